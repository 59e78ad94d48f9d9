#include "worksort/analyze/agree/agree.hpp"
#include "worksort/analyze/group.hpp"
#include "worksort/report/agree/agree.hpp"
#include "worksort/report/count/unseen.hpp"
#include "worksort/report/data/export.hpp"
#include "worksort/report/group/group_share.hpp"
#include "worksort/report/page/rows.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/week/weekly_share.hpp"

#include <algorithm>

#include "report/share/share_mark.hpp"

namespace worksort {
namespace {

Table issues_table(const Selection& selection, OneRelease& release) {
  using enum ColumnType;
  Table out;
  out.title = "Issues";
  out.columns = {{"task", "Task", code},
                 {"issue", "Issue", code},
                 {"issue_name", "In words", text},
                 {"pieces", "Pieces", number},
                 {"hidden", "", text}};
  const GroupResult groups = group(selection, {});
  const auto issues = shared_issues(selection, groups, release);
  for (std::size_t i = 0; i < issues.size(); ++i) {
    for (const auto& issue : issues[i]) {
      out.rows.push_back({std::string(selection.study().text(groups.tasks[i].task->id)), issue.code,
                          issue.name, shared_cell(issue.pieces), std::string(issue.pieces ? "" : "hidden")});
    }
  }
  return out;
}

// The tables in the order of their sheets.
std::vector<Table> shared_tables(const Selection& selection, OneRelease& release) {
  std::vector<Table> out;
  out.push_back(SharedGroups(selection, {}, release).table().take());
  out.push_back(issues_table(selection, release));
  out.push_back(shared_unseen_table(selection, false, release).take());
  out.push_back(shared_agree_table(selection, {}, agree(selection, {}), release).take());
  return out;
}

// What the tables say below themselves, each sentence once.
std::vector<std::string> notes_of(const std::vector<Table>& tables) {
  std::vector<std::string> out;
  for (const auto& table : tables) {
    for (const auto& note : table.notes) {
      if (std::find(out.begin(), out.end(), note) == out.end()) out.push_back(note);
    }
  }
  return out;
}

}  // namespace

Shareable<std::vector<Sheet>> shared_study_sheets(const Selection& selection, OneRelease& release) {
  auto tables = shared_tables(selection, release);
  Table about;
  about.title = "About";
  about.columns = {{"about", "About these counts", ColumnType::text}};
  for (const auto& note : notes_of(tables)) about.rows.push_back({note});
  std::vector<Sheet> out;
  const std::vector<std::string> names = {"Groups", "Issues", "Unseen", "Agreement"};
  for (std::size_t i = 0; i < tables.size(); ++i) {
    tables[i].notes.clear();
    out.push_back({names[i], std::move(tables[i])});
  }
  out.push_back({"About", std::move(about)});
  out.back().wrapped = true;
  return ShareMark::give(std::move(out));
}

Shareable<Value> shared_study_data(const Selection& selection, OneRelease& release) {
  const auto tables = shared_tables(selection, release);
  return ShareMark::give(Value{{"groups", table_rows(tables[0])},
                               {"issues", table_rows(tables[1])},
                               {"unseen", table_rows(tables[2])},
                               {"agreement", table_rows(tables[3])},
                               {"notes", notes_of(tables)}});
}

}  // namespace worksort
