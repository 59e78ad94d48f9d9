// Names in a table into ids of the rosters.
#pragma once

#include "worksort/model/study.hpp"

#include <functional>
#include <string>

#include "read/study/value_problems.hpp"

namespace worksort {

// The name that the row of a reading has beside its id, and the option that reads names in place of ids;
// empty where there is none.
struct NameBeside {
  std::string name;
  std::string option;
};

// What has to be known of the tables beside the readings.
struct RowsBehind {
  std::function<ValueProblems&(const Reading&)> problems;
  std::function<NameBeside(const Reading&)> name_beside;
};

// Gives every reading whose student is a name of the context's rosters ("Ana Cruz", "Cruz, Ana") that
// student's id. Reported: a name that several students have (the reading's school and class decide where they
// can), a row with the id of one student and the name of another (the id counts), and whoever stands on no
// roster. Nothing happens without rosters.
void resolve_people(Study& study, const Study& context, const RowsBehind& rows);

}  // namespace worksort
