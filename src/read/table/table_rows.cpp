#include "table_rows.hpp"

#include "worksort/read/table/headings.hpp"
#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include <fmt/core.h>

namespace worksort {
namespace {

// What is seen of a cell.
std::string_view seen(const CsvCell& cell) {
  return cell.plain ? cell.text : trim(cell.text);
}

std::span<const CsvCell>::iterator first_filled(std::span<const CsvCell> row) {
  return std::find_if(row.begin(), row.end(), is_filled);
}

std::size_t filled(std::span<const CsvCell> row) {
  return static_cast<std::size_t>(std::count_if(row.begin(), row.end(), is_filled));
}

bool is_wanted(std::span<const CsvCell> row, std::span<const std::string> wanted) {
  return std::any_of(row.begin(), row.end(), [&](const CsvCell& cell) {
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](const std::string& heading) { return folded(heading) == folded(cell.text); });
  });
}

bool names_students(std::span<const CsvCell> row, std::span<const std::string> wanted) {
  return is_wanted(row, wanted) || std::any_of(row.begin(), row.end(), [](const CsvCell& cell) {
           return heading_kind(cell.text) == HeadingKind::student;
         });
}

bool repeats_headings(const CsvTable& table, std::span<const CsvCell> row) {
  const auto headings = table.row(0);
  bool any = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!is_filled(row[i])) continue;
    if (i >= headings.size()) return false;
    const auto cell = seen(row[i]);
    const auto heading = seen(headings[i]);
    if (cell.size() != heading.size() || folded(cell) != folded(heading)) return false;
    any = true;
  }
  return any;
}

// "Overall average:" and "Class average (24 students)" in small letters and without what stands behind it.
std::string plain_words(std::string_view who) {
  std::string out = lower(normalized(who.substr(0, who.find_first_of("(:"))));
  while (!out.empty() && std::string_view(".*").find(out.back()) != std::string_view::npos) out.pop_back();
  return std::string(trim(out));
}

// What programs print below a table, alone in its row: "Page 1 of 2", "Printed on 11/17/2026".
bool is_footer(std::span<const CsvCell> row, std::string_view who) {
  static constexpr std::array<std::string_view, 7> k_first = {
      "page ", "printed ", "exported ", "generated ", "created ", "downloaded ", "report "};
  const auto only = first_filled(row);
  if (only == row.end() || std::any_of(only + 1, row.end(), is_filled)) return false;
  const std::string words = lower(normalized(who));
  const bool begins = std::any_of(k_first.begin(), k_first.end(),
                                  [&](std::string_view first) { return words.starts_with(first); });
  return begins && std::any_of(words.begin(), words.end(), is_digit);
}

// The name beside a number that may be a count and no id, as in "Count, 25"; null where there is none.
const CsvCell* count_label(const CsvTable& table, std::span<const CsvCell> row, std::string_view who) {
  constexpr std::size_t k_longest_count = 4;
  if (who.size() > k_longest_count || !std::all_of(who.begin(), who.end(), is_digit)) return nullptr;
  const auto first = first_filled(row);
  if (first == row.end() || is_digit(trim(first->text).back())) return nullptr;
  const auto column = static_cast<std::size_t>(first - row.begin());
  const auto headings = table.row(0);
  if (column >= headings.size() || heading_kind(headings[column].text) != HeadingKind::student)
    return nullptr;
  return &*first;
}

// How a gradebook sets the marks of a column to be seen; no cell of such a line says anything else.
bool is_gradebook_setting(std::span<const CsvCell> row) {
  return first_filled(row) != row.end() && std::all_of(row.begin(), row.end(), [](const CsvCell& cell) {
           const std::string word = folded(cell.text);
           return word.empty() || word == "manual posting" || word == "muted" || word == "(read only)";
         });
}

// The row of headings itself, or the one below it where the first only groups columns, as 'Student' above
// 'Name' and 'Class' does.
std::size_t below_groups(const CsvTable& table, std::size_t row, std::span<const std::string> wanted) {
  constexpr std::size_t k_least = 3;
  if (row + 1 >= table.rows.size() || is_wanted(table.row(row), wanted)) return row;
  const auto next = table.row(row + 1);
  const std::size_t known = known_headings(next);
  const bool more = known >= k_least && known > known_headings(table.row(row));
  return more && names_students(next, wanted) ? row + 1 : row;
}

}  // namespace

