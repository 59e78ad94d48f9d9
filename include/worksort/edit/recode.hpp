// A code renamed, or several put together, in every file where it is defined or used.
#pragma once

#include "worksort/edit/text_patch.hpp"
#include "worksort/model/codebook.hpp"
#include "worksort/util/diagnostic.hpp"
#include "worksort/util/problem.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace worksort {

// `dimension` is needed only where a code stands in more than one. With `merge` the entries of `from` go, and
// what used them uses `to`; without it there is one code in `from`, and its entry is called `to`.
struct Recoding {
  std::vector<std::string> from;
  std::string to;
  std::optional<Dimension> dimension{};
  bool merge = false;
};

// A file that changes: what stands in it now, and the patches in the order of their places.
struct RecodedFile {
  std::string file;
  std::string bytes;
  std::vector<Patch> patches;
};

struct Recoded {
  Dimension dimension = Dimension::strategy;
  std::vector<RecodedFile> files;
  std::size_t uses = 0;
  std::size_t entries = 0;  // of codebooks
  bool names_kept = false;  // an entry in one of the files has the names of those that go
};

// Finds every place in the YAML files of the paths; writes nothing. A list that has the new code already
// loses the old one; the entry that others are put into gets their ids and names as aliases. Throws Problem
// when the codes are not there, are not clear, or come from a codebook that ships with worksort; and when a
// file that would change could not be read whole, with its errors in `diagnostics`. Throws Problem.
Recoded recode(const std::vector<std::string>& paths, const Recoding& wanted, std::size_t max_file_bytes,
               Diagnostics& diagnostics);

}  // namespace worksort
