#include "worksort/write/ics.hpp"

#include <doctest/doctest.h>

using namespace worksort;

namespace {

std::string without_folds(std::string text) {
  for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
  return text;
}

Calendar calendar_of(const std::string& summary) {
  return {"Our cycle",
          *parse_date("2026-09-07"),
          {{"cycle-1-1@worksort", *parse_date("2026-12-31"), summary, "a; b, c\\d\ne"}}};
}

}  // namespace

TEST_CASE("an event is a whole day, its texts are escaped") {
  const std::string text = write_ics(calendar_of("Sort"));
  CHECK(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
  CHECK(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  CHECK(
      text.find("DTSTAMP:20260907T000000Z\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n") !=
      std::string::npos);
  CHECK(text.find("DESCRIPTION:a\\; b\\, c\\\\d\\ne\r\n") != std::string::npos);
}

TEST_CASE("lines are folded at 75 octets and never inside a character") {
  for (std::size_t length = 60; length < 200; ++length) {
    std::string summary(length % 4, 'x');
    for (std::size_t i = 0; i < length; ++i) summary += "é";
    const std::string text = write_ics(calendar_of(summary));
    for (std::size_t at = 0; at < text.size();) {
      const auto end = text.find("\r\n", at);
      REQUIRE(end != std::string::npos);
      CHECK(end - at <= 75);
      CHECK((static_cast<unsigned char>(text[end - 1]) != 0xC3));
      at = end + 2;
    }
    CHECK(without_folds(text).find("SUMMARY:" + summary + "\r\n") != std::string::npos);
  }
}

TEST_CASE("control characters do not reach the calendar") {
  CHECK(write_ics(calendar_of("a\rb\x07")).find("SUMMARY:a\\\\u{D}b\\\\u{7}\r\n") != std::string::npos);
}
