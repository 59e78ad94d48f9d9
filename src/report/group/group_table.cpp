#include "worksort/report/group/group.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

namespace worksort {
namespace {

// The rows of one task.
class Rows {
 public:
  Rows(const Selection& selection, const GroupOptions& options, const GroupResult& result, Table& table)
      : m_selection(selection),
        m_study(selection.study()),
        m_options(options),
        m_result(result),
        m_table(table) {}

  void add(const TaskGroups& task) {
    for (const auto& group : task.groups) {
      const std::string name = group_name(m_study, *task.task, m_options, group);
      for (const auto piece : group.pieces) add("group", group_id(m_study, group), name, piece);
    }
    const auto pile = [&](const char* id, const char* name, const std::vector<std::uint32_t>& pieces) {
      for (const auto piece : pieces) add("pile", id, name, piece);
    };
    pile("not-enough", "Not enough on the page yet", task.not_enough);
    pile("readers-differ", "Readers see different things", task.readers_differ);
    pile("uncoded", "Not coded yet", task.uncoded);
    pile("absent", "Absent", task.absent);
    pile("earlier", "Replaced by later work", task.earlier);
  }

 private:
  TextList texts(const std::vector<Text>& codes, std::size_t skip = 0) const {
    TextList out;
    for (std::size_t i = skip; i < codes.size(); ++i) out.emplace_back(m_study.text(codes[i]));
    return out;
  }

  void add(const char* kind, const std::string& id, const std::string& name, std::uint32_t piece) {
    const InForce& now = m_result.in_force.at(piece);
    const Reading& r = m_selection.head(piece);
    const Student* known = m_study.student(m_study.school_of(r), r.student.code);
    TextList coders;
    std::vector<std::string> evidence;
    std::vector<Text> also = now.strategies;
    for (const auto* reading : now.sources) {
      if (reading->coder != k_no_text) coders.emplace_back(m_study.text(reading->coder));
      if (reading->evidence != k_no_text) evidence.emplace_back(m_study.text(reading->evidence));
      if (now.standing != Standing::readers_differ || reading->strategies == 0) continue;
      const Text code = m_study.strategies(*reading)[0].code;
      if (std::find(also.begin(), also.end(), code) == also.end()) also.push_back(code);
    }
    const bool differ = now.standing == Standing::readers_differ;
    m_table.rows.push_back(
        {std::string(m_study.text(r.task)), r.date == k_undated ? std::string() : to_string(Date{r.date}),
         std::string(m_study.text(r.class_id)), std::string(m_study.text(r.school)), std::string(kind), id,
         name, std::string(m_study.text(r.student)), known == nullptr ? std::string() : known->name,
         differ || also.empty() ? std::string() : std::string(m_study.text(also.front())),
         texts(also, differ ? 0 : 1), texts(now.models), std::string(m_study.text(now.success)),
         std::string(to_string(now.correct)), texts(now.shows), texts(now.issues), join(evidence, " / "),
         coders});
  }

  const Selection& m_selection;
  const Study& m_study;
  const GroupOptions& m_options;
  const GroupResult& m_result;
  Table& m_table;
};

}  // namespace

Table group_table(const Selection& selection, const GroupOptions& options, const GroupResult& result) {
  using enum ColumnType;
  Table table;
  table.columns = {
      {"task", "Task", code},         {"date", "Date", code},         {"class", "Class", code},
      {"school", "School", code},     {"kind", "Kind", code},         {"group", "Group", code},
      {"group_name", "Group", text},  {"student", "Student", code},   {"name", "Name", text},
      {"strategy", "Strategy", code}, {"also", "Also seen", list},    {"model", "Model", list},
      {"success", "How far", code},   {"correct", "Correct", code},   {"shows", "Shows", list},
      {"issues", "Issues", list},     {"evidence", "Evidence", text}, {"coder", "Readers", list}};
  Rows rows(selection, options, result, table);
  for (const auto& task : result.tasks) rows.add(task);
  return table;
}

}  // namespace worksort
