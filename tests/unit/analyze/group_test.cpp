#include "worksort/analyze/group.hpp"

#include "made_study.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::test;

namespace {

constexpr std::string_view k_graded_work = R"(
codebook: {id: cb, strategies: [hops, adds], issues: [slips, unit], success: [low, mid, high]}
---
task: {id: t, codebook: cb}
---
work:
  task: t
  pieces:
    - {student: s1, strategy: hops, success: high}
    - {student: s2, strategy: hops, success: low, issues: [unit, slips]}
    - {student: s3, strategy: hops, success: low}
    - {student: s4, strategy: hops, success: mid, issues: slips}
    - {student: s5, strategy: hops, success: low}
    - {student: s6, strategy: hops, success: high}
    - {student: s7, strategy: hops, success: mid}
    - {student: s8, strategy: adds, success: low, issues: unit}
)";

// "hops 1/3: s1 s2 | low 1 high 1" of each group.
Lines groups_of(const Study& study, const GroupOptions& options) {
  const Selection all(study, {});
  Lines out;
  const GroupResult result = group(all, options);
  for (const auto& one : result.tasks.at(0).groups) {
    std::string line = fmt::format("{} {}/{}:", text(study, one.codes.at(0)), one.part, one.parts);
    for (const auto piece : one.pieces) line += " " + text(study, all.head(piece).student.code);
    line += " |";
    for (const auto& [code, count] : one.success) line += fmt::format(" {} {}", text(study, code), count);
    out.push_back(line);
  }
  return out;
}

}  // namespace

TEST_CASE("a group that is too large is dealt out, so that every part mixes degrees of success") {
  GroupOptions options;
  options.size = 3;
  CHECK(groups_of(made_study(k_graded_work), options) ==
        Lines{"hops 1/3: s2 s4 s6 | low 1 mid 1 high 1", "hops 2/3: s3 s7 | low 1 mid 1",
              "hops 3/3: s1 s5 | low 1 high 1", "adds 1/1: s8 | low 1"});
  options.size = 7;
  CHECK(groups_of(made_study(k_graded_work), options).front() ==
        "hops 1/1: s1 s2 s3 s4 s5 s6 s7 | low 3 mid 2 high 2");
}

TEST_CASE("by issue, a piece stands with each of its issues, and the others at the end without one") {
  GroupOptions options;
  options.by = {GroupBy::issue};
  CHECK(groups_of(made_study(k_graded_work), options) == Lines{"slips 1/1: s2 s4 | low 1 mid 1",
                                                               "unit 1/1: s2 s8 | low 2",
                                                               " 1/1: s1 s3 s5 s6 s7 | low 2 mid 1 high 2"});
}
