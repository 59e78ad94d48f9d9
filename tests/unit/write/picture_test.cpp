#include "worksort/write/picture/picture.hpp"

#include "worksort/util/problem.hpp"

#include "picture/picture_head.hpp"
#include "picture/shrinker.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

// Two points wide and three high, each its own number in red: 0 1 / 2 3 / 4 5.
Bitmap numbered_points() {
  Bitmap out{2, 3, {}};
  for (std::uint8_t i = 0; i < 6; ++i) out.rgb.insert(out.rgb.end(), {i, 100, 200});
  return out;
}

std::vector<int> reds(const Bitmap& bitmap) {
  std::vector<int> out;
  for (unsigned y = 0; y < bitmap.height; ++y) {
    for (unsigned x = 0; x < bitmap.width; ++x) out.push_back(*bitmap.at(x, y));
  }
  return out;
}

std::string text_of(std::initializer_list<int> bytes) {
  std::string out;
  for (const int byte : bytes) out += static_cast<char>(byte);
  return out;
}

}  // namespace

TEST_CASE("pictures are turned and mirrored as Exif counts") {
  using Points = std::vector<int>;
  CHECK(reds(upright(numbered_points(), 1)) == Points{0, 1, 2, 3, 4, 5});
  CHECK(reds(upright(numbered_points(), 2)) == Points{1, 0, 3, 2, 5, 4});
  CHECK(reds(upright(numbered_points(), 3)) == Points{5, 4, 3, 2, 1, 0});
  CHECK(reds(upright(numbered_points(), 4)) == Points{4, 5, 2, 3, 0, 1});
  CHECK(reds(upright(numbered_points(), 5)) == Points{0, 2, 4, 1, 3, 5});
  CHECK(reds(upright(numbered_points(), 6)) == Points{4, 2, 0, 5, 3, 1});
  CHECK(reds(upright(numbered_points(), 7)) == Points{5, 3, 1, 4, 2, 0});
  CHECK(reds(upright(numbered_points(), 8)) == Points{1, 3, 5, 0, 2, 4});
  CHECK(upright(numbered_points(), 6).width == 3);
  CHECK(reds(upright(numbered_points(), 77)) == Points{0, 1, 2, 3, 4, 5});
}

TEST_CASE("a point of a smaller picture is the average of what it covers") {
  Bitmap row{3, 2, {}};
  for (const int red : {0, 90, 180, 0, 90, 180})
    row.rgb.insert(row.rgb.end(), {static_cast<std::uint8_t>(red), 255, 0});
  const Bitmap half = shrunk(row, {2, 1});
  CHECK(reds(half) == std::vector<int>{30, 150});
  CHECK(half.at(1, 0)[1] == 255);
  CHECK(half.at(1, 0)[2] == 0);
  CHECK(reds(shrunk(row, {1, 1})) == std::vector<int>{90});
  CHECK(shrunk(row, {3, 2}).rgb == row.rgb);
}

TEST_CASE("what is white stays white, whatever the sizes") {
  const std::vector<std::pair<PictureSize, PictureSize>> sizes = {
      {{7, 5}, {5, 3}}, {{97, 41}, {60, 41}}, {{504, 13}, {400, 1}}};
  for (const auto& [from, to] : sizes) {
    const Bitmap white{from.width, from.height,
                       std::vector<std::uint8_t>(std::size_t{from.width} * from.height * 3, 255)};
    const Bitmap small = shrunk(white, to);
    CHECK(small.rgb == std::vector<std::uint8_t>(std::size_t{to.width} * to.height * 3, 255));
  }
}

TEST_CASE("a picture is fitted in and never made larger") {
  CHECK(fitted({4000, 3000}, {1200, 1700}).height == 900);
  CHECK(fitted({3000, 4000}, {1200, 1700}).height == 1600);
  CHECK(fitted({100, 50}, {1200, 1700}).width == 100);
  CHECK(fitted({100000, 1}, {1200, 1700}).height == 1);
}

