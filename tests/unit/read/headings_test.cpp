#include "worksort/read/table/headings.hpp"

#include <doctest/doctest.h>

using namespace worksort;

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
