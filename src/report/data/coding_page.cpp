#include "worksort/report/data/coding_sheet.hpp"
#include "worksort/report/data/documents.hpp"
#include "worksort/report/data/list.hpp"
#include "worksort/report/page/rows.hpp"
#include "worksort/report/people/pictures.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace worksort {
namespace {

constexpr std::size_t k_most_piles = 9;  // as many as there are number keys

// Texts in the order in which they came, each once; empty ones are left out.
class Distinct {
 public:
  void add(std::string_view text) {
    if (!text.empty() && std::find(m_texts.begin(), m_texts.end(), text) == m_texts.end())
      m_texts.emplace_back(text);
  }
  [[nodiscard]] const std::vector<std::string>& texts() const { return m_texts; }

 private:
  std::vector<std::string> m_texts;
};

Value chip(const Entry& e) {
  return {{"id", e.id}, {"name", e.name}, {"aliases", e.aliases}};
}

template <typename List>
Value entries(const List& list) {
  Value out = Value::array();
  for (const auto& e : list) out.push_back(chip(e));
  return out;
}

Value strategy_chip(const Strategy& s) {
  Value out = chip(s);
  for (const auto* key : {"definition", "use_when", "not_when", "example", "look_for", "models"})
    out[key] = key_value(mapping("strategy"), &s, key);
  return out;
}

Value codebook_data(const Codebook& codebook) {
  Value strategies = Value::array();
  for (const auto& s : codebook.strategies) strategies.push_back(strategy_chip(s));
  Value special = Value::array();
  for (const auto& e : special_codes()) {
    special.push_back({{"id", e.id}, {"name", prettified(e.id)}, {"aliases", e.aliases}});
  }
  return {{"title", codebook.title.empty() ? codebook.id : codebook.title},
          {"strategies", std::move(strategies)},
          {"special", std::move(special)},
          {"models", entries(codebook.models)},
          {"success", entries(codebook.success_scale())},
          {"issues", entries(codebook.issues)}};
}

Value look_for_data(const TaskInfo* info) {
  Value out = Value::array();
  if (info == nullptr) return out;
  for (const auto& l : info->look_fors) out.push_back({{"id", l.id}, {"name", l.text}});
  return out;
}

Value task_data(const Study& study, const SheetOptions& options) {
  const TaskInfo* info = options.task;
  const Task* task = info == nullptr ? nullptr : info->task;
  return {{"id", info == nullptr ? "" : std::string(study.text(info->id))},
          {"title", info == nullptr ? "Student work" : info->title()},
          {"prompt", task == nullptr ? "" : task->prompt},
          {"date", task != nullptr && task->date ? to_string(*task->date) : ""},
          {"answers", task == nullptr ? Value::array() : Value(task->answers)}};
}

// The piles that lie there at the beginning: what the task expects, unless it expects nothing in particular.
Value first_piles(const SheetOptions& options) {
  const auto expected = expected_strategies(*options.codebook, options.task);
  return expected.size() > k_most_piles ? Value::array() : Value(expected);
}

Value expected_models(const TaskInfo* info) {
  Value out = Value::array();
  if (info == nullptr || info->task == nullptr) return out;
  for (const auto& model : info->task->anticipate.models) out.push_back(model.text);
  return out;
}

class PageData {
 public:
  PageData(const Selection& selection, const SheetOptions& options)
      : m_selection(selection), m_study(selection.study()), m_options(options) {}

  Value take() {
    Value pieces = piece_rows();
    Value students = student_rows();
    return {{"task", task_data(m_study, m_options)},
            {"classes", m_classes.texts()},
            {"schools", m_schools.texts()},
            {"coder", m_options.coder},
            {"expected", first_piles(m_options)},
            {"expected_models", expected_models(m_options.task)},
            {"look_fors", look_for_data(m_options.task)},
            {"codebook", codebook_data(*m_options.codebook)},
            {"students", std::move(students)},
            {"pieces", std::move(pieces)}};
  }

 private:
  [[nodiscard]] bool is_of_task(const Reading& reading) const {
    return m_options.task != nullptr && reading.task.code == m_options.task->id;
  }

  // The readings that pass the filters; in the same order as the rows of `list`.
  Value piece_rows() {
    const Value rows = table_rows(list_table(m_selection, false, m_options.folder));
    Value out = Value::array();
    std::size_t at = 0;
    for (const auto piece : m_selection.pieces()) {
      Value images = pictures(m_selection, {piece}, PictureWords::by_id);
      for (const auto* reading : m_selection.readings(piece)) {
        Value row = rows[at++];
        if (!is_of_task(*reading)) continue;
        row["name"] = m_study.student_name(m_study.school_of(*reading), reading->student.code);
        row["pictures"] = std::exchange(images, Value::array());  // with the first reading alone
        note_place(m_study.text(reading->class_id), m_study.text(reading->school));
        out.push_back(std::move(row));
      }
    }
    return out;
  }

  Value student_rows() {
    std::unordered_set<std::uint64_t> handed_in;
    for (const auto& reading : m_study.readings) {
      if (is_of_task(reading))
        handed_in.insert(student_key(m_study.school_of(reading), reading.student.code));
    }
    Value out = Value::array();
    for (const auto& seat : seats(m_selection)) {
      const auto school = m_study.texts.find(seat.roster->school);
      const auto id = m_study.texts.find(seat.student->id);
      const bool has_piece =
          handed_in.contains(student_key(school.value_or(k_no_text), id.value_or(k_no_text)));
      if (!has_piece) note_place(seat.roster->class_id, seat.roster->school);
      out.push_back({{"id", seat.student->id},
                     {"name", seat.student->name},
                     {"class", seat.roster->class_id},
                     {"school", seat.roster->school},
                     {"unread", !has_piece && m_options.whole_class}});
    }
    return out;
  }

  void note_place(std::string_view class_id, std::string_view school) {
    m_classes.add(class_id);
    m_schools.add(school);
  }

  const Selection& m_selection;
  const Study& m_study;
  const SheetOptions& m_options;
  Distinct m_classes;
  Distinct m_schools;
};

}  // namespace

Value coding_page_data(const Selection& selection, const SheetOptions& options) {
  return PageData(selection, options).take();
}

}  // namespace worksort
