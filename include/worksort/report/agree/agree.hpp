// Agreement as people see it: a page, or one of three tables.
#pragma once

#include "worksort/analyze/agree/agree.hpp"
#include "worksort/analyze/share/one_release.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/report/share/shareable.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace worksort {

// Which parts of the page are wanted beside the measures.
struct AgreeParts {
  bool pairs = false;
  bool codes = false;
  bool disagreements = false;
};

Page agree_page(const Selection& selection, const AgreeResult& result, const AgreeParts& parts);

// One row a measure by task, class or all.
Table agree_table(const AgreeResult& result);

// One row a pair of readers, a code, a piece that was read differently.
Table agree_pairs_table(const AgreeResult& result);
Table agree_codes_table(const AgreeResult& result);
Table disagreements_table(const Selection& selection, const AgreeResult& result);

// The measures for people outside the team: shares never 0 or 1, coefficients to two digits, nothing for
// fewer than min_n students; where a task or class has fewer, all are put together.
Shareable<Table> shared_agree_table(const Selection& selection, const AgreeOptions& options,
                                    const AgreeResult& result, OneRelease& release);

// What has no value and why, and where there is too little to go by: lines for people. A reason that holds
// for several measures is said once.
std::vector<std::string> agree_remarks(const AgreeResult& result);

// A value of a row in the words of its codebooks: "Array and Number line".
std::string agree_value_name(const AgreeRatings& rated, const AgreeValue& value);
std::string agree_code_name(const AgreeRatings& rated, const std::string& code);

// "Strategy", and where: "Strategy in bakery-trays".
std::string agree_row_title(const AgreeRatings& rated);

}  // namespace worksort
