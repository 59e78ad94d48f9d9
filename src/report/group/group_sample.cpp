#include "group_sample.hpp"

namespace worksort {

Value group_sample() {
  const Value who = {{"student", ""}, {"name", ""}, {"shown", ""},
                     {"class", ""},   {"date", ""}, {"attempt", ""}};
  const Value line = Value::array({{{"text", ""}, {"who", ""}}});
  Value differing = who;
  differing["readings"] = Value::array({{{"coder", ""}, {"strategy", ""}}});
  differing["words"] = "";
  const Value pile = {{"count", 1}, {"pieces", ""}, {"words", ""}};
  const Value group = {{"id", ""},
                       {"name", ""},
                       {"part", 1},
                       {"parts", 1},
                       {"definition", ""},
                       {"pieces", 1},
                       {"pieces_words", ""},
                       {"students", Value::array({who})},
                       {"success", Value::object()},
                       {"models", Value::object()},
                       {"shows", Value::object()},
                       {"issues", Value::object()},
                       {"marks", ""},
                       {"how_far", ""},
                       {"model_words", ""},
                       {"look_for_words", ""},
                       {"issue_words", ""},
                       {"strengths", line},
                       {"evidence", line},
                       {"quotes", line},
                       {"names", ""}};
  const Value task = {
      {"task", ""},
      {"title", ""},
      {"when", ""},
      {"prompt", ""},
      {"turnout", ""},
      {"readers", ""},
      {"groups", Value::array({group})},
      {"piles",
       {{"not_enough", Value::array({who})},
        {"readers_differ", Value::array({differing})},
        {"uncoded", Value::array({who})},
        {"absent", Value::array({who})},
        {"earlier", Value::array({who})}}},
      {"pile_words",
       {{"not_enough", pile},
        {"readers_differ", pile},
        {"uncoded", pile},
        {"absent", pile},
        {"earlier", pile}}},
      {"unsure", Value::array({who})},
      {"unsure_words", ""},
      {"unseen", Value::array({{{"kind", ""}, {"code", ""}, {"name", ""}, {"expected_by", ""}}})},
      {"nobody_used", ""},
      {"no_model", ""},
      {"nobody_showed", ""},
      {"not_anticipated", ""},
      {"coverage",
       {{"enrolled", 1},
        {"handed_in", 1},
        {"absent", 1},
        {"coded", 1},
        {"not_handed_in", Value::array({{{"student", ""}, {"name", ""}, {"shown", ""}, {"class", ""}}})},
        {"not_handed_in_words", ""}}}};
  const Value input = {{"files", 1}, {"pieces", 1}, {"readings", 1}, {"errors", 1}, {"unread", 1}};
  return {{"input", input}, {"by", Value::array({""})}, {"tasks", Value::array({task})}, {"next_md", ""}};
}

}  // namespace worksort
