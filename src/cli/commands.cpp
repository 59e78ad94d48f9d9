#include "commands.hpp"

#include <algorithm>

namespace worksort {
namespace {

using enum Format;

constexpr std::string_view k_see = "See the thinking";
constexpr std::string_view k_keep = "Keep it";
constexpr std::string_view k_on_work = "[PATH ...] [filters] [output options]";

// clang-format off: one command a row
const std::vector<CommandRow>& table() {
  static const std::vector<CommandRow> k_rows = {
    {"group", k_see, "the main job: groups the work by strategy, across degrees of success", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_group, true},
    {"tally", k_see, "counts of pieces and students, by any dimensions", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_tally, true},
    {"unseen", k_see, "what nobody showed, and what nobody had expected", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_unseen, true},
    {"list", k_see, "the pieces that match, one row per reading", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_list},
    {"agree", k_see, "whether people who read the same pieces see the same", k_on_work, Takes::work, {text, csv, tsv, json, yaml, md, html, xlsx}, make_agree, true},
    {"check", k_keep, "everything wrong or doubtful in the files", "[PATH ...] [options]", Takes::files, {text, json, sarif}, make_check},
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
