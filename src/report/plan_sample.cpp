#include "plan_sample.hpp"

#include "worksort/report/plan.hpp"

namespace worksort {
namespace {

Json task_sample() {
  return {{"id", ""},
          {"title", ""},
          {"kind", ""},
          {"grade", ""},
          {"prompt", ""},
          {"goal", ""},
          {"standards", Json::array({""})},
          {"standard_words", ""},
          {"clarifications", Json::array({""})},
          {"practices", Json::array({""})},
          {"practice_words", ""}};
}

Json document_sample() {
  Plan plan;
  for (auto* codes : {&plan.classes, &plan.tell, &plan.reassess_look_fors}) *codes = {"", ""};
  plan.students = {{"", {}}};
  plan.questions = {{""}, {""}};
  return plan_document_data(plan);
}

}  // namespace

Json plan_document_data(Plan plan) {
  plan.own.clear();
  Json out = plan_document(plan)["plan"];
  for (const auto* key : {"questions", "reassess"}) {
    if (!out[key].contains("note")) out[key]["note"] = "";
  }
  if (!out.contains("note")) out["note"] = "";
  return out;
}

Json plan_sample() {
  const Json words = Json::array({""});
  const Json who = {{"student", ""}, {"name", ""}, {"shown", ""},
                    {"class", ""},   {"date", ""}, {"attempt", ""}};
  Json student = who;
  student["shares_issue"] = true;
  Json evidence = student;
  for (const auto* key : {"answer", "text", "quote", "strength"}) evidence[key] = "";
  const Json classmates = {
      {"strategy", ""}, {"name", ""},    {"in_sentence", ""}, {"students", Json::array({who})},
      {"names", ""},    {"example", ""}, {"example_who", ""}};
  Json out = {{"input", {{"files", 1}, {"pieces", 1}, {"readings", 1}, {"errors", 1}, {"unread", 1}}},
              {"nothing", ""},
              {"id", ""},
              {"headline", ""},
              {"written", ""},
              {"written_words", ""},
              {"class", words},
              {"class_words", ""},
              {"school", ""},
              {"reasons", words},
              {"warnings", Json::array({{{"id", ""}, {"words", ""}}})},
              {"task", task_sample()}};
  out["group"] = {
      {"strategy", ""}, {"name", ""},        {"definition", ""}, {"students", Json::array({student})},
      {"count", 1},     {"count_words", ""}, {"pieces", 1},      {"names", ""},
      {"how_far", ""},  {"model_words", ""}};
  out["build_on"] = "";
  out["quotes"] = Json::array({{{"text", ""}, {"who", ""}}});
  out["issue"] = {{"id", ""},     {"name", ""}, {"cause", ""},       {"words", ""},
                  {"sharing", 1}, {"of", 1},    {"count_words", ""}, {"names", ""}};
  out["evidence"] = Json::array({evidence});
  out["evidence_more"] = out["taught_before"] = "";
  out["new"] = {{"model_words", ""},    {"routine", ""},
                {"grouping", ""},       {"context", ""},
                {"note", ""},           {"models", Json::array({{{"id", ""}, {"name", ""}, {"cra", ""}}})},
                {"offered_models", ""}, {"classmates", Json::array({classmates})},
                {"neighbour_words", ""}};
  out["look_fors"] =
      Json::array({{{"id", ""}, {"aspect", ""}, {"text", ""}, {"shown", 1}, {"of", 1}, {"words", ""}}});
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
