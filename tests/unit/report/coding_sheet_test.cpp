#include "worksort/report/data/coding_sheet.hpp"

#include <algorithm>

#include "../studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

constexpr const char* k_class = R"(
task:
  id: trays
  date: 2026-11-17
  codebook: multiplication-division
  anticipate: {strategies: [skip-counting], models: [array]}
  critical: [partial-products]
---
exemplar: {task: trays, look_fors: [{id: groups, text: Equal groups}]}
---
roster: {class: 3B, school: Lincoln, students: [{id: s1, name: Ana}, {id: s2, name: Bo}]}
---
roster: {class: 3C, school: Lincoln, students: [{id: s3}]}
---
work:
  task: trays
  class: 3B
  school: Lincoln
  pieces:
    - {student: s1, strategy: repeated-addition, issues: loses-count, date: 2026-11-17}
    - {student: s1, strategy: skip-counting, date: 2026-11-18}
    - {student: s2, strategy: absent, date: 2026-11-17}
)";

struct Made {
  Study study;
  std::vector<Sheet> sheets;

  Made(SheetKind kind, const Filter& filter = {}) : study(study_of(k_class)) {
    SheetOptions options;
    options.kind = kind;
    options.task = &study.task_infos.front();
    options.codebook = options.task->codebook;
    options.rows = 5;
    options.coder = "kim";
    sheets = sheets_to_fill_in(Selection(study, filter), options);
  }

  [[nodiscard]] std::size_t column(const std::string& name) const {
    const auto& columns = sheets[0].table.columns;
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.name == name; });
    REQUIRE(found != columns.end());
    return static_cast<std::size_t>(found - columns.begin());
  }
  [[nodiscard]] std::string cell(std::size_t row, const std::string& name) const {
    return cell_text(sheets[0].table.rows[row][column(name)]);
  }

  // The codes that the drop-down of a column offers.
  [[nodiscard]] std::vector<std::string> offers(const std::string& name) const {
    for (const auto& list : sheets[0].drop_downs) {
      if (list.column != column(name) || list.range.empty()) continue;
      const auto colon = list.range.find(':');
      const auto first = std::stoul(list.range.substr(list.range.find("$B$") + 3));
      const auto last = std::stoul(list.range.substr(colon + 4));
      std::vector<std::string> out;
      for (auto row = first; row <= last; ++row) out.push_back(cell_text(sheets[1].table.rows[row - 2][1]));
      return out;
    }
    return {};
  }
};

}  // namespace

TEST_CASE("a coding sheet has the roster down the side and what is known filled in") {
  const Made made(SheetKind::coding);
  REQUIRE(made.sheets.size() == 2);
  REQUIRE(made.sheets[0].table.rows.size() == 3);
  CHECK(made.cell(0, "student") == "s1");
  CHECK(made.cell(0, "name") == "Ana");
  CHECK(made.cell(2, "student") == "s3");
  CHECK(made.cell(2, "class") == "3C");
  CHECK(made.cell(0, "task") == "trays");
  CHECK(made.cell(0, "date") == "2026-11-17");
  CHECK(made.cell(0, "coder") == "kim");
  CHECK(made.cell(0, "strategy") == "");
  CHECK(made.sheets[0].editing == Editing::empty_cells);
}

TEST_CASE("every drop-down offers the codes of its dimension, from the sheet that explains them") {
  const Made made(SheetKind::coding);
  const Codebook& codebook = *made.study.task_infos.front().codebook;
  auto strategies = codebook.ids(Dimension::strategy);
  for (const auto& special : special_codes()) strategies.push_back(special.id);
  CHECK(made.offers("strategy") == strategies);
  CHECK(made.offers("also") == strategies);
  CHECK(made.offers("model") == codebook.ids(Dimension::model));
  CHECK(made.offers("issues") == codebook.ids(Dimension::issue));
  CHECK(made.offers("success") == codebook.ids(Dimension::success));
  CHECK(made.offers("shows") == std::vector<std::string>{"groups"});
  for (const auto& list : made.sheets[0].drop_downs) {
    CHECK(list.rows == 8);
    CHECK(list.message.size() <= 255);
  }
}

TEST_CASE("filters choose the class") {
  Filter filter;
  filter.classes = {"3C"};
  const Made made(SheetKind::coding, filter);
  REQUIRE(made.sheets[0].table.rows.size() == 1);
  CHECK(made.cell(0, "student") == "s3");
}

TEST_CASE("a monitoring sheet has the expected strategies with questions and room for what nobody expected") {
  const Made made(SheetKind::monitor);
  REQUIRE(made.sheets[0].table.rows.size() == 5);
  CHECK(made.cell(0, "Strategy") == "Skip counting");
  CHECK(made.cell(1, "Strategy") == "Partial products");
  CHECK(made.cell(0, "Look for").find("one stop per group") != std::string::npos);
  CHECK_FALSE(made.cell(0, "Assessing questions").empty());
  CHECK(made.cell(4, "Strategy") == "");
}

TEST_CASE("an evidence sheet has names below the strategy of the latest piece") {
  const Made made(SheetKind::evidence);
  CHECK(made.cell(0, "Skip counting") == "Ana");
  CHECK(made.cell(0, "Partial products") == "");
  const auto& columns = made.sheets[0].table.columns;
  CHECK(std::none_of(columns.begin(), columns.end(),
                     [](const Column& c) { return c.name == "Repeated addition"; }));
  CHECK(made.column("In the way: Loses track of the count") > made.column("Partial products"));
  CHECK(made.sheets[1].name == "Students");
}
