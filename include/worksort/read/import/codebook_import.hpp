// Codebooks of other programs: tables, and the exchange format of programs for qualitative data analysis
// (REFI-QDA).
#pragma once

#include "worksort/model/codebook.hpp"
#include "worksort/util/diagnostic.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace worksort {

struct ImportedCodebook {
  Codebook codebook;
  std::vector<std::string> remarks;  // what was passed over
};

// Reads the bytes of a file; the name of a code gives its id where the file has none. Throws Problem.
ImportedCodebook import_codebook(const std::string& file, std::string_view bytes, const std::string& id,
                                 Diagnostics& diagnostics);

}  // namespace worksort
