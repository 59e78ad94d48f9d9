// Codebooks for people: which there are, what one says, and what of it nobody uses.
#pragma once

#include "worksort/model/study.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"

#include <vector>

namespace worksort {

// One row a codebook, in the order given.
Table codebook_list_table(const std::vector<Codebook>& codebooks);

// Families with their strategies, models, issues and the success scale, as a page or one entry a row.
Page codebook_page(const Codebook& codebook);
Table codebook_table(const Codebook& codebook);

// Entries that no piece uses, and codes of the work that no codebook defines ("undefined-strategy").
Table codebook_unused_table(const Study& study);

}  // namespace worksort
