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
    {"group", k_see, "the main job: groups the work by strategy, across degrees of success", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_group, true},
    {"tally", k_see, "counts of pieces and students, by any dimensions", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_tally, true},
    {"unseen", k_see, "what nobody showed, and what nobody had expected", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_unseen, true},
    {"list", k_see, "the pieces that match, one row per reading", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_list},
    {"student", k_see, "one student's work over time, all readers and settings side by side", "ID [PATH ...] [filters] [output options]", Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_student},
    {"shift", k_see, "how strategies move from one piece of a student to the next", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_shift},
    {"agree", k_see, "whether people who read the same pieces see the same", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_agree, true},
    {"select", k_see, "the few pieces that show everything, in an order to talk about them", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_select},
    {"pair", k_see, "who could talk to whom: partners who solved it differently", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_pair},
    {"review", k_act, "the task before any student work: what is there, what is still blank", "[PATH ...] [--task ID] [output options]", Takes::files, {text, md, html, json, yaml}, make_review},
    {"monitor", k_act, "the chart to carry while students work", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_monitor},
    {"plan", k_act, "a reteach plan for one group and one issue", k_on_work, Takes::work, {text, md, html, json, yaml}, make_plan},
    {"follow-up", k_act, "plans against later work: who shows what now", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_follow_up},
    {"protocol", k_act, "an agenda with clock times, filled in with this task and its groups", "list | show NAME | check FILE  [PATH ...] [filters] [output options]", Takes::work, {text, md, html, json, yaml}, make_protocol},
    {"report", k_act, "the weekly page: what was looked at, what to build on, what moved", k_on_work, Takes::work, {text, md, html, json, yaml}, make_report},
    {"inquiry", k_act, "goals against evidence: before, now, met or not yet", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_inquiry},
    {"cycle", k_act, "the learning cycle as a calendar: where we are, what is next", "[PATH ...] [output options]", Takes::dated, {text, md, html, json, yaml, ics}, make_cycle},
    {"init", k_keep, "a folder ready to work in: task, exemplar, roster and work", "[FOLDER] [options]", Takes::words, {}, make_init},
    {"check", k_keep, "everything wrong or doubtful in the files", "[PATH ...] [options]", Takes::files, {text, json, sarif}, make_check},
    {"sheet", k_keep, "the spreadsheet to code in, with a drop-down for every code", "[PATH ...] [options]", Takes::work, {xlsx, csv, tsv}, make_sheet},
    {"import", k_keep, "a spreadsheet or form export (CSV, TSV) into YAML", "TABLE|- ... [YAML ...] [options]", Takes::files, {yaml}, make_import},
    {"export", k_keep, "everything in one file: a workbook, a database or JSON", k_on_work, Takes::work, {xlsx, sqlite, json}, make_export},
    {"codebook", k_keep, "the shared words: which codebooks there are, what one says, what nobody uses", "list | show ID | unused | rename OLD NEW | merge OLD ... NEW  [PATH ...] [output options]", Takes::files, {text, csv, tsv, json, yaml, md, html, xlsx, qdc}, make_codebook},
    {"redact", k_keep, "a copy of a folder with pseudonyms for students, the key kept elsewhere", "FROM TO [--key FILE]", Takes::words, {}, make_redact},
    {"restore", k_keep, "a redacted copy back into what it was", "FROM TO --key FILE", Takes::words, {}, make_restore},
    {"schema", k_keep, "the file format as a JSON Schema, for editors", "[-o FILE]", Takes::nothing, {json}, make_schema},
    {"template", k_keep, "the page templates, for making your own", "list | show NAME", Takes::words, {text, md, json}, make_template},
    {"completion", k_keep, "commands, options and ids at the Tab key, for bash, zsh and fish", "bash | zsh | fish", Takes::words, {}, make_completion},
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
