// The file format as a JSON Schema, for editors.
#pragma once

#include "worksort/report/page/page.hpp"

namespace worksort {

// JSON Schema (2020-12) of one document of a worksort file, made from the table of keys in read/keys.hpp: one
// definition for each mapping. Every scalar is text to worksort, so numbers, truth values and nothing at all
// are allowed where a YAML reader makes them of what is written.
Value format_schema();

}  // namespace worksort
