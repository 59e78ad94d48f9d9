// Students and dates as pages and tables show them.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/report/page/page.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// {student, name, shown, class, date, attempt}: `name` is null where the roster has none, `shown` is the name
// or id.
Value person(const Study& study, const Reading& head);

// "Ana Cruz, Bo Lind": names of the pieces' students in the order of the pieces.
std::string names(const Selection& selection, const std::vector<std::uint32_t>& pieces);

// What the first reader in force who wrote anything there wrote; empty if nobody did.
std::string said(const Study& study, const InForce& now, Text Reading::*field);

// A code for people, in the words of the task's codebook.
std::string code_name(const Study& study, const TaskInfo& task, Dimension dimension, Text code);

// A look-for in its own words, shortened to its id where it has none.
std::string look_for_name(const Study& study, const TaskInfo& task, Text code);

// The same for a look-for of an exemplar.
std::string look_for_words(const LookFor& look_for);

// The name that the roster has for the student, empty without one.
std::string roster_name(const Study& study, const Reading& head);

// The task's title, with the id behind it where another task has that title; without a title the id made
// readable.
std::string task_title(const Study& study, const TaskInfo& task);

// A sentence about what kind of issue it is: "It looks like a misconception: ..."; `cause` as in a codebook.
std::string cause_words(std::string_view cause);

// The same in a few words, such as "looks like a slip"; empty where no codebook says it.
std::string cause_label(std::string_view cause);

// ○ for the first word of the scale, ● for the last, ◔ ◐ ◕ between, · for none.
std::string_view success_mark(const Study& study, const TaskInfo& task, Text success);

// With a small first letter, for the middle of a sentence; a word in capitals stays.
std::string in_sentence(std::string text);

}  // namespace worksort
