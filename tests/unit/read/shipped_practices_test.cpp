#include "worksort/analyze/wording.hpp"
#include "worksort/read/study/practices.hpp"
#include "worksort/report/plan/practices.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

using namespace worksort;

TEST_CASE("all eight practices have look-fors for students and teachers and questions, each said once") {
  const auto practices = shipped_practices();
  REQUIRE(practices.size() == 8);
  std::set<std::string> seen;
  for (std::size_t i = 0; i < practices.size(); ++i) {
    const Practice& practice = practices[i];
    CAPTURE(practice.id);
    CHECK(practice.id == "SMP" + std::to_string(i + 1));
    CHECK_FALSE(practice.name.empty());
    CHECK(practice.students.size() >= 4);
    CHECK(practice.teachers.size() >= 4);
    CHECK(practice.stems.size() >= 4);
    for (const auto& stem : practice.stems) CHECK(stem.ends_with('?'));
    for (const auto* list : {&practice.students, &practice.teachers, &practice.stems}) {
      for (const auto& text : *list) {
        CAPTURE(text);
        CHECK(seen.insert(text).second);
        CHECK(find_labels(text).empty());
        CHECK(std::ranges::none_of(text, [](char c) { return c >= '0' && c <= '9'; }));
      }
    }
  }
}

TEST_CASE("a page names the practices that it is given, and none that is not one of the eight") {
  const Value words = practice_words({"SMP3", "patience", "SMP1", "SMP8"}, 2);
  REQUIRE(words.size() == 2);
  CHECK(words[0]["id"] == "SMP3");
  CHECK(words[1]["id"] == "SMP1");
  CHECK(words[1]["stem"] == "What is happening here, in your own words?");
  CHECK(practice_words({}, 2).empty());
}
