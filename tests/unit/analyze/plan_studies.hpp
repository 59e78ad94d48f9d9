// A small class for the tests of plans: six students, two strategies and a reassessment.
#pragma once

#include <string>

namespace worksort {

inline const std::string k_plan_class = R"(
task:
  id: trays
  date: 2026-11-17
  codebook: multiplication-division
  standards: [KY.3.OA.3]
  goal: Groups can be broken apart.
  taught_before: {models: [equal-groups], routine: number talk, grouping: whole class}
  anticipate: {strategies: [skip-counting], questions: {assessing: ["Where are the trays?"], advancing: []}}
  critical: [partial-products]
---
task: {id: boxes, date: 2026-11-24, codebook: multiplication-division, standards: [KY.3.OA.3]}
---
task: {id: bags, date: 2026-11-23, codebook: multiplication-division}
---
task: {id: before, date: 2026-11-01, codebook: multiplication-division}
---
exemplar:
  task: [trays, boxes]
  look_fors:
    - {id: groups, aspect: conceptual, text: Groups can be seen}
    - {id: label, aspect: application, text: The total is said in rolls}
  responses:
    - {strategy: skip-counting, model: array, shows: [groups]}
---
roster:
  class: 3B
  school: Lincoln
  students:
    - {id: s1, name: Ana Cruz, served_by: [classroom, interventionist]}
    - {id: s2, name: Bo Lind}
    - {id: s3, name: Cem Aydin, served_by: [special-educator]}
    - {id: s4, name: Dee Park}
    - {id: s5, name: Eli Roth}
    - {id: s6, name: Fay Osei}
---
work:
  task: trays
  date: 2026-11-17
  class: 3B
  pieces:
    - {student: s1, strategy: skip-counting, model: array, shows: groups, issues: [loses-count, facts-not-at-hand], evidence: rows, strength: even rows}
    - {student: s2, strategy: skip-counting, model: array, shows: groups, issues: [loses-count]}
    - {student: s3, strategy: skip-counting, model: number-line, shows: [groups, label], issues: [loses-count]}
    - {student: s4, strategy: repeated-addition, issues: [unequal-groups]}
    - {student: s5, strategy: repeated-addition, model: equation, issues: [unequal-groups]}
    - {student: s6, strategy: absent}
)";

}  // namespace worksort
