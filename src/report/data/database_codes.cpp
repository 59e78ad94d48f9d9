#include "database_codes.hpp"

#include "worksort/report/data/documents.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

#include <fmt/core.h>

namespace worksort {

std::vector<Column> columns_of(std::string_view words) {
  static const std::map<std::string, ColumnType> k_types = {{"code", ColumnType::code},
                                                            {"text", ColumnType::text},
                                                            {"number", ColumnType::number},
                                                            {"flag", ColumnType::flag}};
  std::vector<Column> out;
  for (const auto& one : split_trimmed(words, ',')) {
    const auto blank = one.find(' ');
    out.push_back({one.substr(0, blank), "", k_types.at(one.substr(blank + 1))});
  }
  return out;
}

namespace {

// A table that all schools share: small enough for its rows to be kept.
class KeptTable {
 public:
  KeptTable(std::string name, std::vector<Column> columns, std::vector<std::string> key,
            std::vector<Reference> references = {})
      : m_table{std::move(name), std::move(columns), std::move(key), std::move(references)} {}

  void add(std::vector<Cell> row) { m_rows.push_back(std::move(row)); }
  [[nodiscard]] std::int64_t next_rank() const { return static_cast<std::int64_t>(m_rows.size() + 1); }

  DatabaseTable take() {
    m_table.each_row = [rows = std::move(m_rows)](const RowVisitor& visit) {
      for (auto row : rows) visit("", row);
    };
    return std::move(m_table);
  }

 private:
  DatabaseTable m_table;
  std::vector<std::vector<Cell>> m_rows;
};

// A table of entries: codebook, the code, rank, name, and what stands behind the keys `more`.
template <typename List>
DatabaseTable entries(const Study& study, const char* name, const char* code_name, const char* shape_name,
                      std::vector<std::string_view> more, const List& list) {
  const Mapping& shape = mapping(shape_name);
  auto columns = columns_of(fmt::format("codebook code, {} code, rank number, name text", code_name));
  std::ranges::move(key_columns(shape, more), std::back_inserter(columns));
  KeptTable out(name, std::move(columns), {"codebook", code_name}, {{{"codebook"}, "codebooks"}});
  for (const auto& codebook : study.codebooks) {
    std::set<std::string> seen;
    for (const auto& entry : codebook.*list) {
      if (!seen.insert(entry.id).second) continue;
      std::vector<Cell> row = {codebook.id, entry.id, out.next_rank(), entry.name};
      for (const auto key : more) row.push_back(key_cell(shape, &entry, key));
      out.add(std::move(row));
    }
  }
  return out.take();
}

// Every code that a task's work or plan names, in display order.
class TaskCodes {
 public:
  TaskCodes(const Study& study, const TaskInfo& info) : m_study(study), m_info(info) {}

  // `one_of` is the number of a choice in which one will do.
  void expect(const std::string& kind, const std::string& one, const std::string& by,
              const Cell& one_of = {}) {
    if (one.empty() || (kind == "strategy" && is_special(one))) return;
    m_expected.try_emplace({kind, one}, by, one_of);
    m_codes.emplace(kind, one);
  }
  void use(const std::string& kind, std::span<const CodeRef> codes) {
    for (const auto& one : codes) m_codes.emplace(kind, m_study.text(one));
  }

  void add_rows(KeptTable& expected, KeptTable& codes) const {
    const std::string task(m_study.text(m_info.id));
    for (const auto& [which, by] : m_expected)
      expected.add({task, which.first, which.second, by.first, by.second});
    std::vector<std::pair<std::string, std::string>> order(m_codes.begin(), m_codes.end());
    std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first < b.first;
      const auto left = rank(a);
      const auto right = rank(b);
      return left != right ? left < right : natural_less(a.second, b.second);
    });
    for (const auto& which : order) {
      codes.add({task, which.first, which.second, codes.next_rank(), name(which)});
    }
  }

 private:
  using Which = std::pair<std::string, std::string>;  // kind, code

  static Dimension dimension(const Which& which) {
    return which.first == "model"   ? Dimension::model
           : which.first == "issue" ? Dimension::issue
                                    : Dimension::strategy;
  }

  [[nodiscard]] std::size_t rank(const Which& which) const {
    return which.first == "look-for" ? m_info.look_for_rank(which.second)
                                     : m_info.codebook->rank(dimension(which), which.second);
  }

  [[nodiscard]] std::string name(const Which& which) const {
    if (which.first != "look-for") return m_info.codebook->name_of(dimension(which), which.second);
    const LookFor* found = m_info.look_for(which.second);
    return in_words(found == nullptr ? "" : found->text, which.second);
  }

  const Study& m_study;
  const TaskInfo& m_info;
  std::map<Which, std::pair<std::string, Cell>> m_expected;  // by whom, and one of what
  std::set<Which> m_codes;
};

