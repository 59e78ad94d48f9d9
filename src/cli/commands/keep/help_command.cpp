#include "worksort/model/fields.hpp"
#include "worksort/util/share.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/help.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

std::string shape_words(const Key& key) {
  switch (key.shape) {
    case Shape::text:
      return "text";
    case Shape::texts:
      return "texts";
    case Shape::code:
      return "a code or id";
    case Shape::codes:
      return "codes or ids";
    case Shape::choice:
      return join(split_trimmed(key.of, '|'), " | ");
    case Shape::choices:
      return "any of " + join(split_trimmed(key.of, '|'), ", ");
    case Shape::date:
      return "a date, 2026-11-17";
    case Shape::whole:
      return "a whole number";
    case Shape::flag:
      return "true | false";
    case Shape::map:
      return fmt::format("keys of '{}'", key.of);
    case Shape::maps:
      return fmt::format("a list of '{}'", key.of);
    case Shape::words:
      return "OLD: NEW";
    case Shape::entries:
      return fmt::format("a list of codes or of '{}'", key.of);
  }
  return "";
}

bool same_names(const Mapping& a, const Mapping& b) {
  return std::equal(a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end(),
                    [](const Key& x, const Key& y) { return x.name == y.name; });
}

// The keys of every mapping of the file format; a mapping with the names of the one before says so.
std::string format_help() {
  std::string out =
      "The worksort file format: UTF-8 YAML, one or more documents. 'man worksort-format' explains it.\n";
  const Mapping* before = nullptr;
  for (const auto& m : mappings()) {
    out += fmt::format("\n{}: {}\n", m.name, m.help);
    if (before != nullptr && same_names(*before, m)) continue;
    before = &m;
    for (const auto& key : m.keys) {
      if (!key.same_as.empty()) continue;
      out += fmt::format("  {:<18}{}{} ({})\n", key.name, key.required ? "required; " : "", key.help,
                         shape_words(key));
    }
  }
  return out;
}

std::string help_on(const std::string& topic) {
  if (topic.empty()) return overview();
  if (topic == "format") return format_help();
  if (topic == "licenses") return std::string(share_text("THIRD-PARTY"));
  const CommandRow& row = wanted_command(topic);
  const auto command = row.make();
  OptionSet options;
  CommonOptions common;
  add_all_options(options, row, *command, common);
  return command_help(row, options);
}

class Help : public Command {
 public:
  Result run(Session& session) override {
    const auto& words = session.words();
    if (words.size() > 1) throw Problem("help takes one command");
    Result result;
    result.text.make = [topic = words.empty() ? "" : words.front()] { return help_on(topic); };
    return result;
  }
};

}  // namespace

std::unique_ptr<Command> make_help() {
  return std::make_unique<Help>();
}

}  // namespace worksort
