// Which words of look-fors and issues tell something, and which they have in common.
#include "analyze/plan/plan_words.hpp"

#include "worksort/analyze/plan/plan.hpp"

#include <string>
#include <vector>

#include "made_study.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::test;

namespace {

// "ID WEIGHT" of the look-fors that the issue is about.
std::string about_issue(const std::vector<std::string>& look_fors, const std::string& issue = "unit") {
  std::string documents =
      "codebook:\n  id: cb\n  issues:\n    - {id: unit, name: Loses the unit, aliases: [label missing], ask: "
      "{assessing: "
      "[Where are the trays], advancing: [What would twelve rolls be]}}\n    - {id: counts-twice}\n---\n"
      "task: {id: t, codebook: cb}\n---\nexemplar:\n  task: t\n  look_fors:\n";
  for (std::size_t i = 0; i < look_fors.size(); ++i)
    documents += fmt::format("    - {{id: l{}, text: {}}}\n", i, look_fors[i]);
  const Study study = made_study(documents);
  std::string out;
  for (const auto& [id, weight] : look_fors_of_issue(study.task_infos.at(0), issue))
    out += fmt::format("{} {} ", id, weight);
  return out;
}

}  // namespace

TEST_CASE("words that tell something have four letters, are no plural and stand in no list of common ones") {
  CHECK(shared_words("rolls in trays", "a tray of rolls") == 2);
  CHECK(shared_words("The total, labelled", "labels of totals") == 2);
  CHECK(shared_words("sum", "sum") == 0);
  CHECK(shared_words("unit", "unit") == 1);
  CHECK(shared_words("units", "unit") == 1);
  CHECK(shared_words("bus", "bus stop") == 0);
  CHECK(shared_words("pass", "pas") == 0);
  CHECK(shared_words("grid", "GRID") == 1);
  CHECK(shared_words("grouping", "groups") == 1);
  CHECK(shared_words("grown", "group") == 0);
  CHECK(shared_words("their work shows numbers", "their work shows numbers") == 0);
  CHECK(shared_words("tray-tray, tray", "tray") == 1);
  CHECK(shared_words("caf\u00E9s", "caf\u00E9") == 1);
  CHECK(shared_words("", "tray") == 0);
}

TEST_CASE("an issue is about look-fors with words of its name, which weigh twice, or of its questions") {
  CHECK(about_issue({"The unit is said", "Rows are equal"}) == "l0 2 ");
  CHECK(about_issue({"The label is there", "Rolls stand in trays", "Twelve in all"}) == "l0 2 l1 2 l2 1 ");
  CHECK(about_issue({"The unit is said", "A unit for each", "Rows are equal"}) == "");
  CHECK(about_issue({"The unit is said", "A unit for each", "Rows are equal", "All is counted"}) ==
        "l0 2 l1 2 ");
  CHECK(about_issue({"The unit is said", "A unit for each", "Unit by unit"}) == "");
  CHECK(about_issue({"The unit is said"}) == "l0 2 ");
  CHECK(about_issue({"Twice counted", "Rows"}, "counts-twice") == "l0 4 ");
  CHECK(about_issue({"No such thing", "Rows"}, "no-thing") == "l0 2 ");
  CHECK(about_issue({"The unit is said"}, "") == "");
}
