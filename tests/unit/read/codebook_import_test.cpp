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

TEST_CASE("a strategy's family is known by its id, by what it is called, and by what its id is made of") {
  Diagnostics diagnostics;
  const Codebook codebook = import_codebook("c.csv",
                                            "id,name,kind,family\n"
                                            "DM,Direct modelling,family,\n"
                                            "counting,Counting strategies,family,\n"
                                            ",By ones,,DM\n"
                                            ",By cubes,,direct  Modelling\n"
                                            ",By fours,,Counting\n"
                                            ",Double it,,Derived\n"
                                            ",Halve it,,derived\n"
                                            ",Guess,,\u2013\n",
                                            "own", diagnostics)
                                .codebook;
  std::vector<std::string> families;
  for (const auto& strategy : codebook.strategies) families.push_back(strategy.family);
  CHECK(families == std::vector<std::string>{"DM", "DM", "counting", "derived", "derived", ""});
  CHECK(codebook.families.size() == 3);
}

TEST_CASE("a code is made of small letters, digits and dashes, however its name is set") {
  Diagnostics diagnostics;
  const Codebook codebook = import_codebook("c.csv",
                                            "name\n"
                                            "Doesn\u2019t know \u2013 yet\n"
                                            "Doesn't know - yet\n"
                                            "doesnt KNOW yet\n"
                                            "\u201CFair shares\u201D\n"
                                            "\u00C0 la \u00BD\n",
                                            "own", diagnostics)
                                .codebook;
  std::vector<std::string> ids;
  for (const auto& strategy : codebook.strategies) ids.push_back(strategy.id);
  CHECK(ids == std::vector<std::string>{"doesnt-know-yet", "doesnt-know-yet-2", "doesnt-know-yet-3",
                                        "fair-shares", "\u00E0-la-\u00BD"});
}

TEST_CASE("the note of a code stays its own, and not that of its questions") {
  Diagnostics diagnostics;
  const std::string table = "name,kind,assessing,note\nBy fours,,Why fours?,seen in May\nEarly,family,,\n";
  const Strategy strategy = import_codebook("c.csv", table, "own", diagnostics).codebook.strategies.at(0);
  CHECK(strategy.note == "seen in May");
  CHECK(strategy.ask.note.empty());
  CHECK(strategy.ask.assessing == std::vector<std::string>{"Why fours?"});
}
