#include "worksort/report/plan/monitor.hpp"

#include "worksort/report/page/rows.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr const char* k_something_else = "Something else";

// What a line of the chart says, from the codebook and the task.
class RowWords {
 public:
  RowWords(const Selection& selection, const MonitorChart& chart, const MonitorRow& row, bool shared)
      : m_selection(selection),
        m_shared(shared),
        m_study(selection.study()),
        m_task(*chart.task),
        m_row(row),
        m_strategy(m_task.codebook->strategy(row.strategy)) {}

  std::string name() const {
    return m_row.strategy.empty() ? k_something_else
                                  : m_task.codebook->name_of(Dimension::strategy, m_row.strategy);
  }

  // What the codebook says to look for, else its definition, else what the exemplar shows.
  std::vector<std::string> look_for() const {
    if (m_strategy != nullptr && !m_strategy->look_for.empty()) return m_strategy->look_for;
    if (m_strategy != nullptr && !m_strategy->definition.empty()) return {m_strategy->definition};
    std::vector<std::string> out;
    if (m_shared) return out;
    for (const auto* response : m_task.responses) {
      const bool here = !m_row.strategy.empty() && response->strategy.text == m_row.strategy;
      if (here && !response->work.empty()) out.push_back(response->work);
    }
    return out;
  }

  // "Something else" has the questions of the task, which fit any strategy.
  std::vector<std::string> assessing() const { return questions(&Questions::assessing); }
  std::vector<std::string> advancing() const { return questions(&Questions::advancing); }

  std::vector<std::string> who() const {
    std::vector<std::string> out;
    if (m_shared) return out;
    for (const auto piece : m_row.pieces) {
      const Reading& r = m_selection.head(piece);
      std::string shown = m_study.student_name(m_study.school_of(r), r.student.code);
      if (m_row.strategy.empty()) {
        const Text code = m_selection.in_force(piece).strategies.front();
        shown += fmt::format(" ({})", in_sentence(code_name(m_study, m_task, Dimension::strategy, code)));
      }
      out.push_back(std::move(shown));
    }
    return out;
  }

 private:
  std::vector<std::string> questions(std::vector<std::string> Questions::*kind) const {
    if (m_strategy != nullptr) return m_strategy->ask.*kind;
    return m_task.task == nullptr || m_shared ? std::vector<std::string>{}
                                              : m_task.task->anticipate.questions.*kind;
  }

  const Selection& m_selection;
  bool m_shared;
  const Study& m_study;
  const TaskInfo& m_task;
  const MonitorRow& m_row;
  const Strategy* m_strategy;
};

Value row_data(const Selection& selection, const MonitorChart& chart, const MonitorRow& row, bool shared) {
  const RowWords words(selection, chart, row, shared);
  const auto first = [](const std::vector<std::string>& list) {
    return list.empty() ? std::string() : list.front();
  };
  return Value{{"strategy", row.strategy},
               {"name", words.name()},
               {"critical", row.critical},
               {"look_for", words.look_for()},
               {"look_for_words", join(words.look_for(), "; ")},
               {"assessing", words.assessing()},
               {"assessing_words", first(words.assessing())},
               {"advancing", words.advancing()},
               {"advancing_words", first(words.advancing())},
               {"who", words.who()},
               {"who_words", join(words.who(), ", ")},
               {"order", ""}};
}

Value chart_data(const Selection& selection, const MonitorChart& chart, bool shared) {
  const Study& study = selection.study();
  const Task none;
  const Task& task = chart.task->task == nullptr || shared ? none : *chart.task->task;
  Value out = {{"task", std::string(study.text(chart.task->id))},
               {"title", task_title(study, *chart.task)},
               {"goal", task.goal},
               {"prompt", task.prompt},
               {"rows", Value::array()}};
  for (const auto& row : chart.rows) out["rows"].push_back(row_data(selection, chart, row, shared));
  out["assessing"] = task.anticipate.questions.assessing;
  out["advancing"] = task.anticipate.questions.advancing;
  out["stuck"] = task.anticipate.stuck;
  out["no_strategy"] = shared ? "" : names(selection, chart.no_strategy);
  return out;
}

}  // namespace

Table monitor_table(const Selection& selection, const std::vector<MonitorChart>& charts, bool shared) {
  using enum ColumnType;
  Table table;
  table.title = "Monitoring chart";
  table.columns = {{"strategy", "Strategy", code},   {"name", "Name", text},
                   {"look_for", "Look for", list},   {"assessing", "Assessing", list},
                   {"advancing", "Advancing", list}, {"who", "Who", list},
                   {"order", "Order", text},         {"task", "Task", code}};
  for (const auto& chart : charts) {
    for (const auto& row : chart.rows) {
      const RowWords words(selection, chart, row, shared);
      table.rows.push_back({row.strategy, words.name(), words.look_for(), words.assessing(),
                            words.advancing(), words.who(), std::string(),
                            std::string(selection.study().text(chart.task->id))});
    }
  }
  return table;
}

Page monitor_page(const Selection& selection, const std::vector<MonitorChart>& charts, bool shared) {
  const Table table = monitor_table(selection, charts, shared);
  Page page;
  page.template_name = "monitor";
  page.look = "chart-to-carry";
  page.title =
      charts.size() == 1 ? "Monitoring: " + task_title(selection.study(), *charts.front().task) : table.title;
  page.data = {{"rows", table_rows(table)}, {"tasks", Value::array()}};
  for (const auto& chart : charts) page.data["tasks"].push_back(chart_data(selection, chart, shared));
  return page;
}

}  // namespace worksort
