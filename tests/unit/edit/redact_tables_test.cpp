// What each cell of a table is taken for when it is redacted, and why a table stays as it is.
#include "worksort/edit/redact_spots.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

std::string kinds_of_spots(const std::vector<RedactSpot>& spots) {
  constexpr const char* k_kinds[] = {"id", "name", "text", "path"};
  std::string out;
  for (const auto& spot : spots)
    out += fmt::format("{}{}<{}>", out.empty() ? "" : " ", k_kinds[static_cast<std::size_t>(spot.kind)],
                       spot.value);
  return out;
}

// Each cell with its kind; or why there are none, and whom the table lists.
std::string cells_taken(const std::string& bytes, bool tab = false) {
  const RedactSpots found = redact_spots_csv(bytes, tab);
  std::string out = kinds_of_spots(found.spots);
  if (!found.problem.empty()) out += fmt::format("! {}", found.problem);
  if (found.unknown) out += " (unknown)";
  if (!found.listed.empty()) out += " | " + kinds_of_spots(found.listed);
  return out;
}

}  // namespace

TEST_CASE("columns hold ids, names, paths or text by their headings and those beside them") {
  CHECK(cells_taken("student,answer,image\ns1,24,a/s1.jpg\n") == "id<s1> text<24> path<a/s1.jpg>");
  CHECK(cells_taken("student,image\ns1,a.jpg\n") == "id<s1> text<a.jpg>");
  CHECK(cells_taken("id,name,class\n7,Ana Cruz,3B\n") == "id<7> name<Ana Cruz> text<3B>");
  CHECK(cells_taken("First name,Last name,Email\nAna,Cruz,ana@school.org\n") ==
        "name<Ana> name<Cruz> name<ana@school.org>");
  CHECK(cells_taken("student,code\ns1,x\n") == "id<s1> id<x>");
  CHECK(cells_taken("student,code,model\ns1,x,array\n") == "id<s1> text<x> text<array>");
  CHECK(cells_taken("student,served by\ns1,coach Lind\n") == "id<s1> text<coach Lind>");
  CHECK(cells_taken("id,name,definition\nhops,Hops,a way\n") ==
        "text<definition> text<hops> text<Hops> text<a way>");
  CHECK(cells_taken("strategy,use_when,reassess_task,student\nhops,so,t,s1\n") ==
        "text<use_when> text<reassess_task> text<hops> text<so> text<t> id<s1>");
  CHECK(cells_taken("Ana Cruz\nBo Lind\n") == "name<Ana Cruz> name<Bo Lind>");
  CHECK(cells_taken("student\ns1\n") == "id<s1>");
  CHECK(cells_taken("s1,Ana\ns2,Bo\n") ==
        "! no heading in it says which column names students: call it student or name");
  CHECK(cells_taken("") == "");
}

TEST_CASE("rows above, below and beside the headings, and several students in a cell") {
  CHECK(cells_taken("Class of Ana\nstudent,answer\ns1,24,more\ns2\n\n") ==
        "! it cannot be read to its end; 'worksort check' says why | id<s1> id<s2>");
  CHECK(cells_taken("student,mood of Ana\n s1 ; s2,so\n;,\n") == "text<mood of Ana> id<s1> id<s2> text<so>");
  CHECK(cells_taken("student\tanswer\ns1\t2,5\n", true) == "id<s1> text<2,5>");
  CHECK(cells_taken("student;answer\ns1;2\n") == "id<s1> text<2>");
  CHECK(cells_taken("student,answer\n\"s1\",\"say \"\"so\"\"\"\n") == "id<s1> text<say \"so\">");
}

TEST_CASE("a table that is broken stays as it is, and lists whom its columns name") {
  CHECK(cells_taken("student,name,note\ns1; s2,Ana Cruz,\"open\nBo,,x\n") ==
        "! it cannot be read to its end; 'worksort check' says why | id<s1> id<s2> name<Ana Cruz> id<Bo>");
  CHECK(cells_taken("name,note\nAna Cruz,\"so\" on\n") == "name<Ana Cruz> text<\"so\" on>");
  CHECK(cells_taken("weg,note\nAna Cruz,\"open\n") ==
        "! it cannot be read to its end; 'worksort check' says why");
}
