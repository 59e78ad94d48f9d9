// The file of --release: what people outside the team were told before.
#pragma once

#include "worksort/model/statement.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// The statements of a file. Throws Problem where the bytes are no such file.
std::vector<Statement> read_release(const std::string& file, std::string_view bytes);

}  // namespace worksort
