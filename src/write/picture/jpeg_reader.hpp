// JPEG read row by row and, where it is large, at some eighths of its size: in a tenth of the time and memory
// that reading all of it would take.
#pragma once

#include <optional>
#include <string>

#include "shrinker.hpp"

namespace worksort {

// Nothing for colours that are not known here (those of print). Throws Problem for a broken file.
std::optional<Bitmap> read_jpeg(const std::string& bytes, PictureSize largest);

}  // namespace worksort
