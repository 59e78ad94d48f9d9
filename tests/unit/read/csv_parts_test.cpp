// A long table in parts is the same as in one.
#include "worksort/read/table/csv_work.hpp"

#include <random>

#include "read_in_parts.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

constexpr std::size_t k_part = 1600;

struct InParts : ReadInParts {
  InParts(const std::string& bytes, std::size_t part) {
    Diagnostics diagnostics;
    show(read_csv_parts("w.csv", bytes, part, 2, diagnostics), diagnostics);
  }
};

// `k_part` bytes of it have more rows than may stand above headings.
std::string table(std::string_view note, std::string_view end = "\n") {
  std::string out = fmt::format("task,date,student,strategy,also,success,answer,mood,note{}", end);
  for (int i = 0; i < 200; ++i) {
    out += fmt::format("t{},2026-11-{:02},s{},counts,\"a; b{}\",partly,{},x,{}{}", i / 50, 1 + i % 28, i,
                       i % 7, i * 3, i % 5 == 0 ? note : "", end);
  }
  return out;
}

// Rounds in which the table was read in parts.
int parted_of(int rounds) {
  std::mt19937 random(16);
  const auto below = [&](std::size_t bound) { return random() % bound; };
  constexpr std::string_view k_signs = "\"\",;\n\r'x \t";
  int parted = 0;
  for (int round = 0; round < rounds; ++round) {
    std::string bytes = table(round % 2 == 0 ? "" : "\"two\nlines\"");
    for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
      const std::size_t at = below(bytes.size());
      const std::string sign(1, k_signs[below(k_signs.size())]);
      bytes.replace(at, below(2), round % 3 == 0 ? "\"\n\"" : sign);
    }
    const InParts parts(bytes, k_part + below(500));
    parted += parts.parts > 1 ? 1 : 0;
    REQUIRE(parts.all == InParts(bytes, bytes.size()).all);
  }
  return parted;
}

}  // namespace

TEST_CASE("a long table in parts is the same as in one") {
  for (const auto* const end : {"\n", "\r\n"}) {
    for (const auto* const note :
         {"", "plain", "\"two\nlines, and \"\"more\"\"\"", "J\xC3\xB6rg", "\"'=1\""}) {
      CAPTURE(note);
      const std::string bytes = table(note, end);
      const InParts whole(bytes, bytes.size());
      const InParts parts(bytes, k_part);
      CHECK(whole.parts == 1);
      CHECK(parts.parts > 5);
      CHECK(parts.all == whole.all);
      CHECK(InParts("\xEF\xBB\xBF" + bytes, k_part).all == whole.all);
    }
  }
}

TEST_CASE("where something is to be said about a row, the table is read in one") {
  for (const auto* const row :
       {"t,yesterday,s1,a\n", "t,,,a\n", "t,,s1,a,,,,,,more\n", "t,,Total,a,,,,,\n", "t,,\"s1,a,,,,,\n"}) {
    CAPTURE(row);
    const std::string bytes = table("") + row;
    const InParts parts(bytes, k_part);
    CHECK(parts.parts == 1);
    CHECK(parts.all == InParts(bytes, bytes.size()).all);
  }
}

TEST_CASE("a table that was changed anywhere is the same in parts") {
  CHECK(parted_of(60) > 4);
}

TEST_SUITE("long") {
  TEST_CASE("tables that were changed anywhere are the same in parts") {
    const int parted = parted_of(300);
    MESSAGE(parted, " of 300 in parts");
    CHECK(parted > 20);
  }
}
