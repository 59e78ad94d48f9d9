// Every entry of a file is broken in many ways, one at a time: the others are read as if nothing had
// happened, and what could not be read is counted.
#include "worksort/util/text.hpp"

#include <string>
#include <vector>

#include "../studies.hpp"
#include <doctest/doctest.h>
#include <fmt/ranges.h>

using namespace worksort;

namespace {

using Lines = std::vector<std::string>;
constexpr std::size_t k_entries = 4;
constexpr const char* k_head =
    "task: {id: t, answers: [\"24\"]}\n---\nwork:\n  task: t\n  date: 2026-11-17\n  pieces:\n";
constexpr const char* k_tail = "---\nwork:\n  task: t2\n  pieces:\n    - {student: z, strategy: counts}\n";

// One way to write the entry of student `i`.
struct Style {
  const char* name;
  Lines (*lines)(std::size_t i);
};

const std::vector<Style> k_styles = {
    {"block",
     [](std::size_t i) {
       return Lines{fmt::format("- student: s{}", i), "  strategy: counts",
                    fmt::format("  answer: \"{}\"", i), "  evidence: rows seen, and then"};
     }},
    {"braces",
     [](std::size_t i) {
       return Lines{
           fmt::format("- {{student: s{0}, strategy: counts, answer: \"{0}\", evidence: seen twice}}", i)};
     }},
    {"braces on two lines",
     [](std::size_t i) {
       return Lines{fmt::format("- {{student: s{}, strategy: [counts, groups],  # Ana", i),
                    fmt::format("   answer: \"{}\", evidence: seen}}", i)};
     }},
    {"lists and long texts",
     [](std::size_t i) {
       return Lines{fmt::format("- student: s{}", i),
                    "  strategy:",
                    "    - counts",
                    "    - groups",
                    "  note: |",
                    "    - one",
                    fmt::format("    student: {}", i),
                    fmt::format("  answer: \"{}\"", i),
                    "  evidence: \"I did",
                    "    it\""};
     }},
    {"dash on its own", [](std::size_t i) {
       return Lines{"-", fmt::format("  student: s{}", i), "  strategy: counts",
                    fmt::format("  evidence: seen {}", i)};
     }}};

// One way to break an entry; where it changes nothing, the style has no such mistake.
struct Break {
  const char* name;
  void (*apply)(Lines& lines);
};

void replace_first(Lines& lines, std::string_view from, std::string_view to) {
  for (std::string& line : lines)
    if (const std::size_t at = line.find(from); at != std::string::npos) {
      line.replace(at, from.size(), to);
      return;
    }
}

const std::vector<Break> k_breaks = {
    {"no blank after the dash", [](Lines& lines) { replace_first(lines, "- student", "-student"); }},
    {"no blank after a colon", [](Lines& lines) { replace_first(lines, "strategy: ", "strategy:"); }},
    {"one column to the left",
     [](Lines& lines) {
       for (std::string& line : lines) line.erase(0, 1);
     }},
    {"one column to the right",
     [](Lines& lines) {
       for (std::string& line : lines) line.insert(0, " ");
     }},
    {"only its first line to the right", [](Lines& lines) { lines[0].insert(0, " "); }},
    {"its last line to the left", [](Lines& lines) { lines.back() = " " + std::string(trim(lines.back())); }},
    {"the key of a long text to the left",
     [](Lines& lines) {
       for (std::string& line : lines)
         if (trim(line) == "note: |") line = "  note: |";
     }},
    {"en dash", [](Lines& lines) { replace_first(lines, "-", "\xE2\x80\x93"); }},
    {"bullet", [](Lines& lines) { replace_first(lines, "-", "\xE2\x80\xA2"); }},
    {"a number for the dash", [](Lines& lines) { replace_first(lines, "- ", "1. "); }},
    {"no dash", [](Lines& lines) { replace_first(lines, "-", " "); }},
    {"tab before the entry", [](Lines& lines) { lines[0] = "\t" + std::string(trim(lines[0])); }},
    {"tabs",
     [](Lines& lines) {
       for (std::string& line : lines) line = "\t" + line;
     }},
    {"tab after the dash", [](Lines& lines) { replace_first(lines, "- ", "-\t"); }},
    {"no-break space before the dash", [](Lines& lines) { lines[0].replace(0, 1, "\xC2\xA0"); }},
    {"no-break space after the dash", [](Lines& lines) { replace_first(lines, "- ", "-\xC2\xA0"); }},
    {"no-break spaces after the colons",
     [](Lines& lines) {
       for (std::string& line : lines) line = with_all(line, ": ", ":\xC2\xA0");
     }},
    {"typographic quotes",
     [](Lines& lines) {
       replace_first(lines, "seen", "\xE2\x80\x9Cseen: a, b\xE2\x80\x9D");
       for (std::string& line : lines) line = with_all(line, "\"", "\xE2\x80\x9C");
     }},
    {"a quote not closed", [](Lines& lines) { replace_first(lines, "strategy: ", "strategy: \""); }},
    {"a bracket not closed", [](Lines& lines) { replace_first(lines, "counts", "[counts"); }},
    {"a brace not closed",
     [](Lines& lines) { lines.back() = lines.back().substr(0, lines.back().find_last_not_of('}') + 1); }},
    {"a bracket too many", [](Lines& lines) { replace_first(lines, "counts", "counts]"); }},
    {"a # with a blank before it", [](Lines& lines) { replace_first(lines, "seen", "row #3 is"); }},
    {"a colon in a text", [](Lines& lines) { replace_first(lines, "seen", "row: three"); }},
    {"a sign of YAML", [](Lines& lines) { replace_first(lines, "counts", "%50"); }},
    {"a key in the first column", [](Lines& lines) { lines.insert(lines.begin() + 1, "model: array"); }},
    {"a line of something else", [](Lines& lines) { lines.insert(lines.begin() + 1, "   ---"); }},
    {"a control character", [](Lines& lines) { replace_first(lines, "counts", "cou\x07nts"); }},
};

std::string text_of(const std::vector<Lines>& entries, const char* tail) {
  std::string out = k_head;
  for (const Lines& entry : entries) out += fmt::format("{}\n", fmt::join(entry, "\n"));
  return out + tail;
}

// All that is known of one reading.
std::string words_of(const Study& study, const Reading& r) {
  std::string out = fmt::format("{} answer {} evidence {} note {}:", study.text(r.student.code),
                                study.text(r.answer), study.text(r.evidence), study.text(r.note));
  for (const CodeRef& code : study.strategies(r)) out += fmt::format(" {}", study.text(code.code));
  return out;
}

std::vector<std::string> readings_of(const Study& study, std::string_view but) {
  std::vector<std::string> out;
  for (const Reading& r : study.readings)
    if (study.text(r.student.code) != but) out.push_back(words_of(study, r));
  return out;
}

}  // namespace

TEST_CASE("a broken entry costs at most itself, and what could not be read is counted") {
  for (const Style& style : k_styles)
    for (const char* const indent : {"    ", "  "})
      for (const char* const tail : {"", "  class: 3B\n  coder: m\n", k_tail}) {
        std::vector<Lines> entries;
        for (std::size_t i = 0; i < k_entries; ++i) {
          entries.push_back(style.lines(i));
          for (std::string& line : entries.back()) line.insert(0, indent);
        }
        const Study whole = study_of(text_of(entries, tail));
        for (const Break& way : k_breaks)
          for (std::size_t i = 0; i < k_entries; ++i) {
            std::vector<Lines> broken = entries;
            way.apply(broken[i]);
            if (broken[i] == entries[i]) continue;
            CAPTURE(style.name);
            CAPTURE(way.name);
            const std::string text = text_of(broken, tail);
            CAPTURE(text);
            Diagnostics diagnostics;
            const Study left = study_of(text, diagnostics);
            const std::string student = fmt::format("s{}", i);
            CHECK(readings_of(left, student) == readings_of(whole, student));
            CHECK(left.pieces.size() + left.input.unread == whole.pieces.size());
            CHECK(diagnostics.items().size() > 0);
          }
      }
}
