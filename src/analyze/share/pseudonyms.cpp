#include "worksort/analyze/share/pseudonyms.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/name_finder.hpp"

#include <algorithm>
#include <stdexcept>

namespace worksort {
namespace {

constexpr std::size_t k_letters = 8;
constexpr std::uint32_t k_most_variants = 1U << k_letters;

// What makes two spellings one name.
std::string root_of(PseudonymKind kind, const std::string& spelling) {
  if (kind == PseudonymKind::id) return spelling;
  std::string out;
  for (const auto& span : words_of(spelling))
    out += name_key(spelling.substr(span.offset, span.length)) + " ";
  return out;
}

// The root with capitals where the bits of `variant` are set; a name begins with a capital the first time.
std::string with_capitals(std::string root, PseudonymKind kind, std::uint32_t variant) {
  if (kind == PseudonymKind::name && variant < 2) variant = 1 - variant;
  for (std::size_t i = 0; i < root.size(); ++i) {
    if ((variant >> i) & 1U) root[i] = static_cast<char>(root[i] - 32);
  }
  return root;
}

}  // namespace

Pseudonyms::Pseudonyms(std::function<std::uint64_t()> random, std::unordered_set<std::string> avoid)
    : m_random(std::move(random)), m_taken(std::move(avoid)) {}

void Pseudonyms::add(const Pseudonym& pseudonym) {
  const auto key = std::pair(pseudonym.kind, pseudonym.stands_for);
  if (!m_by_spelling.emplace(key, pseudonym.pseudonym).second) return;
  m_all.push_back(pseudonym);
  m_back[pseudonym.pseudonym] = pseudonym.stands_for;
  m_taken.insert(lower(pseudonym.pseudonym));
  auto& root = m_roots[{pseudonym.kind, root_of(pseudonym.kind, pseudonym.stands_for)}];
  if (root.first.empty()) root.first = lower(pseudonym.pseudonym);
}

std::string Pseudonyms::drawn() {
  while (true) {
    std::string word;
    std::uint64_t number = m_random();
    for (std::size_t i = 0; i < k_letters; ++i, number >>= 8U) {
      // 234 = 9 x 26: every letter is equally likely
      while ((number & 0xFFU) >= 234) number = m_random();
      word += static_cast<char>('a' + static_cast<int>((number & 0xFFU) % 26));
    }
    if (m_taken.insert(word).second) return word;
  }
}

const std::string& Pseudonyms::of(PseudonymKind kind, const std::string& spelling) {
  const auto found = m_by_spelling.find({kind, spelling});
  if (found != m_by_spelling.end()) return found->second;
  auto& [root, variants] = m_roots[{kind, root_of(kind, spelling)}];
  if (root.empty()) root = drawn();
  std::string word;
  do {
    if (variants == k_most_variants) throw std::runtime_error("a name is spelled in too many ways");
    word = with_capitals(root, kind, variants++);
  } while (m_back.contains(word));
  add({word, kind, spelling});
  return m_by_spelling.at({kind, spelling});
}

std::string Pseudonyms::restored(std::string_view text) const {
  std::string out;
  std::size_t at = 0;
  for (auto span : words_of(text)) {
    auto found = m_back.find(std::string(text.substr(span.offset, span.length)));
    if (found == m_back.end() && span.offset > 0 && text[span.offset - 1] == '\\') {  // the n of an escape
      span = {span.offset + 1, span.length - 1};
      found = m_back.find(std::string(text.substr(span.offset, span.length)));
    }
    if (found == m_back.end()) continue;
    out += text.substr(at, span.offset - at);
    out += found->second;
    at = span.offset + span.length;
  }
  out += text.substr(at);
  return out;
}

}  // namespace worksort
