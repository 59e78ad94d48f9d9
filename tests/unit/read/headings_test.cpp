#include "worksort/read/table/headings.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

std::string with_blanks(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

// "studentAnswer" of "student answer", as programs call columns.
std::string one_word(std::string_view heading) {
  std::string out;
  bool first = false;
  for (const char c : heading) {
    if (c != ' ') out += first && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    first = c == ' ';
  }
  return out;
}

}  // namespace

TEST_CASE("only headings of names, ids and addresses say whose work a row is") {
  for (const auto* heading : {"Student", "Pupil", "Student ID", "SIS User ID", "Name", "Names", "Full name",
                              "First Name", "lastName", "Family name", "E-mail address"}) {
    CAPTURE(heading);
    CHECK(heading_kind(heading) == HeadingKind::student);
  }
  for (const auto* heading : {"Number", "Code", "Served by", "Services", "Username", "Login ID", "Nickname",
                              "Task", "Strategies"}) {
    CAPTURE(heading);
    CHECK(heading_kind(heading) == HeadingKind::other);
  }
  for (const auto* heading : {"", "Weg", "Total"}) {
    CAPTURE(heading);
    CHECK(heading_kind(heading) == HeadingKind::unknown);
  }
}

TEST_CASE("a heading is known by any of its spellings, and ranks by its place among them") {
  for (const auto& info : piece_fields()) {
    std::vector<std::string> headings = split_trimmed(info.headings, '|');
    headings.insert(headings.begin(), with_blanks(info.name));
    for (std::size_t rank = 0; rank < headings.size(); ++rank) {
      const std::string& heading = headings[rank];
      CAPTURE(heading);
      if (heading == headings.front() && rank > 0) continue;  // bright spot is bright_spot
      CHECK(header_rank(info.field, heading) == rank);
      CHECK(header_rank(info.field, " " + heading + "? ") == rank);
      CHECK(header_rank(info.field, "student." + heading) == rank);
      if (heading.find(',') == std::string::npos) CHECK(header_rank(info.field, one_word(heading)) == rank);
    }
    CHECK_FALSE(header_rank(info.field, ""));
    CHECK_FALSE(header_rank(info.field, "?"));
    CHECK_FALSE(header_rank(info.field, "weg"));
  }
}

TEST_CASE("what people and programs add to a heading changes nothing") {
  for (const auto* heading :
       {"Student's name", "Student\u2019s Name", "students_name", "STUDENTS-NAME:", "#student's name*"})
    CHECK(student_part(heading) == StudentPart::name);
  for (const auto* heading : {"lastName", "Last_name", "student.lastName", "last name", "LAST NAME"})
    CHECK(student_part(heading) == StudentPart::last_name);
  CHECK(student_part("homeAddress") == std::nullopt);
  CHECK(student_part("emailAddress") == StudentPart::email);
  CHECK(student_part("preferred-name") == StudentPart::other_name);
  CHECK(student_part("Pupil") == StudentPart::student);
  CHECK(student_part("pupil id") == StudentPart::id);
  CHECK(student_part("Number") == StudentPart::id);
  CHECK(student_part("also served by") == StudentPart::served_by);
  CHECK(student_part("Partner") == StudentPart::other_id);
  CHECK(student_part("forename") == StudentPart::first_name);
  CHECK(student_part("") == std::nullopt);
}
