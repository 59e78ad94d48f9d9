// Which counts of small tables go and which stay, mark by mark, and what is left of one count without
// another.
#include "worksort/analyze/share/release.hpp"
#include "worksort/analyze/share/suppression.hpp"

#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/share/piece_traits.hpp"
#include "analyze/share/small_rests.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

using Counts = std::vector<std::vector<std::int64_t>>;

// A line for each row, the last one of totals: . is shown, s small, p protects another, - is not there.
std::string marks_shown(const ReleaseMarks& marks) {
  std::string out;
  for (const auto& row : marks) {
    for (const Release mark : row) out += ".sp-"[static_cast<std::size_t>(mark)];
    out += ' ';
  }
  return out;
}

std::string suppressed(const Counts& cells, std::int64_t min_n, bool zeros = false, bool totals = true) {
  const CountTable table{cells, totals, totals, totals};
  const ReleaseMarks marks = suppress(table, {min_n, zeros});
  std::string out = marks_shown(marks);
  for (const auto& hidden : audit(table, marks))
    out += fmt::format("{}..{} ", hidden.low, hidden.high ? std::to_string(*hidden.high) : "");
  CHECK(well_hidden(table, marks, min_n));
  return out;
}

// A table in which each piece is of another student.
CountedTable counts_table(const Counts& cells, CountedTable::Listed listed = CountedTable::Listed::nothing) {
  CountedTable out;
  out.pieces = out.students = cells;
  out.column_students.assign(cells.front().size(), 0);
  for (const auto& row : cells) {
    out.row_students.push_back(std::accumulate(row.begin(), row.end(), std::int64_t{0}));
    out.all_students += out.row_students.back();
    for (std::size_t i = 0; i < row.size(); ++i) out.column_students[i] += row[i];
  }
  out.listed = listed;
  out.row_totals = out.column_totals = true;
  return out;
}

std::string released_marks(const CountedTable& table, std::int64_t min_n) {
  const Released out = release(table, min_n);
  return marks_shown(out.marks) +
         fmt::format("{} of {}{}", out.hidden, out.counts, out.says_little() ? " little" : "");
}

}  // namespace

TEST_CASE("a small count takes as few and as low others with it as will do") {
  CHECK(suppressed({{10, 12, 14}, {11, 3, 15}}, 5) == "pp.. ps.. .... 7..21 1..15 0..14 0..14 ");
  CHECK(suppressed({{10, 12, 14}, {11, 5, 15}}, 5) == ".... .... .... ");
  CHECK(suppressed({{10, 12, 14}, {11, 4, 15}}, 5) == "pp.. ps.. .... 6..21 1..16 0..15 0..15 ");
  CHECK(suppressed({{10, 12, 14}, {11, 0, 15}}, 5) == ".... .... .... ");
  CHECK(suppressed({{10, 12, 14}, {11, 0, 15}}, 5, true) == "pp.. ps.. .... 10..21 1..12 0..11 0..11 ");
  CHECK(suppressed({{10, 12, 14}, {11, 3, 15}}, 5, false, false) == "...- .s.- ---- 0.. ");
  CHECK(suppressed({{2, 3}, {4, 1}}, 5) == "ssp ss. .sp 1..6 0.. 1.. 0..5 0..5 0.. 6.. ");
  CHECK(suppressed({{20, 3, 9}}, 5) == ".sp. .sp. 0..12 0..12 0..12 0..12 ");
  CHECK(suppressed({{20}, {3}, {9}}, 5) == ".. ss pp .. 0..12 0..12 0..12 0..12 ");
  CHECK(suppressed({{20, 30}, {30, 20}}, 5) == "... ... ... ");
  CHECK(suppressed({{1, 30, 30}, {30, 1, 30}, {30, 30, 1}}, 5) ==
        "spp. ps.. p.s. .... 0..61 0..31 0..31 0..31 0..31 0..31 0..31 ");
  CHECK(suppressed({{1, 8, 0}, {0, 9, 7}}, 5) == "sp.. .... sp.. 0..9 0..9 0..9 9..18 ");
  CHECK(suppressed({{4}}, 5) == "ss ss 0.. 0.. 0.. 0.. ");
  CHECK(suppressed({}, 5) == ". ");
  CHECK(suppressed({{3, 6, 6}}, 1) == ".... .... ");
}

TEST_CASE("counts are let out with their totals where what is hidden cannot be worked out from them") {
  CHECK(released_marks(counts_table({{10, 12, 4}, {11, 13, 15}}), 5) == "p.s. p.p. .... 4 of 6 little");
  CHECK(released_marks(counts_table({{10, 12, 14}, {11, 13, 15}}), 5) == ".... .... .... 0 of 6");
  CHECK(released_marks(counts_table({{10, 5}}), 5) == "... ... 0 of 2");
  CHECK(released_marks(counts_table({{10, 4}}), 5) == "ps. ps. 2 of 2 little");
  CHECK(released_marks(counts_table({{10, 0, 0}}), 5) == "pss. pss. 1 of 1 little");
  CHECK(released_marks(counts_table({{4}}), 5) == "ss ss 1 of 1 little");
  CHECK(released_marks(counts_table({{30, 3, 2, 1}}, CountedTable::Listed::cells), 5) ==
        ".sss. .sss. 3 of 4 little");
  CHECK(released_marks(counts_table({{30, 1, 1, 1}}, CountedTable::Listed::cells), 5) ==
        "psss. psss. 4 of 4 little");
  CHECK(released_marks(counts_table({{30}, {2}, {1}}, CountedTable::Listed::rows), 5) ==
        "pp ss ss .. 3 of 3 little");
  CHECK(released_marks(counts_table({{30}, {4}, {4}}, CountedTable::Listed::rows), 5) ==
        ".. ss ss .. 2 of 3 little");
  CountedTable apart = counts_table({{10, 12, 4}, {11, 13, 15}});
  apart.adds_up = false;
  CHECK(released_marks(apart, 5) == "..s- ...- ---- 1 of 6");
  CountedTable few = counts_table({{10, 12}, {11, 13}});
  few.students[0][1] = 4;
  CHECK(released_marks(few, 5) == "ps. pp. ... 4 of 4 little");
  few = counts_table({{10, 12}, {11, 13}});
  few.row_students[1] = 4;
  CHECK(released_marks(few, 5) == "p.p p.s ... 2 of 4");
  few = counts_table({{10, 12}, {11, 13}});
  few.column_students[0] = 4;
  CHECK(released_marks(few, 5) == "pp. ... sp. 2 of 4");
  few.column_totals = false;
  CHECK(released_marks(few, 5) == "... ... --. 0 of 4");
  few = counts_table({{10, 12}, {11, 13}});
  few.all_students = 4;
  CHECK(released_marks(few, 5) == "p.p ... p.s 1 of 4");
}

