// Codebooks as bytes. Those that ship with worksort are packed when the program is built, so that a run that
// needs one does not read its YAML again.
#pragma once

#include "worksort/model/codebook.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace worksort {

// Adds all that was read of a codebook to `packed`, before `extends` is followed.
void pack_codebook(Codebook codebook, std::string& packed);

// The codebook of that id, as it was packed; none where there is none. REQUIRES: the bytes come from
// pack_codebook, by the same program.
std::optional<Codebook> unpacked_codebook(std::string_view packed, std::string_view id);

// Every codebook that ships with worksort, as its YAML says.
std::string pack_shipped_codebooks();

}  // namespace worksort
