#include "worksort/util/pool.hpp"

#include <string>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

TEST_CASE("handles of a pool are equal exactly when the texts are, however many there are") {
  TextPool pool;
  CHECK(pool.add("") == k_no_text);
  CHECK(pool.size() == 1);
  const auto text = [](unsigned i) { return fmt::format("text {}", i); };
  for (unsigned i = 0; i < 3000; ++i) CHECK(pool.add(text(i)) == Text{i + 1});
  for (unsigned i = 0; i < 3000; ++i) {
    CHECK(pool.add(text(i)) == Text{i + 1});
    CHECK(pool.find(text(i)) == Text{i + 1});
    CHECK(pool[Text{i + 1}] == text(i));
  }
  CHECK(pool.size() == 3001);
  CHECK_FALSE(pool.find("text 3000"));
  TextPool other;
  other.add("text 7");
  CHECK(other.add(pool, Text{8}) == Text{1});
  CHECK(other.add(pool, Text{9}) == Text{2});
  CHECK(other[Text{2}] == "text 8");
}
