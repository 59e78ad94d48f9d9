// Names in a table into ids of the rosters.
#pragma once

#include "worksort/model/study.hpp"

#include <functional>

#include "read/study/value_problems.hpp"

namespace worksort {

// Gives every reading whose student is a name of the context's rosters ("Ana Cruz", "Cruz, Ana") that
// student's id. Reported: a name that several students have (the reading's school and class decide where they
// can), and whoever stands on no roster. Nothing happens without rosters.
void resolve_people(Study& study, const Study& context,
                    const std::function<ValueProblems&(const Reading&)>& problems);

}  // namespace worksort
