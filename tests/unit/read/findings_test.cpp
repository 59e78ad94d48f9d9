// Findings of a file by byte offset become lines and columns in characters, in the order of the file.
#include "read/study/findings.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::reading;

namespace {

// "LINE:COLUMN+WIDTH SOURCE" of a finding about `length` bytes from `offset` on.
std::string place_of(const std::string& bytes, std::size_t offset, std::size_t length = 1) {
  Findings findings;
  findings.add({"id", offset, length, "message", "hint"});
  Diagnostics diagnostics;
  findings.tell("f.yaml", bytes, diagnostics);
  REQUIRE(diagnostics.items().size() == 1);
  const Diagnostic& d = diagnostics.items().front();
  CHECK(d.file == "f.yaml");
  CHECK(d.message == "message");
  CHECK(d.hint == "hint");
  CHECK(d.severity == Severity::error);
  return fmt::format("{}:{}+{} {}", d.spot.line, d.spot.column, d.spot.width, d.source_line);
}

Finding found(const char* id, std::size_t offset) {
  return {id, offset, 1, "", ""};
}

}  // namespace

TEST_CASE("a finding stands in its line and column, counted in characters") {
  const std::string bytes = "ab\n\nc\xC3\xA9 d\xE2\x82\xAC\r\nlast";
  CHECK(place_of(bytes, 0) == "1:1+1 ab");
  CHECK(place_of(bytes, 1) == "1:2+1 ab");
  CHECK(place_of(bytes, 2) == "1:3+1 ab");
  CHECK(place_of(bytes, 3) == "2:1+1 ");
  CHECK(place_of(bytes, 4) == "3:1+1 c\xC3\xA9 d\xE2\x82\xAC");
  CHECK(place_of(bytes, 8) == "3:4+1 c\xC3\xA9 d\xE2\x82\xAC");
  CHECK(place_of(bytes, 9, 3) == "3:5+1 c\xC3\xA9 d\xE2\x82\xAC");
  CHECK(place_of(bytes, 14) == "4:1+1 last");
  CHECK(place_of(bytes, 17) == "4:4+1 last");
}

TEST_CASE("a finding is as wide as its characters, within its line and never of no width") {
  const std::string bytes = "c\xC3\xA9 d\r\nlast\n";
  CHECK(place_of(bytes, 0, 0) == "1:1+1 c\xC3\xA9 d");
  CHECK(place_of(bytes, 0, 3) == "1:1+2 c\xC3\xA9 d");
  CHECK(place_of(bytes, 0, 5) == "1:1+4 c\xC3\xA9 d");
  CHECK(place_of(bytes, 0, 500) == "1:1+4 c\xC3\xA9 d");
  CHECK(place_of(bytes, 5, 500) == "1:5+1 c\xC3\xA9 d");  // at the end of the line
  CHECK(place_of(bytes, 6, 500) == "1:5+1 c\xC3\xA9 d");
  CHECK(place_of(bytes, 7, 500) == "2:1+4 last");
  CHECK(place_of(bytes, 12) == "3:1+1 ");
  CHECK(place_of(bytes, 5000) == "3:1+1 ");  // behind the end
  CHECK(place_of("", 0) == "1:1+1 ");
}

TEST_CASE("lines of up to 4096 bytes are shown") {
  const std::string longest(4096, 'a');
  CHECK((place_of(longest + "\nb", 4095) == "1:4096+1 " + longest));
  CHECK(place_of(longest + "a\nb", 4096) == "1:4097+1 ");
  CHECK(place_of(longest + "a\nb", 4098) == "2:1+1 b");
}

TEST_CASE("findings are told in the order of the file, those of one place as they were found, and once") {
  Findings findings;
  findings.add(found("third", 4));
  findings.add(found("first", 0));
  findings.add(found("fourth", 4));
  findings.add({"second", 2, 1, "", "", Severity::warning});
  REQUIRE(findings.last() != nullptr);
  CHECK(findings.last()->id == std::string("second"));
  Diagnostics diagnostics;
  findings.tell("f.yaml", "a\nb\nc", diagnostics);
  std::vector<std::string> ids;
  for (const auto& d : diagnostics.items()) ids.push_back(d.id);
  CHECK(ids == std::vector<std::string>{"first", "second", "third", "fourth"});
  CHECK(diagnostics.items()[1].severity == Severity::warning);
  CHECK(findings.size() == 0);
  CHECK(findings.last() == nullptr);
  findings.tell("f.yaml", "a\nb\nc", diagnostics);
  CHECK(diagnostics.items().size() == 4);
}

TEST_CASE("a thousand findings are kept, and how many more there are is said behind them") {
  Findings findings;
  for (std::size_t i = 0; i < k_most_findings; ++i) findings.add(found("id", i));
  CHECK(findings.untold() == 0);
  CHECK(findings.last() != nullptr);
  findings.add(found("more", 3));
  findings.add_untold(2);
  CHECK(findings.size() == 1000);
  CHECK(findings.untold() == 3);
  CHECK(findings.last() == nullptr);
  Diagnostics diagnostics;
  findings.tell("f.yaml", std::string(2000, 'a'), diagnostics);
  REQUIRE(diagnostics.items().size() == 1001);
  const Diagnostic& more = diagnostics.items().back();
  CHECK(more.id == "too-many-mistakes");
  CHECK(more.message == "3 more mistakes in this file are not shown");
  CHECK(more.spot.column == 1000);
}

TEST_CASE("what was found since then can be dropped") {
  Findings findings;
  findings.add(found("a", 0));
  findings.add(found("b", 1));
  findings.add_untold(5);
  findings.rewind(1, 0);
  CHECK(findings.size() == 1);
  CHECK(findings.untold() == 0);
  REQUIRE(findings.last() != nullptr);
  CHECK(findings.last()->id == std::string("a"));
  findings.rewind(9, 2);
  CHECK(findings.size() == 1);
  CHECK(findings.untold() == 2);
  findings.rewind(0, 0);
  Diagnostics diagnostics;
  findings.tell("f.yaml", "a", diagnostics);
  CHECK(diagnostics.empty());
}
