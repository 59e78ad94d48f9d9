// Where the entries of lists begin and end, and which of them stand out of place.
#include "read/yaml/entry_scan.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::reading;

namespace {

std::size_t line_of(std::string_view text, std::size_t at) {
  return static_cast<std::size_t>(
             std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) +
         1;
}

// "LINE:COLUMN <content> -LAST" of each entry; behind it what is wrong with it, the column of its list where
// it stands elsewhere, ! where it is not left out on its own, and "text" where its list has no keys.
std::string entries(std::string_view text) {
  constexpr const char* k_faults[] = {"", " slipped", " marker", " no dash", " blanks"};
  std::string out;
  for (const EntryStart& entry : scan_entries(text, 0, text.size())) {
    const std::size_t column = entry.offset - entry.begin;
    out += fmt::format("{}:{} <{}> -{}{}", line_of(text, entry.begin), column,
                       text.substr(entry.content, entry.line_end - entry.content), line_of(text, entry.end),
                       k_faults[static_cast<std::size_t>(entry.fault)]);
    if (column != entry.column) out += fmt::format(" of {}", entry.column);
    const bool fault = entry.fault != EntryFault::none;
    out += fmt::format("{}{}; ", entry.mendable == fault ? "" : "!", entry.map ? "" : " text");
    CHECK((entry.end == text.size() || text[entry.end] == '\n' || text[entry.end] == '\r'));
  }
  return out;
}

std::size_t lost(std::string_view text) {
  Diagnostics problems;
  return count_lost(read_tree("f", text, problems), text);
}

// A document with this below its pieces.
std::string in_pieces(std::string_view entries) {
  return fmt::format("work:\n  task: t\n  pieces:\n{}", entries);
}

}  // namespace

TEST_CASE("entries in one column are found with the lines that belong to them") {
  CHECK(entries("") == "");
  CHECK(entries("work:\n  task: t\n") == "");
  CHECK(entries(in_pieces("    - student: a\n    - student: b\n")) ==
        "4:4 <student: a> -4; 5:4 <student: b> -5; ");
  CHECK(entries(in_pieces("    - student: a\n      quote: so\n\n      # what\n    - student: b")) ==
        "4:4 <student: a> -5; 8:4 <student: b> -8; ");
  CHECK(entries(in_pieces("  - student: a\n    quote: so\n  - student: b\n\n# end\n")) ==
        "4:2 <student: a> -5; 6:2 <student: b> -6; ");
  CHECK(entries(in_pieces("    - {student: a}\n    - {student: b,\n       quote: c}\n")) ==
        "4:4 <{student: a}> -4; 5:4 <{student: b,> -6; ");
  CHECK(entries(in_pieces("    -\n      student: a\n    - student: b\n")) ==
        "4:4 <student: a> -5; 6:4 <student: b> -6; ");
  CHECK(entries("a:\n  - x\n  - y\nb:\n- z\n") == "2:2 <x> -2 text; 3:2 <y> -3 text; 5:0 <z> -5 text; ");
  CHECK(entries("- x\n- y\n") == "1:0 <x> -1 text; 2:0 <y> -2 text; ");
  CHECK(entries(in_pieces("    - student: a\n---\nwork:\n  pieces:\n    - student: b\n...\n- c\n")) ==
        "4:4 <student: a> -4; 8:4 <student: b> -8; 10:0 <c> -10 text; ");
  CHECK(
      entries(in_pieces("    - student: a\n      strategy:\n        - x\n        - y\n    - student: b\n")) ==
      "4:4 <student: a> -7; 8:4 <student: b> -8; ");
  CHECK(entries(in_pieces("    - student: a\n      strategy:\n      - x\n      - y\n    - student: b\n")) ==
        "4:4 <student: a> -7; 8:4 <student: b> -8; ");
  CHECK(entries(in_pieces("    - student: a\n  note: so\n  class: c\n")) == "4:4 <student: a> -4; ");
}