std::size_t heading_row(const CsvTable& table, std::span<const std::string> wanted) {
  std::size_t most_above = 0;
  for (std::size_t i = 0; i < std::min(table.rows.size(), k_most_above); ++i) {
    const auto row = table.row(i);
    const std::size_t cells = filled(row);
    if ((i == 0 || (cells > most_above && cells > 1)) && names_students(row, wanted))
      return below_groups(table, i, wanted);
    most_above = std::max(most_above, cells);
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (filled(table.row(i)) > 0) return i;
  }
  return 0;
}

std::size_t known_headings(std::span<const CsvCell> row) {
  return static_cast<std::size_t>(std::count_if(row.begin(), row.end(), [](const CsvCell& cell) {
    return heading_kind(cell.text) != HeadingKind::unknown;
  }));
}

std::size_t more_headings(const CsvTable& table) {
  for (std::size_t i = 1; i < std::min<std::size_t>(table.rows.size(), 3); ++i) {
    const auto row = table.row(i);
    const bool import_ids = std::any_of(row.begin(), row.end(), [](const CsvCell& cell) {
      return trim(cell.text).starts_with("{\"ImportId\"");
    });
    if (import_ids) return i;
  }
  const bool monkey = table.rows.size() > 1 && folded(table.row(0).front().text) == "respondent id" &&
                      !is_filled(table.row(1).front());
  return monkey ? 1 : 0;
}

void check_lengths(const CsvTable& table, ValueProblems& problems) {
  const std::size_t wanted = table.rows.front().count;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const auto cells = table.row(i);
    if (table.delimiter != k_no_delimiter && cells.size() < wanted &&
        (cells.size() > 1 || !trim(cells.front().text).empty())) {
      problems.add(Severity::warning, "short-row", {table.rows[i].line, 1, 1},
                   "this row has fewer cells than the header; the others are taken as empty", "");
    }
    const auto extra =
        std::find_if(cells.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, cells.size())), cells.end(),
                     [](const CsvCell& c) { return !trim(c.text).empty(); });
    if (extra == cells.end()) continue;
    problems.add(Severity::error, "long-row", extra->spot,
                 "this row has more cells than the header, and what stands from here on is not used",
                 table.delimiter == k_no_delimiter
                     ? "every column needs a heading"
                     : "a cell that holds the delimiter needs quotes around it");
  }
}

std::optional<std::string> why_no_student(const CsvTable& table, std::span<const CsvCell> row,
                                          std::string_view who) {
  static constexpr std::string_view k_words =
      "points possible|possible points|max points|maximum points|total points|points|total|totals|grand "
      "total|"
      "subtotal|class total|total students|total responses|number of students|number of responses|count|sum|"
      "average|averages|avg|class average|class avg|overall average|group average|average score|mean|class "
      "mean|median|"
      "class median|standard deviation|percent correct|answer key|correct answer|correct answers|test "
      "student|"
      "student, test|student test|rubric numbers|rubric type|point values|manual posting";
  static const std::unordered_set<std::string> k_no_students = [] {
    const auto words = split_trimmed(k_words, '|');
    return std::unordered_set<std::string>(words.begin(), words.end());
  }();
  if (repeats_headings(table, row)) return "the headings stand here again";
  if (trim(who).empty()) {
    if (is_gradebook_setting(row)) return "this line says how a gradebook shows its columns";
    const auto first = first_filled(row);
    const std::string label = first == row.end() ? "" : plain_words(first->text);
    if (label != "date" && label != "due date" && !k_no_students.contains(label)) return std::nullopt;
    return fmt::format("'{}' is no student", trim(first->text));
  }
  if (const auto* label = count_label(table, row, who);
      label && k_no_students.contains(plain_words(label->text)))
    return fmt::format("'{}' is no student", trim(label->text));
  const bool is_id = is_digit(who.back()) &&
                     std::none_of(who.begin(), who.end(), [](char c) { return c == '(' || c == ':'; });
  if ((is_id || !k_no_students.contains(plain_words(who))) && !is_footer(row, who)) return std::nullopt;
  return fmt::format("'{}' is no student", trim(who));
}

}  // namespace worksort
