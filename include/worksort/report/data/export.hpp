// Everything that was read in one place: a workbook for people, JSON for programs, and for people outside the
// team only released counts.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/analyze/share/one_release.hpp"
#include "worksort/report/page/long_data.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/workbook.hpp"
#include "worksort/report/share/shareable.hpp"
#include "worksort/util/progress.hpp"

#include <string>
#include <vector>

namespace worksort {

// The tabs of the workbook: groups, pieces, counts, what was not seen, agreement, shifts, plans and the
// codebooks, for people to filter and sort. `all` is the selection without its dates, which shifts look back
// into; paths of pictures begin at `folder`. The selection outlives them.
std::vector<Sheet> study_sheets(const Selection& selection, const Selection& all,
                                const std::string& folder = "");

// {codebooks, tasks, exemplars, rosters, plans: the documents; pieces: each with its reading in force, its
// group and all its readings; unseen: rows}; paths of pictures begin at `folder`. Progress counts pieces,
// which the list is long of. The selection outlives it.
LongData study_data(const Selection& selection, const std::string& folder = "",
                    const ProgressCall& progress = {});

// Plans one a row, with the columns id, class, task, strategy, issue, students, written, date, reassess_task,
// reassess_date, result, decision.
Table plans_table(const Selection& selection);

// A row a student, in `each_row`, a column a task: the strategy of the latest piece, by name. The selection
// outlives it.
Table student_task_table(const Selection& selection);

// Groups, issues, what was not seen, and agreement, with what was merged and hidden on a sheet of its own.
// They are one release: no small count can be worked out from all of them together.
Shareable<std::vector<Sheet>> shared_study_sheets(const Selection& selection, OneRelease& release);

// {groups, issues, unseen, agreement: rows; notes}
Shareable<Value> shared_study_data(const Selection& selection, OneRelease& release);

}  // namespace worksort
