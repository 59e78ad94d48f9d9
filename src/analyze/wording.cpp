#include "worksort/analyze/wording.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "wording_rules.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// A word of a line: letters, digits and apostrophes inside.
struct Word {
  std::size_t offset = 0;
  std::size_t end = 0;
  std::string text;        // in lower case, with a plain apostrophe
  bool is_joined = false;  // nothing but blanks or a hyphen between it and the word before
};

constexpr std::string_view k_curly_apostrophe = "\xE2\x80\x99";

// How many bytes the sign at `at` takes, as far as it matters here: three for dashes and curly quotes.
std::size_t width(std::string_view line, std::size_t at) {
  const auto rest = line.substr(at);
  return rest.starts_with("\xE2\x80") && rest.size() >= 3 ? 3 : 1;
}

bool is_word(std::string_view line, std::size_t at) {
  const char c = line[at];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) >= 0x80 && width(line, at) == 1);
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_apostrophe(std::string_view line, std::size_t at) {
  return line[at] == '\'' || line.substr(at).starts_with(k_curly_apostrophe);
}

Word word_at(std::string_view line, std::size_t at) {
  Word word{at, at, {}, false};
  while (at < line.size()) {
    if (is_apostrophe(line, at)) {
      at += width(line, at);
      if (at >= line.size() || !is_word(line, at)) break;
      word.text += '\'';
    } else if (is_word(line, at)) {
      word.text += lower(line[at++]);
    } else {
      break;
    }
    word.end = at;
  }
  return word;
}

std::vector<Word> words_of(std::string_view line) {
  std::vector<Word> out;
  bool joined = false;
  for (std::size_t at = 0; at < line.size();) {
    if (!is_word(line, at)) {
      joined = joined && (line[at] == ' ' || line[at] == '-');
      at += width(line, at);
      continue;
    }
    out.push_back(word_at(line, at));
    out.back().is_joined = joined;
    at = out.back().end;
    joined = true;
  }
  return out;
}

// Calls `use` for each part of `text` until it returns false.
template <typename Use>
bool for_parts(std::string_view text, char separator, Use use) {
  while (!text.empty()) {
    const auto end = text.find(separator);
    if (!use(text.substr(0, end))) return false;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return true;
}

bool is_one_of(std::string_view choices, std::string_view word) {
  return !for_parts(choices, '|', [&](std::string_view choice) { return choice != word; });
}

// How many words from `at` on are the rule's; 0 when they are not.
std::size_t matched(const WordingRule& rule, const std::vector<Word>& words, std::size_t at) {
  std::size_t next = at;
  const bool all = for_parts(rule.words, ' ', [&](std::string_view choices) {
    if (next == words.size() || (next > at && !words[next].is_joined)) return false;
    return is_one_of(choices, words[next++].text);
  });
  if (!all) return 0;
  const bool harmless =
      next < words.size() && words[next].is_joined && is_one_of(rule.not_before, words[next].text);
  return harmless ? 0 : next - at;
}

// The rules by the words they can begin with, so that a line is not compared with all of them.
const std::unordered_map<std::string_view, std::vector<const WordingRule*>>& rules_by_first_word() {
  static const auto rules = [] {
    std::unordered_map<std::string_view, std::vector<const WordingRule*>> out;
    for (const auto& rule : k_wording_rules) {
      for_parts(rule.words.substr(0, rule.words.find(' ')), '|', [&](std::string_view word) {
        out[word].push_back(&rule);
        return true;
      });
    }
    return out;
  }();
  return rules;
}

// Keys of texts that are somebody else's words.
constexpr std::array<std::string_view, 3> k_quoted = {"quote:", "source:", "title:"};

// Where the key of such a text begins in a line that begins with it, npos if none does.
std::size_t quoted_column(std::string_view line) {
  std::size_t at = std::min(line.find_first_not_of(' '), line.size());
  while (line.substr(at).starts_with("- ")) at = std::min(line.find_first_not_of(' ', at + 1), line.size());
  const auto begins = [&](std::string_view key) { return line.substr(at).starts_with(key); };
  return std::any_of(k_quoted.begin(), k_quoted.end(), begins) ? at : std::string_view::npos;
}

// Behind the value at `at` inside { }.
std::size_t value_end(std::string_view line, std::size_t at) {
  const char quote = at < line.size() ? line[at] : ' ';
  if (quote != '"' && quote != '\'') return std::min(line.find_first_of(",]}", at), line.size());
  for (++at; at < line.size() && line[at] != quote; ++at)
    if (quote == '"' && line[at] == '\\') ++at;
  return std::min(at, line.size());
}

// The line with points in place of such texts inside { }.
std::string without_quoted(std::string_view line) {
  std::string out(line);
  for (const auto key : k_quoted) {
    for (auto at = out.find(key); at != std::string::npos; at = out.find(key, at + 1)) {
      const auto before = at == 0 ? std::string::npos : out.find_last_not_of(' ', at - 1);
      if (before == std::string::npos || (out[before] != '{' && out[before] != ',')) continue;
      const auto begin = std::min(out.find_first_not_of(' ', at + key.size()), out.size());
      const auto end = value_end(out, begin);
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(begin),
                out.begin() + static_cast<std::ptrdiff_t>(end), '.');
    }
  }
  return out;
}

}  // namespace

std::vector<Label> find_labels(std::string_view line) {
  const auto words = words_of(line);
  std::vector<Label> out;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t length = 0;
    const auto rules = rules_by_first_word().find(words[at].text);
    if (rules != rules_by_first_word().end()) {
      for (const auto* rule : rules->second) {
        length = matched(*rule, words, at);
        if (length == 0) continue;
        const auto begin = words[at].offset;
        out.push_back({begin, words[at + length - 1].end - begin, std::string(rule->instead)});
        break;
      }
    }
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

void check_wording(const std::string& file, std::string_view bytes, Diagnostics& diagnostics) {
  bytes = behind_byte_mark(bytes);
  std::size_t quoted = std::string_view::npos;  // the column of the key whose text may go on
  for (std::uint32_t number = 1; !bytes.empty(); ++number) {
    const auto end = bytes.find('\n');
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto indent = line.find_first_not_of(' ');
    if (quoted != std::string_view::npos && (indent == std::string_view::npos || indent > quoted)) continue;
    quoted = quoted_column(line);
    if (quoted != std::string_view::npos) continue;
    for (const auto& label : find_labels(without_quoted(line))) {
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
