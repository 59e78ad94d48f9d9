#include "worksort/report/plan/follow_up_share.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/report/plan/follow_up.hpp"
#include "worksort/report/share/share_words.hpp"
#include "worksort/report/share/shared_page.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "report/share/share_mark.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// What a row still says about its plans, from the finest cut to the coarsest.
enum class Detail : std::uint8_t { issue, strategy, task, nothing };

// Codes of a row, joined so that a row of the table can be taken apart again.
constexpr char k_between = '\n';

const Codebook& codebook_of(const FollowUp& follow) {
  return follow.task == nullptr ? empty_codebook() : *follow.task->codebook;
}

CountLabel label(const Study& study, const FollowUp& follow, Detail detail) {
  if (detail == Detail::nothing) return {"", "All plans"};
  const Plan& plan = *follow.plan;
  CountLabel out{plan.task.text,
                 follow.task == nullptr ? prettified(plan.task.text) : task_title(study, *follow.task)};
  const auto add = [&](Dimension dimension, const std::string& code) {
    out.code += k_between + code;
    if (!code.empty()) out.name += ", " + in_sentence(codebook_of(follow).name_of(dimension, code));
  };
  if (detail == Detail::task) return out;
  add(Dimension::strategy, plan.strategy.text);
  if (detail == Detail::issue) add(Dimension::issue, plan.issue.text);
  return out;
}

// The codes of a row: task, strategy and issue, as far as the row has them.
std::array<std::string, 3> codes_of(std::string_view joined) {
  std::array<std::string, 3> out;
  for (auto& code : out) {
    const auto end = std::min(joined.find(k_between), joined.size());
    code = joined.substr(0, end);
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return out;
}

// A student whom neither roster nor work knows counts for themselves in each plan.
std::uint64_t key_of(const PlanStudent& student, std::uint64_t& unknown) {
  return student.known ? student_key(student.school, student.id) : --unknown;
}

CountCut cut(const Study& study, const std::vector<FollowUp>& plans, Detail detail, const std::string& step) {
  CountCut out{step, {}, {{"again", "Looked at again"}, {"not-yet", "Not yet"}}, {}, false};
  std::vector<CountedPiece> pieces;
  LabelPlaces places;
  std::uint64_t unknown = UINT64_MAX;
  for (const auto& follow : plans) {
    const CountLabel found = label(study, follow, detail);
    const std::size_t row = places(found.code, found.name);
    for (std::size_t i = 0; i < follow.students.size(); ++i)
      pieces.push_back({row, follow.later[i] ? 0U : 1U, key_of(follow.students[i], unknown)});
  }
  out.rows = places.labels();
  out.counted = count_pieces(out.rows.size(), out.columns.size(), pieces, true);
  return out;
}

}  // namespace

SharedCounts shared_plans(const Study& study, const std::vector<FollowUp>& plans, std::int64_t min_n) {
  return {{cut(study, plans, Detail::issue, ""),
           cut(study, plans, Detail::strategy, "plans for one strategy were put together"),
           cut(study, plans, Detail::task, "plans for one task were put together"),
           cut(study, plans, Detail::nothing, "all plans were put together")},
          min_n};
}

Shareable<Table> shared_follow_up_table(const Study& study, const std::vector<FollowUp>& plans,
                                        std::int64_t min_n) {
  const SharedCounts counts = shared_plans(study, plans, min_n);
  Table table = follow_up_table({study, {}}, {});
  table.columns.push_back({"hidden", "", ColumnType::text});
  const auto put = [&](std::vector<Cell>& row, std::string_view name, Cell cell) {
    const auto at = std::find_if(table.columns.begin(), table.columns.end(),
                                 [&](const Column& column) { return column.name == name; });
    row[static_cast<std::size_t>(at - table.columns.begin())] = std::move(cell);
  };
  for (std::size_t r = 0; r < counts.rows().size() && !counts.empty(); ++r) {
    std::vector<Cell> row(table.columns.size());
    const auto codes = codes_of(counts.rows()[r].code);
    put(row, "task", codes[0]);
    put(row, "strategy", codes[1]);
    put(row, "issue", codes[2]);
    put(row, "students", shared_cell(counts.row_total(r)));
    put(row, "reassessed", shared_cell(counts.cell(r, 0)));
    put(row, "hidden", std::string(counts.row_total(r) && counts.cell(r, 0) ? "" : "hidden"));
    table.rows.push_back(std::move(row));
  }
  table.notes = share_words(min_n, counts.steps(), counts.hides());
  return ShareMark::give(std::move(table));
}

Shareable<Page> shared_follow_up_page(const Study& study, const std::vector<FollowUp>& plans, Date today,
                                      std::int64_t min_n) {
  const SharedCounts counts = shared_plans(study, plans, min_n);
  SharedPage page("Plans and the work that followed", date_for_people(today), min_n);
  if (plans.empty()) page.line("There is no plan here yet.");
  if (!plans.empty() && counts.empty()) page.line("No plan names students.");
  if (!counts.empty()) page.counts("Students in plans for", counts, "students");
  if (!counts.empty() && !counts.one_piece_each()) page.note("A student in two plans counts in each.");
  const Table table = shared_follow_up_table(study, plans, min_n).take();
  return page.page(&table);
}

}  // namespace worksort
