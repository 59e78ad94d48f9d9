// Attacks on what the commands print with --audience share, of many made-up studies: the reader has the
// printed bytes and nothing else.
#include "worksort/analyze/agree/seeded_draws.hpp"
#include "worksort/report/agree/agree.hpp"
#include "worksort/report/count/shift_share.hpp"
#include "worksort/report/count/tally_share.hpp"
#include "worksort/report/group/group_share.hpp"
#include "worksort/report/plan/follow_up_share.hpp"
#include "worksort/report/share/share_words.hpp"
#include "worksort/report/week/weekly_share.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/format.hpp"

#include <array>
#include <map>
#include <optional>
#include <set>

#include "../analyze/made_study.hpp"
#include "../attacker.hpp"
#include "../parse_json.hpp"
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::test;

namespace {

using Number = std::optional<std::int64_t>;

constexpr std::array<const char*, 6> k_strategies = {"direct-modeling-equal-groups",
                                                     "repeated-addition",
                                                     "skip-counting",
                                                     "partial-products",
                                                     "derived-fact",
                                                     "recalled-fact"};
constexpr std::array<const char*, 3> k_success = {"started", "partly", "carried-through"};

// Low numbers come up more often than high ones, as some strategies do.
std::size_t uneven(SeededDraws& draws, std::size_t bound) {
  return std::min(draws.below(bound), draws.below(bound));
}

std::string made_piece(SeededDraws& draws, std::size_t student, std::size_t strategies) {
  std::string out = fmt::format("    - {{student: s{}", student);
  if (draws.below(20) == 0) return out + ", strategy: absent}\n";
  if (draws.below(12) == 0) return out + ", strategy: not-enough}\n";
  out += fmt::format(", strategy: {}", k_strategies[uneven(draws, strategies)]);
  if (draws.below(8) > 0) out += fmt::format(", success: {}", k_success[uneven(draws, 3)]);
  if (draws.below(3) == 0) out += ", issues: loses-count";
  return out + "}\n";
}

// Between 4 and 60 students of one or two classes, on two days, not all of them there on both.
std::string made_documents(SeededDraws& draws) {
  const std::size_t strategies = 2 + draws.below(k_strategies.size() - 1);
  const std::size_t students = 4 + draws.below(57);
  const std::size_t classes = 1 + draws.below(2);
  std::string out = "task: {id: t, codebook: multiplication-division}\n";
  for (const char* date : {"2026-11-09", "2026-11-17"}) {
    for (std::size_t c = 0; c < classes; ++c) {
      out += fmt::format("---\nwork:\n  task: t\n  date: {}\n  class: c{}\n  pieces:\n", date, c);
      out += made_piece(draws, c, strategies);
      for (std::size_t s = c + classes; s < students; s += classes) {
        if (draws.below(6) > 0) out += made_piece(draws, s, strategies);
      }
    }
  }
  return out;
}

// A table as a reader has it: counts by the codes of their row and column, totals where they are printed, and
// that a code is listed because somebody's work has it.
class Printed {
 public:
  void cell(const std::string& row, const std::string& column, Number count) {
    m_cells[{place(m_rows, row), place(m_columns, column)}] = count;
  }
  void row_total(const std::string& row, Number count) { m_row_totals[place(m_rows, row)] = count; }
  void column_total(const std::string& column, Number count) {
    m_column_totals[place(m_columns, column)] = count;
  }
  void total(Number count) { m_total = count; }
  // There is such a column, and its cells are not printed.
  void unprinted_column(const std::string& column) { place(m_columns, column); }

  [[nodiscard]] std::size_t hidden() const { return count_cells(false); }
  [[nodiscard]] std::size_t told() const { return count_cells(true); }

  // Nothing small is told, no hidden cell can be computed or narrowed down to fewer than min_n values, and
  // none can be computed by somebody who knows that every code that is listed was used.
  void attack(std::int64_t min_n) const {
    const Puzzle puzzle = puzzle_from(m_grid(), m_marks());
    const auto known = determined(puzzle);
    const auto bounds = narrowed(puzzle);
    std::vector<Bounds> used(puzzle.unknowns.size());
    for (std::size_t k = 0; k < used.size(); ++k) {
      const auto [row, column] = puzzle.unknowns[k];
      const bool corner = row == m_rows.size() && column == m_columns.size();
      if (!corner && (row == m_rows.size() || column == m_columns.size())) used[k].low = listed(row);
    }
    const auto told_more = narrowed(puzzle, used);
    for (std::size_t k = 0; k < puzzle.unknowns.size(); ++k) {
      if (!puzzle.target[k]) continue;
      CAPTURE(description());
      REQUIRE_FALSE(known[k]);
      REQUIRE(bounds[k].high - bounds[k].low >= min_n);
      REQUIRE(told_more[k].high > told_more[k].low);
    }
    for (const auto& [at, count] : m_cells) {
      if (count) REQUIRE(*count >= min_n);
    }
  }

