#include "tally_words.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::array<std::string_view, 16> k_names = {
    "strategy", "family", "model",  "issue",   "look-for", "success", "correct", "task",
    "grade",    "class",  "school", "setting", "week",     "date",    "coder",   "student"};

// Where a code stands: the group first, then its rank, then natural order.
struct Place {
  int group = 0;
  std::size_t rank = 0;
  std::string code;
  TallyKey key = k_no_value;

  bool operator<(const Place& other) const {
    if (group != other.group) return group < other.group;
    if (rank != other.rank) return rank < other.rank;
    return code != other.code ? natural_less(code, other.code) : key < other.key;
  }
};

enum RowGroup : int { k_defined, k_other, k_special, k_differ, k_none };

bool is_counted(TallyBy by) {
  return by == TallyBy::week || by == TallyBy::date || by == TallyBy::correct;
}

std::optional<Dimension> dimension_of(TallyBy by) {
  switch (by) {
    case TallyBy::strategy:
      return Dimension::strategy;
    case TallyBy::family:
      return Dimension::family;
    case TallyBy::model:
      return Dimension::model;
    case TallyBy::issue:
      return Dimension::issue;
    case TallyBy::success:
      return Dimension::success;
    default:
      return std::nullopt;
  }
}

std::vector<std::string> ids(std::span<const Entry> entries) {
  std::vector<std::string> out;
  for (const auto& entry : entries) out.push_back(entry.id);
  return out;
}

// Where a code stands in the lists of all tasks behind one another, and the first task that has it in its
// own.
struct Rank {
  std::size_t of_all = 0;
  const TaskInfo* task = nullptr;
  std::size_t at = 0;
};

std::map<std::string, Rank> ranks(TallyBy by, const std::vector<const TaskInfo*>& tasks) {
  std::map<std::string, Rank> out;
  const Codebook* last = nullptr;
  for (const auto* task : tasks) {
    if (by != TallyBy::look_for && task->codebook == last) continue;
    last = task->codebook;
    std::size_t at = 0;
    for (auto& code : defined_codes(by, *task))
      out.try_emplace(std::move(code), Rank{out.size(), task, at++});
  }
  return out;
}

std::size_t special_rank(std::string_view code) {
  const auto codes = special_codes();
  const auto found = std::find_if(codes.begin(), codes.end(), [&](const Entry& e) { return e.id == code; });
  return static_cast<std::size_t>(found - codes.begin());
}

}  // namespace

TallyKey TallyWords::key(std::string_view word) {
  if (const auto known = m_study.texts.find(word)) return key(*known);
  return static_cast<TallyKey>(m_study.texts.size()) + static_cast<TallyKey>(m_more.add(word));
}

TallyKey TallyWords::student_key(Text id, std::string_view school) {
  const TallyKey out = key(fmt::format("{} ({})", m_study.text(id), school));
  m_students.emplace(out, id);
  return out;
}

TallyKey TallyWords::day_key(std::int32_t days) {
  return static_cast<TallyKey>(days) - static_cast<TallyKey>(k_undated);
}

TallyKey TallyWords::week_key(std::int32_t days) {
  return day_key(days == k_undated ? days : week_start(Date{days}).days);
}

std::string TallyWords::code(TallyBy by, TallyKey key) const {
  if (key == k_no_value) return "";
  if (key == k_differ_key) return std::string(k_readers_differ);
  if (by == TallyBy::correct) return std::string(to_string(static_cast<Correct>(key)));
  const auto day = Date{static_cast<std::int32_t>(key + static_cast<TallyKey>(k_undated))};
  if (by == TallyBy::date) return to_string(day);
  if (by == TallyBy::week) return week_of(day);
  if (key < m_study.texts.size()) return std::string(m_study.text(Text{key}));
  return std::string(m_more[Text{key - static_cast<TallyKey>(m_study.texts.size())}]);
}

std::vector<std::string> TallyWords::sort(TallyBy by, const std::vector<const TaskInfo*>& tasks,
                                          std::vector<TallyKey>& keys) const {
  const auto known = ranks(by, tasks);
  std::vector<Place> places;
  places.reserve(keys.size());
  for (const auto key : keys) {
    Place place{k_other, 0, "", key};
    if (key == k_no_value || key == k_differ_key) {
      place.group = key == k_no_value ? k_none : k_differ;
    } else if (is_counted(by)) {
      place.rank = key;
    } else if (by == TallyBy::student) {
      const auto with_school = m_students.find(key);
      place.rank = m_study.student_place(with_school == m_students.end() ? Text{key} : with_school->second);
      place.code = code(by, key);
    } else {
      place.code = code(by, key);
      const auto found = known.find(place.code);
      const bool special = by == TallyBy::strategy && is_special(place.code);
      if (special) place = {k_special, special_rank(place.code), place.code, key};
      if (!special && found != known.end()) place = {k_defined, found->second.of_all, place.code, key};
    }
    places.push_back(std::move(place));
  }
  std::sort(places.begin(), places.end());
  std::transform(places.begin(), places.end(), keys.begin(), [](const Place& place) { return place.key; });
  std::vector<std::string> out;
  out.reserve(places.size());
  for (const auto& place : places) {
    const bool ranked = place.group == k_special || by == TallyBy::correct;
    const auto found = place.group == k_defined ? known.find(place.code) : known.end();
    out.push_back(
        found != known.end()
            ? fmt::format("{} {} {}", place.group, m_study.text(found->second.task->id), found->second.at)
            : fmt::format("{}{}", place.group, ranked ? fmt::format(" {}", place.rank) : ""));
  }
  return out;
}

std::vector<std::string> defined_codes(TallyBy by, const TaskInfo& task) {
  if (by == TallyBy::look_for) {
    std::vector<std::string> out;
    for (const auto& look_for : task.look_fors) out.push_back(look_for.id);
    return out;
  }
  const auto dimension = dimension_of(by);
  if (!dimension) return {};
  if (by == TallyBy::success) return ids(task.codebook->success_scale());
  return task.codebook->ids(*dimension);
}

std::string_view to_string(TallyBy by) {
  return k_names[static_cast<std::size_t>(by)];
}

std::optional<TallyBy> tally_by(std::string_view name) {
  const auto found = std::find(k_names.begin(), k_names.end(), name);
  if (found == k_names.end()) return std::nullopt;
  return static_cast<TallyBy>(found - k_names.begin());
}

std::vector<std::string> tally_names() {
  return {k_names.begin(), k_names.end()};
}

bool is_coded(TallyBy by) {
  return by <= TallyBy::correct;
}

}  // namespace worksort
