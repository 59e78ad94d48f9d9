#include "worksort/edit/redact_spots.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "../read/zip_of.hpp"
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
  CHECK(values_of(table, SpotKind::text) == Values{"24; 25", "7", "8"});
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

TEST_CASE("a workbook lists the students of all its sheets that have headings of students") {
  using Rows = std::vector<Values>;
  const auto sheet = [](const Rows& rows) {
    std::string out = "<table:table>";
    for (const auto& row : rows) {
      out += "<table:table-row>";
      for (const auto& cell : row)
        out +=
            "<table:table-cell office:value-type=\"string\"><text:p>" + cell + "</text:p></table:table-cell>";
      out += "</table:table-row>";
    }
    return out + "</table:table>";
  };
  const auto found_in = [](const std::string& sheets) {
    return redact_spots_workbook(
        test::zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                      {"content.xml", "<office:document-content><office:body><office:spreadsheet>" + sheets +
                                          "</office:spreadsheet></office:body></office:document-content>"}}));
  };
  const auto listed = [](const RedactSpots& found) {
    Values out;
    for (const auto& spot : found.listed) out.push_back(spot.value);
    return out;
  };
  const std::string work = sheet({{"student", "note"}, {"k1", "Moe did"}});
  const std::string remarks = sheet({{"We did trays"}, {"so"}});
  const std::string names = sheet({{"First name", "Last name"}, {"Moe", "Szyslak"}});
  CHECK(listed(found_in(work + remarks + names)) == Values{"k1", "Moe", "Szyslak"});
  CHECK_FALSE(found_in(work + remarks + names).unknown);
  CHECK(listed(found_in(sheet({{"Class 3B"}, {"Moe Szyslak"}}))) ==
        Values{"Moe Szyslak"});  // a list of names
  const RedactSpots nobody = found_in(sheet({{"k1", "Moe"}, {"k2", "Lenny"}}));
  CHECK(nobody.unknown);
  CHECK(nobody.problem ==
        "no heading in it says which column names students, and names that only it lists stay");
}

TEST_CASE("a list of codes or plans names no students by its ids and names") {
  const std::string codes =
      "kind\tid\tname\tdefinition\nstrategy\tskip-counting\tSkip counting\tas Ana did\n";
  CHECK(values_of(codes, SpotKind::id).empty());
  CHECK(values_of(codes, SpotKind::name).empty());
  const std::string plans = "id\tstudents\treassess_task\n2026-11-18-rows\ts01; s02\tboxes\n";
  CHECK(values_of(plans, SpotKind::id).empty());
  CHECK(values_of(plans, SpotKind::name) == Values{"s01; s02"});
}
