#include "filter_values.hpp"

#include "worksort/model/student_names.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <map>
#include <span>

#include <fmt/core.h>

namespace worksort {
namespace {

[[noreturn]] void say_nowhere(const char* option, const std::string& value,
                              const std::set<std::string>& words) {
  throw Problem(fmt::format("{} '{}' stands nowhere in the files", option, value),
                did_you_mean(value, {words.begin(), words.end()}));
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
  say_nowhere("--class", value, words);
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
  const auto exact = m_study.texts.find(wanted);
  if (exact && known(set).contains(*exact)) {
    out[static_cast<std::size_t>(*exact)] = true;
    return true;
  }
  bool found = mark_entries(set, wanted, out);
  if (set == k_student) found = mark_names(wanted, out) || found;
  if (found) return true;
  const std::string same = folded(wanted);
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
bool FilterValues::mark_names(const std::string& wanted, std::vector<bool>& out) const {
  const StudentNames names(m_study);
  const auto& named = names.named(wanted);
  for (const Student* student : named) out[static_cast<std::size_t>(student->id)] = true;
  if (!named.empty()) return true;
  std::map<Text, std::string> found;
  for (const Student* student : names.with_words(wanted)) found[student->id] = student->name;
  if (found.size() > 1) {
    std::vector<std::string> who;
    who.reserve(found.size());
    for (const auto& [id, name] : found) who.push_back(fmt::format("{} ({})", m_study.text(id), name));
    throw Problem(fmt::format("--student '{}' can be {} students", wanted, found.size()),
                  fmt::format("name one by the id: {}", join(who, ", ")));
  }
  if (found.empty()) return false;
  out[static_cast<std::size_t>(found.begin()->first)] = true;
  return true;
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
  words.erase("");
  say_nowhere(option, value, words);
}

}  // namespace worksort
