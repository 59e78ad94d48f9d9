// Pictures of students' pages, made fit to stand in a page that is passed on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace worksort {

// A file that is larger is not opened, and neither is a picture of more pixels, whatever its file says.
constexpr std::size_t k_most_picture_bytes = std::size_t{64} << 20U;
constexpr std::size_t k_most_pixels = 60'000'000;

// What a picture on a page is at most; with the third more that an address takes, it stays under 150 KB.
constexpr unsigned k_picture_width = 1200;
constexpr unsigned k_picture_height = 1700;
constexpr std::size_t k_picture_bytes = 110'000;

// A small picture as it stands in a page: upright, and without anything that the camera wrote beside it.
struct Picture {
  std::string jpeg;
  unsigned width = 0;
  unsigned height = 0;

  // The picture itself as an address: "data:image/jpeg;base64,...".
  [[nodiscard]] std::string address() const;
};

// False in a program that was built without the libraries for it.
bool reads_pictures();

// True for PDF, which is no picture and can be made one by `first_page`.
bool is_pdf(std::string_view bytes);

// Throws Problem where the first bytes of a file are those of no picture or PDF, or promise too many pixels.
void check_picture(std::string_view bytes);

// Throws Problem for what is no picture, is broken or is too large.
// REQUIRES: reads_pictures(), and the bytes are no PDF.
Picture small_picture(const std::string& bytes);

// The first page of a PDF file as the bytes of a picture, by the program pdftoppm. Throws Problem where that
// is not there or cannot do it.
std::string first_page(const std::string& path);

}  // namespace worksort
