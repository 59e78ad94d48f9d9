#include "worksort/read/table/headings.hpp"
#include "worksort/util/formula.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <set>

#include "work_table.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// `list --ones` adds columns such as "strategy:skip-counting", which say nothing that the others do not.
bool is_one_column(std::string_view header) {
  static constexpr std::array<std::string_view, 4> k_beginnings = {
      "strategy:", "model:", "issue:", "look-for:"};
  return std::any_of(k_beginnings.begin(), k_beginnings.end(),
                     [&](auto b) { return header.starts_with(b) && header.size() > b.size(); });
}

class Planner {
 public:
  explicit Planner(const CsvTable& table) {
    if (table.rows.empty()) return;
    for (const auto& cell : table.row(0)) {
      m_plan.uses.push_back({std::string(unguarded_cell(trim(cell.text))), "", "", 0});
    }
  }

  // By exact spelling first, then in other case and spacing.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view header) const {
    const auto& uses = m_plan.uses;
    const auto at = [&](auto&& same) -> std::optional<std::size_t> {
      const auto found = std::find_if(uses.begin(), uses.end(), same);
      return found == uses.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - uses.begin()));
    };
    if (const auto exact = at([&](const ColumnUse& u) { return u.header == trim(header); })) return exact;
    return at([&](const ColumnUse& u) { return !u.header.empty() && folded(u.header) == folded(header); });
  }

  void take(WorkField field, std::size_t column, std::string_view why) {
    m_plan.sources[static_cast<std::size_t>(field)].push_back(column);
    m_plan.uses[column].field = field_name(field);
    m_plan.uses[column].why = why;
  }

  void take_named(const ImportOptions& options, std::vector<std::string>& missing) {
    for (const auto& [field, header] : options.columns) {
      if (const auto column = find(header))
        take(field, *column, "--column");
      else
        missing.push_back(header);
    }
    for (const auto& given : options.coders) take_side(WorkField::coder, given, missing);
    for (const auto& given : options.tasks) take_side(WorkField::task, given, missing);
    for (const auto& [field, value] : options.set) m_plan.set[static_cast<std::size_t>(field)] = value;
  }

  // The best header for every field that no option has settled. Of two equally good ones the first counts.
  void recognise(std::size_t worst_rank) {
    for (std::size_t i = 0; i < k_work_fields; ++i) {
      const auto field = static_cast<WorkField>(i);
      std::optional<std::pair<std::size_t, std::size_t>> best;
      for (std::size_t column = 0; column < m_plan.uses.size(); ++column) {
        const auto rank = header_rank(field, m_plan.uses[column].header);
        if (is_one_column(m_plan.uses[column].header)) continue;
        if (!rank || *rank > worst_rank || !m_plan.uses[column].field.empty()) continue;
        explain(field, column);
        if (is_settled(field)) continue;
        if (!best || *rank < best->first) best = {*rank, column};
      }
      if (best) take(field, best->second, "the header");
    }
  }

  // A table of students by tasks: headers that are tasks, where nothing else says task or strategy.
  void recognise_tasks(const std::vector<std::pair<std::string, std::string>>& tasks) {
    if (is_settled(WorkField::task) || is_settled(WorkField::strategy)) return;
    for (std::size_t column = 0; column < m_plan.uses.size(); ++column) {
      const ColumnUse& use = m_plan.uses[column];
      if (!use.field.empty() || use.header.empty()) continue;
      const auto found = std::find_if(tasks.begin(), tasks.end(),
                                      [&](const auto& t) { return folded(t.first) == folded(use.header); });
      if (found != tasks.end()) add_side(WorkField::task, found->second, column, "the header is a task");
    }
  }

  ColumnPlan finish() {
    for (auto& use : m_plan.uses) {
      if (!use.field.empty() || !use.why.empty()) continue;
      use.why = is_one_column(use.header) ? k_repeats : "not recognised";
    }
    return std::move(m_plan);
  }

 private:
  void take_side(WorkField kind, const std::string& given, std::vector<std::string>& missing) {
    auto column = find(given);
    std::string name(trim(given));
    const auto equals = given.find('=');
    if (!column && equals != std::string::npos) {
      column = find(given.substr(equals + 1));
      name = trim(given.substr(0, equals));
    }
    if (!column) return missing.push_back(given);
    add_side(kind, name, *column, kind == WorkField::coder ? "--coders" : "--tasks");
  }

  void add_side(WorkField kind, const std::string& name, std::size_t column, std::string_view why) {
    m_plan.sides.push_back({kind, normalized(name), column});
    m_plan.uses[column].field = kind == WorkField::coder ? fmt::format("strategy, read by {}", name)
                                                         : fmt::format("strategy, on task {}", name);
    m_plan.uses[column].why = why;
  }

  // True for what the columns of strategies side by side say.
  [[nodiscard]] bool is_beside(WorkField field) const {
    return !m_plan.sides.empty() && (field == WorkField::strategy || field == m_plan.sides.front().kind);
  }

  [[nodiscard]] bool is_settled(WorkField field) const {
    return !m_plan.of(field).empty() || m_plan.set_to(field) || is_beside(field);
  }

  // Why a column that would have been taken is not, in case it is not.
  void explain(WorkField field, std::size_t column) {
    m_plan.uses[column].why =
        is_beside(field)       ? fmt::format("each {} has a column",
                                       m_plan.sides.front().kind == WorkField::coder ? "reader" : "task")
        : m_plan.set_to(field) ? fmt::format("--set {} is used", field_name(field))
                               : fmt::format("{} comes from another column", field_name(field));
  }

  ColumnPlan m_plan;
};

}  // namespace

ColumnPlan plan_list_columns(const CsvTable& table) {
  Planner planner(table);
  planner.recognise(0);
  return planner.finish();
}

ColumnPlan plan_columns(const CsvTable& table, const ImportOptions& options,
                        const std::vector<std::pair<std::string, std::string>>& tasks,
                        std::vector<std::string>& missing) {
  Planner planner(table);
  planner.take_named(options, missing);
  planner.recognise(SIZE_MAX);
  planner.recognise_tasks(tasks);
  return planner.finish();
}

}  // namespace worksort
