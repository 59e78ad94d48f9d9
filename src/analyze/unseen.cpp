#include "worksort/analyze/unseen.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>

namespace worksort {
namespace {

constexpr std::string_view k_critical = "critical";
constexpr std::string_view k_anticipated = "anticipated";
constexpr std::string_view k_exemplar = "exemplar";

void add(const Study& study, std::set<std::string_view>& to, std::span<const CodeRef> codes) {
  for (const auto& code : codes) to.insert(study.text(code));
}

// Collects the answers kind by kind; what was expected is noted on the way.
class Finder {
 public:
  Finder(const Selection& selection, const TaskInfo& task)
      : m_codebook(*task.codebook), m_task(task), m_used(seen_codes(selection, task)) {}

  std::vector<UnseenItem> run() {
    if (m_task.task != nullptr) {
      add_missing(UnseenKind::strategy, unmet_critical(), k_critical);
      add_missing(UnseenKind::strategy, m_task.task->anticipate.strategies, k_anticipated);
      add_missing(UnseenKind::model, m_task.task->anticipate.models, k_anticipated);
    }
    add_look_fors();
    add_not_anticipated();
    return std::move(m_items);
  }

 private:
  // Where one of several will do, none of them is missing as soon as one is there.
  std::vector<Written> unmet_critical() {
    std::vector<Written> out;
    for (const auto& one : m_task.task->critical) {
      const bool met = is_met(one, [&](const std::string& code) { return m_used.strategies.contains(code); });
      for (const auto& code : one.any) {
        if (met)
          m_expected.insert(code.text);
        else
          out.push_back(code);
      }
    }
    return out;
  }

  void add_missing(UnseenKind kind, const std::vector<Written>& expected, std::string_view by) {
    const bool strategy = kind == UnseenKind::strategy;
    const auto& used = strategy ? m_used.strategies : m_used.models;
    std::vector<std::string> missing;
    for (const auto& code : expected) {
      if (strategy && !is_special(code.text)) m_expected.insert(code.text);
      if (used.contains(code.text) || (strategy && is_special(code.text)) || !m_used.records(kind)) continue;
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
      m_items.push_back({kind, std::move(code), std::move(name), std::string(by)});
    }
  }

  void add_look_fors() {
    if (!m_used.records(UnseenKind::look_for)) return;
    for (const auto& look_for : m_task.look_fors) {
      if (m_used.shows.contains(look_for.id)) continue;
      m_items.push_back(
          {UnseenKind::look_for, look_for.id, in_words(look_for.text, look_for.id), std::string(k_exemplar)});
    }
  }

  void add_not_anticipated() {
    for (const auto* response : m_task.responses) {
      if (!response->strategy.text.empty()) m_expected.insert(response->strategy.text);
    }
    if (m_task.task == nullptr || m_task.task->anticipate.strategies.empty()) return;
    std::vector<std::string> surprises;
    for (const auto code : m_used.strategies) {
      if (!is_special(code) && !m_expected.contains(code)) surprises.emplace_back(code);
    }
    add_sorted(UnseenKind::not_anticipated, Dimension::strategy, std::move(surprises), "");
  }

  const Codebook& m_codebook;
  const TaskInfo& m_task;
  SeenCodes m_used;
  std::set<std::string, std::less<>> m_expected;
  std::vector<UnseenItem> m_items;
};

}  // namespace

std::string_view to_string(UnseenKind kind) {
  static constexpr std::array<std::string_view, 4> k_names = {"strategy", "model", "look-for",
                                                              "not-anticipated"};
  return k_names[static_cast<std::size_t>(kind)];
}

// That a student was absent says nothing of what is on pages.
bool SeenCodes::records(UnseenKind kind) const {
  if (kind == UnseenKind::model) return !models.empty();
  if (kind == UnseenKind::look_for) return !shows.empty();
  return std::ranges::any_of(strategies, [](auto code) { return code != k_absent; });
}

SeenCodes seen_codes(const Selection& selection, const TaskInfo& task) {
  const Study& study = selection.study();
  SeenCodes used;
  for (const auto piece : selection.base(task)) {
    for (const auto* r : selection.readings(piece)) {
      add(study, used.strategies, study.strategies(*r));
      add(study, used.models, study.models(*r));
      add(study, used.shows, study.shows(*r));
    }
  }
  return used;
}

std::vector<UnseenItem> unseen(const Selection& selection, const TaskInfo& task) {
  return Finder(selection, task).run();
}

std::vector<UnseenItem> shareable_unseen(const Selection& selection, const TaskInfo& task,
                                         std::int64_t min_n) {
  const Study& study = selection.study();
  std::set<std::uint64_t> students;
  std::map<std::string, std::set<std::uint64_t>, std::less<>> students_of;
  for (const auto piece : selection.base(task)) {
    const Reading& head = selection.head(piece);
    const auto student = student_key(study.school_of(head), head.student.code);
    students.insert(student);
    for (const auto* r : selection.readings(piece)) {
      for (const auto& code : study.strategies(*r))
        students_of[std::string(study.text(code))].insert(student);
    }
  }
  const auto enough = [&](std::size_t count) { return static_cast<std::int64_t>(count) >= min_n; };
  if (!enough(students.size())) return {};
  std::vector<UnseenItem> out = unseen(selection, task);
  std::erase_if(out, [&](const UnseenItem& item) {
    return item.kind == UnseenKind::not_anticipated && !enough(students_of[item.code].size());
  });
  for (auto& item : out) {
    if (item.kind == UnseenKind::look_for) item.name = prettified(item.code);
  }
  return out;
}

std::vector<UnseenKind> not_recorded(const Selection& selection, const TaskInfo& task) {
  const SeenCodes used = seen_codes(selection, task);
  std::vector<UnseenKind> out;
  const auto add = [&](UnseenKind kind, bool expected) {
    if (expected && !used.records(kind)) out.push_back(kind);
  };
  if (task.task != nullptr) {
    add(UnseenKind::strategy, !task.task->critical.empty() || !task.task->anticipate.strategies.empty());
    add(UnseenKind::model, !task.task->anticipate.models.empty());
  }
  add(UnseenKind::look_for, !task.look_fors.empty());
  return out;
}

}  // namespace worksort
