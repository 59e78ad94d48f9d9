// What begins each line of a list, as people type it.
#include "read/yaml/entry_rows.hpp"

#include <string>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort::reading;

namespace {

// "COLUMN MARKER KEY COLUMN word=value hidden" of each row, with { > and ~ for a brace, what opens a list and
// odd blanks.
std::string rows(const std::string& text) {
  std::string out;
  for (const Row& row : rows_of(text, 0, text.size())) {
    const char* const markers[] = {"", "-", "*"};
    out += fmt::format("{}{}", row.column, markers[static_cast<std::size_t>(row.marker)]);
    if (!row.word.empty()) out += fmt::format(" {}:{}={}", row.key_column, row.word, row.value);
    if (!row.hidden.empty()) out += fmt::format(" hidden {}", row.hidden);
    out += fmt::format("{}{}{}; ", row.brace ? " {" : "", row.opens ? " >" : "", row.odd ? " ~" : "");
  }
  return out;
}

}  // namespace

TEST_CASE("a row has its column, its dash and its key") {
  CHECK(rows("") == "");
  CHECK(rows("work:\n  pieces:\n    - student: s1\n      answer: \"24\" # so\n    -\n    - a\n") ==
        "0 0:work= >; 2 2:pieces= >; 4- 6:student=s1; 6 6:answer=\"24\" # so; 4-; 4-; ");
  CHECK(rows("a: # so\n") == "0 0:a=# so >; ");
  CHECK(rows("\"a\": b\n'c' : d\n'e\": f\n") == "0 0:a=b; 0 0:c=d; 0; ");
  CHECK(rows("a:b\nc\n: d\n") == "0 0:a=b; 0; 0; ");
}

TEST_CASE("signs that people type in place of a dash begin an entry too") {
  for (const std::string sign : {"--", "*", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212",
                                 "\u2022", "\u00B7", "1.", "12)", "-\u00A0"}) {
    CAPTURE(sign);
    CHECK(rows("  " + sign + " a: b\n").starts_with("2* "));
    CHECK(rows("  " + sign + " a: b\n").find(":a=b; ") != std::string::npos);
  }
  CHECK(rows("1.a: b\n1 a: b\n1.5: b\n. a: b\n") == "0 hidden a; 0 hidden a; 0; 0 hidden a; ");
}

TEST_CASE("dashes in a row, comments behind them and dashes without a blank") {
  CHECK(rows("- - a: b\n") == "0- 4:a=b; ");
  CHECK(rows("-a: b\n") == "0* 1:a=b; ");
  CHECK(rows("-  # so\n  a: b\n") == "0- 2:a=b; 2 2:a=b; ");
  CHECK(rows("* # so\n  a: b\n") == "0* 2:a=b; 2 2:a=b; ");
  CHECK(rows("* a\n") == "0; ");  // a sign without a key is none
}

TEST_CASE("a dash alone has the key of the line below it, if that is deeper and no entry itself") {
  CHECK(rows("-\n  a: b\n") == "0- 2:a=b; 2 2:a=b; ");
  CHECK(rows("-\nb: c\n") == "0-; 0 0:b=c; ");
  CHECK(rows("-\n\tb: c\n") == "0- 1:b=c; 1 1:b=c ~; ");
  CHECK(rows("-\n- b: c\n") == "0-; 0- 2:b=c; ");
  CHECK(rows("-\n  {a: b\n") == "0- 3:a=b {; 2 3:a=b {; ");
  CHECK(rows("-\n") == "0-; ");
  CHECK(rows("*\n") == "0; ");
  CHECK(rows(";\n  a: b\n") == "0 hidden a; 2 2:a=b; ");
  CHECK(rows("w:\n  ;\n    a: b\n") == "0 0:w= >; 2 hidden a; 4 4:a=b; ");
  CHECK(rows("w:\n  so:so\n    a: b\n") == "0 0:w= >; 2 2:so=so; 4 4:a=b; ");
}

TEST_CASE("keys in braces, and what is odd about blanks") {
  CHECK(rows("- {a: b}\n") == "0- 3:a=b} {; ");
  CHECK(rows("{a: b\n") == "0 1:a=b {; ");
  CHECK(rows("- { \"a\": b, c: d }\n") == "0- 4:a=b, c: d } {; ");
  CHECK(rows("{\n") == "0 {; ");
  CHECK(rows("- {a:\n") == "0- 3:a= {; ");  // no list can stand below
  CHECK(rows("\ta: b\n") == "1 1:a=b ~; ");
  CHECK(rows(" \u00A0a: b\n") == "2 2:a=b ~; ");
  CHECK(rows("\u200Ba: b\n") == "0 0:a=b ~; ");
}

TEST_CASE("a key is hidden behind up to three signs, of which one is a letter") {
  CHECK(rows("; a: b\n") == "0 hidden a; ");
  CHECK(rows("., a: b\n") == "0 hidden a; ");
  CHECK(rows("x; a: b\n") == "0 hidden a; ");
  CHECK(rows("!!! a: b\n") == "0 hidden a; ");
  CHECK(rows("!!!! a: b\n") == "0; ");
  CHECK(rows("x y; a: b\n") == "0; ");
}

TEST_CASE("further lines of a text, comments and empty lines are no rows") {
  CHECK(rows("a: |\n  - b: c\n\n   d\n  e\nf: g\n") == "0 0:a=|; 0 0:f=g; ");
  CHECK(rows("a: >-\n  b: c\n d: e\n") == "0 0:a=>-; 1 1:d=e; ");
  CHECK(rows("a: | # so\n    b: c\n") == "0 0:a=| # so; ");
  CHECK(rows("a: |b\n    b: c\n") == "0 0:a=|b; 4 4:b=c; ");
  CHECK(rows("- a: |\n    b: c\n  d: e\n") == "0- 2:a=|; 2 2:d=e; ");
  CHECK(rows("a: \"b\n  - c: d\"\ne: f\n") == "0 0:a=\"b; 0 0:e=f; ");
  CHECK(rows("a: 'b'\n  - c: d\n") == "0 0:a='b'; 2- 4:c=d; ");
  CHECK(rows("a: 'b\nc: d\n") == "0 0:a='b; 0 0:c=d; ");  // its quote is missing
  CHECK(rows("# so\n\n  # so\n---\na: b\n...\n") == "0 0:a=b; ");
}
