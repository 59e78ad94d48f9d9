#include "worksort/report/plan/launch.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/core.h>

namespace worksort {
namespace {

std::string kind_words(std::string_view kind) {
  if (kind == "string") return "number string";
  if (kind == "image") return "image talk";
  return std::string(kind);
}

// Not with a dash, which a spreadsheet would take for a date.
std::string grade_words(const Launch& launch) {
  return join(split_trimmed(launch.grades, '-'), " to ");
}

std::string name_of(const std::vector<Codebook>& codebooks, Dimension dimension, const std::string& code) {
  for (const auto& codebook : codebooks) {
    if (const auto* entry = codebook.entry(dimension, code)) return entry->name;
  }
  return prettified(code);
}

Value named(const std::vector<Codebook>& codebooks, Dimension dimension,
            const std::vector<std::string>& codes) {
  Value out = Value::array();
  for (const auto& code : codes) out.push_back({{"id", code}, {"name", name_of(codebooks, dimension, code)}});
  return out;
}

// The lines as they are, in a block of their own: they may be a picture.
std::string picture(const std::vector<std::string>& lines) {
  return lines.empty() ? "" : fmt::format("````\n{}\n````", join(lines, "\n"));
}

std::string on_pages(const WantedCode& wanted) {
  return wanted.pieces == 0 ? "" : fmt::format(" (on {})", counted(wanted.pieces, "page"));
}

class Why {
 public:
  explicit Why(const std::vector<Codebook>& codebooks) : m_codebooks(codebooks) {}

  std::string words(const LaunchWish& serves) {
    m_parts.clear();
    for (const auto& wanted : serves.issues) add("speaks to", Dimension::issue, wanted, on_pages(wanted));
    for (const auto& wanted : serves.critical)
      add("brings out", Dimension::strategy, wanted, ", which is critical");
    for (const auto& wanted : serves.strategies)
      add("brings out", Dimension::strategy, wanted, on_pages(wanted));
    return join(m_parts, "; ");
  }

 private:
  void add(std::string_view does, Dimension dimension, const WantedCode& wanted, std::string_view how_often) {
    m_parts.push_back(fmt::format("{}: {}{}", does, name_of(m_codebooks, dimension, wanted.code), how_often));
  }

  const std::vector<Codebook>& m_codebooks;
  std::vector<std::string> m_parts;
};

std::vector<Cell> head_cells(const Launch& launch) {
  return {launch.id, launch.name, kind_words(launch.kind), grade_words(launch),
          static_cast<std::int64_t>(launch.minutes)};
}

std::vector<Column> head_columns() {
  using enum ColumnType;
  return {{"launch", "Launch", code},
          {"name", "Name", text},
          {"kind", "Kind", text},
          {"grades", "Grades", text},
          {"minutes", "Minutes", number}};
}

}  // namespace

Table launch_list_table(const std::vector<Launch>& launches) {
  Table table;
  table.title = "Ways to begin a lesson";
  table.columns = head_columns();
  table.columns.push_back({"strategies", "Brings out", ColumnType::list});
  table.columns.push_back({"issues", "Speaks to", ColumnType::list});
  for (const auto& launch : launches) {
    auto row = head_cells(launch);
    row.emplace_back(launch.strategies);
    row.emplace_back(launch.issues);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Page launch_page(const Launch& launch, const std::vector<Codebook>& codebooks) {
  Page page;
  page.template_name = "launch";
  page.title = launch.name;
  Value& data = page.data;
  data["launch"] = launch.id;
  data["name"] = launch.name;
  data["kind"] = kind_words(launch.kind);
  data["grades"] = grade_words(launch);
  data["minutes"] = launch.minutes;
  data["when"] =
      fmt::format("{}, {} minutes, grades {}", kind_words(launch.kind), launch.minutes, grade_words(launch));
  data["needs"] = launch.needs;
  data["needs_words"] = join(launch.needs, ", ");
  data["say"] = launch.say;
  data["show"] = launch.show;
  data["show_md"] = picture(launch.show);
  data["order"] = launch.order;
  data["how"] = launch.how;
  data["listen_for"] = launch.listen_for;
  data["note"] = launch.note;
  data["strategies"] = named(codebooks, Dimension::strategy, launch.strategies);
  data["issues"] = named(codebooks, Dimension::issue, launch.issues);
  return page;
}

Table launch_proposal_table(const std::vector<LaunchProposal>& proposals,
                            const std::vector<Codebook>& codebooks) {
  Table table;
  table.title = "To begin the next lesson";
  table.columns = head_columns();
  table.columns.insert(table.columns.begin(), {"task", "Task", ColumnType::code});
  table.columns.push_back({"why", "Why", ColumnType::text});
  Why why(codebooks);
  for (const auto& proposal : proposals) {
    for (const auto& choice : proposal.choices) {
      auto row = head_cells(*choice.launch);
      row.insert(row.begin(), proposal.task.empty() ? Cell() : Cell(proposal.task));
      row.emplace_back(why.words(choice.serves));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

}  // namespace worksort
