#include "worksort/util/platform.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/write/picture/picture.hpp"

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr unsigned k_most_seconds = 20;

std::string base64(std::string_view bytes) {
  static constexpr std::string_view k_digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve(bytes.size() / 3 * 4 + 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto three = bytes.substr(at, 3);
    unsigned bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 8U | (i < three.size() ? static_cast<unsigned char>(three[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) out += i <= three.size() ? k_digits[bits >> (18 - 6 * i) & 63U] : '=';
  }
  return out;
}

}  // namespace

std::string Picture::address() const {
  return "data:image/jpeg;base64," + base64(jpeg);
}

std::string first_page(const std::string& path) {
  const std::string largest = fmt::format("{}", k_picture_height);
  const std::string file = path.starts_with('-') ? "./" + path : path;
  platform::ProgramRun run;
  run.arguments = {"pdftoppm", "-f", "1", "-l", "1", "-singlefile", "-jpeg", "-scale-to", largest, file};
  run.most_bytes = k_most_picture_bytes;
  run.most_seconds = k_most_seconds;
  const auto error = platform::run_program(run);
  if (error == std::errc::no_such_file_or_directory) {
    throw Problem("it is a PDF, and the program that shows its first page, pdftoppm, is not here",
                  "install poppler-utils, or save the page as a picture");
  }
  if (error || run.code != 0 || run.output.empty())
    throw Problem("the first page of the PDF cannot be shown", "save the page as a picture");
  return std::move(run.output);
}

}  // namespace worksort
