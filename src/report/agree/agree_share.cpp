#include "worksort/report/agree/agree.hpp"
#include "worksort/report/share/share_words.hpp"
#include "worksort/util/text.hpp"

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

// What is counted of a row: the pieces that were read twice, those on which readers agree and differ, those
// with each value, and those that were not read twice.
std::vector<Statement> statements(const Selection& selection, const AgreeRow& row, const AgreePlace& place) {
  const AgreeRatings& rated = row.rated;
  const std::string name = fmt::format(" {}{}", to_string(rated.on), place.complete ? ", complete" : "");
  std::vector<Statement> out;
  const auto add = [&](const std::string& trait, const std::vector<std::string>& words) {
    out.push_back({place.of, Telling::hidden, 0, selection.filter()});
    out.back().of.push_back({trait + name, words});
  };
  add("read", {"agree", "differ"});
  add("read", {"agree"});
  add("read", {"differ"});
  for (const auto& value : rated.values) add("given", {join(value, "+")});
  add("read", {""});
  return out;
}

// Where the pieces of a row are.
AgreePlace place_of(const AgreeOptions& options, const AgreeRow& row) {
  if (options.by == AgreeBy::all) return {{}, options.complete};
  return {{{options.by == AgreeBy::task ? "task" : "class", {row.rated.by}}}, options.complete};
}

std::string why_hidden(const SharedAgreement& told, std::int64_t min_n) {
  if (told.measures) return "";
  return told.units
             ? fmt::format("a count of fewer than {} students could be worked out from it", min_n)
             : fmt::format("fewer than {} students, or so few could be worked out with other counts", min_n);
}

}  // namespace

SharedAgreement shared_agreement(const Selection& selection, const AgreeRow& row, const AgreePlace& place,
                                 OneRelease& release) {
  const Behind students = behind(selection, row);
  SharedAgreement out;
  std::vector<Statement> about = statements(selection, row, place);
  about.front().told = static_cast<std::int64_t>(row.rated.pieces.size());
  if (enough(students.all, release.min_n())) about.front().telling = Telling::shown;
  if (release.admit(about).told.front()) out.units = row.rated.pieces.size();
  if (!out.units || !tells_measures(students, release.min_n())) return out;
  about.pop_back();
  for (auto& statement : about) statement.telling = Telling::settled;
  out.measures = release.admit_together(about);
  return out;
}

Shareable<Table> shared_agree_table(const Selection& selection, const AgreeOptions& options,
                                    const AgreeResult& result, OneRelease& release) {
  const std::int64_t min_n = release.min_n();
  const auto large = [&](const AgreeRow& row) { return enough(behind(selection, row).all, min_n); };
  if (options.by != AgreeBy::all && !std::all_of(result.rows.begin(), result.rows.end(), large)) {
    AgreeOptions together = options;
    together.by = AgreeBy::all;
    Table table = shared_agree_table(selection, together, agree(selection, together), release).take();
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
    const SharedAgreement told = shared_agreement(selection, row, place_of(options, row), release);
    hides = hides || !told.measures;
    for (const auto& [key, name, statistic] : named_statistics(row))
      put(key, told.measures && !is_about_few(key, row) ? two_digits(*statistic) : Cell());
    put("units_agree", Cell());
    put("commonest", TextList{});
    put("reason", why_hidden(told, min_n));
    const auto all = static_cast<std::int64_t>(row.rated.pieces.size() * row.rated.coders.size());
    if (!told.units || row.ratings != all) put("ratings", Cell());
    if (told.units) continue;
    for (const char* column : {"units", "coders"}) put(column, Cell());
  }
  table.notes = share_words(min_n, {}, hides);
  return ShareMark::give(std::move(table));
}

}  // namespace worksort
