#include "help.hpp"

#include "worksort/util/text.hpp"

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_width = 80;

// Words wrapped to `width`, continuation lines indented.
std::string wrapped(const std::string& text, std::size_t indent) {
  std::string out;
  std::size_t column = indent;
  for (const auto& word : split_trimmed(text, ' ')) {
    if (column > indent && column + 1 + word.size() > k_width) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
  }
  return out;
}

std::string option_line(const OptionInfo& option) {
  std::string names = join(split_trimmed(option.names, ','), ", ");
  if (!option.names.starts_with('-') || option.names.starts_with("--")) names = "    " + names;
  if (!option.value.empty()) names += " " + option.value;
  constexpr std::size_t k_column = 30;
  const bool fits = names.size() + 4 <= k_column;
  const std::string help = option.help + (option.repeated ? "; may be repeated" : "");
  return fmt::format("  {}{}{}\n", fits ? padded(names, k_column - 2) : names,
                     fits ? "" : "\n" + std::string(k_column, ' '), wrapped(help, k_column));
}

}  // namespace

std::string overview() {
  std::string out = fmt::format(
      "worksort {}: see student thinking in day-to-day math work\n\n"
      "Usage: worksort COMMAND [PATH ...] [options]\n",
      WORKSORT_VERSION);
  std::string_view section;
  for (const auto& row : commands()) {
    if (row.section != section) out += fmt::format("\n{}\n", row.section);
    section = row.section;
    out += fmt::format("  {:<12}{}\n", row.name, wrapped(std::string(row.summary), 14));
  }
  out +=
      "\nExamples\n"
      "  worksort group work/            group a folder of student work by strategy\n"
      "  worksort check work/            what is wrong or doubtful in the files\n"
      "\n'worksort COMMAND --help' says more about a command, 'worksort help format'\n"
      "about the files.\n";
  return out;
}

std::string command_help(const CommandRow& row, const OptionSet& options) {
  std::string out = fmt::format("worksort {}: {}\n\nUsage: worksort {} {}\n", row.name, row.summary, row.name,
                                row.synopsis);
  std::string group = "\n";
  for (const auto& option : options.all()) {
    if (option.group != group) out += fmt::format("\n{}\n", option.group.empty() ? "Options" : option.group);
    group = option.group;
    out += option_line(option);
  }
  out += fmt::format("\n'man worksort-{}' has the details and examples.\n", row.name);
  return out;
}

}  // namespace worksort
