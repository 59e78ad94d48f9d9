#include "worksort/report/data/codebook.hpp"

#include "worksort/report/data/documents.hpp"
#include "worksort/write/format.hpp"

#include "../analyze/made_study.hpp"
#include "../pages.hpp"

using namespace worksort;
using namespace worksort::test;

namespace {

const std::string k_shown_codebook = R"(
codebook:
  id: words
  success: [begun, whole]
  families: [{id: counting, name: Counting things}, {id: unused, name: Unused}]
  strategies:
    - {id: zeal, family: counting, definition: Counts with zeal., leads_to: amble, models: line}
    - {id: amble, name: Ambling, aliases: [stroll]}
  models: [{id: line, cra: representational}, picture]
  issues: [{id: slips, name: Slips, cause: slip}]
---
task: {id: t, codebook: words}
---
)";

}  // namespace

TEST_CASE("unused entries are told by codebook, and so are codes that no codebook defines") {
  const MadeStudy made(k_shown_codebook + R"(
work:
  task: t
  pieces:
    - {student: s1, strategy: [zeal, leap], model: picture, success: whole}
    - {student: s2, strategy: blank, issues: [gap 10, gap 2]}
---
work: {task: other, codebook: nowhere, pieces: [{student: s1, strategy: hop, success: partly, model: rope}]}
)");
  const Table table = codebook_unused_table(made.study);
  CHECK(column_names(table) == "codebook kind code name");
  CHECK(rows_of(table) == Lines{"words,strategy,amble,Ambling", "words,undefined-strategy,leap,Leap",
                                "words,model,line,Line", "words,issue,slips,Slips",
                                "words,undefined-issue,gap 2,Gap 2", "words,undefined-issue,gap 10,Gap 10",
                                "words,success,begun,Begun", ",undefined-strategy,hop,Hop",
                                ",undefined-model,rope,Rope"});
}

TEST_CASE("a codebook as a table has every entry once") {
  const MadeStudy made(k_shown_codebook);
  const Table table = codebook_table(*made.study.codebook("words"));
  Lines kinds;
  for (const auto& row : table.rows) kinds.push_back(cell_text(row[0]) + " " + cell_text(row[1]));
  CHECK(kinds == Lines{"success begun", "success whole", "family counting", "family unused", "strategy zeal",
                       "strategy amble", "model line", "model picture", "issue slips"});
  CHECK(rows_of(table)[4] == "strategy,zeal,Zeal,counting,,,,Counts with zeal.,,,,,line,amble,,,");
}

TEST_CASE("the page puts strategies under their families and leaves none out") {
  const MadeStudy made(k_shown_codebook);
  const Page page = codebook_page(*made.study.codebook("words"));
  const auto& families = page.data["families"];
  REQUIRE(families.size() == 2);
  CHECK(families[0]["name"] == "Counting things");
  CHECK(families[0]["strategies"][0]["neighbour_words"] == "Ambling");
  CHECK(families[1]["name"] == "Other strategies");
  CHECK(families[1]["strategies"][0]["id"] == "amble");
}

TEST_CASE("the page of every shipped codebook fits its template") {
  const auto ids = shipped_codebook_ids();
  REQUIRE_FALSE(ids.empty());
  for (const auto& id : ids) {
    CAPTURE(id);
    const Page page = codebook_page(*shipped_codebook(id));
    const std::string text = shown_page(page);
    for (const auto& strategy : page.data["families"]) {
      for (const auto& s : strategy["strategies"]) {
        CHECK(text.find(escape_markdown(s["definition"].get<std::string>())) != std::string::npos);
      }
    }
  }
}

TEST_CASE("a shipped codebook that is written out and read again is the same") {
  const auto shipped = shipped_codebook("fractions");
  REQUIRE(shipped.has_value());
  const Value before = to_document(*shipped);
  const MadeStudy made(write_yaml_documents({before}));
  CHECK(made.diagnostics.errors() == 0);
  REQUIRE(made.study.codebook("fractions") != nullptr);
  CHECK(to_document(*made.study.codebook("fractions")) == before);
}
