// JPEG read row by row and, where it is large, at a half, quarter or eighth of its size: in a tenth of the
// time and memory that reading all of it would take; and written.
#pragma once

#include <optional>
#include <string>

#include "shrinker.hpp"

namespace worksort {

// Nothing for colours that are not known here (those of print). Throws Problem for a broken file.
std::optional<Bitmap> read_jpeg(const std::string& bytes, PictureSize largest);

// `quality` is 1 to 100. Throws std::bad_alloc.
std::string write_jpeg(const Bitmap& bitmap, int quality);

}  // namespace worksort