TEST_CASE("the first bytes say what a picture is and how large") {
  const std::string jpeg =
      text_of({0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xC0, 0, 17, 8, 1, 2, 3, 4, 3, 0, 0});
  CHECK(picture_head(jpeg).kind == PictureKind::jpeg);
  CHECK(picture_head(jpeg).height == 0x102);
  CHECK(picture_head(jpeg).width == 0x304);
  const std::string filled =
      text_of({0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xFF, 0xFF, 0xC2, 0, 17, 8, 1, 2, 3, 4, 3, 0, 0});
  CHECK(picture_head(filled).height == 0x102);
  CHECK(picture_head(filled).width == 0x304);
  const std::string webp =
      "RIFF" + text_of({1, 0, 0, 0}) + "WEBPVP8X" + text_of({10, 0, 0, 0, 0, 0, 0, 0, 9, 1, 0, 4, 0, 0});
  CHECK(picture_head(webp).width == 266);
  CHECK(picture_head(webp).height == 5);
  const std::string lossless =
      "RIFF" + text_of({1, 0, 0, 0}) + "WEBPVP8L" + text_of({9, 0, 0, 0, 0x2F, 0x09, 0x01, 0x41, 0x00, 0});
  CHECK(picture_head(lossless).kind == PictureKind::webp);
  CHECK(picture_head(lossless).width == 266);
  CHECK(picture_head(lossless).height == 261);
  const std::string lossy = "RIFF" + text_of({1, 0, 0, 0}) + "WEBPVP8 " +
                            text_of({9, 0, 0, 0, 0, 0, 0, 0x9D, 0x01, 0x2A, 0x0A, 0xC1, 0x05, 0x40});
  CHECK(picture_head(lossy).width == 266);
  CHECK(picture_head(lossy).height == 5);
  const std::string heif = text_of({0, 0, 0, 24}) + "ftypheic" + text_of({0, 0, 0, 0, 0, 0, 0, 20}) + "ispe" +
                           text_of({0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1, 0});
  CHECK(picture_head(heif).kind == PictureKind::heif);
  CHECK(picture_head(heif).width == 512);
  CHECK(picture_head(heif).height == 256);
  CHECK(is_pdf("%PDF-1.7 and more bytes"));
  CHECK(picture_head("GIF89a and more bytes").kind == PictureKind::none);
  CHECK(picture_head("").kind == PictureKind::none);
}

TEST_CASE("which way up a picture is stands in its Exif data, in either order of bytes") {
  const std::string exif = std::string("Exif\0\0", 6);
  const std::string big = "MM" + text_of({0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0});
  const std::string little = "II" + text_of({42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 3, 0, 0, 0});
  const std::string odd = "II" + text_of({42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 9, 0, 0, 0});
  const auto jpeg = [&](const std::string& data) {
    return text_of({0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xE1, 0, 30}) + exif + data +
           text_of({0xFF, 0xDA});
  };
  CHECK(orientation(jpeg(big), PictureKind::jpeg) == 6);
  CHECK(orientation(jpeg(little), PictureKind::jpeg) == 3);
  CHECK(orientation(jpeg(odd), PictureKind::jpeg) == 1);
  CHECK(orientation(jpeg(big).substr(0, 30), PictureKind::jpeg) == 1);
  const std::string png =
      text_of({0x89}) + "PNG\r\n" + text_of({0x1A, '\n', 0, 0, 0, 22}) + "eXIf" + big + "crc.";
  CHECK(orientation(png, PictureKind::png) == 6);
  CHECK(orientation("RIFF....WEBPEXIF" + text_of({28, 0, 0, 0}) + exif + little, PictureKind::webp) == 3);
  CHECK(orientation(jpeg(big), PictureKind::heif) == 1);
  CHECK(orientation("", PictureKind::jpeg) == 1);
}

TEST_CASE("files that are no picture, or too large a one, are refused by their first bytes") {
  CHECK_THROWS_AS(check_picture("a text that is no picture"), Problem);
  CHECK_THROWS_AS(check_picture(""), Problem);
  const std::string huge = text_of({0x89}) + "PNG\r\n" + text_of({0x1A, '\n', 0, 0, 0, 13}) + "IHDR" +
                           text_of({0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF});
  CHECK_THROWS_AS(check_picture(huge), Problem);
  CHECK_NOTHROW(check_picture("%PDF-1.7 and more bytes"));
}

TEST_CASE("a picture's address holds its bytes in base64") {
  CHECK(Picture{"", 1, 1}.address() == "data:image/jpeg;base64,");
  CHECK(Picture{"M", 1, 1}.address() == "data:image/jpeg;base64,TQ==");
  CHECK(Picture{"Ma", 1, 1}.address() == "data:image/jpeg;base64,TWE=");
  CHECK(Picture{"Man", 1, 1}.address() == "data:image/jpeg;base64,TWFu");
  CHECK(Picture{text_of({0xFB, 0xFF, 0}), 1, 1}.address() == "data:image/jpeg;base64,+/8A");
}
