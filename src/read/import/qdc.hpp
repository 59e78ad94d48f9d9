// Codebooks in the exchange format of programs for qualitative data analysis (REFI-QDA codebook 1.0).
#pragma once

#include <string>
#include <string_view>

#include "codebook_builder.hpp"

namespace worksort::reading {

bool is_qdc(std::string_view bytes);

// Adds the codes of the file. A code with others in it is a family; those that worksort wrote are what they
// were. Throws Problem.
void read_qdc(const std::string& file, std::string_view bytes, CodebookBuilder& builder);

}  // namespace worksort::reading
