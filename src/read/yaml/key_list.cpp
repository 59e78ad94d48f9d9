#include "key_list.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <iterator>

namespace worksort::reading {
namespace {

constexpr std::size_t k_few_keys = 16;  // up to here comparing one by one is quickest

// One of sixty-four, by its length and ends.
std::uint64_t bit_of(std::string_view key) {
  if (key.empty()) return 1;
  const auto ends = static_cast<unsigned char>(key.front()) + 4U * static_cast<unsigned char>(key.back());
  return std::uint64_t{1} << ((ends + 11U * key.size()) % 64U);
}

}  // namespace

bool KeyList::add(Map& map, std::string_view key, Tree& tree) {
  return add_plain(map, is_ascii(key) ? trim(key) : tree.own(normalized(key)));
}

bool KeyList::add_plain(Map& map, std::string_view key) {
  if (map.many) return map.many->insert(key).second;
  const std::uint64_t bit = bit_of(key);
  if ((map.seen & bit) != 0) {
    const auto first = m_keys.begin() + static_cast<std::ptrdiff_t>(map.first);
    if (std::find(first, m_keys.end(), key) != m_keys.end()) return false;
  }
  map.seen |= bit;
  m_keys.push_back(key);
  if (m_keys.size() - map.first > k_few_keys)
    map.many = std::make_unique<std::unordered_set<std::string_view>>(
        m_keys.begin() + static_cast<std::ptrdiff_t>(map.first), m_keys.end());
  return true;
}

}  // namespace worksort::reading
