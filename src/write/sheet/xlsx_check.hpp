// A workbook that was written, read again before anybody gets it.
#pragma once

#include "worksort/report/page/workbook.hpp"

#include <string>
#include <vector>

namespace worksort {

// Throws std::runtime_error unless the archive and all parts of it are whole and every cell of the sheets is
// there: what the library keeps in temporary files meanwhile may be lost without a word from it.
void check_workbook(const std::string& path, const std::vector<Sheet>& sheets);

// Throws std::runtime_error: the only reason that is left when the limits of the format were looked at.
[[noreturn]] void fail_for_lack_of_room();

}  // namespace worksort
