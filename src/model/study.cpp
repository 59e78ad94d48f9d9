#include "worksort/model/study.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>

namespace worksort {

std::string_view to_string(Correct correct) {
  static constexpr std::array<std::string_view, 5> k_names = {"", "right", "partly", "wrong", "none"};
  return k_names[static_cast<std::size_t>(correct)];
}

std::string TaskInfo::title() const {
  if (task == nullptr) return "";
  return task->title.empty() ? prettified(task->id) : task->title;
}

const LookFor* TaskInfo::look_for(std::string_view look_for_id) const {
  const auto found =
      std::find_if(look_fors.begin(), look_fors.end(), [&](const LookFor& l) { return l.id == look_for_id; });
  return found == look_fors.end() ? nullptr : &*found;
}

const Codebook& empty_codebook() {
  static const Codebook k_empty;
  return k_empty;
}

const TaskInfo* Study::task_info(Text id) const {
  const auto found = task_index.find(static_cast<std::uint32_t>(id));
  return found == task_index.end() ? nullptr : &task_infos[found->second];
}

const TaskInfo* Study::task_info(std::string_view id) const {
  const auto handle = texts.find(id);
  return handle ? task_info(*handle) : nullptr;
}

const Codebook* Study::codebook(std::string_view id) const {
  const auto found =
      std::find_if(codebooks.begin(), codebooks.end(), [&](const Codebook& c) { return c.id == id; });
  return found == codebooks.end() ? nullptr : &*found;
}

const Student* Study::student(Text school, Text id) const {
  const auto found = student_index.find(student_key(school, id));
  return found == student_index.end() ? nullptr : &students[found->second];
}

std::string Study::student_name(Text school, Text id) const {
  const Student* known = student(school, id);
  return known == nullptr || known->name.empty() ? std::string(text(id)) : known->name;
}

}  // namespace worksort
