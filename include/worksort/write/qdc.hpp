// Codebooks for programs for qualitative data analysis.
#pragma once

#include "worksort/model/codebook.hpp"

#include <string>

namespace worksort {

// A codebook in the exchange format REFI-QDA 1.0 (.qdc): strategies by family, the codes that say that no
// strategy can be read, models, issues and words of success. The identifier of a code comes from the ids of
// the codebook and the code, so that it stays the same from one export to the next.
std::string write_qdc(const Codebook& codebook);

}  // namespace worksort
