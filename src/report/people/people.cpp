#include "worksort/report/people/people.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

namespace worksort {

Value person(const Study& study, const Reading& head) {
  const Text school = study.school_of(head);
  const Student* known = study.student(school, head.student.code);
  Value out = Value::object();
  out["student"] = std::string(study.text(head.student));
  out["name"] = known == nullptr || known->name.empty() ? Value() : Value(known->name);
  out["shown"] = study.student_name(school, head.student.code);
  out["class"] = study.class_name(Study::class_of(head));
  out["date"] = head.date == k_undated ? Value() : Value(to_string(Date{head.date}));
  out["attempt"] = head.attempt == 0 ? Value() : Value(head.attempt);
  return out;
}

std::string names(const Selection& selection, const std::vector<std::uint32_t>& pieces) {
  const Study& study = selection.study();
  std::vector<std::string> out;
  for (const auto piece : pieces) {
    const Reading& r = selection.head(piece);
    out.push_back(study.student_name(study.school_of(r), r.student.code));
  }
  return join(out, ", ");
}

std::string said(const Study& study, const InForce& now, Text Reading::*field) {
  for (const auto* reading : now.sources) {
    if (reading->*field != k_no_text) return std::string(study.text(reading->*field));
  }
  return "";
}

std::string code_name(const Study& study, const TaskInfo& task, Dimension dimension, Text code) {
  return task.codebook->name_of(dimension, study.text(code));
}

std::string look_for_name(const Study& study, const TaskInfo& task, Text code) {
  const LookFor* look_for = task.look_for(study.text(code));
  return in_words(look_for == nullptr ? "" : look_for->text, study.text(code));
}

std::string look_for_words(const LookFor& look_for) {
  return in_words(look_for.text, look_for.id);
}

std::string roster_name(const Study& study, const Reading& head) {
  const Student* known = study.student(study.school_of(head), head.student.code);
  return known == nullptr ? "" : known->name;
}

std::string task_title(const Study& study, const TaskInfo& task) {
  if (task.id == k_no_text) return "Work that names no task";
  const std::string title = in_words(task.title(), study.text(task.id));
  return task.shares_title ? fmt::format("{} ({})", title, study.text(task.id)) : title;
}

std::string cause_label(std::string_view cause) {
  if (cause == "misconception") return "looks like an idea to rethink";
  if (cause == "slip") return "looks like a slip";
  if (cause == "gap") return "looks like something not met yet";
  if (cause == "misread") return "looks like another reading of the question";
  return cause == "not-attempted" ? "looks like something not tried yet" : "";
}

std::string cause_words(std::string_view cause) {
  if (cause == "misconception")
    return "It looks like an idea that works elsewhere and not here: a misconception.";
  if (cause == "slip")
    return "It looks like a slip in carrying the strategy out, not like an idea to change.";
  if (cause == "gap") return "It looks like something that has not been met or is not at hand yet: a gap.";
  if (cause == "misread") return "It looks like another reading of the question.";
  if (cause == "not-attempted") return "It looks like a part of the task that was not tried yet.";
  return "No codebook says what kind of issue it is.";
}

std::string_view success_mark(const Study& study, const TaskInfo& task, Text success) {
  if (success == k_no_text) return "·";
  const auto scale = task.codebook->success_scale();
  const auto found =
      std::find_if(scale.begin(), scale.end(), [&](const Entry& e) { return e.id == study.text(success); });
  const auto position = static_cast<std::size_t>(found - scale.begin());
  if (position == scale.size()) return "·";
  if (position + 1 == scale.size()) return "●";
  if (position == 0) return "○";
  static constexpr std::array<std::string_view, 3> k_between = {"◔", "◐", "◕"};
  return scale.size() == 3 ? "◐" : k_between[std::min<std::size_t>(2, position * 4 / scale.size())];
}

std::string in_sentence(std::string text) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto goes_on = [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; };
  if (text.size() > 1 && upper(text[0]) && goes_on(text[1])) text[0] = static_cast<char>(text[0] + 32);
  return text;
}

}  // namespace worksort
