// The tables of a database that are not about pieces of work.
#pragma once

#include "worksort/report/data/database.hpp"

namespace worksort {

// "piece number, answer text" as columns with their types.
std::vector<Column> columns_of(std::string_view words);

// codebooks, families, strategies, models, issues, success_words, special_codes.
void add_codebook_tables(const Selection& selection, std::vector<DatabaseTable>& out);

// tasks, task_answers, look_fors, expected and task_codes, with a name for every code that is used or
// expected.
void add_task_tables(const Selection& selection, std::vector<DatabaseTable>& out);

// students, enrolled, served_by.
void add_people_tables(const Selection& selection, std::vector<DatabaseTable>& out);

// plans, plan_students.
void add_plan_tables(const Selection& selection, std::vector<DatabaseTable>& out);

}  // namespace worksort
