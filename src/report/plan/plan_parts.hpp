// The sections of a plan's page that are made from pages of students.
#pragma once

#include "worksort/analyze/plan/plan.hpp"
#include "worksort/report/page/page.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace worksort {

// What every section is made from.
struct PlanParts {
  const Selection& selection;
  const Study& study;
  const PlanBasis& basis;

  // A code in the words of the task's codebook.
  [[nodiscard]] std::string code(Dimension dimension, const std::string& id) const;

  [[nodiscard]] std::string student(std::uint32_t piece) const;

  // What the first reader who wrote anything there wrote; empty if nobody did.
  [[nodiscard]] std::string text(std::uint32_t piece, Text Reading::*field) const;

  [[nodiscard]] bool shows_issue(std::uint32_t piece) const;
};

// What could be new and different: the teacher's choice, models with a reason, classmates, neighbours.
Value plan_new_and_different(const PlanParts& parts, const Instruction& mine);

// What was written, else what is proposed.
const std::string& plan_text(const std::string& written, const std::string& draft);

// Once a plan has a result, what might have been asked and given is said only if somebody wrote it down.

// What to ask first: the first line is the question, the others say what its answers tell.
Value plan_probe(const Plan& plan, const Plan& draft);

// First task, what to expect and to ask, practices.
void add_plan_lesson(Value& out, const Plan& plan, const Plan& draft);

// The pages that are shown, those with the issue first, and the names of the students of whose pages nothing
// is told there; none where nothing is told of any.
std::vector<std::uint32_t> plan_shown_pages(const PlanParts& parts);
Value plan_evidence(const PlanParts& parts);
std::string plan_evidence_more(const PlanParts& parts, const Value& evidence);

Value plan_quotes(const PlanParts& parts);

// The look-fors that belong to the issue, with counts.
Value plan_look_fors(const PlanParts& parts);

// "conceptual: groups 14, division link 2; procedural: one amount 10 (of 19 pages with a strategy)"
std::string plan_mastery(const PlanParts& parts);

// What the pages leave open, a sentence each.
std::vector<std::string> plan_limits(const PlanParts& parts);

}  // namespace worksort
