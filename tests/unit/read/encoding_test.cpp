// Tables that are not in UTF-8.
#include "read/table/encoding.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace worksort;
using namespace std::string_literals;

TEST_CASE(
    "texts in UTF-16 are read in either order of bytes, and halves of characters are shown as unreadable") {
  const auto little = [](const std::string& bytes) { return to_utf8(bytes, Encoding::utf16); };
  const std::string unreadable = "\xEF\xBF\xBD";
  CHECK(little("a\0\n\0"s) == "a\n");
  CHECK(little("\0a\0\n"s) == "a\n");
  CHECK(little("\xFF\xFE"s + "\x7F\0\x80\0"s) == "\xEF\xBB\xBF\x7F\xC2\x80");
  CHECK(little("\xFE\xFF"s + "\xFF\xFF"s) == "\xEF\xBB\xBF\xEF\xBF\xBF");
  CHECK(little("\xFF\x07\0\x08"s) == "\xDF\xBF\xE0\xA0\x80");
  CHECK(little("a\0b"s) == "a");
  CHECK(little("") == "");
  CHECK(little("\x3D\xD8\0\xDE"s) == "\xF0\x9F\x98\x80");
  CHECK(little("\0\xD8\0\xDC"s) != little("\x01\xD8\0\xDC"s));
  CHECK(little("a\0\0\xD8\0\xDC"s) == "a\xF0\x90\x80\x80");
  CHECK(little("a\0\xFF\xDB\xFF\xDF"s) == "a\xF4\x8F\xBF\xBF");
  CHECK(little("a\0\x3D\xD8"s) == "a" + unreadable);
  CHECK(little("a\0\x3D\xD8\0"s) == "a" + unreadable);
  CHECK(little("a\0\x3D\xD8\x62\0"s) == "a" + unreadable + "b");
  CHECK(little("a\0\0\xDC\x62\0"s) == "a" + unreadable + "b");
  CHECK(little("a\0\xFF\xDF\0\xE0"s) == "a" + unreadable + "\xEE\x80\x80");
  CHECK(little("a\0\xFF\xD7"s) == "a\xED\x9F\xBF");
}

TEST_CASE("texts of Windows have their own signs between 80 and 9F") {
  const auto windows = [](const std::string& bytes) { return to_utf8(bytes, Encoding::windows_1252); };
  CHECK(windows("a\x7F") == "a\x7F");
  CHECK(windows("\x80\x82\x9F") == "\u20AC\u201A\u0178");
  CHECK(windows("\xA0\xE9\xFF") == "\u00A0\u00E9\u00FF");
  CHECK(windows("\x81\x8D\x8F\x90\x9D") == "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(windows("a\0b"s) == "a\0b"s);
  CHECK(to_utf8("\xE9", Encoding::utf8) == "\xE9");
}

TEST_CASE("encodings have several names") {
  for (const auto* name : {"UTF-8", "utf8"}) CHECK(encoding_from_name(name) == Encoding::utf8);
  for (const auto* name : {"utf-16", "UTF16", "utf-16le", "utf-16BE", "Unicode"})
    CHECK(encoding_from_name(name) == Encoding::utf16);
  for (const auto* name : {"windows-1252", "CP1252", "1252", "ANSI", "latin1", "ISO-8859-1"})
    CHECK(encoding_from_name(name) == Encoding::windows_1252);
  for (const auto* name : {"", "utf-7", "utf-88"}) CHECK_FALSE(encoding_from_name(name));
}
