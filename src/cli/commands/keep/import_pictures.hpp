// `import --pictures`: the scans of a folder beside the rows of a table.
#pragma once

#include "worksort/read/import/import.hpp"

#include <string>
#include <vector>

namespace worksort {

// Makes what the table says of pictures begin at `folder`, where the work is to lie: a path that is there
// from the table's folder alone is written anew.
void place_pictures(Imported& imported, const std::string& folder);

// Writes the pictures of `pictures` behind the pieces whose pages they are: where a cell names the file, its
// piece; else by the name of the file, or in the order of the rows with `in_order`. Paths begin at `folder`.
// Returns lines that say where each file has gone. Throws Problem where that cannot be told.
std::vector<std::string> add_pictures(Imported& imported, const Study& context, const std::string& pictures,
                                      const std::string& folder, bool in_order);

}  // namespace worksort
