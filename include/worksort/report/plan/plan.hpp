// A reteach plan as a document to keep and as a page to teach from.
#pragma once

#include "worksort/analyze/plan/plan.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/util/date.hpp"

#include <string>
#include <vector>

namespace worksort {

// What a plan is about: "Loses track of the count, in skip counting", or its strategy or issue alone; empty
// where it names neither.
std::string plan_subject(const Codebook& codebook, const std::string& strategy, const std::string& issue);

// The plan with everything that data can fill in; the rest is left for the teacher. Its id is the day and the
// strategy, numbered where the study already has a plan of that id.
// REQUIRES: basis.task is not null.
Plan draft_plan(const Selection& selection, const PlanBasis& basis, Date written);

// The plan with every key of the format, "" where nothing has been written yet.
Value plan_document(const Plan& plan);

// The plan's words, and those of the data where the plan has none. `reasons` say why this plan is proposed;
// `next` is the command that keeps the plan, empty for none.
Page plan_page(const Selection& selection, const PlanBasis& basis, const Plan& plan,
               const std::vector<std::string>& reasons, const std::string& next);

// A page that says why there is no plan.
Page no_plan_page(const std::string& why);

// The warnings as sentences, in the order of `plan_warnings`.
std::vector<std::string> plan_warning_words(const PlanBasis& basis, const Plan& plan);

// Why this group and this issue are proposed, a sentence each.
std::vector<std::string> plan_reasons(const Selection& selection, const PlanBasis& basis);

}  // namespace worksort
