// All that is found of plans and the work that came after them, plan by plan.
#include "worksort/analyze/plan/follow_up.hpp"

#include <string>
#include <string_view>

#include "made_study.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::test;

namespace {

constexpr std::string_view k_second_look = R"(
codebook: {id: cb, strategies: [hops, adds, splits], issues: [unit, slips, late]}
---
codebook: {id: other, strategies: [march]}
---
task: {id: t, codebook: cb, date: 2026-11-17}
---
task: {id: u, codebook: cb, date: 2026-11-24}
---
task: {id: v, codebook: other, date: 2026-11-25}
---
exemplar: {task: u, look_fors: [{id: b, text: B}, {id: a, text: A}]}
---
exemplar: {task: t, look_fors: [{id: c, text: C}, {id: a, text: A}]}
---
roster: {class: 3B, school: L, students: [s1, s2, s3, s4]}
---
roster: {class: 3B, school: G, students: [s1]}
---
work: {task: t, class: 3B, school: L, date: 2026-11-17, pieces: [{student: s1, strategy: hops, issues: unit}, {student: s2, strategy: hops, issues: unit}]}
---
work: {task: u, class: 3B, school: L, date: 2026-11-24, coder: kim, pieces: [{student: s1, strategy: splits, shows: [a], issues: [late, slips]}, {student: s2, strategy: adds, issues: unit, shows: b}, {student: s3, strategy: absent}, {student: s4}]}
---
work: {task: u, class: 3B, school: L, date: 2026-11-24, coder: lee, pieces: [{student: s1, strategy: adds, shows: b}]}
---
work: {task: u, class: 3B, school: L, date: 2026-11-26, pieces: [{student: s2, strategy: splits, attempt: 2}]}
---
work: {task: t, class: 3B, school: L, date: 2026-11-25, pieces: [{student: s1, strategy: hops, shows: c}, {student: s4, strategy: blank}]}
---
work: {task: v, class: 3B, school: L, date: 2026-11-27, pieces: [{student: s1, strategy: march}]}
---
work: {task: u, class: 3B, school: G, date: 2026-11-24, pieces: [{student: s1, strategy: hops}]}
---
)";

std::string shown_later(const char* key, const FollowUp& found, const std::vector<NowShown>& list) {
  std::string out = fmt::format("{} ", key);
  for (const NowShown& one : list) {
    out += one.code.empty() ? "-" : one.code;
    for (const auto i : one.students) out += ":" + found.students.at(i).written;
    out += " ";
  }
  return out;
}

// "STATUS students=TASK DAY of the later piece | look-fors | strategies | issue | other issues".
std::string second_look(const std::string& plan, std::string_view today = "2026-12-01",
                        const Filter& plans = {}) {
  const Study study =
      made_study(std::string(k_second_look) + "plan:\n  id: p\n  class: 3B\n  school: L\n" + plan);
  const Selection work(study, {});
  std::string out;
  for (const FollowUp& found : follow_up(Selection(study, plans), work, *parse_date(today))) {
    out += fmt::format("{} {} ", to_string(found.status), found.reassessed);
    for (std::size_t i = 0; i < found.students.size(); ++i) {
      out += found.students[i].written;
      if (const auto piece = found.later.at(i)) {
        const Reading& head = work.head(*piece);
        out += fmt::format("={} {}", study.text(head.task), to_string(Date{head.date}).substr(8));
      }
      out += " ";
    }
    out += "| " + shown_later("shows", found, found.look_fors) + "| " +
           shown_later("by", found, found.strategies) + "| issue";
    for (const auto i : found.issue) out += " " + found.students.at(i).written;
    out += " | " + shown_later("also", found, found.other_issues);
    out +=
        fmt::format("{}{}", found.task == nullptr ? "no task" : "", found.reassess == nullptr ? " any" : "");
  }
  return out;
}

Filter plans_of(std::vector<std::string> Filter::*list, const std::string& value) {
  Filter out;
  (out.*list).push_back(value);
  return out;
}

}  // namespace

