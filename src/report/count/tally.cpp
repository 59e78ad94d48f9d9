#include "worksort/report/count/tally.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

namespace worksort {
namespace {

struct Words {
  std::string_view heading;
  std::string_view nothing;  // where there is no value
};

const Words& words_of(TallyBy by) {
  static constexpr std::array<Words, 16> k_words = {{{"Strategy", "(not coded)"},
                                                     {"Family", "(none)"},
                                                     {"Model", "(none named)"},
                                                     {"In the way", "(nothing noted)"},
                                                     {"Look-for", "(none noted)"},
                                                     {"How far", "(not said)"},
                                                     {"Correct", "(not known)"},
                                                     {"Task", "(no task)"},
                                                     {"Grade", "(no grade)"},
                                                     {"Class", "(no class)"},
                                                     {"School", "(no school)"},
                                                     {"Setting", "(not said)"},
                                                     {"Week", "(no date)"},
                                                     {"Date", "(no date)"},
                                                     {"Reader", "(not named)"},
                                                     {"Student", "(none)"}}};
  return k_words[static_cast<std::size_t>(by)];
}

Dimension dimension_of(TallyBy by) {
  if (by == TallyBy::strategy) return Dimension::strategy;
  if (by == TallyBy::family) return Dimension::family;
  if (by == TallyBy::model) return Dimension::model;
  return by == TallyBy::issue ? Dimension::issue : Dimension::success;
}

class Names {
 public:
  Names(const Study& study, const TallyResult& result, bool own_words)
      : m_study(study), m_tasks(result.tasks), m_own_words(own_words), m_differ(result.success_differs) {}

  std::string of(TallyBy by, const TallyValue& value) const {
    if (value.code.empty() && by == TallyBy::success && m_differ && m_own_words)
      return "(not said or not agreed)";
    if (value.code.empty()) return std::string(words_of(by).nothing);
    if (is_coded(by) && value.code == k_readers_differ) return "Readers differ";
    if (by == TallyBy::correct) return correct(value.code);
    if (by == TallyBy::look_for) return m_own_words ? look_for(value.code) : prettified(value.code);
    if (is_coded(by)) return coded(dimension_of(by), value.code);
    if (by == TallyBy::task) return task_title(m_study, *m_study.task_info(std::string_view(value.code)));
    if (by == TallyBy::date) return date_for_people(*parse_date(value.code));
    return by == TallyBy::student ? student(value) : value.code;
  }

 private:
  static std::string correct(const std::string& code) {
    if (code == to_string(Correct::partly)) return "Partly right";
    return code == to_string(Correct::none) ? "No answer" : prettified(code);
  }

  // The name in the first codebook that defines the code.
  std::string coded(Dimension dimension, const std::string& code) const {
    for (const auto* task : m_tasks) {
      if (task->codebook->entry(dimension, code) != nullptr) return task->codebook->name_of(dimension, code);
    }
    if (dimension == Dimension::success) {
      for (const auto& word : default_success_scale()) {
        if (word.id == code) return word.name;
      }
    }
    return empty_codebook().name_of(dimension, code);
  }

  // What the exemplar says, unless exemplars of different tasks mean different things by it.
  std::string look_for(const std::string& code) const {
    std::string text;
    for (const auto* task : m_tasks) {
      const LookFor* found = task->look_for(code);
      if (found == nullptr || found->text == text) continue;
      if (!text.empty()) return prettified(code);
      text = found->text;
    }
    return in_words(text, code);
  }

  std::string student(const TallyValue& value) const {
    if (value.schools.size() != 1) return value.code;
    const auto id = m_study.text(value.student);
    const std::string name = m_study.student_name(value.schools.front(), value.student);
    return name + value.code.substr(std::min(id.size(), value.code.size()));  // " (Lincoln)"
  }

  const Study& m_study;
  const std::vector<const TaskInfo*>& m_tasks;
  bool m_own_words;
  bool m_differ;  // readers say different words for how far some work was carried
};

// Column names of a wide table; a code that is the name of another column gets its dimension in front.
std::string wide_name(const Table& table, TallyBy by, const TallyValue& value) {
  const std::string name = value.code.empty() ? "no-value" : value.code;
  const bool taken = name == "pieces" || name == "students" ||
                     std::any_of(table.columns.begin(), table.columns.end(),
                                 [&](const Column& column) { return column.name == name; });
  return taken ? fmt::format("{}:{}", to_string(by), name) : name;
}

class Builder {
 public:
  Builder(const Study& study, const TallyResult& result, const TallyLayout& layout)
      : m_result(result), m_layout(layout), m_dimensions(result.by.size() - (layout.wide ? 1U : 0U)) {
    const Names names(study, result, layout.own_words);
    for (std::size_t d = 0; d < result.by.size(); ++d) {
      for (const auto& value : result.values[d]) {
        m_shown[d].push_back(layout.names ? names.of(result.by[d], value) : value.code);
      }
    }
  }

