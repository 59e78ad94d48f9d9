// Each line of a file with every slip that typing makes, one at a time: what is said, where, and what is
// left, is as tests/data/slips.txt has it. With WORKSORT_REGENERATE=1 it is written: read the diff.
#include "worksort/edit/mend.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "../studies.hpp"
#include "reading.hpp"
#include <fmt/core.h>

using namespace worksort;

namespace {

constexpr const char* k_slips_file = WORKSORT_SOURCE_DIR "/tests/data/slips.txt";

constexpr std::string_view k_before_slips = R"(task: {id: t, answers: ["24", 25]}
---
work:
  task: t  # trays
  pieces:
    - student: s1
      strategy: [rows, twos]
      answer: "24"
      note: rows, and
        then twos
    - student: s2
      issues:
        - late
        - lost  # so it is
      quote: 'it''s 24'
    - {student: s3, answer: "2: 4", unsure: true,
       issues: [late, "a b"]}
    - student: s4
      note: |
        one
        - two
---
plan: {id: p, students: [s1]}
)";

struct TypingSlip {
  const char* name;
  std::string (*make)(std::string line);  // the same line where it cannot be made there
};

std::string replaced_once(std::string line, std::string_view from, std::string_view to, bool last = false) {
  const auto at = last ? line.rfind(from) : line.find(from);
  return at == std::string::npos ? line : line.replace(at, from.size(), to);
}

const std::vector<TypingSlip> k_typing_slips = {
    {"a blank in front", [](std::string l) { return " " + l; }},
    {"a blank less", [](std::string l) { return l.starts_with(' ') ? l.substr(1) : l; }},
    {"two blanks less", [](std::string l) { return l.starts_with("  ") ? l.substr(2) : l; }},
    {"a tab in front", [](std::string l) { return l.starts_with("  ") ? "\t" + l.substr(2) : l; }},
    {"no colon", [](std::string l) { return replaced_once(l, ":", ""); }},
    {"no blank", [](std::string l) { return replaced_once(l, ": ", ":"); }},
    {"no dash", [](std::string l) { return replaced_once(l, "- ", "  "); }},
    {"a tight dash", [](std::string l) { return replaced_once(l, "- ", "-"); }},
    {"a star for a dash", [](std::string l) { return replaced_once(l, "- ", "* "); }},
    {"an opening quote", [](std::string l) { return replaced_once(l, ": ", ": \""); }},
    {"no opening quote", [](std::string l) { return replaced_once(l, "\"", ""); }},
    {"no closing quote", [](std::string l) { return replaced_once(l, "\"", "", true); }},
    {"no closing ' '", [](std::string l) { return replaced_once(l, "'", "", true); }},
    {"an opening bracket", [](std::string l) { return replaced_once(l, ": ", ": ["); }},
    {"no closing bracket", [](std::string l) { return replaced_once(l, "]", ""); }},
    {"no closing brace", [](std::string l) { return replaced_once(l, "}", ""); }},
    {"no comma", [](std::string l) { return replaced_once(l, ",", ""); }},
    {"a # in a value", [](std::string l) { return replaced_once(l, ": ", ": #"); }},
    {"a * in a value", [](std::string l) { return replaced_once(l, ": ", ": *"); }},
    {"a > in a value", [](std::string l) { return replaced_once(l, ": ", ": >"); }},
    {"a colon behind", [](std::string l) { return l + ": x"; }},
    {"words behind", [](std::string l) { return l + " \"x\""; }},
    {"gone", [](std::string) { return std::string(); }},
};

// What of the tree is another than without the slip.
std::string other_than(const std::string& clean, const std::string& now) {
  if (now == clean) return "";
  std::size_t begin = 0;
  while (begin < std::min(clean.size(), now.size()) && clean[begin] == now[begin]) ++begin;
  std::size_t end = 0;
  const std::size_t most = std::min(clean.size(), now.size()) - begin;
  while (end < most && clean[clean.size() - 1 - end] == now[now.size() - 1 - end]) ++end;
  const auto part = [&](const std::string& text) {
    return with_all(text.substr(begin, text.size() - end - begin), "\n", "\\n");
  };
  return fmt::format(" / {} -> {}", part(clean), part(now));
}

// Whether `check --fix` makes something of it.
std::string fixed_slip(const std::string& text) {
  std::vector<MendedFile> files = {{"class.yaml", text, {}}};
  mend_files(files, {});
  if (files.front().mended == text) return "";
  return files.front().mended == k_before_slips ? " / put right" : " / mended";
}

// "LINE SLIP: what is said | hints / what is other in the tree / what is mended" of each.
std::vector<std::string> rows_of_slips() {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < k_before_slips.size();) {
    const std::size_t end = k_before_slips.find('\n', at);
    lines.emplace_back(k_before_slips.substr(at, end - at));
    at = end + 1;
  }
  const std::string clean = test::read(k_before_slips).shape();
  std::vector<std::string> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const auto& slip : k_typing_slips) {
      const std::string kept = lines[i];
      lines[i] = slip.make(kept);
      const bool changed = lines[i] != kept;
      const std::string text = join(lines, "\n") + "\n";
      lines[i] = kept;
      if (!changed) continue;
      const test::Reading r = test::read(text);
      out.push_back(fmt::format("{} {}: {}", i + 1, slip.name, join(r.spots(), "; ")));
      for (const auto& d : r.diagnostics.items()) out.back() += " | " + d.hint;
      out.back() += other_than(clean, r.shape());
      if (i % 5 == 0) out.back() += fixed_slip(text);  // it takes time
    }
  }
  return out;
}

}  // namespace

TEST_CASE("what is said of each slip of the keyboard, and what is left, stays as it is") {
  const std::vector<std::string> rows = rows_of_slips();
  if (const char* wanted = std::getenv("WORKSORT_REGENERATE"); wanted != nullptr)
    std::ofstream(k_slips_file) << join(rows, "\n") << "\n";
  std::ifstream in(k_slips_file);
  std::vector<std::string> known;
  for (std::string line; std::getline(in, line);) known.push_back(line);
  CHECK(rows.size() == known.size());
  for (std::size_t i = 0; i < std::min(rows.size(), known.size()); ++i) CHECK(rows[i] == known[i]);
}
