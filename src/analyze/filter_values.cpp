#include "filter_values.hpp"

#include "worksort/model/student_names.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <map>
#include <span>

#include <fmt/core.h>

namespace worksort {
namespace {

// The words themselves where there are few and they are no people.
[[noreturn]] void say_nowhere(const char* option, const std::string& value, std::set<std::string> words,
                              bool people) {
  constexpr std::size_t k_few = 6;
  words.erase("");
  const std::vector<std::string> known(words.begin(), words.end());
  const bool few = !people && !known.empty() && known.size() <= k_few;
  throw Problem(fmt::format("{} '{}' stands nowhere in the files", option, value),
                did_you_mean(value, known, few ? "they have " + join(known, ", ") : ""));
}

Dimension dimension_of(FilterSet set) {
  return set == k_strategy ? Dimension::strategy : set == k_model ? Dimension::model : Dimension::issue;
}

}  // namespace

std::vector<bool> FilterValues::find(FilterSet set, const std::vector<std::string>& typed,
                                     const char* option) const {
  std::vector<bool> out;
  if (typed.empty()) return out;
  out.assign(m_study.texts.size(), false);
  for (const auto& value : typed) {
    if (!mark(set, value, out)) refuse(set, value, option);
  }
  return out;
}

std::vector<bool> FilterValues::find_students(const std::vector<std::string>& typed,
                                              std::set<std::uint64_t>& named) const {
  std::vector<bool> out;
  if (typed.empty()) return out;
  out.assign(m_study.texts.size(), false);
  for (const auto& value : typed) {
    const std::string wanted = normalized(value);
    if (!mark_exact(k_student, wanted, out) && !add_named(wanted, named) &&
        !mark_alike(k_student, wanted, out) && !add_of_school(wanted, named))
      refuse(k_student, value, "--student");
  }
  return out;
}

std::set<ClassKey> FilterValues::find_classes(const std::vector<std::string>& typed) const {
  std::set<ClassKey> out;
  for (const auto& value : typed) {
    const auto found = m_study.find_classes(value);
    if (found.empty()) refuse_class(value);
    out.insert(found.begin(), found.end());
  }
  return out;
}

void FilterValues::refuse_class(const std::string& value) const {
  std::set<std::string> words;
  for (const auto& key : m_study.classes)
    words.insert({std::string(m_study.text(key.id)), m_study.class_name(key)});
  say_nowhere("--class", value, std::move(words), false);
}

// What stands in the files; looked for when it is first asked for.
const std::set<Text>& FilterValues::known(FilterSet set) const {
  std::optional<std::set<Text>>& out = m_known[set];
  if (out) return *out;
  out.emplace();
  const auto add = [&](std::span<const CodeRef> codes) {
    for (const auto& code : codes) out->insert(code.code);
  };
  for (const auto& r : m_study.readings) {
    if (set == k_school) out->insert(r.school);
    if (set == k_student) out->insert(r.student.code);
    if (set == k_coder) out->insert(r.coder);
    if (set == k_strategy) add(m_study.strategies(r));
    if (set == k_model) add(m_study.models(r));
    if (set == k_issue) add(m_study.issues(r));
  }
  if (set == k_task)
    for (const auto& info : m_study.task_infos) out->insert(info.id);
  for (const auto& student : m_study.students) {
    if (set == k_student) out->insert(student.id);
    if (set == k_school) out->insert(student.school);
  }
  return *out;
}

bool FilterValues::mark(FilterSet set, const std::string& value, std::vector<bool>& out) const {
  const std::string wanted = normalized(value);
  return mark_exact(set, wanted, out) || mark_entries(set, wanted, out) || mark_alike(set, wanted, out);
}

bool FilterValues::mark_exact(FilterSet set, const std::string& wanted, std::vector<bool>& out) const {
  const auto exact = m_study.texts.find(wanted);
  if (!exact || !known(set).contains(*exact)) return false;
  out[static_cast<std::size_t>(*exact)] = true;
  return true;
}

bool FilterValues::mark_alike(FilterSet set, const std::string& wanted, std::vector<bool>& out) const {
  const std::string same = folded(wanted);
  bool found = false;
  for (const Text other : known(set)) {
    if (other == k_no_text || folded(m_study.text(other)) != same) continue;
    out[static_cast<std::size_t>(other)] = true;
    found = true;
  }
  return found;
}

// Words of the codebooks: defined, though perhaps used by nobody.
bool FilterValues::mark_entries(FilterSet set, const std::string& wanted, std::vector<bool>& out) const {
  if (set < k_strategy) return false;
  const Dimension dimension = dimension_of(set);
  bool found = false;
  if (set == k_strategy) found = mark_entry(empty_codebook(), dimension, wanted, out);
  for (const auto& codebook : m_study.codebooks)
    found = mark_entry(codebook, dimension, wanted, out) || found;
  return found;
}

bool FilterValues::mark_entry(const Codebook& codebook, Dimension dimension, const std::string& wanted,
                              std::vector<bool>& out) const {
  const Found entry = codebook.find(dimension, wanted);
  if (entry.match == Match::none) return false;
  if (const auto id = m_study.texts.find(entry.id)) out[static_cast<std::size_t>(*id)] = true;
  return true;
}

// All with the name, or the one student whose name has these words.
bool FilterValues::add_named(const std::string& wanted, std::set<std::uint64_t>& named) const {
  const StudentNames names(m_study);
  auto found = names.named(wanted);
  if (found.empty()) {
    found = names.with_words(wanted);
    std::map<Text, std::string> ids;
    for (const Student* student : found) ids[student->id] = student->name;
    if (ids.size() > 1) {
      std::vector<std::string> who;
      who.reserve(ids.size());
      for (const auto& [id, name] : ids) who.push_back(fmt::format("{} ({})", m_study.text(id), name));
      throw Problem(fmt::format("--student '{}' can be {} students", wanted, ids.size()),
                    fmt::format("name one by the id: {}", join(who, ", ")));
    }
  }
  for (const Student* student : found) named.insert(student_key(student->school, student->id));
  return !found.empty();
}

// An id with its school behind it: "s07 (Lincoln)".
bool FilterValues::add_of_school(const std::string& wanted, std::set<std::uint64_t>& named) const {
  const StudentNames names(m_study);
  for (const auto& student : m_study.students) {
    if (names.with_school(student) != wanted) continue;
    named.insert(student_key(student.school, student.id));
    return true;
  }
  return false;
}

void FilterValues::refuse(FilterSet set, const std::string& value, const char* option) const {
  std::set<std::string> words;
  for (const Text value_here : known(set)) words.emplace(m_study.text(value_here));
  if (set >= k_strategy) {
    for (const auto& codebook : m_study.codebooks) {
      for (auto& id : codebook.ids(dimension_of(set))) words.insert(std::move(id));
    }
  }
  if (set == k_student)
    for (const auto& student : m_study.students) words.insert(student.name);
  say_nowhere(option, value, std::move(words), set == k_student || set == k_coder);
}

}  // namespace worksort
