#include "picture/jpeg.hpp"

#include "worksort/util/problem.hpp"
#include "worksort/write/picture/picture.hpp"

#include <cstdlib>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

// Red grows to the right and green downwards, so that every place has its colour.
Bitmap slopes(unsigned width, unsigned height) {
  Bitmap out{width, height, {}};
  for (unsigned y = 0; y < height; ++y) {
    for (unsigned x = 0; x < width; ++x) {
      out.rgb.insert(out.rgb.end(), {static_cast<std::uint8_t>(x * 255 / width),
                                     static_cast<std::uint8_t>(y * 255 / height), 90});
    }
  }
  return out;
}

// Every point its own, which no JPEG can make small.
Bitmap noise(unsigned width, unsigned height) {
  Bitmap out{width, height, {}};
  std::uint32_t state = 1;
  for (std::size_t i = 0; i < std::size_t{width} * height * 3; ++i) {
    state = state * 1664525U + 1013904223U;
    out.rgb.push_back(static_cast<std::uint8_t>(state >> 24U));
  }
  return out;
}

int farthest(const Bitmap& a, const Bitmap& b) {
  int out = 0;
  for (std::size_t i = 0; i < a.rgb.size(); ++i) out = std::max(out, std::abs(a.rgb[i] - b.rgb.at(i)));
  return out;
}

constexpr PictureSize k_page{k_picture_width, k_picture_height};

}  // namespace

TEST_CASE("a JPEG that was written is read with its size and nearly its colours") {
  const Bitmap picture = slopes(150, 90);
  const auto read = read_jpeg(write_jpeg(picture, 95), k_page);
  REQUIRE(read);
  CHECK(read->width == 150);
  CHECK(read->height == 90);
  CHECK(farthest(picture, *read) <= 10);
}

TEST_CASE(
    "a large JPEG comes out as large as the page takes, or at five eighths of that where it is faster") {
  const std::string jpeg = write_jpeg(slopes(960, 480), 95);
  struct Wanted {
    unsigned most;
    unsigned width;
  };
  for (const Wanted& wanted : std::vector<Wanted>{{2000, 960},
                                                  {959, 959},
                                                  {770, 770},
                                                  {760, 480},
                                                  {480, 480},
                                                  {300, 240},
                                                  {121, 120},
                                                  {120, 120},
                                                  {60, 60}}) {
    CAPTURE(wanted.most);
    const auto read = read_jpeg(jpeg, {wanted.most, 1700});
    REQUIRE(read);
    CHECK(read->width == wanted.width);
    CHECK(read->height == wanted.width / 2);
    CHECK(farthest(slopes(wanted.width, wanted.width / 2), *read) <= 12);
  }
}

TEST_CASE("a JPEG that is cut or damaged is refused, and never shown in part") {
  const std::string jpeg = write_jpeg(slopes(150, 90), 80);
  std::string ended = jpeg;
  ended.replace(jpeg.size() * 3 / 4, 2, "\xFF\xD9");
  std::string without_tables = jpeg;
  without_tables.erase(2, jpeg.find("\xFF\xC0") - 2);
  const std::vector<std::string> broken = {jpeg.substr(0, jpeg.size() - 2),
                                           jpeg.substr(0, jpeg.size() / 2),
                                           jpeg.substr(0, 30),
                                           jpeg.substr(0, 2),
                                           "\xFF\xD8\xFF and no more of a picture",
                                           ended,
                                           without_tables};
  for (const auto& bytes : broken) {
    CAPTURE(bytes.size());
    CHECK_THROWS_WITH_AS(read_jpeg(bytes, k_page), "the picture is broken off or damaged", Problem);
  }
  CHECK_THROWS_AS(small_picture(ended), Problem);
}

TEST_CASE("a JPEG in the colours of print is left to another reader") {
  const char head[] =
      "\xFF\xD8\xFF\xC0\0\x14\x08\0\x08\0\x08\x04\x01\x11\0\x02\x11\0\x03\x11\0\x04\x11\0"
      "\xFF\xDA\0\x0E\x04\x01\0\x02\0\x03\0\x04\0\0\x3F\0";
  const std::string print(head, sizeof head - 1);
  CHECK_FALSE(read_jpeg(print, k_page));
  CHECK_THROWS_AS(small_picture(print), Problem);  // nothing stands behind its head
}

TEST_CASE("a picture on a page is small, whatever was on the paper") {
  const Picture plain = small_picture(write_jpeg(slopes(300, 200), 95));
  CHECK(plain.width == 300);
  CHECK(plain.height == 200);
  const Picture wild = small_picture(write_jpeg(noise(900, 600), 90));
  CHECK(wild.jpeg.size() <= k_picture_bytes);
  CHECK(wild.width < 900);
  CHECK(wild.width >= 450);
  CHECK(wild.width * 2 == wild.height * 3);
  const auto seen = read_jpeg(wild.jpeg, k_page);
  REQUIRE(seen);
  CHECK(seen->width == wild.width);
  CHECK(seen->height == wild.height);
}

TEST_CASE("pictures of the other kinds that are damaged are refused") {
  const std::string rest(40, '\x01');
  const std::string png = "\x89PNG\r\n\x1A\n" + std::string("\0\0\0\x0DIHDR\0\0\0\x08\0\0\0\x08", 16) + rest;
  const std::string webp = "RIFF" + std::string(4, '\x20') + "WEBPVP8 " + rest;
  const std::string lossless = "RIFF" + std::string(4, '\x20') + "WEBPVP8L" + std::string(16, '\0');
  const std::string heif = std::string("\0\0\0\x18", 4) + "ftypheic" + rest;
  const std::string avif = std::string("\0\0\0\x18", 4) + "ftypavif" + rest;
  for (const auto& bytes : {png, webp, lossless, heif, avif}) {
    CAPTURE(bytes.substr(0, 16));
    CHECK_THROWS_AS(small_picture(bytes), Problem);
  }
}

TEST_CASE("a PDF that is not there or is named like an option has no first page") {
  CHECK_THROWS_AS(first_page("no such folder/page.pdf"), Problem);
  CHECK_THROWS_AS(first_page("-page.pdf"), Problem);
}
