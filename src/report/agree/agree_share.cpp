#include "worksort/report/agree/agree.hpp"
#include "worksort/report/share/share_words.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "agree_shared.hpp"
#include "report/share/share_mark.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

bool enough(const Selection& selection, const AgreeRow& row, std::int64_t min_n) {
  std::set<std::uint64_t> students;
  for (const auto piece : row.rated.pieces) {
    const Reading& head = selection.head(piece);
    students.insert(student_key(selection.study().school_of(head), head.student.code));
  }
  return static_cast<std::int64_t>(students.size()) >= min_n;
}

double two_digits(double value) {
  const double rounded = std::round(value * 100) / 100;
  return rounded == 0 ? 0.0 : rounded;
}

bool is_share(std::string_view key) {
  return key == "agree_all" || key == "percent_pairwise" || key == "commonest_share" ||
         key == "chance_pairwise";
}

// A measure as it may go out: shares not near 0 or 1, and no coefficient that says that all agree.
std::optional<double> released(std::string_view key, const Statistic& statistic) {
  if (!statistic.value) return {};
  const double value = *statistic.value;
  if (is_share(key) && (value < 0.05 || value > 0.95)) return {};
  return value > 0.995 ? std::nullopt : std::optional(two_digits(value));
}

Cell released_cell(std::string_view key, const Statistic& statistic) {
  const auto value = released(key, statistic);
  return value ? Cell(*value) : Cell();
}

std::string near_the_ends(const AgreeRow& row) {
  std::string out;
  for (const auto& [key, name, statistic] : named_statistics(row)) {
    if (!statistic->value || released(key, *statistic)) continue;
    const bool high = *statistic->value > 0.5;
    out += fmt::format("{}{}: {}", out.empty() ? "" : "; ", name, high ? "0.95 or more" : "0.05 or less");
  }
  return out;
}

}  // namespace

SharedAgreement shared_agreement(const Selection& selection, const AgreeRow& row, std::int64_t min_n) {
  if (!enough(selection, row, min_n)) return {};
  return {row.rated.pieces.size(), released("krippendorff_alpha", row.alpha)};
}

Shareable<Table> shared_agree_table(const Selection& selection, const AgreeOptions& options,
                                    const AgreeResult& result, std::int64_t min_n) {
  const auto large = [&](const AgreeRow& row) { return enough(selection, row, min_n); };
  if (options.by != AgreeBy::all && !std::all_of(result.rows.begin(), result.rows.end(), large)) {
    AgreeOptions together = options;
    together.by = AgreeBy::all;
    Table table = shared_agree_table(selection, together, agree(selection, together), min_n).take();
    table.notes.push_back(fmt::format("Some had fewer than {} students, so all were put together.", min_n));
    return ShareMark::give(std::move(table));
  }
  Table table = agree_table(result);
  table.title = "Reading the work together";
  table.notes = share_words(min_n, {}, false);
  for (std::size_t i = 0; i < result.rows.size(); ++i) {
    const AgreeRow& row = result.rows[i];
    auto& cells = table.rows[i];
    const auto put = [&](std::string_view name, Cell cell) {
      const auto at = std::find_if(table.columns.begin(), table.columns.end(),
                                   [&](const Column& column) { return column.name == name; });
      cells[static_cast<std::size_t>(at - table.columns.begin())] = std::move(cell);
    };
    const bool shown = large(row);
    for (const auto& [key, name, statistic] : named_statistics(row)) {
      put(key, shown ? released_cell(key, *statistic) : Cell());
    }
    put("units_agree", Cell());
    put("commonest", TextList{});
    if (shown) {
      put("reason", near_the_ends(row));
      continue;
    }
    for (const char* column : {"units", "coders", "ratings"}) put(column, Cell());
    put("reason", fmt::format("fewer than {} students", min_n));
  }
  return ShareMark::give(std::move(table));
}

}  // namespace worksort
