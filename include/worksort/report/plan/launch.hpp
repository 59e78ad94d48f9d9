// What people see of the ways to begin a lesson: the list, one of them as a page, and those proposed.
#pragma once

#include "worksort/analyze/plan/launch.hpp"
#include "worksort/model/codebook.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"

#include <string>
#include <vector>

namespace worksort {

// Columns launch, name, kind, grades, minutes, strategies, issues.
Table launch_list_table(const std::vector<Launch>& launches);

// `codebooks` give the codes their names.
Page launch_page(const Launch& launch, const std::vector<Codebook>& codebooks);

// What is proposed for one task, or with an empty task for codes that somebody asked for.
struct LaunchProposal {
  std::string task;
  std::vector<LaunchChoice> choices;
};

// Columns task, launch, name, kind, grades, minutes, why.
Table launch_proposal_table(const std::vector<LaunchProposal>& proposals,
                            const std::vector<Codebook>& codebooks);

}  // namespace worksort