  Table run() {
    add_columns();
    if (m_layout.wide) {
      add_wide_rows();
    } else {
      for (const auto& row : m_result.rows) {
        m_table.rows.push_back(beginning(row));
        add_counts(row);
      }
    }
    add_words();
    return std::move(m_table);
  }

 private:
  [[nodiscard]] bool counts_readings() const {
    return std::find(m_result.by.begin(), m_result.by.end(), TallyBy::coder) != m_result.by.end();
  }

  void add_columns() {
    for (std::size_t d = 0; d < m_dimensions; ++d) {
      const TallyBy by = m_result.by[d];
      m_table.columns.push_back(
          {std::string(to_string(by)), std::string(words_of(by).heading), ColumnType::code});
    }
    if (m_layout.wide) add_value_columns();
    m_table.columns.push_back({"pieces", counts_readings() ? "Readings" : "Pieces", ColumnType::number});
    m_table.columns.push_back({"students", "Students", ColumnType::number});
  }

  void add_value_columns() {
    const std::size_t last = m_result.by.size() - 1;
    for (std::size_t i = 0; i < m_result.values[last].size(); ++i) {
      const auto name = wide_name(m_table, m_result.by[last], m_result.values[last][i]);
      m_table.columns.push_back({name, m_layout.names ? m_shown[last][i] : name, ColumnType::number});
    }
  }

  std::vector<Cell> beginning(const TallyRow& row) const {
    std::vector<Cell> cells;
    for (std::size_t d = 0; d < m_dimensions; ++d) cells.emplace_back(m_shown[d][row.at[d]]);
    return cells;
  }

  void add_counts(const TallyRow& row) {
    m_table.rows.back().emplace_back(static_cast<std::int64_t>(row.pieces));
    m_table.rows.back().emplace_back(static_cast<std::int64_t>(row.students));
  }

  void add_wide_rows() {
    const std::size_t last = m_result.by.size() - 1;
    auto row = m_result.rows.begin();
    for (const auto& total : m_result.totals) {
      std::vector<std::int64_t> counts(m_result.values[last].size(), 0);
      const auto same = [&](const TallyRow& r) {
        return std::equal(r.at.begin(), r.at.begin() + static_cast<std::ptrdiff_t>(last), total.at.begin());
      };
      for (; row != m_result.rows.end() && same(*row); ++row) {
        counts[row->at[last]] = static_cast<std::int64_t>(row->pieces);
      }
      m_table.rows.push_back(beginning(total));
      m_table.rows.back().insert(m_table.rows.back().end(), counts.begin(), counts.end());
      add_counts(total);
    }
  }

  // What was counted, and why columns may add up to more than that.
  void add_words() {
    std::vector<std::string> by;
    for (const auto dimension : m_result.by) by.emplace_back(to_string(dimension));
    m_table.title = fmt::format("Tally by {}", join_and(by));
    m_table.notes.push_back(
        fmt::format("{} of {}.", counted(m_result.pieces, "piece"), counted(m_result.students, "student")));
    if (counts_readings()) {
      m_table.notes.push_back(
          fmt::format("Counted are readings: {} of these pieces.", counted(m_result.readings, "reading")));
    }
    std::size_t sum = 0;
    for (const auto& row : m_result.rows) sum += row.pieces;
    if (sum > (counts_readings() ? m_result.readings : m_result.pieces)) {
      m_table.notes.emplace_back("A piece counts once for each of its codes, so the counts add up to more.");
    }
  }

  const TallyResult& m_result;
  const TallyLayout& m_layout;
  std::size_t m_dimensions;
  std::array<std::vector<std::string>, k_most_dimensions> m_shown;
  Table m_table;
};

}  // namespace

Table tally_table(const Study& study, const TallyResult& result, const TallyLayout& layout) {
  return Builder(study, result, layout).run();
}

}  // namespace worksort
