#include "worksort/report/data/known_ids.hpp"

#include "worksort/read/study/study_reader.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace worksort {
namespace {

// Ids as they come, each once and with the first name that is not empty.
class Ids {
 public:
  void add(std::string_view id, std::string_view name = {}) {
    if (id.empty()) return;
    const auto found =
        std::find_if(m_ids.begin(), m_ids.end(), [&](const KnownId& k) { return k.first == id; });
    if (found == m_ids.end())
      m_ids.emplace_back(id, name);
    else if (found->second.empty())
      found->second = name;
  }
  std::vector<KnownId> as_they_came() { return std::move(m_ids); }
  std::vector<KnownId> in_natural_order() {
    std::stable_sort(m_ids.begin(), m_ids.end(),
                     [](const KnownId& a, const KnownId& b) { return natural_less(a.first, b.first); });
    return std::move(m_ids);
  }

 private:
  std::vector<KnownId> m_ids;
};

// With the ids of all readings; by handles, so that a million readings are a few ids.
std::vector<KnownId> with_readings(Ids ids, const Study& study, Text (*part)(const Reading&)) {
  std::set<Text> handles;
  for (const auto& r : study.readings) handles.insert(part(r));
  for (const Text id : handles) ids.add(study.text(id));
  return ids.in_natural_order();
}

std::vector<KnownId> tasks(const Study& study) {
  Ids out;
  for (const auto& info : study.task_infos) out.add(study.text(info.id), info.title());
  return out.in_natural_order();
}

std::vector<KnownId> classes(const Study& study) {
  Ids out;
  for (const auto& key : study.classes) out.add(study.class_name(key), study.text(key.school));
  return out.as_they_came();
}

std::vector<KnownId> schools(const Study& study) {
  Ids out;
  for (const auto& roster : study.rosters) out.add(roster.school);
  return with_readings(std::move(out), study, [](const Reading& r) { return r.school; });
}

std::vector<KnownId> students(const Study& study) {
  Ids out;
  for (const auto& student : study.students) out.add(study.text(student.id), student.name);
  return with_readings(std::move(out), study, [](const Reading& r) { return r.student.code; });
}

std::vector<KnownId> coders(const Study& study) {
  return with_readings({}, study, [](const Reading& r) { return r.coder; });
}

template <Dimension dimension>
std::vector<KnownId> codes(const Study& study) {
  Ids out;
  for (const auto& codebook : study.codebooks) {
    for (const auto& id : codebook.ids(dimension)) out.add(id, codebook.name_of(dimension, id));
  }
  if (dimension != Dimension::strategy) return out.as_they_came();
  for (const auto& special : special_codes()) out.add(special.id, "no strategy can be read from the page");
  return out.as_they_came();
}

std::vector<KnownId> codebooks(const Study& study) {
  Ids out;
  for (const auto& codebook : study.codebooks) out.add(codebook.id, codebook.title);
  for (const auto& id : shipped_codebook_ids()) out.add(id, shipped_codebook(id)->title);
  return out.in_natural_order();
}

std::vector<KnownId> protocols(const Study& study) {
  Ids out;
  for (const auto& protocol : study.protocols) out.add(protocol.id, protocol.title);
  for (const auto& id : shipped_protocol_ids()) out.add(id, shipped_protocol(id)->title);
  return out.in_natural_order();
}

std::vector<KnownId> templates(const Study&) {
  Ids out;
  for (const auto& name : shipped_template_names()) out.add(name);
  return out.in_natural_order();
}

using Finder = std::vector<KnownId> (*)(const Study&);
constexpr std::array<std::pair<std::string_view, Finder>, 11> k_kinds = {
    {{"task", tasks},
     {"class", classes},
     {"school", schools},
     {"student", students},
     {"coder", coders},
     {"strategy", codes<Dimension::strategy>},
     {"model", codes<Dimension::model>},
     {"issue", codes<Dimension::issue>},
     {"codebook", codebooks},
     {"protocol", protocols},
     {"template", templates}}};

}  // namespace

const std::vector<std::string>& id_kinds() {
  static const std::vector<std::string> k_names = [] {
    std::vector<std::string> out;
    out.reserve(k_kinds.size());
    for (const auto& [name, finder] : k_kinds) out.emplace_back(name);
    return out;
  }();
  return k_names;
}

std::vector<KnownId> known_ids(const Study& study, std::string_view kind) {
  const auto found =
      std::find_if(k_kinds.begin(), k_kinds.end(), [&](const auto& k) { return k.first == kind; });
  return found->second(study);
}

}  // namespace worksort