TEST_CASE("an entry out of the column of most is out of place; of two columns the usual one counts") {
  CHECK(entries(in_pieces("    - student: a\n     - student: b\n    - student: c\n")) ==
        "4:4 <student: a> -4; 5:5 <student: b> -5 slipped of 4; 6:4 <student: c> -6; ");
  CHECK(entries(in_pieces("    - student: a\n   - student: b\n    - student: c\n")) ==
        "4:4 <student: a> -4; 5:3 <student: b> -5 slipped of 4; 6:4 <student: c> -6; ");
  CHECK(entries(in_pieces("     - student: a\n    - student: b\n")) ==
        "4:5 <student: a> -4 slipped of 4; 5:4 <student: b> -5; ");
  CHECK(entries(in_pieces("    - student: a\n     - student: b\n")) ==
        "4:4 <student: a> -4; 5:5 <student: b> -5 slipped of 4; ");
  CHECK(entries(in_pieces("     - student: a\n  - student: b\n")) ==
        "4:5 <student: a> -4 slipped of 2; 5:2 <student: b> -5; ");
  CHECK(entries(in_pieces("     - student: a\n   - student: b\n")) ==
        "4:5 <student: a> -4 slipped of 3; 5:3 <student: b> -5; ");
  CHECK(entries(in_pieces("    - student: a\n- student: b\n")) ==
        "4:4 <student: a> -4; 5:0 <student: b> -5 slipped of 4; ");
  CHECK(entries(in_pieces("    - student: a\n- student: b\n      quote: c\n    - student: d\n")) ==
        "4:4 <student: a> -4; 5:0 <student: b> -6 slipped of 4; 7:4 <student: d> -7; ");
  CHECK(entries(in_pieces("    - x\n     - y\n    - z\n")) == "4:4 <x> -5; 6:4 <z> -6; ");
}

TEST_CASE("signs in place of a dash, and a dash without its blank") {
  CHECK(entries(in_pieces("    - student: a\n    * student: b\n    -student: c\n")) ==
        "4:4 <student: a> -4; 5:4 <student: b> -5 marker; 6:4 <student: c> -6 marker; ");
  CHECK(entries(in_pieces("    - student: a\n     * student: b\n")) ==
        "4:4 <student: a> -4; 5:5 <student: b> -5 marker of 4; ");
  CHECK(entries(in_pieces("    - student: a\n      * quote: b\n    - student: c\n")) ==
        "4:4 <student: a> -5; 6:4 <student: c> -6; ");
  CHECK(entries(in_pieces("    - student: a\n    * quote: b\n    - student: c\n")) ==
        "4:4 <student: a> -4; 5:4 <quote: b> -5 marker; 6:4 <student: c> -6; ");
  CHECK(entries(in_pieces("    - student: a\n    ; student: b\n")) ==
        "4:4 <student: a> -4; 5:4 <student: b> -5 marker; ");
  CHECK(entries(in_pieces("    - student: a\n    ;; {student: b}\n")) == "4:4 <student: a> -5; ");
  CHECK(entries(in_pieces("    - student: a\n    ;;; student: b\n")) == "4:4 <student: a> -5; ");
  CHECK(entries(in_pieces("    - student: a\n     ; student: b\n")) == "4:4 <student: a> -5; ");
  CHECK(entries(in_pieces("    * a\n    * b\n")) == "");
  CHECK(entries(in_pieces("    ; student: b\n    - student: c\n")) ==
        "4:4 <student: b> -4 marker; 5:4 <student: c> -5; ");
  CHECK(entries(in_pieces("    ; student: b\n")) == "4:4 <student: b> -4 marker; ");
  CHECK(entries(in_pieces("      ; student: b\n")) == "4:6 <student: b> -4 marker; ");
  CHECK(entries(in_pieces("    ; quote: b\n")) == "");
}

TEST_CASE("tabs and blanks that cannot be seen in front of an entry") {
  CHECK(entries(in_pieces("    - student: a\n\t- student: b\n    - student: c\n")) ==
        "4:4 <student: a> -4; 5:1 <student: b> -5 blanks of 4; 6:4 <student: c> -6; ");
  CHECK(entries(in_pieces("\t- student: a\n\t- student: b\n")) ==
        "4:1 <student: a> -4 blanks of 2!; 5:1 <student: b> -5 blanks of 2!; ");
  CHECK(entries(in_pieces("\t- student: a\n    - student: b\n")) ==
        "4:1 <student: a> -4 blanks of 4; 5:4 <student: b> -5; ");
  CHECK(entries(in_pieces("\t- student: a\n")) == "4:1 <student: a> -4 blanks of 2; ");
  CHECK(entries("work:\n\tpieces:\n\t- student: a\n") == "3:1 <student: a> -3 blanks!; ");
  CHECK(entries(in_pieces("    - student: a\n   \u00A0- student: b\n")) ==
        "4:4 <student: a> -4; 5:5 <student: b> -5 blanks of 4; ");
}

