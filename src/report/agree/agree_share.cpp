#include "worksort/report/agree/agree.hpp"
#include "worksort/report/share/share_words.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "agree_shared.hpp"
#include "report/share/share_mark.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

using Students = std::set<std::uint64_t>;

// The students behind what a row counts.
struct Behind {
  Students all;
  Students agreeing;
  Students differing;
  std::map<std::int32_t, Students> values;  // by each value that was given
};

Behind behind(const Selection& selection, const AgreeRow& row) {
  Behind out;
  const Ratings& ratings = row.rated.ratings;
  for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
    const Reading& head = selection.head(row.rated.pieces[unit]);
    const std::uint64_t student = student_key(selection.study().school_of(head), head.student.code);
    const UnitCounts counts = ratings.counts_of(unit);
    out.all.insert(student);
    (counts.size() == 1 ? out.agreeing : out.differing).insert(student);
    for (const auto& [value, count] : counts) out.values[value].insert(student);
  }
  return out;
}

bool enough(const Students& students, std::int64_t min_n) {
  return static_cast<std::int64_t>(students.size()) >= min_n;
}

// A measure is worked out from counts, and many of them together give these counts back. So they are told
// only where none of the counts is small: of pieces on which readers agree or differ, and of those with each
// value. What rests on the counts of single readers, or on pieces that one of them read, is not told.
bool tells_measures(const Behind& behind, std::int64_t min_n) {
  return enough(behind.agreeing, min_n) && enough(behind.differing, min_n) &&
         std::all_of(behind.values.begin(), behind.values.end(),
                     [&](const auto& value) { return enough(value.second, min_n); });
}

bool is_about_few(std::string_view key, const AgreeRow& row) {
  const bool has_single = row.rated.with_single.units() != row.rated.ratings.units();
  return key.starts_with("cohen") || (key == "gwet_ac1" && has_single);
}

Cell two_digits(const Statistic& statistic) {
  if (!statistic.value) return {};
  const double rounded = std::round(*statistic.value * 100) / 100;
  return rounded == 0 ? 0.0 : rounded;
}

// Why there are no measures, and what may be said in their place: that they agree on "at least 55 %".
std::string in_place_of_measures(const AgreeRow& row, std::int64_t min_n) {
  const auto units = static_cast<std::int64_t>(row.rated.pieces.size());
  const std::string share = shared_percent(static_cast<std::int64_t>(row.agreeing), units, min_n);
  const std::string why = fmt::format("a count behind it has fewer than {} students", min_n);
  return share.empty() ? why : fmt::format("{}; readers agree on {}", why, share);
}

}  // namespace

SharedAgreement shared_agreement(const Selection& selection, const AgreeRow& row, std::int64_t min_n) {
  if (!enough(behind(selection, row).all, min_n)) return {};
  return {row.rated.pieces.size()};
}

Shareable<Table> shared_agree_table(const Selection& selection, const AgreeOptions& options,
                                    const AgreeResult& result, std::int64_t min_n) {
  const auto large = [&](const AgreeRow& row) { return enough(behind(selection, row).all, min_n); };
  if (options.by != AgreeBy::all && !std::all_of(result.rows.begin(), result.rows.end(), large)) {
    AgreeOptions together = options;
    together.by = AgreeBy::all;
    Table table = shared_agree_table(selection, together, agree(selection, together), min_n).take();
    table.notes.push_back(fmt::format("Some had fewer than {} students, so all were put together.", min_n));
    return ShareMark::give(std::move(table));
  }
  Table table = agree_table(result);
  table.title = "Reading the work together";
  bool hides = false;
  for (std::size_t i = 0; i < result.rows.size(); ++i) {
    const AgreeRow& row = result.rows[i];
    auto& cells = table.rows[i];
    const auto put = [&](std::string_view name, Cell cell) {
      const auto at = std::find_if(table.columns.begin(), table.columns.end(),
                                   [&](const Column& column) { return column.name == name; });
      cells[static_cast<std::size_t>(at - table.columns.begin())] = std::move(cell);
    };
    const Behind students = behind(selection, row);
    const bool told = tells_measures(students, min_n);
    hides = hides || !told;
    for (const auto& [key, name, statistic] : named_statistics(row))
      put(key, told && !is_about_few(key, row) ? two_digits(*statistic) : Cell());
    put("units_agree", Cell());
    put("commonest", TextList{});
    if (!enough(students.all, min_n)) {
      for (const char* column : {"units", "coders", "ratings"}) put(column, Cell());
      put("reason", fmt::format("fewer than {} students", min_n));
    } else {
      put("reason", told ? std::string() : in_place_of_measures(row, min_n));
      const auto all = static_cast<std::int64_t>(row.rated.pieces.size() * row.rated.coders.size());
      if (row.ratings != all) put("ratings", Cell());
    }
  }
  table.notes = share_words(min_n, {}, hides);
  return ShareMark::give(std::move(table));
}

}  // namespace worksort
