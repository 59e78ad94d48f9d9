// What nobody can see in a cell is taken out and told, once a kind; what belongs to a language stays.
#include "read/table/clean_cell.hpp"

#include <string>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

// The cell as it is read, with what is told of it: "a b | control 3:4".
std::string cleaned(const std::string& text) {
  CsvTable table;
  ValueProblems problems;
  std::string out(clean_cell(table, text, {3, 4, 1}, problems));
  Diagnostics told;
  problems.tell("t.csv", table, told);
  for (const auto& d : told.items()) {
    const bool control = d.message.find("a control character") != std::string::npos;
    out += fmt::format(" | {} {}:{}",
                       d.id == "invalid-utf8" ? "not UTF-8"
                       : control              ? "control"
                                              : "no room",
                       d.spot.line, d.spot.column);
  }
  return out;
}

}  // namespace

TEST_CASE("a cell of plain signs stays as it is, in its own bytes") {
  CsvTable table;
  ValueProblems problems;
  for (const std::string text :
       {"", "a", " a\tb\nc ", "~ }", "caf\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"}) {
    CAPTURE(text);
    const std::string_view clean = clean_cell(table, text, {}, problems);
    CHECK(clean == text);
    CHECK(clean.data() == text.data());
  }
  CHECK(problems.empty());
}

TEST_CASE("a blank stands for each control character, and it is told once") {
  for (unsigned c = 0; c < 0x80; ++c) {
    CAPTURE(c);
    const bool control = (c < 0x20 && c != '\t' && c != '\n') || c == 0x7F;
    const std::string sign(1, static_cast<char>(c));
    CHECK(cleaned("a" + sign + "b") == (control ? "a b | control 3:4" : "a" + sign + "b"));
  }
  CHECK(cleaned("\x01\x02") == "   | control 3:4");
  CHECK(cleaned("a\xC2\x80") == "a  | control 3:4");
  CHECK(cleaned("a\xC2\x9F") == "a  | control 3:4");
  CHECK(cleaned("a\xC2\xA0") == "a\xC2\xA0");
  CHECK(cleaned("a\xC3\x80") == "a\xC3\x80");
}

TEST_CASE("characters that take up no room are passed over, but for marks of direction") {
  CHECK(cleaned("a\xE2\x80\x8B"
                "b") == "ab | no room 3:4");
  CHECK(cleaned("\xEF\xBB\xBF"
                "a") == "a | no room 3:4");
  CHECK(cleaned("a\xE2\x80\x8B\xE2\x80\x8B\x01") == "a  | control 3:4 | no room 3:4");
  CHECK(cleaned("a\xE2\x80\x8E"
                "b") ==
        "a\xE2\x80\x8E"
        "b");
  CHECK(cleaned("a\xE2\x80\x8F") == "a\xE2\x80\x8F");
}

TEST_CASE("a cell that is not UTF-8 is left out") {
  for (const std::string text : {"caf\xE9", "\xC3", "a\xE2\x82", "\xFF", "\xC0\x80", "\x01\xE9"}) {
    CAPTURE(text);
    CHECK(cleaned(text) == " | not UTF-8 3:4");
  }
}
