#include "worksort/analyze/wording.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

namespace worksort {
namespace {

struct Rule {
  std::string_view words;
  std::string_view instead;
};

constexpr std::string_view k_by_strategy = "name the strategy: 'students who counted by fours'";
constexpr std::string_view k_not_yet = "say what is on the page and what is not yet";

// Ability and tier labels that the field's position statements advise against, and phrases about what is
// missing. Plural and singular, with children, kids, students, learners, group(s) behind them where the word
// alone is harmless.
constexpr std::array<Rule, 28> k_labels = {{
    {"low kids", k_by_strategy},        {"low kid", k_by_strategy},
    {"low students", k_by_strategy},    {"low student", k_by_strategy},
    {"low group", k_by_strategy},       {"low learners", k_by_strategy},
    {"lowest students", k_by_strategy}, {"my lows", k_by_strategy},
    {"my highs", k_by_strategy},        {"high kids", k_by_strategy},
    {"high students", k_by_strategy},   {"high group", k_by_strategy},
    {"high flyers", k_by_strategy},     {"middle group", k_by_strategy},
    {"bubble kids", k_by_strategy},     {"bubble students", k_by_strategy},
    {"tier 1 kids", k_by_strategy},     {"tier 2 kids", k_by_strategy},
    {"tier 3 kids", k_by_strategy},     {"tier 2 students", k_by_strategy},
    {"tier 3 students", k_by_strategy}, {"struggling learners", k_not_yet},
    {"struggling students", k_not_yet}, {"slow learners", k_not_yet},
    {"below basic", k_not_yet},         {"remedial students", k_not_yet},
    {"doesn't get it", k_not_yet},      {"can't do math", k_not_yet},
}};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) >= 0x80);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// Text that is somebody else's words.
bool is_quoted(std::string_view line) {
  std::string_view rest = trim(line);
  if (rest.starts_with("- ")) rest = trim(rest.substr(2));
  return rest.starts_with("quote:") || rest.starts_with("source:") || rest.starts_with("title:");
}

}  // namespace

std::vector<Label> find_labels(std::string_view line) {
  const std::string text = lower(line);
  std::vector<Label> out;
  for (const auto& rule : k_labels) {
    for (auto at = text.find(rule.words); at != std::string::npos; at = text.find(rule.words, at + 1)) {
      const std::size_t end = at + rule.words.size();
      const bool whole = (at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]));
      if (whole) out.push_back({at, rule.words.size(), std::string(rule.instead)});
    }
  }
  std::sort(out.begin(), out.end(), [](const Label& a, const Label& b) { return a.offset < b.offset; });
  return out;
}

void check_wording(const std::string& file, std::string_view bytes, Diagnostics& diagnostics) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (std::uint32_t number = 1; !bytes.empty(); ++number) {
    const auto end = bytes.find('\n');
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (is_quoted(line)) continue;
    for (const auto& label : find_labels(line)) {
      const auto column = static_cast<std::uint32_t>(count_characters(line.substr(0, label.offset)) + 1);
      diagnostics.add({Severity::warning,
                       "wording",
                       file,
                       {number, column, static_cast<std::uint32_t>(label.length)},
                       fmt::format("'{}' labels children; the work can be named instead",
                                   line.substr(label.offset, label.length)),
                       label.instead,
                       std::string(line)});
    }
  }
}

}  // namespace worksort
