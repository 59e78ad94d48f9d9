#include "worksort/analyze/unseen.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "worksort/util/text.hpp"

namespace worksort {
namespace {

// The codes that any reader named for the task's pieces.
struct Used {
  std::set<std::string_view> strategies;
  std::set<std::string_view> models;
  std::set<std::string_view> shows;
};

Used used_codes(const Selection& selection, const TaskInfo& task) {
  const Study& study = selection.study();
  Used out;
  for (const auto piece : selection.base()) {
    if (selection.head(piece).task.code != task.id) continue;
    for (const auto* r : selection.readings(piece)) {
      for (const auto& code : study.strategies(*r)) out.strategies.insert(study.text(code));
      for (const auto& code : study.models(*r)) out.models.insert(study.text(code));
      for (const auto& code : study.shows(*r)) out.shows.insert(study.text(code));
    }
  }
  return out;
}

class Finder {
 public:
  Finder(const TaskInfo& task, const Used& used) : m_task(task), m_used(used) {}

  std::vector<UnseenItem> run() {
    if (m_task.task != nullptr) {
      for (const auto& code : m_task.task->critical) strategy(code.text, "critical");
      for (const auto& code : m_task.task->anticipate.strategies) strategy(code.text, "anticipated");
      for (const auto& code : m_task.task->anticipate.models) model(code.text);
    }
    for (const auto& look_for : m_task.look_fors) {
      const std::string name = look_for.text.empty() ? prettified(look_for.id) : look_for.text;
      if (!m_used.shows.contains(look_for.id)) add(UnseenKind::look_for, look_for.id, name, "exemplar");
    }
    surprises();
    return std::move(m_out);
  }

 private:
  void add(UnseenKind kind, const std::string& code, std::string name, const char* expected_by) {
    const auto same = [&](const UnseenItem& item) { return item.kind == kind && item.code == code; };
    if (std::none_of(m_out.begin(), m_out.end(), same)) m_out.push_back({kind, code, std::move(name), expected_by});
  }

  void strategy(const std::string& code, const char* expected_by) {
    m_expected.insert(code);
    if (m_used.strategies.contains(code)) return;
    add(UnseenKind::strategy, code, m_task.codebook->name_of(Dimension::strategy, code), expected_by);
  }

  void model(const std::string& code) {
    if (m_used.models.contains(code)) return;
    add(UnseenKind::model, code, m_task.codebook->name_of(Dimension::model, code), "anticipated");
  }

  // Strategies that are in use although nobody expected them; only where something was expected.
  void surprises() {
    for (const auto* response : m_task.responses) {
      if (!response->strategy.text.empty()) m_expected.insert(response->strategy.text);
    }
    if (m_expected.empty()) return;
    std::vector<std::string> found;
    for (const auto code : m_used.strategies) {
      if (!is_special(code) && !m_expected.contains(std::string(code))) found.emplace_back(code);
    }
    const Codebook& codebook = *m_task.codebook;
    std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
      const auto x = codebook.rank(Dimension::strategy, a);
      const auto y = codebook.rank(Dimension::strategy, b);
      return x != y ? x < y : natural_less(a, b);
    });
    for (const auto& code : found) {
      add(UnseenKind::not_anticipated, code, codebook.name_of(Dimension::strategy, code), "");
    }
  }

  const TaskInfo& m_task;
  const Used& m_used;
  std::set<std::string> m_expected;
  std::vector<UnseenItem> m_out;
};

}  // namespace

std::string_view to_string(UnseenKind kind) {
  static constexpr std::array<std::string_view, 4> k_names = {"strategy", "model", "look-for", "not-anticipated"};
  return k_names[static_cast<std::size_t>(kind)];
}

std::vector<UnseenItem> unseen(const Selection& selection, const TaskInfo& task) {
  const Used used = used_codes(selection, task);
  return Finder(task, used).run();
}

}  // namespace worksort
