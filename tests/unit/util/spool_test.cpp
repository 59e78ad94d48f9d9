#include "worksort/util/spool.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

constexpr std::size_t k_parts = 30'000;

std::string part(std::size_t number) {
  return std::to_string(number) + std::string(number % 1000, '.');
}

Spool long_one() {
  Spool out;
  for (std::size_t i = 0; i < k_parts; ++i) out.add(part(i));
  return out;
}

bool is_long_one(const Spool& spool) {
  std::string wanted;
  for (std::size_t i = 0; i < k_parts; ++i) wanted += part(i);
  return spool.size() == wanted.size() && spool.text() == wanted;
}

}  // namespace

TEST_SUITE("spool") {
  TEST_CASE("what is long comes back as it was, as often as it is asked for") {
    const Spool spool = long_one();
    std::size_t longest = 0;
    const auto error = spool.each([&](std::string_view one) {
      longest = std::max(longest, one.size());
      return std::error_code();
    });
    CHECK_FALSE(error);
    CHECK(longest < spool.size() / 3);  // the rest is not in memory
    CHECK(is_long_one(spool));
    CHECK(is_long_one(spool));
    CHECK(Spool("short").text() == "short");
    CHECK(Spool().text().empty());
  }

  TEST_CASE("an error of the visitor ends the visit and is returned") {
    std::size_t visits = 0;
    const auto error = long_one().each([&](std::string_view) {
      ++visits;
      return std::make_error_code(std::errc::broken_pipe);
    });
    CHECK(error == std::errc::broken_pipe);
    CHECK(visits == 1);
  }

#ifndef _WIN32
  TEST_CASE("without a folder for temporary files it stays in memory") {
    const char* set = std::getenv("TMPDIR");
    const std::string before = set == nullptr ? "" : set;
    ::setenv("TMPDIR", "/nowhere", 1);
    const bool same = is_long_one(long_one());
    set == nullptr ? ::unsetenv("TMPDIR") : ::setenv("TMPDIR", before.c_str(), 1);
    CHECK(same);
  }
#endif
}
