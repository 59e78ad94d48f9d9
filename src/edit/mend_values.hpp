// The part of mending that looks at what keys and values say.
#pragma once

#include "worksort/edit/mend.hpp"
#include "worksort/model/codebook.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// The file with keys, codes, other fixed words and dates in the spelling of the format. Nothing changes in a
// file that could not be read without an error.
std::string mend_values(std::string_view bytes, const std::vector<Codebook>& codebooks,
                        const MendOptions& options);

}  // namespace worksort
