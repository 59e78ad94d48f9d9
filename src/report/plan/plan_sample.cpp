#include "plan_sample.hpp"

#include "worksort/report/plan/plan.hpp"

namespace worksort {
namespace {

Value task_sample() {
  return {{"id", ""},
          {"title", ""},
          {"kind", ""},
          {"grade", ""},
          {"prompt", ""},
          {"goal", ""},
          {"standards", Value::array({""})},
          {"standard_words", ""},
          {"clarifications", Value::array({""})},
          {"practices", Value::array({""})},
          {"practice_words", ""}};
}

Value document_sample() {
  Plan plan;
  for (auto* codes : {&plan.classes, &plan.tell, &plan.reassess_look_fors}) *codes = {"", ""};
  plan.students = {{"", {}}};
  plan.questions = {{""}, {""}};
  return plan_document_data(plan);
}

}  // namespace

Value plan_document_data(Plan plan) {
  plan.own.clear();
  Value out = plan_document(plan)["plan"];
  for (const auto* key : {"questions", "reassess"}) {
    if (!out[key].contains("note")) out[key]["note"] = "";
  }
  if (!out.contains("note")) out["note"] = "";
  return out;
}

Value plan_sample() {
  const Value words = Value::array({""});
  const Value who = {{"student", ""}, {"name", ""}, {"shown", ""},
                     {"class", ""},   {"date", ""}, {"attempt", ""}};
  Value student = who;
  student["shares_issue"] = true;
  Value evidence = student;
  for (const auto* key : {"answer", "text", "quote", "strength"}) evidence[key] = "";
  const Value classmates = {
      {"strategy", ""}, {"name", ""},    {"in_sentence", ""}, {"students", Value::array({who})},
      {"names", ""},    {"example", ""}, {"example_who", ""}};
  Value out = {{"input", {{"files", 1}, {"pieces", 1}, {"readings", 1}, {"errors", 1}, {"unread", 1}}},
               {"nothing", ""},
               {"id", ""},
               {"headline", ""},
               {"written", ""},
               {"written_words", ""},
               {"class", words},
               {"class_words", ""},
               {"school", ""},
               {"reasons", words},
               {"warnings", Value::array({{{"id", ""}, {"words", ""}}})},
               {"task", task_sample()}};
  out["group"] = {
      {"strategy", ""}, {"name", ""},        {"definition", ""}, {"students", Value::array({student})},
      {"count", 1},     {"count_words", ""}, {"pieces", 1},      {"names", ""},
      {"how_far", ""},  {"model_words", ""}};
  out["build_on"] = "";
  out["quotes"] = Value::array({{{"text", ""}, {"who", ""}}});
  out["issue"] = {{"id", ""},     {"name", ""}, {"cause", ""},       {"words", ""},
                  {"sharing", 1}, {"of", 1},    {"count_words", ""}, {"names", ""}};
  out["evidence"] = Value::array({evidence});
  out["evidence_more"] = out["taught_before"] = "";
  out["new"] = {{"model_words", ""},    {"routine", ""},
                {"grouping", ""},       {"context", ""},
                {"note", ""},           {"models", Value::array({{{"id", ""}, {"name", ""}, {"cra", ""}}})},
                {"offered_models", ""}, {"classmates", Value::array({classmates})},
                {"neighbour_words", ""}};
  out["look_fors"] =
      Value::array({{{"id", ""}, {"aspect", ""}, {"text", ""}, {"shown", 1}, {"of", 1}, {"words", ""}}});
  out["questions"] = {{"assessing", words}, {"advancing", words}, {"note", ""}};
  out["success_criteria"] = "";
  out["reassess"] = {{"task", ""},       {"title", ""},        {"prompt", ""},         {"date", ""},
                     {"date_words", ""}, {"look_fors", words}, {"look_for_words", ""}, {"note", ""}};
  out["tell"] = words;
  for (const auto* key : {"tell_words", "taught_by", "where", "date", "date_words", "minutes", "others",
                          "result", "decision", "note"}) {
    out[key] = "";
  }
  out["plan"] = document_sample();
  out["next_md"] = "";
  return out;
}

}  // namespace worksort