 private:
  [[nodiscard]] std::string description() const {
    std::string out;
    for (std::size_t r = 0; r <= m_rows.size(); ++r) {
      for (std::size_t c = 0; c <= m_columns.size(); ++c) {
        const auto found = at(r, c);
        out += !found ? " -" : *found ? fmt::format(" {}", **found) : " hidden";
      }
      out += "\n";
    }
    return out;
  }

  static std::size_t place(std::vector<std::string>& labels, const std::string& label) {
    const auto found = std::find(labels.begin(), labels.end(), label);
    if (found != labels.end()) return static_cast<std::size_t>(found - labels.begin());
    labels.push_back(label);
    return labels.size() - 1;
  }

  // Rows always stand there because of a piece; columns of a scale stand there anyway.
  [[nodiscard]] std::int64_t listed(std::size_t row) const { return row < m_rows.size() ? 1 : 0; }

  [[nodiscard]] std::size_t count_cells(bool told) const {
    std::size_t out = 0;
    for (const auto& [at, count] : m_cells) out += count.has_value() == told ? 1U : 0U;
    return out;
  }

  // What stands at a place of the table with totals: nothing printed at all, hidden, or a number.
  [[nodiscard]] std::optional<Number> at(std::size_t row, std::size_t column) const {
    const auto find = [](const auto& map, const auto& key) {
      const auto found = map.find(key);
      return found == map.end() ? std::optional<Number>() : std::optional<Number>(found->second);
    };
    if (row < m_rows.size() && column < m_columns.size()) return find(m_cells, std::pair{row, column});
    if (row < m_rows.size()) return find(m_row_totals, row);
    if (column < m_columns.size()) return find(m_column_totals, column);
    return m_total ? std::optional<Number>(m_total) : std::nullopt;
  }

  [[nodiscard]] Grid m_grid() const {
    Grid out(m_rows.size() + 1, std::vector<std::int64_t>(m_columns.size() + 1, 0));
    for (std::size_t r = 0; r <= m_rows.size(); ++r) {
      for (std::size_t c = 0; c <= m_columns.size(); ++c) out[r][c] = at(r, c).value_or(0).value_or(0);
    }
    return out;
  }

  [[nodiscard]] ReleaseMarks m_marks() const {
    ReleaseMarks out(m_rows.size() + 1, std::vector<Release>(m_columns.size() + 1, Release::left_out));
    for (std::size_t r = 0; r <= m_rows.size(); ++r) {
      for (std::size_t c = 0; c <= m_columns.size(); ++c) {
        if (const auto found = at(r, c)) out[r][c] = *found ? Release::shown : Release::small;
      }
    }
    return out;
  }

  std::vector<std::string> m_rows;
  std::vector<std::string> m_columns;
  std::map<std::pair<std::size_t, std::size_t>, Number> m_cells;
  std::map<std::size_t, Number> m_row_totals;
  std::map<std::size_t, Number> m_column_totals;
  Number m_total;
};

Number number(const std::string& text) {
  return text.empty() || text == "hidden" ? Number() : Number(std::stoll(text));
}

// The rows of a csv by the names of its columns; codes here hold no quotes and no commas.
std::vector<std::map<std::string, std::string>> table_rows(const Table& table) {
  WriteOptions options;
  options.format = Format::tsv;
  std::vector<std::vector<std::string>> lines;
  const std::string bytes = write_table(table, Value(), options).text();
  for (std::string_view text = bytes; !text.empty();) {
    lines.emplace_back();
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() + 1);
    for (bool more = true; more;) {
      const auto end = line.find('\t');
      more = end != std::string_view::npos;
      lines.back().emplace_back(line.substr(0, end));
      line.remove_prefix(more ? end + 1 : 0);
    }
  }
  std::vector<std::map<std::string, std::string>> out;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    out.emplace_back();
    for (std::size_t c = 0; c < lines[i].size(); ++c) out.back()[lines[0][c]] = lines[i][c];
  }
  return out;
}

// "24 pieces in all." below a table.
Number total_of(const Table& table) {
  for (const auto& note : table.notes) {
    if (note.ends_with(" in all.")) return std::stoll(note);
  }
  return std::nullopt;
}

struct Log {
  std::size_t hidden = 0;
  std::size_t told = 0;
  std::size_t tables = 0;