TaskCodes task_codes(const Selection& selection, const TaskInfo& info) {
  const Study& study = selection.study();
  TaskCodes out(study, info);
  if (const Task* task = info.task) {
    for (std::size_t i = 0; i < task->critical.size(); ++i) {
      for (const auto& one : task->critical[i].any)
        out.expect("strategy", one.text, "critical", static_cast<std::int64_t>(i + 1));
    }
    for (const auto& one : task->anticipate.strategies) out.expect("strategy", one.text, "anticipated");
    for (const auto& one : task->anticipate.models) out.expect("model", one.text, "anticipated");
  }
  for (const auto* response : info.responses) out.expect("strategy", response->strategy.text, "exemplar");
  for (const auto& look_for : info.look_fors) out.expect("look-for", look_for.id, "exemplar");
  for (const auto piece : selection.pieces(info)) {
    for (const auto* r : selection.readings(piece)) {
      out.use("strategy", study.strategies(*r));
      out.use("model", study.models(*r));
      out.use("issue", study.issues(*r));
      out.use("look-for", study.shows(*r));
    }
  }
  return out;
}

// What a task says that stands in its row.
constexpr std::array<std::string_view, 5> k_task_keys = {"grade", "date", "kind", "prompt", "goal"};

std::vector<Cell> task_row(const Study& study, const TaskInfo& info, std::int64_t rank) {
  const std::string codebook = study.codebook(info.codebook->id) == nullptr ? "" : info.codebook->id;
  std::vector<Cell> row = {std::string(study.text(info.id)), rank, info.title(), codebook};
  for (const auto key : k_task_keys)
    row.push_back(info.task == nullptr ? Cell() : key_cell(mapping("task"), info.task, key));
  row.emplace_back(info.task != nullptr && !info.task->anticipate.strategies.empty());
  return row;
}

}  // namespace

void add_codebook_tables(const Selection& selection, std::vector<DatabaseTable>& out) {
  const Study& study = selection.study();
  KeptTable codebooks("codebooks", columns_of("codebook code, title text, source text, shipped flag"),
                      {"codebook"});
  for (const auto& c : study.codebooks) codebooks.add({c.id, c.title, c.source, c.shipped});
  out.push_back(codebooks.take());
  out.push_back(entries(study, "families", "family", "entry", {}, &Codebook::families));
  out.push_back(entries(study, "strategies", "strategy", "strategy",
                        {"family", "definition", "use_when", "not_when", "example"}, &Codebook::strategies));
  out.push_back(entries(study, "models", "model", "model", {"cra"}, &Codebook::models));
  out.push_back(entries(study, "issues", "issue", "issue", {"cause"}, &Codebook::issues));
  out.push_back(entries(study, "success_words", "success", "entry", {}, &Codebook::success));
  KeptTable special("special_codes", columns_of("code code"), {"code"});
  for (const auto& one : special_codes()) special.add({one.id});
  out.push_back(special.take());
}

void add_task_tables(const Selection& selection, std::vector<DatabaseTable>& out) {
  const Study& study = selection.study();
  const std::vector<Reference> of_task = {{{"task"}, "tasks"}};
  auto columns = columns_of("task code, rank number, title text, codebook code");
  std::ranges::move(key_columns(mapping("task"), k_task_keys), std::back_inserter(columns));
  std::ranges::move(columns_of("anticipated flag"), std::back_inserter(columns));
  KeptTable tasks("tasks", std::move(columns), {"task"}, {{{"codebook"}, "codebooks"}});
  KeptTable answers("task_answers", columns_of("task code, place number, answer text"), {"task", "place"},
                    of_task);
  KeptTable look_fors("look_fors",
                      columns_of("task code, look_for code, rank number, aspect code, text text"),
                      {"task", "look_for"}, of_task);
  KeptTable expected("expected",
                     columns_of("task code, kind code, code code, expected_by code, one_of number"),
                     {"task", "kind", "code"}, of_task);
  KeptTable codes("task_codes", columns_of("task code, kind code, code code, rank number, name text"),
                  {"task", "kind", "code"}, of_task);
  for (const auto& info : study.task_infos) {
    if (!selection.takes_task(info.id)) continue;
    const std::string id(study.text(info.id));
    tasks.add(task_row(study, info, tasks.next_rank()));
    std::int64_t place = 0;
    for (const auto& answer : info.task == nullptr ? std::vector<std::string>() : info.task->answers) {
      answers.add({id, ++place, answer});
    }
    std::set<std::string> seen;
    for (const auto& l : info.look_fors) {
      if (seen.insert(l.id).second) look_fors.add({id, l.id, look_fors.next_rank(), l.aspect, l.text});
    }
    task_codes(selection, info).add_rows(expected, codes);
  }
  for (auto* table : {&tasks, &answers, &look_fors, &expected, &codes}) out.push_back(table->take());
}

}  // namespace worksort
