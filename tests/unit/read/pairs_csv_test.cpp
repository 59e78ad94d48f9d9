#include "worksort/read/table/pairs_csv.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

std::string read_bytes(const std::string& bytes, Diagnostics& diagnostics) {
  std::string out;
  for (const auto& pair : read_pairs_csv("p.csv", bytes, diagnostics)) {
    out += pair.school + "/" + pair.student + "/" + pair.partner + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("earlier pairs are read by column name, a three as three pairs, guarded cells unguarded") {
  Diagnostics diagnostics;
  CHECK(read_bytes("task,Student,partner\nt,s1,s2\nt,s3,s4; s5\n", diagnostics) ==
        "/s1/s2 /s3/s4 /s3/s5 /s4/s5 ");
  CHECK(read_bytes("partner;student;school\ns2;'=s1;Lincoln\n", diagnostics) == "Lincoln/=s1/s2 ");
  CHECK(read_bytes("student,partner\n", diagnostics).empty());
  CHECK(diagnostics.empty());
}

TEST_CASE("a table without partners is an error") {
  Diagnostics diagnostics;
  CHECK(read_bytes("task,student\nt,s1\n", diagnostics).empty());
  CHECK(diagnostics.errors() == 1);
  CHECK(read_bytes("", diagnostics).empty());
  CHECK(diagnostics.errors() == 2);
}
