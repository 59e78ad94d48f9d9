// Codebooks in the exchange format of programs for qualitative data analysis (REFI-QDA codebook 1.0).
#pragma once

#include <string>
#include <string_view>

#include "codebook_builder.hpp"

namespace worksort::reading {

// How the line of a description begins that keeps the id of a code whose name would give another one.
inline constexpr std::string_view k_id_in_qdc = "Id in worksort: ";

bool is_qdc(std::string_view bytes);

// Adds the codes of the file. A code with others in it is a family; those that worksort wrote are what they
// were. Throws Problem.
void read_qdc(const std::string& file, std::string_view bytes, CodebookBuilder& builder);

}  // namespace worksort::reading
