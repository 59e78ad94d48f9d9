#include "worksort/report/count/unseen.hpp"
#include "worksort/report/share/share_words.hpp"

#include <algorithm>

#include "report/share/share_mark.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

std::string trait_of(UnseenKind kind) {
  if (kind == UnseenKind::model) return "any model";
  return kind == UnseenKind::look_for ? "look-for" : "any strategy";
}

// What a list of what is missing says: that a code is on no page, and of what could be missing and is not
// listed that it is on one.
class Said {
 public:
  Said(const Selection& selection, const TaskInfo& task, const std::vector<UnseenItem>& items)
      : m_filter(selection.filter()), m_id(selection.study().text(task.id)), m_items(items) {
    if (task.task != nullptr) {
      for (const auto& one : task.task->critical) {
        for (const auto& code : one.any) add(UnseenKind::strategy, code.text);
      }
      for (const auto& code : task.task->anticipate.strategies) add(UnseenKind::strategy, code.text);
      for (const auto& code : task.task->anticipate.models) add(UnseenKind::model, code.text);
    }
    for (const auto& look_for : task.look_fors) add(UnseenKind::look_for, look_for.id);
    for (const auto& item : items) add(item.kind, item.code);
  }

  [[nodiscard]] const std::vector<Statement>& statements() const { return m_statements; }

 private:
  void add(UnseenKind kind, const std::string& code) {
    const bool missing = kind != UnseenKind::not_anticipated &&
                         std::any_of(m_items.begin(), m_items.end(), [&](const UnseenItem& item) {
                           return item.kind == kind && item.code == code;
                         });
    m_statements.push_back({{{"task", {m_id}}, {trait_of(kind), {code}}},
                            missing ? Telling::settled : Telling::at_least_one,
                            0,
                            m_filter});
  }

  Filter m_filter;
  std::string m_id;
  const std::vector<UnseenItem>& m_items;
  std::vector<Statement> m_statements;
};

}  // namespace

std::vector<UnseenItem> shared_unseen(const Selection& selection, const TaskInfo& task, OneRelease& release) {
  auto items = shareable_unseen(selection, task, release.min_n());
  if (items.empty() || !release.admit_together(Said(selection, task, items).statements())) return {};
  return items;
}

Shareable<Table> shared_unseen_table(const Selection& selection, bool names, OneRelease& release) {
  Table table = unseen_table(selection, names,
                             [&](const TaskInfo& info) { return shared_unseen(selection, info, release); });
  table.notes = share_words(release.min_n(), {}, false);
  table.notes.push_back(
      fmt::format("Tasks that fewer than {0} students handed in are left out; what nobody expected is "
                  "there only if {0} of them showed it.",
                  release.min_n()));
  return ShareMark::give(std::move(table));
}

}  // namespace worksort
