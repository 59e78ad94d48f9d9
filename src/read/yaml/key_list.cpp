#include "key_list.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <iterator>

namespace worksort::reading {
namespace {

constexpr std::size_t k_few_keys = 16;  // up to here comparing one by one is quickest

}  // namespace

bool has_invisible(std::string_view key) {
  static constexpr std::string_view k_marks[] = {
      "\xC2\xA0",     "\xC2\xAD",     "\xD8\x9C",     "\xE2\x80\x8B", "\xE2\x80\x8E", "\xE2\x80\x8F",
      "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD",
      "\xE2\x80\xAE", "\xE2\x81\xA0", "\xE2\x81\xA1", "\xE2\x81\xA2", "\xE2\x81\xA3", "\xE2\x81\xA4",
      "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9", "\xEF\xBB\xBF"};
  return !is_ascii(key) && std::any_of(std::begin(k_marks), std::end(k_marks), [&](std::string_view mark) {
    return key.find(mark) != std::string_view::npos;
  });
}

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
