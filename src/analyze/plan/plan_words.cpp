#include "plan_words.hpp"

#include "worksort/analyze/plan/plan.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace worksort {
namespace {

using Words = std::set<std::string>;

constexpr std::size_t k_shortest = 4;
constexpr std::size_t k_stem = 5;

// Words, as far as a stem goes, that stand in any text about work.
constexpr auto k_everywhere = std::to_array<std::string_view>(
    {"about", "betwe", "could", "does",  "each",  "from", "have",  "here",  "into",  "more", "numbe",
     "only",  "other", "page",  "said",  "same",  "says", "seen",  "show",  "shown", "some", "stand",
     "tell",  "than",  "that",  "thei",  "their", "them", "then",  "there", "they",  "this", "what",
     "when",  "where", "which", "whole", "with",  "work", "would", "your"});

bool is_of_word(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

Words words_of(std::string_view text) {
  Words out;
  std::string word;
  for (const char c : folded(text) + ' ') {
    if (is_of_word(c)) {
      word += c;
      continue;
    }
    const bool several = word.size() > k_shortest && word.ends_with('s');
    const std::string stem = word.substr(0, std::min(k_stem, word.size() - (several ? 1 : 0)));
    const bool anywhere = std::ranges::find(k_everywhere, stem) != k_everywhere.end();
    if (word.size() >= k_shortest && !anywhere) out.insert(stem);
    word.clear();
  }
  return out;
}

std::size_t in_common(const Words& a, const Words& b) {
  return static_cast<std::size_t>(
      std::ranges::count_if(a, [&](const auto& word) { return b.contains(word); }));
}

// Without the words that more than half of the look-fors have.
std::map<std::string, Words> telling_words(const std::vector<LookFor>& look_fors) {
  std::map<std::string, Words> out;
  std::map<std::string, std::size_t> uses;
  for (const auto& look_for : look_fors) {
    const Words words = words_of(in_words(look_for.text, look_for.id));
    for (const auto& word : words) ++uses[word];
    out[look_for.id] = words;
  }
  for (auto& [id, words] : out)
    std::erase_if(words,
                  [&](const auto& word) { return uses[word] > 1 && 2 * uses[word] > look_fors.size(); });
  return out;
}

}  // namespace

std::size_t shared_words(std::string_view a, std::string_view b) {
  return in_common(words_of(a), words_of(b));
}

std::map<std::string, std::size_t> look_fors_of_issue(const TaskInfo& task, const std::string& issue) {
  std::map<std::string, std::size_t> out;
  if (issue.empty()) return out;
  const Issue* entry = task.codebook->issue(issue);
  std::string name = prettified(issue);
  if (entry != nullptr) name += ' ' + entry->name + ' ' + join(entry->aliases, " ");
  const Words named = words_of(name);
  const Words asked = entry == nullptr
                          ? Words()
                          : words_of(join(entry->ask.assessing, " ") + ' ' + join(entry->ask.advancing, " "));
  for (const auto& [id, words] : telling_words(task.look_fors)) {
    const std::size_t found = 2 * in_common(words, named) + in_common(words, asked);
    if (found > 0) out[id] = found;
  }
  return out;
}

}  // namespace worksort
