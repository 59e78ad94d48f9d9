// Checked mappings into the objects that the tables of the format describe.
#pragma once

#include "worksort/model/fields.hpp"

#include <cstddef>
#include <vector>

#include "fields.hpp"

namespace worksort {

// `object` is what the mapping describes; keys that are not there leave its members as they are. Codes that
// entries of a codebook name are added to `references`, unless it is null. Returns how many entries of its
// lists had to be left out.
std::size_t read_object(const SourceFile& file, const Fields& fields, const Mapping& shape, void* object,
                        std::vector<NamedCode>* references = nullptr);

}  // namespace worksort
