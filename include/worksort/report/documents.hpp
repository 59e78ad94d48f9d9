// A study back as worksort documents, so that every other command can read what one writes.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/report/page.hpp"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace worksort {

// The selected work with all that belongs to it: codebooks that files define, tasks, exemplars, rosters,
// plans, and then the work itself, one document a task, date, class and reader.
std::vector<Json> study_documents(const Selection& selection);

// The readings as work documents: what the pieces of one task, date, class and reader share stands at their
// head. The order of the readings is kept. REQUIRES: there is a TaskInfo for each task.
std::vector<Json> work_documents(const Study& study, const std::vector<const Reading*>& readings);

// What belongs to work on these tasks: codebooks that files define, tasks, exemplars, the rosters that
// `takes` chooses, and plans.
std::vector<Json> companion_documents(const Study& study, const std::set<std::string>& tasks,
                                      const std::function<bool(const Roster&)>& takes);

// One document each, keys in the order of the format.
Json to_document(const Codebook& codebook);
Json to_document(const Task& task);
Json to_document(const Exemplar& exemplar);
Json to_document(const Roster& roster);
Json to_document(const Plan& plan);

}  // namespace worksort