  void attack(const Printed& printed, std::int64_t min_n) {
    printed.attack(min_n);
    hidden += printed.hidden();
    told += printed.told();
    ++tables;
  }
};

void attack_tally(const Selection& all, const std::vector<TallyBy>& by, bool wide, std::int64_t min_n,
                  Log& log) {
  TallyOptions options;
  options.by = by;
  TallyLayout layout;
  layout.wide = wide;
  OneRelease release(all.study(), min_n);
  const Table table = shared_tally_table(all, options, layout, release).take();
  std::vector<std::string> labels;  // dimensions that are left; the last of a wide table is in its columns
  for (const auto& column : table.columns) {
    if (column.name != "pieces" && column.name != "students" && column.name != "hidden")
      labels.push_back(column.name);
  }
  Printed printed;
  printed.total(total_of(table));
  for (const auto& row : table_rows(table)) {
    if (labels.empty()) {
      if (const Number pieces = number(row.at("pieces"))) REQUIRE(*pieces >= min_n);
      return;
    }
    const std::string& first = row.at(labels[0]);
    const bool is_wide = wide && table.columns[1].type == ColumnType::number && labels.size() > 1;
    if (is_wide) {
      for (std::size_t i = 1; i < labels.size(); ++i)
        printed.cell(first, labels[i], number(row.at(labels[i])));
      printed.row_total(first, number(row.at("pieces")));
    } else {
      printed.cell(first, labels.size() > 1 ? row.at(labels[1]) : "", number(row.at("pieces")));
    }
  }
  log.attack(printed, min_n);
}

void attack_group(const Selection& all, std::int64_t min_n, Log& log) {
  OneRelease release(all.study(), min_n);
  const SharedGroups groups(all, {}, release);
  Printed printed;
  for (const auto& row : table_rows(groups.table().result())) {
    const std::string label = row.at("kind") + " " + row.at("group");
    if (row.at("success").empty())
      printed.row_total(label, number(row.at("pieces")));
    else
      printed.cell(label, row.at("success"), number(row.at("pieces")));
    printed.unprinted_column("not said");
  }
  if (groups.tasks().front().pieces) printed.total(*groups.tasks().front().pieces);
  log.attack(printed, min_n);
}

// The table of a page, whose last column, called `all`, and row, if there is one of that name, are totals.
void attack_table(const Value& section, const std::string& all, std::int64_t min_n, Log& log) {
  const std::size_t columns = section["columns"].size();
  if (columns == 0) return;
  Printed printed;
  for (const auto& row : section["rows"]) {
    const std::string label = row["label"].get<std::string>();
    for (std::size_t c = 0; c < columns; ++c) {
      const Number count = number(row["cells"][c]["text"].get<std::string>());
      const std::string column = section["columns"][c]["text"].get<std::string>();
      if (label == all && c + 1 == columns)
        printed.total(count);
      else if (label == all)
        printed.column_total(column, count);
      else if (c + 1 == columns)
        printed.row_total(label, count);
      else
        printed.cell(label, column, count);
    }
  }
  log.attack(printed, min_n);
}

void attack_shift(const Study& study, const Selection& all, std::int64_t min_n, Log& log) {
  OneRelease release(study, min_n);
  const ShiftResult moves = shift(all, Selection(study, {}), {});
  const Value data = parse_json(write_json(SharedShift(all, moves, {}, {}, release).page().result().data));
  attack_table(data["sections"][0], "all", min_n, log);
}

// Plans for some of the students, and those of them that handed in later work.
std::string made_plans(SeededDraws& draws) {
  std::string out = "task: {id: t, codebook: multiplication-division}\n";
  const std::size_t students = 4 + draws.below(57);
  for (const char* date : {"2026-11-09", "2026-11-17"}) {
    out += fmt::format("---\nwork:\n  task: t\n  date: {}\n  class: c\n  pieces:\n", date);
    for (std::size_t s = 0; s < students; ++s) {
      if (s == 0 || draws.below(4) > 0) out += made_piece(draws, s, 3);
    }
  }
  const std::size_t plans = 1 + draws.below(4);
  for (std::size_t p = 0; p < plans; ++p) {
    out +=
        fmt::format("---\nplan:\n  id: p{}\n  task: t\n  date: 2026-11-12\n  strategy: {}\n  students: [s0",
                    p, k_strategies[uneven(draws, 3)]);
    for (std::size_t s = 1; s < students; ++s) {
      if (draws.below(plans + 1) == 0) out += fmt::format(", s{}", s);
    }
    out += "]\n";
  }
  return out;
}

