// What can be named on the command line: ids of the files and of what ships with worksort.
#pragma once

#include "worksort/model/study.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace worksort {

// An id and what people call it, or empty.
using KnownId = std::pair<std::string, std::string>;

// task, class, school, student, coder, strategy, model, issue, codebook, protocol, template.
const std::vector<std::string>& id_kinds();

// In display or natural order, each id once. Strategies, models and issues are those of the codebooks that
// the study uses. REQUIRES: `kind` is one of id_kinds().
std::vector<KnownId> known_ids(const Study& study, std::string_view kind);

}  // namespace worksort
