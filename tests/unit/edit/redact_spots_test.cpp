#include "worksort/edit/redact_spots.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

// What the spots of a kind say, each as it stands in the bytes too.
std::vector<std::string> values_of(const std::string& bytes, SpotKind kind, bool tab = true) {
  const RedactSpots found = redact_spots_csv(bytes, tab);
  REQUIRE(found.problem.empty());
  std::vector<std::string> out;
  for (const auto& spot : found.spots) {
    CHECK(bytes.substr(spot.offset, spot.length) == spot.value);
    if (spot.kind == kind) out.push_back(spot.value);
  }
  return out;
}

using Values = std::vector<std::string>;

}  // namespace

TEST_CASE("several students in one cell are each a student, and blanks around them are none") {
  const std::string table = "student\tanswer\ns01; s02 ;s03\t24; 25\ns04\t7\n;s05;\t8\n";
  CHECK(values_of(table, SpotKind::id) == Values{"s01", "s02", "s03", "s04", "s05"});
  CHECK(values_of(table, SpotKind::text) == Values{"student", "answer", "24; 25", "7", "8"});
}

TEST_CASE("what stands above the headings may name somebody") {
  const auto texts =
      values_of("Work of Ana Cruz\n\nstudent,answer,success\ns01,24,partly\n", SpotKind::text, false);
  CHECK(std::count(texts.begin(), texts.end(), "Work of Ana Cruz") == 1);
}

TEST_CASE("a file that cannot be read lists whom its lines and columns name") {
  const auto listed = [](const RedactSpots& found) {
    Values out;
    for (const auto& spot : found.listed) out.push_back(spot.value);
    return out;
  };
  const RedactSpots work = redact_spots_yaml(
      "work:\n  pieces:\n    - {student: 'Mia O''Neil', quote: \"so}\n    - student: Ana Cruz # of 3B\n");
  CHECK(listed(work) == Values{"Mia O''Neil", "Ana Cruz"});
  CHECK(work.spots.empty());
  CHECK_FALSE(work.unknown);
  CHECK(redact_spots_yaml("roster: {students: [{id: s1, name: \"Ana}]}\n").unknown);
  CHECK(redact_spots_yaml(std::string("w\0o\0", 4)).unknown);
  CHECK(listed(redact_spots_yaml("decisions: [{text: \"so, shown: [s1, \"Bo Ek\", s3]}]\n")) ==
        Values{"s1", "Bo Ek", "s3"});
  CHECK(listed(redact_spots_csv("student,answer\nBo Ek,24,rolls\ns2; s3,1\n", false)) ==
        Values{"Bo Ek", "s2", "s3"});
}

TEST_CASE("a table that is not in UTF-8 is refused, and says how it can be saved") {
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("student,answer\ns01,24\n")) wide += {c, '\0'};
  CHECK(redact_spots_csv(wide, false).problem == "it is not in UTF-8; save it again as CSV UTF-8");
  CHECK(redact_spots_csv(wide, false).spots.empty());
}
