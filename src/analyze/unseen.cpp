#include "worksort/analyze/unseen.hpp"

<<<<<<< HEAD
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
=======
#include <algorithm>
#include <array>
#include <set>

#include "worksort/util/text.hpp"
>>>>>>> main

namespace worksort {
namespace {

<<<<<<< HEAD
constexpr std::string_view k_critical = "critical";
constexpr std::string_view k_anticipated = "anticipated";
constexpr std::string_view k_exemplar = "exemplar";

// Every code that stands in some reading of the task.
=======
// The codes that any reader named for the task's pieces.
>>>>>>> main
struct Used {
  std::set<std::string_view> strategies;
  std::set<std::string_view> models;
  std::set<std::string_view> shows;
};

<<<<<<< HEAD
void add(const Study& study, std::set<std::string_view>& to, std::span<const CodeRef> codes) {
  for (const auto& code : codes) to.insert(study.text(code));
}

// Pieces of one task stand together, and tasks are in natural order.
std::span<const std::uint32_t> pieces_of(const Selection& selection, Text task) {
  const Study& study = selection.study();
  const auto& base = selection.base();
  const auto name_of = [&](std::uint32_t piece) { return study.text(selection.head(piece).task.code); };
  const auto name = study.text(task);
  const auto first = std::partition_point(
      base.begin(), base.end(), [&](std::uint32_t piece) { return natural_less(name_of(piece), name); });
  const auto last =
      std::partition_point(first, base.end(), [&](std::uint32_t piece) { return name_of(piece) == name; });
  return {first, last};
}

Used used_codes(const Selection& selection, Text task) {
  const Study& study = selection.study();
  Used used;
  for (const auto piece : pieces_of(selection, task)) {
    for (const auto* r : selection.readings(piece)) {
      add(study, used.strategies, study.strategies(*r));
      add(study, used.models, study.models(*r));
      add(study, used.shows, study.shows(*r));
    }
  }
  return used;
}

// Collects the answers kind by kind; what was expected is noted on the way.
class Finder {
 public:
  Finder(const Selection& selection, const TaskInfo& task)
      : m_codebook(*task.codebook), m_task(task), m_used(used_codes(selection, task.id)) {}

  std::vector<UnseenItem> run() {
    if (m_task.task != nullptr) {
      add_missing(UnseenKind::strategy, m_task.task->critical, k_critical);
      add_missing(UnseenKind::strategy, m_task.task->anticipate.strategies, k_anticipated);
      add_missing(UnseenKind::model, m_task.task->anticipate.models, k_anticipated);
    }
    add_look_fors();
    add_not_anticipated();
    return std::move(m_items);
  }

 private:
  void add_missing(UnseenKind kind, const std::vector<Written>& expected, std::string_view by) {
    const bool strategy = kind == UnseenKind::strategy;
    const auto& used = strategy ? m_used.strategies : m_used.models;
    std::vector<std::string> missing;
    for (const auto& code : expected) {
      if (strategy && !is_special(code.text)) m_expected.insert(code.text);
      if (used.contains(code.text) || (strategy && is_special(code.text))) continue;
      missing.push_back(code.text);
    }
    add_sorted(kind, strategy ? Dimension::strategy : Dimension::model, std::move(missing), by);
  }

  void add_sorted(UnseenKind kind, Dimension dimension, std::vector<std::string> codes, std::string_view by) {
    std::sort(codes.begin(), codes.end(), [&](const std::string& a, const std::string& b) {
      const auto left = m_codebook.rank(dimension, a);
      const auto right = m_codebook.rank(dimension, b);
      return left != right ? left < right : natural_less(a, b);
    });
    for (auto& code : codes) {
      const bool known = std::any_of(m_items.begin(), m_items.end(),
                                     [&](const UnseenItem& i) { return i.kind == kind && i.code == code; });
      if (known) continue;
      std::string name = m_codebook.name_of(dimension, code);
      m_items.push_back({kind, std::move(code), std::move(name), by});
    }
  }

  void add_look_fors() {
    for (const auto& look_for : m_task.look_fors) {
      if (m_used.shows.contains(look_for.id)) continue;
      m_items.push_back({UnseenKind::look_for, look_for.id,
                         look_for.text.empty() ? prettified(look_for.id) : look_for.text, k_exemplar});
    }
  }

  void add_not_anticipated() {
=======
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
>>>>>>> main
    for (const auto* response : m_task.responses) {
      if (!response->strategy.text.empty()) m_expected.insert(response->strategy.text);
    }
    if (m_expected.empty()) return;
<<<<<<< HEAD
    std::vector<std::string> surprises;
    for (const auto code : m_used.strategies) {
      if (!is_special(code) && !m_expected.contains(code)) surprises.emplace_back(code);
    }
    add_sorted(UnseenKind::not_anticipated, Dimension::strategy, std::move(surprises), "");
  }

  const Codebook& m_codebook;
  const TaskInfo& m_task;
  Used m_used;
  std::set<std::string, std::less<>> m_expected;
  std::vector<UnseenItem> m_items;
=======
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
>>>>>>> main
};

}  // namespace

std::string_view to_string(UnseenKind kind) {
<<<<<<< HEAD
  static constexpr std::array<std::string_view, 4> k_names = {"strategy", "model", "look-for",
                                                              "not-anticipated"};
=======
  static constexpr std::array<std::string_view, 4> k_names = {"strategy", "model", "look-for", "not-anticipated"};
>>>>>>> main
  return k_names[static_cast<std::size_t>(kind)];
}

std::vector<UnseenItem> unseen(const Selection& selection, const TaskInfo& task) {
<<<<<<< HEAD
  return Finder(selection, task).run();
=======
  const Used used = used_codes(selection, task);
  return Finder(task, used).run();
>>>>>>> main
}

}  // namespace worksort
