#include "worksort/read/study/study_reader.hpp"
#include "worksort/report/data/known_ids.hpp"
#include "worksort/report/page/template.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// In single quotes, with what ends them written as `quote`.
std::string quoted(std::string_view text, std::string_view quote) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string(quote) : std::string(1, c);
  return out + "'";
}

// For zsh, where a colon ends the word that is described.
std::string zsh_text(std::string_view text) {
  return quoted(text, R"('\'')");
}

std::string fish_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) escaped += c == '\\' ? std::string(R"(\\)") : std::string(1, c);
  return quoted(escaped, R"(\')");
}

bool is_word(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

std::vector<std::string> command_names() {
  std::vector<std::string> out;
  for (const auto& row : commands()) out.emplace_back(row.name);
  return out;
}

// The words that may stand right behind a command, from its synopsis: "list | show ID | unused [PATH ...]".
std::vector<std::string> subwords(const CommandRow& row) {
  std::vector<std::string> out;
  if (row.synopsis.find('|') == std::string_view::npos) return out;
  for (std::string part : split_trimmed(row.synopsis, '|')) {
    std::erase_if(part, [](char c) { return c == '[' || c == ']'; });
    const auto words = split_trimmed(part, ' ');
    if (words.empty()) continue;
    if (words.front() == "COMMAND")
      out = command_names();
    else if (is_word(words.front()))
      out.push_back(words.front());
  }
  return out;
}

// What can stand behind an option: fixed words, ids of a kind, a file, or none of these.
Value values_of(const CommandRow& row, const OptionInfo& option) {
  Value out = {{"words", false}, {"ids", false}, {"files", false}};
  const auto names = split_trimmed(option.names, ',');
  std::vector<std::string> words = option.choices;
  if (option.value == "FORMAT") words = format_names(row.formats);
  const std::string kind = names.back().substr(2);
  const bool is_kind = std::find(id_kinds().begin(), id_kinds().end(), kind) != id_kinds().end();
  if (!words.empty())
    out["words"] = join(words, " ");
  else if (kind == "ids")
    out["words"] = join(id_kinds(), " ");
  else if (is_kind && !option.value.starts_with("FILE"))
    out["ids"] = kind;
  else if (option.value.starts_with("FILE") || option.value.starts_with("FOLDER"))
    out["files"] = true;
  return out;
}

Value option_json(const CommandRow& row, const OptionInfo& option) {
  const auto names = split_trimmed(option.names, ',');
  Value out = values_of(row, option);
  out["command"] = std::string(row.name);
  out["names"] = Value::array();
  std::vector<std::string> fish;
  for (std::size_t i = 0; i < names.size(); ++i) {
    out["names"].push_back({{"name", names[i]}, {"first", i == 0}, {"command", std::string(row.name)}});
    fish.push_back(names[i].starts_with("--") ? "-l " + names[i].substr(2) : "-s " + names[i].substr(1));
  }
  out["name"] = names.back();
  out["fish_names"] = join(fish, " ");
  out["help_quoted"] = zsh_text(option.help);
  out["help_fish"] = fish_text(option.help);
  return out;
}

Value command_json(const CommandRow& row) {
  const auto command = row.make();
  OptionSet options;
  CommonOptions common;
  add_all_options(options, row, *command, common);
  Value out = {{"name", std::string(row.name)},
               {"command", std::string(row.name)},
               {"summary_quoted", zsh_text(row.summary)},
               {"summary_fish", fish_text(row.summary)},
               {"values", Value::array()},
               {"described", Value::array()},
               {"subwords", false},
               {"shown", false}};
  std::vector<std::string> names;
  for (const auto& option : options.all()) {
    for (const auto& name : split_trimmed(option.names, ',')) names.push_back(name);
    out["described"].push_back(option_json(row, option));
    const Value& last = out["described"].back();
    const bool offers = last["words"] != false || last["ids"] != false || last["files"] != false;
    if (!option.value.empty() && offers) out["values"].push_back(last);
  }
  out["options"] = join(names, " ");
  const auto words = subwords(row);
  if (!words.empty()) out["subwords"] = {{"words", join(words, " ")}, {"command", std::string(row.name)}};
  const auto& kinds = id_kinds();
  if (std::find(words.begin(), words.end(), "show") != words.end() &&
      std::find(kinds.begin(), kinds.end(), row.name) != kinds.end()) {
    out["shown"] = {{"ids", std::string(row.name)}, {"command", std::string(row.name)}};
  }
  return out;
}

class Completion : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.choice("--ids", m_kind, id_kinds(), "list the ids of a kind in the paths, as the scripts do");
  }

  Result run(Session& session) override {
    Result result;
    if (!m_kind.empty()) {
      result.text.make = [&] { return ids(session.words()); };
      return result;
    }
    static const std::vector<std::string> k_shells = {"bash", "zsh", "fish"};
    if (session.words().size() != 1) throw Problem("completion needs to know the shell", "bash, zsh or fish");
    const std::string& shell = session.words().front();
    if (std::find(k_shells.begin(), k_shells.end(), shell) == k_shells.end()) {
      throw Problem(fmt::format("there is no completion for '{}'", shell),
                    did_you_mean(shell, k_shells, "there is one for bash, zsh and fish"));
    }
    result.text.make = [&shell] {
      Value data = {{"commands", Value::array()}};
      for (const auto& row : commands()) data["commands"].push_back(command_json(row));
      return fill_in("completion/" + shell + ".mustache", data);
    };
    return result;
  }

 private:
  // One a line, with the name behind a tab; what is wrong with the files is not said while somebody is
  // typing.
  [[nodiscard]] std::string ids(const std::vector<std::string>& paths) const {
    Diagnostics unheard;
    const Study study = read_study(paths.empty() ? std::vector<std::string>{"."} : paths, {}, unheard);
    std::string out;
    for (const auto& [id, name] : known_ids(study, m_kind)) {
      out += terminal_safe(id) + (name.empty() ? "" : "\t" + terminal_safe(name)) + "\n";
    }
    return out;
  }

  std::string m_kind;
};

}  // namespace

std::unique_ptr<Command> make_completion() {
  return std::make_unique<Completion>();
}

}  // namespace worksort