TEST_CASE("a share is told in whole per cent between the ends, rounded") {
  const auto share = [](std::int64_t count, std::int64_t total, std::int64_t min_n = 5) {
    const auto out = plain_share(count, total, min_n);
    return out ? *out : -1;
  };
  CHECK(share(5, 10) == 50);
  CHECK(share(4, 10) == -1);
  CHECK(share(6, 10) == -1);
  CHECK(share(0, 0) == -1);
  CHECK(share(5, 90) == 6);
  CHECK(share(5, 91) == -1);
  CHECK(share(85, 90) == 94);
  CHECK(share(86, 91) == -1);
  CHECK(share(1, 3, 1) == 33);
  CHECK(share(2, 3, 1) == 67);
  CHECK(share(1, 8, 1) == 13);
  CHECK(share(0, 3, 0) == -1);
  CHECK(share(11, 200, 1) == 6);
}

TEST_CASE(
    "what is left of a number without a part of it is looked at where somebody asked for one of them now") {
  const Statement by_class{{{"class", {"3A"}}}, Telling::shown, 0, {}};
  const Statement by_task{{{"task", {"t"}}}, Telling::shown, 0, {}};
  const Statement whole{{}, Telling::shown, 0, {}};
  const PiecePlaces all = {1, 2, 3, 4};
  const PiecePlaces most = {1, 2, 3};
  const PiecePlaces two = {1, 2};
  const PiecePlaces third = {3};
  const PiecePlaces none = {};
  std::vector<ToldPart> told;
  const auto rests = [&](bool several = false, std::int64_t least = 2) {
    std::string out;
    const auto few = [&](const PiecePlaces& places) {
      return static_cast<std::int64_t>(places.size()) < least
                 ? std::optional(static_cast<std::int64_t>(places.size()))
                 : std::nullopt;
    };
    for (const auto& rest : small_rests(told, several, few)) {
      for (const auto place : rest) out += std::to_string(place);
      out += ";";
    }
    return out;
  };
  told = {{&whole, &all, true, true}, {&by_class, &most, false, true}};
  CHECK(rests() == "4;");
  told[0].is_new = false;
  CHECK(rests() == "");
  told[1].is_new = true;
  CHECK(rests() == "4;");
  told = {{&whole, &all, true, true}, {&by_class, &two, false, true}, {&by_class, &third, false, true}};
  CHECK(rests() == "");
  CHECK(rests(true) == "4;");
  CHECK(rests(true, 3) == "34;4;");
  told[2].statement = &by_task;
  CHECK(rests(true) == "");
  told = {{&whole, &most, true, true}, {&by_class, &two, true, true}, {&by_class, &third, true, true}};
  CHECK(rests(true) == "3;");
  told = {{&whole, &all, true, true}, {&by_class, &all, true, true}, {&by_class, &none, true, true}};
  CHECK(rests(true) == "");
}

TEST_CASE("words of traits, and filters as parts and as one text") {
  CHECK(has_value("a\nb", {"b"}));
  CHECK(has_value("", {""}));
  CHECK(has_value("a\n", {""}));
  CHECK_FALSE(has_value("ab", {"a", "b"}));
  CHECK_FALSE(has_value("a\nb", {}));
  Filter filter;
  CHECK(parts_of(filter).empty());
  filter.strategies = {"x"};
  filter.coders = {"kim"};
  filter.classes = {"3A", "3B"};
  std::string parts;
  for (const auto& [name, part] : parts_of(filter)) parts += fmt::format("{}: {}; ", name, key_of(part));
  CHECK(parts == "in place: \n3A\t3B\n\n\nkim\n\n\n\n..; in strategy: \n\n\n\nkim\nx\n\n\n..; ");
  filter = {};
  filter.coders = {"kim"};
  CHECK(parts_of(filter).size() == 1);
  filter.since = parse_date("2026-11-16");
  filter.weeks = {{*parse_date("2026-11-16"), *parse_date("2026-11-22")}};
  CHECK(key_of(filter) == "\n\n\n\nkim\n\n\n\n2026-11-16..\n2026-11-16..2026-11-22");
  std::string aspects;
  for (const auto* trait : {"task", "in place", "any model", "issue", "look-for", "success", "correct",
                            "read strategy", "given model", "strategy", "other"})
    aspects += std::to_string(static_cast<int>(aspect_of(trait))) + " ";
  CHECK(aspects == "0 0 3 4 5 6 7 2 2 1 1 ");
  for (const auto* trait : {"standing", "move", "from within task", "read x", "given x", "in place"})
    CHECK(is_about_a_choice(trait));
  for (const auto* trait : {"strategy", "task", "reading", "issue"}) CHECK_FALSE(is_about_a_choice(trait));
}
