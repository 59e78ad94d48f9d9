#include "worksort/report/page/page.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// The command that draws a template, empty for a part that other templates put in.
std::string used_by(const std::string& name) {
  const CommandRow* row = find_command(name);
  return row == nullptr ? "" : std::string(row->name);
}

Table template_table() {
  Table table;
  table.columns = {{"name", "Template", ColumnType::code},
                   {"command", "Command", ColumnType::code},
                   {"what", "What the page is", ColumnType::text}};
  for (const auto& name : shipped_template_names()) {
    const CommandRow* row = find_command(name);
    table.rows.push_back({name, used_by(name), row == nullptr ? std::string() : std::string(row->summary)});
  }
  return table;
}

std::string wanted_template(const std::string& name) {
  const auto text = shipped_template(name);
  if (!text.empty()) return std::string(text);
  throw Problem(fmt::format("there is no template '{}'", name),
                did_you_mean(name, shipped_template_names(), "'worksort template list' shows them"));
}

class TemplateCommand : public Command {
 public:
  Result run(Session& session) override {
    const auto& words = session.words();
    Result result;
    result.typed_into = true;
    if (words.size() == 1 && words.front() == "list")
      result.table.make = template_table;
    else if (words.size() == 2 && words.front() == "show")
      result.text.make = [&name = words.back()] { return wanted_template(name); };
    else
      throw Problem("template takes 'list' or 'show NAME'", "such as: worksort template show plan");
    return result;
  }
};

}  // namespace

std::unique_ptr<Command> make_template() {
  return std::make_unique<TemplateCommand>();
}

}  // namespace worksort
