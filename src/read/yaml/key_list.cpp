#include "key_list.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <iterator>

namespace worksort::reading {
namespace {

constexpr std::size_t k_few_keys = 16;  // up to here comparing one by one is quickest

}  // namespace

bool KeyList::add(Map& map, std::string_view key, Tree& tree) {
  const std::string_view wanted = is_ascii(key) ? trim(key) : tree.own(normalized(key));
  if (map.many) return map.many->insert(wanted).second;
  for (std::size_t i = map.first; i < m_keys.size(); ++i) {
    const std::string_view other = m_keys[i];
    if (other.size() != wanted.size() || (!wanted.empty() && other.front() != wanted.front())) continue;
    if (other == wanted) return false;
  }
  m_keys.push_back(wanted);
  if (m_keys.size() - map.first > k_few_keys)
    map.many = std::make_unique<std::unordered_set<std::string_view>>(
        m_keys.begin() + static_cast<std::ptrdiff_t>(map.first), m_keys.end());
  return true;
}

}  // namespace worksort::reading
