// What no file may hold is found wherever it stands, with its length, once a line.
#include "read/yaml/byte_scan.hpp"

#include <string>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort::reading;

namespace {

// "KIND offset+length code" of each, in order.
std::string found(std::string_view bytes) {
  std::string out;
  for (const auto& bad : scan_bytes(bytes).bad)
    out += fmt::format("{} {}+{} {:x}; ", static_cast<int>(bad.kind), bad.offset, bad.length, bad.code);
  return out;
}

}  // namespace

TEST_CASE("bytes that no file may hold") {
  CHECK(found("task: t\n") == "");
  CHECK(found("a\tb\r\nc \xC3\xA9\n") == "");
  CHECK(found("\xEF\xBB\xBF"
              "a\x07"
              "b\n") == "3 0+3 0; 1 4+1 7; ");
  CHECK(found("a\x07"
              "b\x08\nc\xFF"
              "d\xFE\n") == "1 1+1 7; 0 6+1 0; ");
  CHECK(found("a\rb\n") == "1 1+1 d; ");
  CHECK(found("a\xC2\x85"
              "b\xC2\xA0") == "1 1+1 85; ");
  CHECK(found("a\xC2\x85") == "1 1+1 85; ");
  CHECK(found("a\xC2\xA0") == "");
  CHECK(found("%YAML 1.2\na: 5%\n%x") == "2 0+9 0; 2 16+2 0; ");
  for (std::size_t before = 0; before < 20; ++before) {  // eight bytes are looked at at a time
    CAPTURE(before);
    const std::string plain(before, 'a');
    CHECK(found(plain + "\x01") == fmt::format("1 {}+1 1; ", before));
    CHECK(found(plain + "\xE2\x82") == fmt::format("0 {}+1 0; ", before));
    CHECK(scan_bytes(plain).ascii);
    CHECK_FALSE(scan_bytes(plain + "\xC3\xA9").ascii);
  }
}

TEST_CASE("each byte alone, and where characters of several bytes begin and end") {
  for (unsigned c = 0; c < 256; ++c) {
    CAPTURE(c);
    const std::string byte(1, static_cast<char>(c));
    const bool control = (c < 0x20 && c != '\t' && c != '\n') || c == 0x7F;
    const std::string wanted = c >= 0x80 ? "0 1+1 0; " : control ? fmt::format("1 1+1 {:x}; ", c) : "";
    CHECK(found("a" + byte) == wanted);
    CHECK(found("a" + byte + "b\n") == wanted);
    CHECK(found("a" + byte + "\n") == (c == '\r' ? "" : wanted));
    CHECK(found("12345678a" + byte + "2345678") ==
          (wanted.empty() ? "" : wanted.substr(0, 2) + "9" + wanted.substr(3)));
    CHECK(scan_bytes("a" + byte + "\n").ascii == (c < 0x80 && (!control || c == '\r')));
  }
  for (const std::string character :
       {"\xC2\xA0", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF",
        "\xF0\x90\x80\x80", "\xF3\xBF\xBF\xBF", "\xF4\x8F\xBF\xBF"}) {
    CAPTURE(character);
    CHECK(found("a" + character) == "");
    CHECK(found("a" + character + "b") == "");
    CHECK_FALSE(scan_bytes(character).ascii);
    CHECK(found("a" + character.substr(0, character.size() - 1)) == "0 1+1 0; ");
    CHECK(found("a" + character.substr(0, character.size() - 1) + "b") == "0 1+1 0; ");
  }
  for (const std::string none :
       {"\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80", "\xE2\x28\xA1", "\xE2\x82\xC0", "\xF0\x90\x80\xC0"}) {
    CAPTURE(none);
    CHECK(found("a" + none) == "0 1+1 0; ");
  }
  CHECK(found("a\xC2\x80") == "1 1+1 80; ");
  CHECK(found("a\xC2\x9F") == "1 1+1 9f; ");
}

TEST_CASE("files of another encoding are known by their first bytes") {
  using namespace std::string_literals;
  for (const std::string& bytes :
       {"\xFF\xFE"s, "\xFE\xFF"s, "a\0"s, "\0a"s, "a\0b\0"s, "\0a\0b"s, "a\0\0\0"s, "\0\0\0a"s, "\0ab"s}) {
    CAPTURE(bytes.size());
    CHECK(foreign_encoding(bytes));
  }
  for (const std::string& bytes : {""s, "\0"s, "\0\0\0\0"s, "ab\0\0"s, "abcd\0"s, "a"s, "\xEF\xBB\xBF"s}) {
    CAPTURE(bytes.size());
    CHECK_FALSE(foreign_encoding(bytes));
  }
}

TEST_CASE("what escapes stand for is looked at as well") {
  const auto after = [](const std::string& text, const std::string& raw) {
    const auto finding = bad_after_escapes(text, 10, raw);
    return finding ? fmt::format("{} {}+{}", finding->id, finding->offset, finding->length) : "";
  };
  CHECK(after("a", "\"a\"") == "");
  CHECK(after("a b", "\"a\\ b\"") == "bad-escape 12+2");
  CHECK(after("a b", "\"a\\_b\"") == "bad-escape 12+2");
  CHECK(after("\\ b", "\"\\\\ b\"") == "");
  CHECK(after(" ", "\"\\ \"") == "bad-escape 11+2");
  CHECK(after("a\r\n", "\"a\\r\\n\"") == "control-character 10+7");
  CHECK(after("a\n\t", "\"a\\n\\t\"") == "");
  CHECK(after("\x07", "\"\\a\"") == "control-character 10+4");
  CHECK(after("\xC3\xA9\xC2\x85", "\"\\xe9\\N\"") == "control-character 10+8");
  CHECK(after("\xED\xA0\x80", "\"\\ud800\"") == "invalid-utf8 10+8");
  CHECK(after("\xF0\x9F\x98\x80", "\"\\U0001F600\"") == "");
}
