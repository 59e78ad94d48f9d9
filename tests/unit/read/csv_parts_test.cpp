// A long table in parts is the same as in one.
#include "worksort/read/table/csv_work.hpp"
#include "worksort/util/files.hpp"

#include <random>

#include "read_in_parts.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

constexpr std::size_t k_part = 1600;

// The table in parts of so many bytes, or in one where it has to be.
struct InParts : ReadInParts {
  InParts(const std::string& bytes, std::size_t part, std::size_t window = 5 * k_part) {
    Diagnostics diagnostics;
    std::vector<FileContent> contents;
    auto content = read_csv_parts("w.csv", next_of(bytes), {part, window, bytes.size()}, 2, diagnostics);
    parted = content.has_value();
    contents.push_back(content ? std::move(*content) : read_csv_content("w.csv", bytes, diagnostics));
    show(contents, diagnostics);
  }

  bool parted = false;
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
    const InParts parts(bytes, k_part + below(500), k_part * (1 + below(9)));
    parted += parts.parted ? 1 : 0;
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
      CHECK_FALSE(whole.parted);
      CHECK(parts.parted);
      CHECK(parts.all == whole.all);
      for (const std::size_t window : {std::size_t{1}, k_part / 3, 2 * k_part, bytes.size()})
        CHECK(InParts(bytes, k_part, window).all == whole.all);
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
    CHECK_FALSE(parts.parted);
    CHECK(parts.all == InParts(bytes, bytes.size()).all);
  }
}

TEST_CASE(
    "a table is parted whatever its rows and last line are like, and not where it has too little of it") {
  const std::string lines = table("\"two\nlines\"");
  const std::string cut = lines.substr(0, lines.size() - 1);
  CHECK(InParts(cut, k_part).parted);
  CHECK(InParts(cut, k_part).all == InParts(cut, cut.size()).all);
  // A row that takes up several windows, and one that takes up too many.
  for (const std::size_t size : {7 * k_part, 40 * k_part}) {
    CAPTURE(size);
    const std::string bytes =
        lines + "t,,long,a,,,,,\"" + std::string(size, 'x') + "\"\n" + lines.substr(lines.find('\n') + 1);
    const InParts parts(bytes, k_part, 3 * k_part);
    CHECK(parts.parted == (size < 8 * k_part));
    CHECK(parts.all == InParts(bytes, bytes.size()).all);
  }
  CHECK_FALSE(InParts(lines, k_part / 100).parted);  // too few rows to say where the headings are
  CHECK_FALSE(InParts(table("", "\r"), k_part).parted);
}

TEST_CASE("what cannot be read to its end is no table") {
  const std::string bytes = table("");
  std::size_t given = 0;
  const NextBytes next = [&](char* to, std::size_t most) {
    if (given > 5 * k_part) throw Problem("the disk is gone");
    const std::size_t got = std::string_view(bytes).substr(given).copy(to, std::min(most, std::size_t{700}));
    given += got;
    return got;
  };
  Diagnostics diagnostics;
  CHECK_THROWS_AS(static_cast<void>(read_csv_parts("w.csv", next, {k_part, 3 * k_part, 0}, 2, diagnostics)),
                  Problem);
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
