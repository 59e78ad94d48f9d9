#include "worksort/model/study.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/core.h>

namespace worksort {
namespace {

// "3A (Lincoln)".
std::string with_school(const Study& study, const ClassKey& key) {
  const auto school = study.text(key.school);
  return fmt::format("{} ({})", study.text(key.id), school.empty() ? "no school" : school);
}

}  // namespace

std::string_view to_string(Correct correct) {
  return correct == Correct::unknown ? "" : k_correct_words[static_cast<std::size_t>(correct) - 1];
}

std::string TaskInfo::title() const {
  if (task == nullptr) return "";
  return in_words(task->title, task->id);
}

bool TaskInfo::add(const LookFor& look_for) {
  const bool is_new = look_for_places.try_emplace(look_for.id, look_fors.size()).second;
  if (is_new) look_fors.push_back(look_for);
  return is_new;
}

const LookFor* TaskInfo::look_for(std::string_view look_for_id) const {
  const std::size_t rank = look_for_rank(look_for_id);
  return rank == look_fors.size() ? nullptr : &look_fors[rank];
}

std::size_t TaskInfo::look_for_rank(std::string_view look_for_id) const {
  const auto found = look_for_places.find(look_for_id);
  return found == look_for_places.end() ? look_fors.size() : found->second;
}

const Codebook& empty_codebook() {
  static const Codebook k_empty;
  return k_empty;
}

const OwnKeys* Study::own_keys(const Reading& r) const {
  const auto found = kept.pieces.find({r.file, r.line, r.column});
  return found == kept.pieces.end() ? nullptr : &found->second;
}

const OwnKeys* Study::head_keys(const Reading& r) const {
  const PiecePlace place{r.file, r.line, r.column};
  const auto behind = kept.heads.upper_bound(place);
  if (behind == kept.heads.begin()) return nullptr;
  const KeptKeys::Head& head = std::prev(behind)->second;
  return place <= head.last ? &head.keys : nullptr;
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
  if (known == nullptr || known->name.empty()) return std::string(text(id));
  return known->shares_name ? fmt::format("{} ({})", known->name, text(id)) : known->name;
}

std::string Study::class_name(const ClassKey& key) const {
  return is_shared(key.id) ? with_school(*this, key) : std::string(text(key.id));
}

std::vector<ClassKey> Study::find_classes(std::string_view written) const {
  std::vector<ClassKey> out;
  const auto take = [&](const auto& range) {
    std::transform(range.first, range.second, std::back_inserter(out),
                   [](const auto& known) { return known.second; });
  };
  if (const auto id = texts.find(normalized(written))) take(classes_by_id.equal_range(*id));
  if (out.empty()) take(classes_by_name.equal_range(folded(written)));
  return out;
}

void Study::list_classes() {
  pieces_of_class.clear();
  ClassKey last;
  std::vector<std::uint32_t>* list = nullptr;
  std::uint32_t piece = 0;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const ClassKey key = class_of(readings[i]);
    if (list == nullptr || key != last) list = &pieces_of_class[key];
    last = key;
    if (piece < pieces.size() && pieces[piece].first_reading == i) list->push_back(piece++);
  }
  std::set<ClassKey> listed;
  roster_classes.clear();
  for (const auto& student : students) {
    for (const Text id : student.classes) {
      const ClassKey key{student.school, id};
      if (id != k_no_text && listed.insert(key).second) roster_classes.push_back(key);
    }
  }
  for (const auto& roster : rosters) listed.insert({texts.add(roster.school), texts.add(roster.class_id)});
  classes.assign(listed.begin(), listed.end());
  for (const auto& [key, own] : pieces_of_class)
    if (!listed.contains(key)) classes.push_back(key);
  std::erase_if(classes, [](const ClassKey& key) { return key.id == k_no_text; });
  const auto before = [&](const ClassKey& a, const ClassKey& b) {
    return natural_less(text(a.id), text(b.id)) ||
           (a.id == b.id && natural_less(text(a.school), text(b.school)));
  };
  sort_naturally(
      classes, [&](const ClassKey& key) { return text(key.id); }, before);
  shared_class_names.clear();
  for (std::size_t i = 1; i < classes.size(); ++i) {
    if (classes[i].id == classes[i - 1].id) shared_class_names.insert(classes[i].id);
  }
  classes_by_id.clear();
  classes_by_name.clear();
  for (const auto& key : classes) {
    classes_by_id.emplace(key.id, key);
    const auto alone = classes_by_name.emplace(folded(text(key.id)), key);
    if (key.school == k_no_text && !is_shared(key.id)) continue;  // never shown with a school
    std::string whole = folded(with_school(*this, key));
    if (whole != alone->first) classes_by_name.emplace(std::move(whole), key);
  }
}

}  // namespace worksort
