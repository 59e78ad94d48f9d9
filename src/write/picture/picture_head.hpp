// What the first bytes of a file say about the picture in it.
#pragma once

#include <cstdint>
#include <string_view>

namespace worksort {

enum class PictureKind : std::uint8_t { none, jpeg, png, webp, heif, avif, pdf };

// Width and height are 0 where they do not stand in the bytes.
struct PictureHead {
  PictureKind kind = PictureKind::none;
  std::uint64_t width = 0;
  std::uint64_t height = 0;
};

PictureHead picture_head(std::string_view bytes);

// Which way up it is, as Exif counts, from 1 to 8; 1 where nothing says it, as in HEIF, which turns itself.
int orientation(std::string_view bytes, PictureKind kind);

}  // namespace worksort
