#include "worksort/read/import/codebook_import.hpp"

#include "worksort/util/problem.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

std::string codebook_problem(const std::string& table) {
  Diagnostics diagnostics;
  try {
    static_cast<void>(import_codebook("c.csv", table, "own", diagnostics));
  } catch (const Problem& problem) {
    return fmt::format("{} / {}", problem.what(), problem.hint);
  }
  return "";
}

}  // namespace

TEST_CASE("a codebook of a table with a word that is none of its key, or without codes, is refused") {
  CHECK(codebook_problem("name,kind,cra\nNumber line,model,representational\n").empty());
  CHECK(codebook_problem("name,kind,cra\nNumber line,model,representational\nCubes,model,wooden\n") ==
        "c.csv:3: 'wooden' is no cra / it takes concrete, representational and abstract");
  CHECK(codebook_problem("name,kind\nEarly,family\n") ==
        "there are no codes in c.csv / it takes a table with a row for each code, or a codebook in QDC");
}

TEST_CASE("a table that speaks of a CodeBook is a table, and only XML is read as QDC") {
  CHECK(codebook_problem("name,kind,note\nNumber line,model,from our CodeBook\n").empty());
  CHECK(codebook_problem("<name>,kind\n").find("this is no XML") == std::string::npos);
}
