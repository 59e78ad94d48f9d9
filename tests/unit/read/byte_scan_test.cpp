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