TEST_CASE("the later work of each student of a plan, and what it shows") {
  const std::string of_four =
      "  task: t\n  strategy: hops\n  issue: unit\n  students: [s1, s2, s3, s4, s9]\n";
  CHECK(second_look(of_four + "  date: 2026-11-18\n  reassess: {task: u}\n") ==
        "reassessed 2 s1=u 24 s2=u 26 s3 s4 s9 | shows b:s1 a:s1 | by splits:s2 -:s1 | issue | also slips:s1 "
        "late:s1 ");
  CHECK(second_look(of_four + "  date: 2026-11-18\n  reassess: {task: u, look_fors: [a, x, a]}\n") ==
        "reassessed 2 s1=u 24 s2=u 26 s3 s4 s9 | shows a:s1 x | by splits:s2 -:s1 | issue | also slips:s1 "
        "late:s1 ");
  CHECK(second_look(of_four + "  date: 2026-11-18\n") ==
        "reassessed 3 s1=t 25 s2=u 26 s3 s4=t 25 s9 | shows c:s1 a b | by hops:s1 splits:s2 -:s4 | issue | "
        "also  any");
  CHECK(second_look(of_four + "  date: 2026-11-24\n  reassess: {task: u}\n") ==
        "reassessed 2 s1=u 24 s2=u 26 s3 s4 s9 | shows b:s1 a:s1 | by splits:s2 -:s1 | issue | also slips:s1 "
        "late:s1 ");
  CHECK(second_look(of_four + "  date: 2026-11-25\n  reassess: {task: u}\n") ==
        "reassessed 1 s1 s2=u 26 s3 s4 s9 | shows b a | by splits:s2 | issue | also ");
  CHECK(second_look(of_four + "  date: 2026-11-27\n") ==
        "taught 0 s1 s2 s3 s4 s9 | shows | by | issue | also  any");
  CHECK(second_look(of_four + "  written: 2026-11-17\n") ==
        "reassessed 3 s1=t 25 s2=u 26 s3 s4=t 25 s9 | shows c:s1 a b | by hops:s1 splits:s2 -:s4 | issue | "
        "also  any");
  CHECK(second_look(of_four + "  written: 2026-11-25\n") ==
        "reassessed 1 s1 s2=u 26 s3 s4 s9 | shows b a | by splits:s2 | issue | also  any");
  CHECK(second_look(of_four) == "planned 0 s1 s2 s3 s4 s9 | shows | by | issue | also  any");
  CHECK(second_look(of_four + "  date: 2026-11-17\n  reassess: {task: t}\n") ==
        "reassessed 3 s1=t 25 s2=t 17 s3 s4=t 25 s9 | shows c:s1 a | by hops:s1:s2 -:s4 | issue s2 | also ");
  CHECK(second_look("  task: weg\n  students: [s1]\n  date: 2026-11-17\n") ==
        "taught 0 s1 | shows | by | issue | also no task any");
  CHECK(second_look("  task: v\n  students: [s1]\n  date: 2026-11-17\n  reassess: {task: w}\n") ==
        "taught 0 s1 | shows | by | issue | also  any");
  CHECK(second_look("  task: t\n  date: 2026-11-18\n") == "taught 0 | shows | by | issue | also  any");
}

TEST_CASE("a plan without later work is planned, taught, due or overdue by its days") {
  const auto status = [](const std::string& days, std::string_view today) {
    const std::string found = second_look("  task: t\n  students: [s3]\n" + days, today);
    return found.substr(0, found.find(' '));
  };
  const std::string days = "  date: 2026-11-20\n  reassess: {date: 2026-11-30}\n";
  CHECK(status(days, "2026-11-19") == "planned");
  CHECK(status(days, "2026-11-20") == "taught");
  CHECK(status(days, "2026-11-29") == "taught");
  CHECK(status(days, "2026-11-30") == "due");
  CHECK(status(days, "2026-12-01") == "overdue");
  CHECK(status("  date: 2026-11-20\n", "2026-12-01") == "taught");
  CHECK(status("", "2026-12-01") == "planned");
}

TEST_CASE("filters choose plans by task, class, school, student, strategy and issue") {
  const auto chosen = [](std::vector<std::string> Filter::*list, const std::string& value,
                         const std::string& plan =
                             "  task: t\n  strategy: hops\n  issue: unit\n  students: [s1]\n") {
    return !second_look(plan, "2026-12-01", plans_of(list, value)).empty();
  };
  CHECK(chosen(&Filter::tasks, "t"));
  CHECK_FALSE(chosen(&Filter::tasks, "u"));
  CHECK(chosen(&Filter::strategies, "hops"));
  CHECK_FALSE(chosen(&Filter::strategies, "adds"));
  CHECK(chosen(&Filter::issues, "unit"));
  CHECK_FALSE(chosen(&Filter::issues, "slips"));
  CHECK(chosen(&Filter::schools, "L"));
  CHECK_FALSE(chosen(&Filter::schools, "G"));
  CHECK(chosen(&Filter::classes, "3B (L)"));
  CHECK_FALSE(chosen(&Filter::classes, "3B (G)"));
  CHECK(chosen(&Filter::students, "s1"));
  CHECK_FALSE(chosen(&Filter::students, "s2"));
  CHECK_FALSE(chosen(&Filter::students, "s1", "  task: t\n"));
}
