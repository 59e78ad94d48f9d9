// Which lines of a file are looked at for labels, and where they are told.
#include "worksort/analyze/wording.hpp"

#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

// "LINE:COLUMN+WIDTH 'words' of 'line'" of each label.
std::string labels_told(std::string_view bytes) {
  Diagnostics diagnostics;
  check_wording("f.yaml", bytes, diagnostics);
  std::string out;
  for (const auto& d : diagnostics.items()) {
    CHECK(d.file == "f.yaml");
    CHECK(d.severity == Severity::warning);
    CHECK(!d.hint.empty());
    out += fmt::format("{}:{}+{} {}; ", d.spot.line, d.spot.column, d.spot.width,
                       d.message.substr(0, d.message.find("' labels") + 1));
  }
  return out;
}

}  // namespace

TEST_CASE("labels are told at their line and column, whatever ends the lines") {
  CHECK(labels_told("") == "");
  CHECK(labels_told("low kids") == "1:1+8 'low kids'; ");
  CHECK(labels_told("a: b\nnote: my low kids\n") == "2:10+8 'low kids'; ");
  CHECK(labels_told("a: b\r\n\r\nnote: low kids\r\n") == "3:7+8 'low kids'; ");
  CHECK(labels_told("note: \u00E9t\u00E9 low kids and lazy\n") == "1:11+8 'low kids'; 1:24+4 'lazy'; ");
  CHECK(labels_told("\xEF\xBB\xBFlow kids\n") == "1:1+8 'low kids'; ");
  CHECK(labels_told("note: low\nkids\n") == "");
}

TEST_CASE("what somebody else said labels nobody, with the lines below that belong to it") {
  for (const std::string key : {"quote", "source", "title"}) {
    CAPTURE(key);
    CHECK(labels_told(key + ": low kids\n") == "");
    CHECK(labels_told("- " + key + ": low kids\n") == "");
    CHECK(labels_told("  - - " + key + ": low kids\n") == "");
    CHECK(labels_told("- {student: a, " + key + ": low kids}\n") == "");
    CHECK(labels_told("  " + key + ": |\n    low kids\n\n    low kids\n  note: low kids\n") ==
          "5:9+8 'low kids'; ");
  }
  CHECK(labels_told("quote: a\nlow kids\n") == "2:1+8 'low kids'; ");
  CHECK(labels_told("quote: a\n low kids\n") == "");
  CHECK(labels_told("  quote: a\n  low kids\n") == "2:3+8 'low kids'; ");
  CHECK(labels_told("- quote: a\n  note: low kids\n") == "2:9+8 'low kids'; ");
  CHECK(labels_told("- quote: a\n   low kids\n") == "");
  CHECK(labels_told("a quote: low kids\n") == "1:10+8 'low kids'; ");
  CHECK(labels_told("-quote: low kids\n") == "1:9+8 'low kids'; ");
  CHECK(labels_told("note: a\n   low kids\n") == "2:4+8 'low kids'; ");
  CHECK(labels_told("-\n") == "");
  CHECK(labels_told("-   \n") == "");
}

TEST_CASE("inside braces only the value behind such a key is somebody else's") {
  CHECK(labels_told("{quote: low kids, note: low kids}\n") == "1:25+8 'low kids'; ");
  CHECK(labels_told("{ quote: 'low, kids' , note: low kids }\n") == "1:30+8 'low kids'; ");
  CHECK(labels_told("{a: b,quote: \"so \\\" low kids\", note: low kids}\n") == "1:38+8 'low kids'; ");
  CHECK(labels_told("{quote: 'so \\', note: low kids}\n") == "1:23+8 'low kids'; ");
  CHECK(labels_told("{quote: \"low kids\n") == "");
  CHECK(labels_told("{quote:\n") == "");
  CHECK(labels_told("{quote: \"low kids\\\n") == "");
  CHECK(labels_told("{note: my quote: low kids}\n") == "1:18+8 'low kids'; ");
  CHECK(labels_told("{a: [quote: low kids]}\n") == "1:13+8 'low kids'; ");
  CHECK(labels_told("{quote: a, title: low kids, quote: low kids}\n") == "");
  CHECK(labels_told("{quote: [low kids], a: low kids}\n") == "1:24+8 'low kids'; ");
}

TEST_CASE("words with apostrophes and hyphens inside, and none around") {
  const auto labels = [](std::string_view line) {
    std::string out;
    for (const auto& label : find_labels(line)) out += fmt::format("{}+{} ", label.offset, label.length);
    return out;
  };
  CHECK(labels("low kids'") == "0+8 ");
  CHECK(labels("'low kids'") == "1+8 ");
  CHECK(labels("low-kids") == "0+8 ");
  CHECK(labels("low  kids") == "0+9 ");
  CHECK(labels("low, kids") == "");
  CHECK(labels("low \u2014 kids") == "");
  CHECK(labels("low\u2019s kids") == "");
  CHECK(labels("LOW KIDS, lazy") == "0+8 10+4 ");
  CHECK(labels("low kids low kids") == "0+8 9+8 ");
  CHECK(labels("he can't do fractions") == "0+11 ");
  CHECK(labels("he can\u2019t do fractions") == "0+13 ");
  CHECK(labels("a slow\u00E9 kids") == "");
  CHECK(labels("z low kids9") == "");
  CHECK(labels("low kids\xE2") == "");
}
