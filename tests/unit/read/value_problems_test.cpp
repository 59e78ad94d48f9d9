#include "read/study/value_problems.hpp"

#include "worksort/read/table/csv.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

// "LINE:COLUMN+WIDTH id: message [line]" of each, in the order in which they are told.
std::vector<std::string> told(const ValueProblems& problems, std::string_view bytes = "a,b\nc,d\n") {
  Diagnostics read;
  const CsvTable table = read_csv("t.csv", bytes, ',', read);
  Diagnostics diagnostics;
  problems.tell("t.csv", table, diagnostics);
  std::vector<std::string> out;
  for (const auto& d : diagnostics.items()) {
    CHECK(d.file == "t.csv");
    out.push_back(fmt::format("{}:{}+{} {}: {} [{}]", d.spot.line, d.spot.column, d.spot.width, d.id,
                              d.message, d.source_line));
  }
  return out;
}

void add(ValueProblems& problems, std::string_view id, const std::string& message, std::size_t times = 1,
         const Spot& spot = {2, 3, 1}) {
  for (std::size_t i = 0; i < times; ++i)
    problems.add(Severity::warning, id, {spot.line, spot.column + static_cast<std::uint32_t>(i), spot.width},
                 message, "");
}

}  // namespace

TEST_CASE("what is odd about several cells is told once, where it is first") {
  using Told = std::vector<std::string>;
  ValueProblems problems;
  CHECK(problems.empty());
  CHECK(told(problems).empty());
  add(problems, "one", "odd");
  CHECK_FALSE(problems.empty());
  CHECK(told(problems) == Told{"2:3+1 one: odd [c,d]"});
  add(problems, "one", "odd", 1, {1, 1, 2});
  CHECK(told(problems) == Told{"2:3+1 one: odd (2 times, first here) [c,d]"});
  add(problems, "another", "odd", 1, {0, 0, 1});
  CHECK(told(problems) == Told{"0:0+1 another: odd []", "2:3+1 one: odd (2 times, first here) [c,d]"});
}

TEST_CASE("of one id what many cells have is told first, and of as many what was met first") {
  ValueProblems problems;
  add(problems, "x", "b", 1);
  add(problems, "x", "a", 1);
  add(problems, "x", "c", 3);
  add(problems, "x", "d", 2);
  add(problems, "x", "A", 2);
  std::string order;
  for (const auto& text : told(problems)) order += text.substr(std::string("2:3+1 x: ").size(), 1);
  CHECK(order == "cdAba");
}

TEST_CASE("eight of an id are told, and how many cells have others") {
  ValueProblems problems;
  for (char c = 'a'; c <= 'h'; ++c) add(problems, "x", std::string(1, c), 2);
  CHECK(told(problems).size() == 8);
  add(problems, "x", "i");
  CHECK(told(problems).size() == 9);
  CHECK(told(problems).back() == "0:0+1 x: 1 more cell of this kind in the file []");
  add(problems, "x", "j", 2);
  add(problems, "y", "j");
  const auto all = told(problems);
  REQUIRE(all.size() == 10);
  CHECK(all[7] == "2:3+1 x: h (2 times, first here) [c,d]");
  CHECK(all[8] == "0:0+1 x: 3 more cells of this kind in the file []");
  CHECK(all[9] == "2:3+1 y: j [c,d]");
}

TEST_CASE("a hundred unknown codes are told: each needs a decision") {
  ValueProblems problems;
  for (int i = 0; i < 100; ++i) add(problems, "unknown-code", fmt::format("code {}", i));
  CHECK(told(problems).size() == 100);
  add(problems, "unknown-code", "one more");
  CHECK(told(problems).size() == 101);
  CHECK(told(problems).back() == "0:0+1 unknown-code: 1 more cell of this kind in the file []");
}