TEST_CASE("a key that begins every entry begins one without its dash too") {
  CHECK(entries(in_pieces("    student: a\n    - student: b\n")) ==
        "4:4 <student: a> -4 no dash; 5:4 <student: b> -5; ");
  CHECK(entries(in_pieces("      student: a\n      quote: c\n    - student: b\n")) ==
        "4:6 <student: a> -5 no dash of 4; 6:4 <student: b> -6; ");
  CHECK(entries(in_pieces("  student: a\n    - student: b\n")) == "5:4 <student: b> -5; ");
  CHECK(entries(in_pieces("    - student: a\n    student: b\n    - student: c\n")) ==
        "4:4 <student: a> -4; 5:4 <student: b> -5 no dash; 6:4 <student: c> -6; ");
  CHECK(entries(in_pieces("    - student: a\n      student: b\n    - student: c\n")) ==
        "4:4 <student: a> -4; 5:6 <student: b> -5 no dash of 4!; 6:4 <student: c> -6; ");
  CHECK(entries(in_pieces("    - student: a\n      quote: x\n      student: b\n      quote: y\n")) ==
        "4:4 <student: a> -5; 6:6 <student: b> -7 no dash of 4!; ");
  CHECK(entries(in_pieces("    - student: a\n      quote: x\n      student: b\n      answer: y\n")) ==
        "4:4 <student: a> -7; ");
  CHECK(entries(in_pieces("    - student: a\n      quote: x\n      student: b\n")) ==
        "4:4 <student: a> -6; ");
  CHECK(entries(in_pieces("    - student: a\n      student: b\n")) ==
        "4:4 <student: a> -4; 5:6 <student: b> -5 no dash of 4!; ");
  CHECK(entries(in_pieces("    - student: a\n      student: a\n")) == "4:4 <student: a> -5; ");
  CHECK(entries(in_pieces("    - student: a\n        student: b\n    - student: c\n")) ==
        "4:4 <student: a> -5; 6:4 <student: c> -6; ");
  CHECK(entries(in_pieces("    - student: a\n      {student: b}\n    - student: c\n")) ==
        "4:4 <student: a> -4; 5:6 <{student: b}> -5 no dash of 4; 6:4 <student: c> -6; ");
  CHECK(entries(in_pieces("    - student: a\n       {student: b}\n    - student: c\n")) ==
        "4:4 <student: a> -5; 6:4 <student: c> -6; ");
  CHECK(entries(in_pieces("    - student: a\n    {student: b}\n    - student: c\n")) ==
        "4:4 <student: a> -4; 5:4 <{student: b}> -5 no dash; 6:4 <student: c> -6; ");
}

