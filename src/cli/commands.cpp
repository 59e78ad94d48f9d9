#include "commands.hpp"

#include <algorithm>

namespace worksort {
namespace {

using enum Format;

constexpr std::string_view k_see = "See the thinking";
constexpr std::string_view k_act = "Act on it";
constexpr std::string_view k_keep = "Keep it";
constexpr std::string_view k_on_work = "[PATH ...] [filters] [output options]";

// clang-format off: one command a row
const std::vector<CommandRow>& table() {
  static const std::vector<CommandRow> k_rows = {
    {"group", k_see, "the main job: groups the work by strategy, across degrees of success", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_group},
    {"tally", k_see, "counts of pieces and students, by any dimensions", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_tally},
    {"unseen", k_see, "what nobody showed, and what nobody had expected", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_unseen},
    {"list", k_see, "the pieces that match, one row per reading", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_list},
    {"shift", k_see, "how strategies move from one piece of a student to the next", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_shift},
    {"student", k_see, "one student's work over time, all readers and settings side by side", "ID [PATH ...] [filters] [output options]", Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_student},
    {"protocol", k_act, "an agenda with clock times, filled in with this task and its groups", "list | show NAME | check FILE  [PATH ...] [filters] [output options]", Takes::work, {text, md, html, json, yaml}, make_protocol},
    {"inquiry", k_act, "goals against evidence: before, now, met or not yet", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_inquiry},
    {"cycle", k_act, "the learning cycle as a calendar: where we are, what is next", "[PATH ...] [output options]", Takes::dated, {text, md, html, json, yaml, ics}, make_cycle},
    {"check", k_keep, "everything wrong or doubtful in the files", "[PATH ...] [options]", Takes::files, {text, json, sarif}, make_check},
    {"import", k_keep, "a spreadsheet or form export (CSV, TSV) into YAML", "TABLE|- ... [YAML ...] [options]", Takes::files, {yaml}, make_import},
    {"help", k_keep, "help on a command or on the file format", "[COMMAND | format]", Takes::words, {}, make_help},
  };
  return k_rows;
}
// clang-format on

}  // namespace

std::span<const CommandRow> commands() { return table(); }

const CommandRow* find_command(std::string_view name) {
  const auto found = std::find_if(table().begin(), table().end(), [&](const CommandRow& r) { return r.name == name; });
  return found == table().end() ? nullptr : &*found;
}

}  // namespace worksort
