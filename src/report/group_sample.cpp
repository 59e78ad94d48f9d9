#include "group_sample.hpp"

namespace worksort {

Json group_sample() {
  const Json who = {{"student", ""}, {"name", ""}, {"shown", ""},
                    {"class", ""},   {"date", ""}, {"attempt", ""}};
  const Json line = Json::array({{{"text", ""}, {"who", ""}}});
  Json differing = who;
  differing["readings"] = Json::array({{{"coder", ""}, {"strategy", ""}}});
  differing["words"] = "";
  const Json pile = {{"count", 1}, {"pieces", ""}, {"words", ""}};
  const Json group = {{"id", ""},
                      {"name", ""},
                      {"part", 1},
                      {"parts", 1},
                      {"definition", ""},
                      {"pieces", 1},
                      {"pieces_words", ""},
                      {"students", Json::array({who})},
                      {"success", Json::object()},
                      {"models", Json::object()},
                      {"shows", Json::object()},
                      {"issues", Json::object()},
                      {"marks", ""},
                      {"how_far", ""},
                      {"model_words", ""},
                      {"look_for_words", ""},
                      {"issue_words", ""},
                      {"strengths", line},
                      {"evidence", line},
                      {"quotes", line},
                      {"names", ""}};
  const Json task = {
      {"task", ""},
      {"title", ""},
      {"when", ""},
      {"prompt", ""},
      {"turnout", ""},
      {"readers", ""},
      {"groups", Json::array({group})},
      {"piles",
       {{"not_enough", Json::array({who})},
        {"readers_differ", Json::array({differing})},
        {"uncoded", Json::array({who})},
        {"absent", Json::array({who})},
        {"earlier", Json::array({who})}}},
      {"pile_words",
       {{"not_enough", pile},
        {"readers_differ", pile},
        {"uncoded", pile},
        {"absent", pile},
        {"earlier", pile}}},
      {"unsure", Json::array({who})},
      {"unsure_words", ""},
      {"unseen", Json::array({{{"kind", ""}, {"code", ""}, {"name", ""}, {"expected_by", ""}}})},
      {"nobody_used", ""},
      {"no_model", ""},
      {"nobody_showed", ""},
      {"not_anticipated", ""},
      {"coverage",
       {{"enrolled", 1},
        {"handed_in", 1},
        {"absent", 1},
        {"coded", 1},
        {"not_handed_in", Json::array({{{"student", ""}, {"name", ""}, {"shown", ""}, {"class", ""}}})},
        {"not_handed_in_words", ""}}}};
  const Json input = {{"files", 1}, {"pieces", 1}, {"readings", 1}, {"errors", 1}, {"unread", 1}};
  return {{"input", input}, {"by", Json::array({""})}, {"tasks", Json::array({task})}, {"next_md", ""}};
}

}  // namespace worksort
