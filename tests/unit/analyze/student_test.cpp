#include "worksort/analyze/student.hpp"

#include "worksort/report/people/student.hpp"
#include "worksort/util/text.hpp"

#include "../pages.hpp"
#include "made_study.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::test;

namespace {

constexpr std::string_view k_work = R"(
roster:
  class: 3B
  school: Lincoln
  students: [{id: s07, name: Ana Cruz, served_by: [classroom, interventionist]}, {id: s08, name: Bo Lind}]
---
work:
  task: later
  date: 2026-11-03
  class: 3B
  setting: intervention
  coder: kim
  pieces:
    - {student: s07, strategy: [doubling, counting], model: [table, blocks], strength: sees 4 in 8}
    - {student: s08, strategy: counting}
---
work:
  task: first
  date: 2026-10-05
  class: 3B
  setting: classroom
  coder: ortiz
  pieces: [{student: s07, strategy: counting, model: blocks, quote: "I counted\nagain"}]
---
work:
  task: first
  date: 2026-10-05
  class: 3B
  setting: classroom
  coder: kim
  pieces: [{student: s07, strategy: blank, model: drawing}]
---
work:
  task: undated
  class: 3B
  pieces: [{student: s07, strategy: answer-only}]
---
plan:
  id: p1
  class: 3B
  school: Lincoln
  task: first
  students: [s07]
---
plan:
  id: elsewhere
  school: Grant
  task: first
  students: [s07]
)";

std::vector<StudentWork> of(const Study& study, const char* id) {
  Filter filter;
  filter.students = {id};
  return student_work(Selection(study, filter));
}

}  // namespace

TEST_CASE("a student's work stands oldest first, undated pieces last") {
  const Study study = made_study(k_work);
  const auto found = of(study, "Ana Cruz");
  REQUIRE(found.size() == 1);
  std::vector<std::string> tasks;
  for (const auto piece : found[0].pieces)
    tasks.emplace_back(study.text(study.readings[study.pieces[piece].first_reading].task));
  CHECK(join(tasks, " ") == "first later undated");
  CHECK(found[0].known->name == "Ana Cruz");
}

TEST_CASE("work of one day stands by task as people count, and by attempt within a task") {
  const Study study = made_study(R"(
work:
  date: 2026-11-03
  class: 3B
  pieces:
    - {student: s07, task: week-10, attempt: 2, strategy: counting}
    - {student: s07, task: week-10, attempt: 1, strategy: counting}
    - {student: s07, task: week-2, attempt: 3, strategy: counting}
)");
  const auto found = of(study, "s07");
  REQUIRE(found.size() == 1);
  Lines work;
  for (const auto piece : found[0].pieces) {
    const Reading& r = study.readings[study.pieces[piece].first_reading];
    work.push_back(fmt::format("{} {}", study.text(r.task), r.attempt));
  }
  CHECK(work == Lines{"week-2 3", "week-10 1", "week-10 2"});
}

TEST_CASE("strategies count what any reader saw, without special codes") {
  const Study study = made_study(k_work);
  std::vector<std::string> used;
  const auto work = of(study, "s07")[0];
  for (const auto& use : work.strategies)
    used.push_back(fmt::format("{} {}", study.text(use.code), use.pieces.size()));
  CHECK(join(used, ", ") == "counting 2, doubling 1");
}

TEST_CASE("models that several settings share stand first") {
  const Study study = made_study(k_work);
  const auto work = of(study, "s07")[0];
  std::vector<std::string> used;
  for (const auto& use : work.models)
    used.push_back(fmt::format("{} {}", study.text(use.model), settings_with(use)));
  CHECK(join(used, ", ") == "blocks 2, drawing 1, table 1");
  REQUIRE(work.settings.size() == 3);
  CHECK(study.text(work.settings[1]) == "intervention");
  CHECK(work.settings[2] == k_no_text);
}

TEST_CASE("plans of the student's own school that name the student belong to the work") {
  const Study study = made_study(k_work);
  const auto work = of(study, "s07")[0];
  REQUIRE(work.plans.size() == 1);
  CHECK(work.plans[0]->id == "p1");
  CHECK(of(study, "s08")[0].plans.empty());
}

TEST_CASE("the page shows strengths before everything else, all readers side by side, and no level") {
  const Study study = made_study(k_work);
  Filter filter;
  filter.students = {"s07"};
  const Selection selection(study, filter);
  const Page page = student_page(selection, student_work(selection));
  const std::string shown = shown_page(page);
  const auto strength = shown.find("sees 4 in 8");
  const auto work = shown.find("The work, oldest first");
  REQUIRE(strength != std::string::npos);
  CHECK(strength < shown.find("Models, and where"));
  CHECK(strength < work);
  CHECK(shown.find("| | kim | ortiz |", work) != std::string::npos);
  CHECK(shown.find("| Strategy | Blank | Counting |", work) != std::string::npos);
  CHECK(shown.find("- **Shared** blocks") != std::string::npos);
  CHECK(page.data["students"][0].contains("level") == false);
}

TEST_CASE("the table has one row a reading") {
  const Study study = made_study(k_work);
  Filter filter;
  filter.students = {"s07"};
  const Selection selection(study, filter);
  const Table table = student_table(selection, student_work(selection));
  REQUIRE(table.rows.size() == 4);
  CHECK(cell_text(table.rows[0][8]) == "kim");
  CHECK(cell_text(table.rows[1][8]) == "ortiz");
  CHECK(cell_text(table.rows[3][3]) == "undated");
}