TEST_CASE("a list goes on behind lines that slipped to the left, and not behind the next key") {
  CHECK(entries(in_pieces("    - student: a\nquote: x\n    - student: b\n")) ==
        "4:4 <student: a> -5; 6:4 <student: b> -6; ");
  CHECK(entries(
            in_pieces("    - student: a\n      quote: x\n    - student: b\nquote: y\n    - student: c\n")) ==
        "4:4 <student: a> -5; 6:4 <student: b> -7; 8:4 <student: c> -8; ");
  CHECK(entries(in_pieces(
            "    - student: a\n      quote: x\n    - student: b\n  quote: y\n    - student: c\n")) ==
        "4:4 <student: a> -5; 6:4 <student: b> -7; 8:4 <student: c> -8; ");
  CHECK(entries(in_pieces("    - student: a\n  note: x\ntask:\n  - id: b\n  - id: c\n")) ==
        "4:4 <student: a> -4; 7:2 <id: b> -7; 8:2 <id: c> -8; ");
  CHECK(entries(in_pieces("    - student: a\n      task: u\ntask:\n  - id: b\n")) ==
        "4:4 <student: a> -5; 7:2 <id: b> -7; ");
  CHECK(entries(in_pieces("    - student: a\n  class: x\n    - student: b\n")) ==
        "4:4 <student: a> -5; 6:4 <student: b> -6; ");
  CHECK(entries(in_pieces("    - student: a\n  class:\n    - student: b\n")) ==
        "4:4 <student: a> -4; 6:4 <student: b> -6; ");
  CHECK(entries(in_pieces("    - student: a\n  class: x\n  date: y\n")) == "4:4 <student: a> -4; ");
  CHECK(entries("task:\n  - id: a\nclass: x\nwork:\n  class: y\n") == "2:2 <id: a> -2; ");
  CHECK(entries("roster:\n  students:\n  - id: a\n  - id: b\nwork:\n  pieces:\n  - student: a\n") ==
        "3:2 <id: a> -3; 4:2 <id: b> -4; 7:2 <student: a> -7; ");
  const std::string two = "    - student: a\n      answer: 1\n    - student: b\n  answer: 2\n";
  CHECK(entries(in_pieces(two + "roster:\n  students:\n    - id: c\n")) ==
        "4:4 <student: a> -5; 6:4 <student: b> -6; 10:4 <id: c> -10; ");
  CHECK(entries(in_pieces(two + "  note: so\nroster:\n  students:\n    - id: c\n")) ==
        "4:4 <student: a> -5; 6:4 <student: b> -6; 11:4 <id: c> -11; ");
  CHECK(entries(in_pieces(two + "  more: 3\n  pieces:\n    - student: c\n      answer: 1\n")) ==
        "4:4 <student: a> -5; 6:4 <student: b> -6; 10:4 <student: c> -11; ");
  CHECK(entries(in_pieces(two + "    - student: c\n")) ==
        "4:4 <student: a> -5; 6:4 <student: b> -7; 8:4 <student: c> -8; ");
  CHECK(entries(in_pieces(two + "  class: x\n  students:\n    - id: c\n    - student: d\n")) ==
        "4:4 <student: a> -5; 6:4 <student: b> -6; 10:4 <id: c> -10; 11:4 <student: d> -11; ");
}

TEST_CASE("the dash of the first entry is missing only where another entry begins like it") {
  CHECK(entries(in_pieces("    answer: 1\n    - answer: 2\n")) ==
        "4:4 <answer: 1> -4 no dash; 5:4 <answer: 2> -5; ");
  CHECK(entries(in_pieces("    answer: 1\n    quote: x\n")) == "");
  CHECK(entries(in_pieces("    answer: 1\n  class: c\n    - answer: 2\n")) == "6:4 <answer: 2> -6; ");
  CHECK(entries(in_pieces("    answer: 1\n    shows:\n      - answer: 2\n")) == "6:6 <answer: 2> -6; ");
  CHECK(entries(in_pieces("    answer: 1\n    shows:\n    - answer: 2\n")) == "6:4 <answer: 2> -6; ");
  CHECK(entries(in_pieces("    answer: 1\n      - answer: 2\n    - answer: 3\n")) ==
        "4:4 <answer: 1> -4 no dash; 5:6 <answer: 2> -5 slipped of 4; 6:4 <answer: 3> -6; ");
  CHECK(entries(in_pieces("    ; student: a\n      answer: 1\n")) == "4:4 <student: a> -5 marker; ");
  CHECK(entries(in_pieces("  ; answer: 1\n    - answer: 2\n")) ==
        "4:2 <answer: 1> -4 marker of 4; 5:4 <answer: 2> -5; ");
  CHECK(entries("work:\n  shows:\n    ; student: a\n") == "");
}

TEST_CASE("entries that did not get into the tree are counted") {
  CHECK(lost(in_pieces("    - student: a\n    - student: b\n")) == 0);
  CHECK(lost(in_pieces("    - student: a\n    -student: b\n")) == 1);
  CHECK(lost(in_pieces("    - student: a\n    -\n    - x\n")) == 0);
  CHECK(lost(in_pieces("    -\n      student: a\n    -\n")) == 0);
  CHECK(lost(in_pieces("    - student: a\n      quote: |\n        * student: b\n")) == 0);
  CHECK(lost(in_pieces("    - student: a\n      quote: \"x\n        * student: b\"\n")) == 0);
  CHECK(lost(in_pieces("    - student: \"a\n    - student: b\n    - student: c\n")) == 1);
  CHECK(lost(in_pieces("    - student: a\n    - {student: b\n    - student: c\n")) == 1);
}
