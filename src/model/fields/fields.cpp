#include "worksort/model/fields.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

#include "tables.hpp"

namespace worksort {
namespace {

using enum Shape;
using enum Privacy;

Key document(std::string_view name, std::string_view help) {
  return {name, map, open, name, help};
}

std::vector<Mapping> all_mappings() {
  std::vector<Mapping> out = {
      {"document",
       "one document of a worksort file",
       {
           {"worksort", choice, open, "1", "version of the file format"},
           document("codebook", "the shared vocabulary"),
           document("task", "what students were asked, and what we expect to see"),
           document("exemplar", "what the thinking looks like when it is there"),
           document("work", "student work, coded"),
           document("roster", "the students of a class, kept apart from the work"),
           document("plan", "a reteach plan, before and after"),
           document("inquiry", "a rapid cycle of inquiry: is what we are doing working"),
           document("cycle", "a learning cycle of topics and sessions"),
           document("protocol", "an agenda that a team can run"),
           {"decisions", maps, open, "decision",
            "what a team decided, promised or wants to get out of the way"},
           document("import", "how one kind of spreadsheet is read"),
       }}};
  fields::add_codebook(out);
  fields::add_task(out);
  fields::add_work(out);
  fields::add_plan(out);
  fields::add_inquiry(out);
  fields::add_team(out);
  fields::add_import(out);
  return out;
}

// Everything that is personal in a place: of an inner object and of the objects of a list, all if the key is.
class Personal {
 public:
  explicit Personal(const std::function<void(std::string&)>& visit) : m_visit(visit) {}

  void walk(const Mapping& mapping, void* object, bool all) const {
    for (const auto& key : mapping.keys) {
      if (key.slot != nullptr) visit(key, key.slot(object), all || key.privacy == personal);
    }
    if (mapping.note != nullptr) m_visit(*mapping.note(object));
    if (mapping.own != nullptr) for_each_text(*mapping.own(object), m_visit);
  }

 private:
  // Codes stay what they are: all that refers to them must find them.
  void visit(const Key& key, const ValuePlace& slot, bool all) const {
    if (const auto* inner = std::get_if<Inner>(&slot))
      return walk(worksort::mapping(key.of), inner->object, all);
    if (const auto* objects = std::get_if<Objects>(&slot)) {
      for (std::size_t i = 0; i < objects->size(objects->list); ++i)
        walk(worksort::mapping(key.of), objects->at(objects->list, i), all);
      return;
    }
    if (!all || (key.shape != text && key.shape != texts)) return;
    if (const auto* one = std::get_if<std::string*>(&slot)) m_visit(**one);
    if (const auto* list = std::get_if<std::vector<std::string>*>(&slot)) {
      for (auto& one : **list) m_visit(one);
    }
  }

  const std::function<void(std::string&)>& m_visit;
};

}  // namespace

const Key* Mapping::find(std::string_view key, std::size_t& at) const {
  for (std::size_t i = 0; i < keys.size(); ++i, ++at) {
    if (at >= keys.size()) at = 0;
    if (keys[at].name == key) return &keys[at++];
  }
  return nullptr;
}

std::span<const Mapping> mappings() {
  static const std::vector<Mapping> k_mappings = all_mappings();
  return k_mappings;
}

const Mapping& mapping(std::string_view name) {
  for (const auto& m : mappings()) {
    if (m.name == name) return m;
  }
  throw std::logic_error("no mapping named " + std::string(name));
}

const Mapping& mapping_behind(std::string_view document_key) {
  return mapping(mapping("document").find(document_key)->of);
}

bool is_own_key(std::string_view key) {
  return key == "note" || key.starts_with("x-");
}

bool is_any_key(std::string_view word) {
  const auto all = mappings();
  return std::any_of(all.begin(), all.end(), [&](const Mapping& m) { return m.find(word) != nullptr; });
}

std::optional<Dimension> dimension_of(std::string_view key) {
  static constexpr std::array<std::pair<std::string_view, Dimension>, 15> k_keys = {
      {{"strategy", Dimension::strategy},
       {"strategies", Dimension::strategy},
       {"critical", Dimension::strategy},
       {"any", Dimension::strategy},
       {"leads_to", Dimension::strategy},
       {"leads_from", Dimension::strategy},
       {"model", Dimension::model},
       {"models", Dimension::model},
       {"issue", Dimension::issue},
       {"issues", Dimension::issue},
       {"success", Dimension::success},
       {"family", Dimension::family},
       {"families", Dimension::family},
       {"problem_type", Dimension::problem_type},
       {"problem_types", Dimension::problem_type}}};
  const auto found =
      std::find_if(k_keys.begin(), k_keys.end(), [&](const auto& k) { return k.first == key; });
  return found == k_keys.end() ? std::nullopt : std::optional(found->second);
}

void for_each_personal(const Mapping& mapping, void* object, const std::function<void(std::string&)>& visit) {
  Personal(visit).walk(mapping, object, false);
}

}  // namespace worksort