void attack_follow_up(const Study& study, std::int64_t min_n, Log& log) {
  const Selection all(study, {});
  const Date today = *parse_date("2026-11-20");
  const Value data = parse_json(
      write_json(shared_follow_up_page(study, follow_up(all, all, today), today, min_n).result().data));
  attack_table(data["sections"][0], "", min_n, log);
}

// Every number of the weekly page stands beside all others: what is told of moves is told of no group.
void attack_week(const Study& study, const Selection& all, std::int64_t min_n) {
  const Date monday = *parse_date("2026-11-16");
  const DateRange week{monday, monday + 6};
  Filter filter;
  filter.weeks = {week};
  const Selection now(study, filter);
  const WeeklySelections selections{now, all, all};
  OneRelease release(study, min_n);
  const Value data =
      shared_weekly_page(selections, weekly(selections, week, week.last), "", release).result().data;
  for (const auto& section : data["sections"]) {
    for (const auto& row : section["rows"]) {
      for (const auto& cell : row["cells"]) {
        const std::string text = cell["text"].get<std::string>();
        const Number count = text.empty() || text.find_first_not_of("0123456789") != std::string::npos
                                 ? Number()
                                 : Number(std::stoll(text));
        if (count) REQUIRE(*count >= min_n);
        REQUIRE(text != "0 %");
        REQUIRE(text != "100 %");
      }
    }
  }
}

}  // namespace

TEST_CASE("what the commands print for people outside the team cannot be computed back" *
          doctest::test_suite("long")) {
  SeededDraws draws(2026);
  Log tallies, groups, shifts;
  for (int round = 0; round < 300; ++round) {
    const Study study = made_study(made_documents(draws));
    const Selection all(study, {});
    const std::int64_t min_n = std::array<std::int64_t, 3>{3, 5, 10}[draws.below(3)];
    attack_tally(all, {TallyBy::strategy}, false, min_n, tallies);
    attack_tally(all, {TallyBy::strategy, TallyBy::success}, false, min_n, tallies);
    attack_tally(all, {TallyBy::strategy, TallyBy::success}, true, min_n, tallies);
    attack_tally(all, {TallyBy::class_id, TallyBy::strategy}, true, min_n, tallies);
    attack_group(all, min_n, groups);
    attack_shift(study, all, min_n, shifts);
    attack_week(study, all, min_n);
  }
  Log plans;
  for (int round = 0; round < 500; ++round) {
    const Study study = made_study(made_plans(draws));
    for (const std::int64_t min_n : {3, 5, 10}) attack_follow_up(study, min_n, plans);
  }
  for (const Log* log : {&tallies, &groups, &shifts, &plans}) {
    CHECK(log->tables > 200);
    CHECK(log->told > 100);
    CHECK(log->hidden > 40);
  }
}

TEST_CASE("what is said of agreement gives no small count away" * doctest::test_suite("long")) {
  SeededDraws draws(7);
  std::size_t told = 0;
  for (int round = 0; round < 200; ++round) {
    const std::size_t students = 4 + draws.below(57);
    const std::size_t apart = draws.below(students + 1);
    std::string text = "task: {id: t, codebook: multiplication-division}\n";
    for (const bool second : {false, true}) {
      text += fmt::format("---\nwork:\n  task: t\n  date: 2026-11-17\n  coder: {}\n  pieces:\n",
                          second ? "lee" : "kim");
      for (std::size_t s = 0; s < students; ++s) {
        const std::size_t code = second && s < apart ? 0 : 1 + s % 2;
        text += fmt::format("    - {{student: s{}, strategy: {}}}\n", s, k_strategies[code]);
      }
    }
    const Study study = made_study(text);
    const Selection all(study, {});
    const auto min_n = std::array<std::int64_t, 3>{3, 5, 10}[draws.below(3)];
    OneRelease release(all.study(), min_n);
    const Table table = shared_agree_table(all, {}, agree(all, {}), release).take();
    const auto few = [&](std::size_t count) { return static_cast<std::int64_t>(count) < min_n; };
    for (const auto& row : table_rows(table)) {
      CAPTURE(fmt::format("{} students, {} apart, min_n {}", students, apart, min_n));
      if (few(students)) CHECK(row.at("units").empty());
      for (const char* name : {"agree_all", "percent_pairwise", "krippendorff_alpha", "gwet_ac1",
                               "chance_pairwise", "fleiss_kappa", "commonest_share"}) {
        if (few(apart) || few(students - apart)) CHECK(row.at(name).empty());
        told += row.at(name).empty() ? 0U : 1U;
      }
      for (const char* name : {"cohen_kappa", "cohen_weighted", "units_agree"}) CHECK(row.at(name).empty());
    }
  }
  CHECK(told > 100);
}
