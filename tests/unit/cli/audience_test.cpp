// A new field of free text is hidden wherever it is shown, because the tables of fields ask about every one.
#include "worksort/cli/audience.hpp"

#include "worksort/report/data/database.hpp"
#include "worksort/report/data/documents.hpp"
#include "worksort/report/data/list.hpp"
#include "worksort/write/format.hpp"
#include "worksort/write/sheet/workbook.hpp"

#include <string>
#include <vector>

#include "../studies.hpp"
#include "../write/unzip.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

constexpr const char* k_study =
    R"(roster: {class: 3B, students: [{id: s07, name: Ana Cruz, note: Ana reads well, x-likes: what Ana likes}]}
---
task: {id: bakery, anticipate: {stuck: [where Ana was stuck], note: as Ana was}, launch: {note: Ana tells it}, prompt: Ana bakes}
---
exemplar: {task: bakery, look_fors: [{id: groups, note: as Ana did}], responses: [{strategy: hops, note: like Ana}]}
---
plan: {id: p, task: bakery, students: [Ana], partners: [Ana Cruz], questions: {assessing: ["What did Ana do?"], note: Ana first}, first_task: {prompt: for Ana}, expect: [Ana counts], x-own: Ana too}
---
inquiry: {id: i, goals: [{id: g, text: Ana explains, where: {class: 3B, note: with Ana}}]}
---
cycle: {id: c, questions: ["What does Ana need?"], topics: [{title: One, look_fors: [Ana talks]}], reflections: [{gaps: Ana was away}]}
---
decisions: [{kind: promise, text: ask Ana, who: whoever sees Ana, shown: [Ana, Ana Cruz]}]
---
work: {task: bakery, class: 3B, pieces: [{student: s07, strategy: hops, evidence: Ana hops, note: ask Ana}]}
)";

// A plan with one more member.
struct LongerPlan : Plan {
  std::string hunch;
};

Mapping longer_plan() {
  Mapping out = mapping("plan");
  out.keys.push_back({"hunch", Shape::text, Privacy::personal, "", "what somebody thinks",
                      [](void* object) { return ValuePlace{&static_cast<LongerPlan*>(object)->hunch}; }});
  return out;
}

// The fields of a piece and one more, kept in a member that this study does not use.
std::vector<PieceField> more_fields() {
  std::vector<PieceField> out(piece_fields().begin(), piece_fields().end());
  out.push_back({.field = WorkField::note,
                 .name = "hunch",
                 .shape = Shape::text,
                 .privacy = Privacy::personal,
                 .member = &Reading::codebook,
                 .place = {24, 24, 0, 14},
                 .help = "what somebody thinks",
                 .heading = "Hunch",
                 .headings = ""});
  return out;
}

bool names_ana(const std::string& text) {
  return text.find("Ana") != std::string::npos;
}

std::string whole_text(const Table& table, Format format) {
  WriteOptions options;
  options.format = format;
  options.command = "list";
  const std::string bytes = write_table(table, Value::object(), options).text();
  return format != Format::xlsx
             ? bytes
             : unzipped(bytes, "xl/sharedStrings.xml") + unzipped(bytes, "xl/worksheets/sheet1.xml");
}

}  // namespace

TEST_CASE("a new field of a piece is hidden in every format") {
  Study study = study_of(k_study);
  study.readings.front().codebook = study.texts.add("Ana guesses");
  const auto fields = more_fields();
  constexpr Format k_formats[] = {Format::text, Format::csv, Format::tsv,  Format::json,
                                  Format::yaml, Format::md,  Format::html, Format::xlsx};
  const Selection open(study, {});
  for (const auto format : k_formats)
    CHECK(names_ana(whole_text(list_table(open, false, "", fields), format)));
  Audience audience("school");
  audience.hide_names(study, fields);
  const Selection selection(study, {});
  const Table table = list_table(selection, false, "", fields);
  CHECK(table.columns.back().name == "hunch");
  for (const auto format : k_formats) {
    const std::string text = whole_text(table, format);
    CHECK(text.find("guesses") != std::string::npos);
    CHECK_FALSE(names_ana(text));
  }
  for (const char* format : {"sqlite", "postgres"}) {
    const std::string database = write_database(study_database(selection, fields), format).text();
    CHECK(database.find("guesses") != std::string::npos);
    CHECK_FALSE(names_ana(database));
  }
}

TEST_CASE("a new key of a document is hidden in every format") {
  Study study = study_of(k_study);
  Audience audience("school");
  audience.hide_names(study);
  LongerPlan plan;
  static_cast<Plan&>(plan) = study.plans.front();
  plan.hunch = "Ana guesses";
  const Mapping shape = longer_plan();
  audience.hide_in(shape, &plan);
  const Value value = document_value(shape, &plan);
  CHECK(value.contains("hunch"));
  for (const auto& text : {write_yaml_documents({value}), write_json(value), write_yaml_flow(value)}) {
    CHECK(text.find("guesses") != std::string::npos);
    CHECK_FALSE(names_ana(text));
  }
}

TEST_CASE("outside the team nobody is named in any document") {
  Study study = study_of(k_study);
  Audience("school").hide_names(study);
  const auto written = [](std::string_view name, const auto& document) {
    return write_yaml_documents({document_value(mapping(name), &document)});
  };
  CHECK_FALSE(names_ana(written("roster", study.rosters.front())));
  CHECK_FALSE(names_ana(written("exemplar", study.exemplars.front())));
  CHECK_FALSE(names_ana(written("plan", study.plans.front())));
  CHECK_FALSE(names_ana(written("inquiry", study.inquiries.front())));
  CHECK_FALSE(names_ana(written("cycle", study.cycles.front())));
  CHECK_FALSE(names_ana(written("decision", study.decisions.front())));
  CHECK_FALSE(names_ana(written("task", study.tasks.front())));
}
