// A study back as worksort documents, so that every other command can read what one writes.
#pragma once

#include <vector>

#include "worksort/analyze/selection.hpp"
#include "worksort/report/page.hpp"

namespace worksort {

// The selected work with all that belongs to it: codebooks that files define, tasks, exemplars, rosters, plans, and
// then the work itself, one document a task, date, class and reader.
std::vector<Json> study_documents(const Selection& selection);

// One document each, keys in the order of the format.
Json to_document(const Codebook& codebook);
Json to_document(const Task& task);
Json to_document(const Exemplar& exemplar);
Json to_document(const Roster& roster);
Json to_document(const Plan& plan);

}  // namespace worksort
