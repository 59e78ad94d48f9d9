#include "picture_head.hpp"

#include "worksort/util/problem.hpp"
#include "worksort/write/picture/picture.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::string_view k_exif("Exif\0\0", 6);
constexpr unsigned k_orientation = 0x112;
constexpr unsigned k_short = 3;  // a number of two bytes

std::uint64_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

// `count` bytes, the highest first.
std::uint64_t big(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < count; ++i) out = out << 8U | byte_at(bytes, at + i);
  return out;
}

// The same, the lowest first.
std::uint64_t little(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t out = 0;
  for (std::size_t i = count; i-- > 0;) out = out << 8U | byte_at(bytes, at + i);
  return out;
}

// The segments of a JPEG file up to the one that begins a frame (SOF0 to SOF15 without DHT, JPG and DAC).
PictureHead jpeg_head(std::string_view bytes) {
  PictureHead out{PictureKind::jpeg, 0, 0};
  for (std::size_t at = 2; at + 9 < bytes.size() && byte_at(bytes, at) == 0xFF;) {
    const auto marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
      out.height = big(bytes, at + 5, 2);
      out.width = big(bytes, at + 7, 2);
      break;
    }
    at += 2 + big(bytes, at + 2, 2);
  }
  return out;
}

PictureHead webp_head(std::string_view bytes) {
  const std::string_view form = bytes.substr(12, 4);
  if (form == "VP8X") return {PictureKind::webp, little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1};
  if (form == "VP8L") {
    const auto bits = little(bytes, 21, 4);
    return {PictureKind::webp, (bits & 0x3FFFU) + 1, (bits >> 14U & 0x3FFFU) + 1};
  }
  return {PictureKind::webp, little(bytes, 26, 2) & 0x3FFFU, little(bytes, 28, 2) & 0x3FFFU};
}

// The largest of the sizes that the boxes "ispe" give to the picture and its parts.
PictureHead heif_head(std::string_view bytes) {
  const std::string_view brand = bytes.substr(8, 4);
  PictureHead out{brand == "avif" ? PictureKind::avif : PictureKind::heif, 0, 0};
  const auto end = std::min<std::size_t>(bytes.size(), std::size_t{1} << 20U);
  for (auto at = bytes.find("ispe"); at < end; at = bytes.find("ispe", at + 4)) {
    const auto width = big(bytes, at + 8, 4);
    const auto height = big(bytes, at + 12, 4);
    if (width * height > out.width * out.height) {
      out.width = width;
      out.height = height;
    }
  }
  return out;
}

bool is_heif(std::string_view bytes) {
  if (bytes.substr(4, 4) != "ftyp") return false;
  const std::string_view brand = bytes.substr(8, 4);
  return brand == "heic" || brand == "heix" || brand == "mif1" || brand == "msf1" || brand == "avif";
}

// The data of the segment of a JPEG file that holds Exif.
std::string_view exif_segment(std::string_view bytes) {
  for (std::size_t at = 2; at + 4 < bytes.size() && byte_at(bytes, at) == 0xFF;) {
    const auto marker = byte_at(bytes, at + 1);
    if (marker == 0xDA) break;  // here begins the picture
    const auto size = big(bytes, at + 2, 2);
    const auto data = bytes.substr(at + 4, size < 2 ? 0 : size - 2);
    if (marker == 0xE1 && data.starts_with(k_exif)) return data;
    at += marker == 0xFF ? 1 : size + 2;
  }
  return {};
}

// The data of the chunk of a PNG or WebP file that holds Exif.
std::string_view exif_chunk(std::string_view bytes, bool png) {
  for (std::size_t at = png ? 8 : 12; at + 12 < bytes.size();) {
    const auto size = png ? big(bytes, at, 4) : little(bytes, at + 4, 4);
    if (bytes.substr(png ? at + 4 : at, 4) == (png ? "eXIf" : "EXIF")) return bytes.substr(at + 8, size);
    at += png ? size + 12 : size + 8 + size % 2;
  }
  return {};
}

std::string_view exif_data(std::string_view bytes, PictureKind kind) {
  if (kind == PictureKind::jpeg) return exif_segment(bytes);
  const bool png = kind == PictureKind::png;
  return png || kind == PictureKind::webp ? exif_chunk(bytes, png) : std::string_view();
}

}  // namespace

PictureHead picture_head(std::string_view bytes) {
  if (bytes.size() < 16) return {};
  if (bytes.starts_with("\xFF\xD8\xFF")) return jpeg_head(bytes);
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return {PictureKind::png, big(bytes, 16, 4), big(bytes, 20, 4)};
  if (bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return webp_head(bytes);
  if (is_heif(bytes)) return heif_head(bytes);
  return {bytes.starts_with("%PDF-") ? PictureKind::pdf : PictureKind::none, 0, 0};
}

// A TIFF file in small: the order of bytes, where the first directory stands, and its entries of twelve
// bytes.
int orientation(std::string_view bytes, PictureKind kind) {
  std::string_view data = exif_data(bytes, kind);
  if (data.starts_with(k_exif)) data.remove_prefix(k_exif.size());
  if (!data.starts_with("II") && !data.starts_with("MM")) return 1;
  const auto number = data.starts_with("II") ? little : big;
  const auto directory = number(data, 4, 4);
  for (auto entry = directory + 2; entry < directory + 2 + 12 * number(data, directory, 2); entry += 12) {
    if (entry + 12 > data.size()) break;
    if (number(data, entry, 2) != k_orientation) continue;
    const auto turned = number(data, entry + 2, 2) == k_short ? number(data, entry + 8, 2) : 1;
    return turned >= 1 && turned <= 8 ? static_cast<int>(turned) : 1;
  }
  return 1;
}

bool is_pdf(std::string_view bytes) {
  return picture_head(bytes).kind == PictureKind::pdf;
}

void check_picture(std::string_view bytes) {
  const PictureHead head = picture_head(bytes);
  if (head.kind == PictureKind::none) {
    throw Problem(bytes.empty() ? "the file is empty" : "the file is no picture that worksort knows",
                  "pictures are JPEG, PNG, WebP or HEIF; the first page of a PDF will do as well");
  }
  if (head.width > k_most_pixels || head.height > k_most_pixels || head.width * head.height > k_most_pixels) {
    throw Problem(fmt::format("the picture has {} by {} points, which is more than can be looked at",
                              head.width, head.height),
                  "make it smaller, or take a photo of the page");
  }
}

}  // namespace worksort
