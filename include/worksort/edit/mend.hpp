// Mistakes that can have meant one thing only, put right in the files; all else stays byte for byte.
#pragma once

#include "worksort/edit/text_patch.hpp"
#include "worksort/read/table/date_format.hpp"
#include "worksort/util/diagnostic.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace worksort {

struct MendOptions {
  std::string codebook;                     // where no file names one
  std::optional<DateFormat> date_format{};  // for dates whose order the file does not make clear
};

// One file: what stands in it, and what does afterwards.
struct MendedFile {
  std::string file;
  std::string bytes;
  std::string mended;

  // The lines that change, in their order.
  [[nodiscard]] std::vector<Patch> patches() const;
};

// Mends the files together, because the codes of one can stand in the codebook of another: tabs, no-break
// blanks and typographic dashes where YAML wants plain ones, quotes, the spelling of keys, codes and other
// words, dates, two codes in one text. Mended once more, nothing changes.
void mend_files(std::vector<MendedFile>& files, const MendOptions& options);

// What is wrong or doubtful in the files once they are mended.
Diagnostics problems_left(const std::vector<MendedFile>& files, const MendOptions& options);

}  // namespace worksort
