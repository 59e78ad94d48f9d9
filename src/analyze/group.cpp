#include "worksort/analyze/group.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace worksort {
namespace {

// Codes in the order in which people see them: the codebook's, then the rest in natural order, no code last.
class DisplayOrder {
 public:
  DisplayOrder(const Study& study, const TaskInfo& task) : m_study(study), m_task(task) {}

  [[nodiscard]] bool less(GroupBy by, Text a, Text b) const {
    if (a == b) return false;
    if (a == k_no_text || b == k_no_text) return b == k_no_text;
    const auto x = position(by, a);
    const auto y = position(by, b);
    return x != y ? x < y : natural_less(m_study.text(a), m_study.text(b));
  }

  [[nodiscard]] std::size_t success_position(Text code) const {
    return m_task.codebook->rank(Dimension::success, m_study.text(code));
  }

  [[nodiscard]] bool success_less(Text a, Text b) const {
    const auto x = success_position(a);
    const auto y = success_position(b);
    return x != y ? x < y : natural_less(m_study.text(a), m_study.text(b));
  }

 private:
  // Looked up once for each code: a codebook may be long.
  [[nodiscard]] std::size_t position(GroupBy by, Text code) const {
    const auto [place, is_new] = m_positions.try_emplace({by, code}, 0);
    if (is_new) place->second = found_position(by, code);
    return place->second;
  }

  [[nodiscard]] std::size_t found_position(GroupBy by, Text code) const {
    const auto id = m_study.text(code);
    const Codebook& codebook = *m_task.codebook;
    switch (by) {
      case GroupBy::strategy:
        return codebook.rank(Dimension::strategy, id);
      case GroupBy::model:
        return codebook.rank(Dimension::model, id);
      case GroupBy::issue:
        return codebook.rank(Dimension::issue, id);
      case GroupBy::family:
        return codebook.rank(Dimension::family, id);
      case GroupBy::look_for:
        break;
    }
    return m_task.look_for_rank(id);
  }

  const Study& m_study;
  const TaskInfo& m_task;
  mutable std::map<std::pair<GroupBy, Text>, std::size_t> m_positions;
};

class TaskGrouper {
 public:
  TaskGrouper(const Selection& selection, const GroupOptions& options, GroupResult& result,
              const TaskInfo& task)
      : m_selection(selection), m_options(options), m_result(result), m_order(selection.study(), task) {
    m_out.task = &task;
  }

  TaskGroups run(const std::vector<std::uint32_t>& pieces) {
    Latest latest = latest_pieces(m_selection, pieces);
    m_out.piles[PileKind::earlier] = std::move(latest.earlier);
    for (const auto piece : pieces) m_result.in_force.emplace(piece, m_selection.in_force(piece));
    for (const auto piece : latest.latest) place(piece);
    for (auto& [codes, group] : m_groups) m_out.groups.push_back(std::move(group));
    std::sort(m_out.groups.begin(), m_out.groups.end(),
              [&](const Group& a, const Group& b) { return less(a, b); });
    if (m_options.size > 0) split_groups();
    for (auto& group : m_out.groups) count(group);
    m_out.coverage = coverage(m_selection, *m_out.task);
    return std::move(m_out);
  }

 private:
  void place(std::uint32_t piece) {
    const InForce& now = m_result.in_force.at(piece);
    if (now.unsure) m_out.unsure.push_back(piece);
    if (m_out.piles.put(piece, now.standing)) return;
    std::vector<std::vector<Text>> keys = {{}};
    for (const auto by : m_options.by) {
      std::vector<std::vector<Text>> longer;
      for (const auto& key : keys) {
        for (const Text code : codes(by, now)) {
          longer.push_back(key);
          longer.back().push_back(code);
        }
      }
      keys = std::move(longer);
    }
    for (const auto& key : keys) {
      Group& group = m_groups[key];
      group.codes = key;
      group.pieces.push_back(piece);
    }
  }

  // The codes under which a piece stands in one dimension; k_no_text where it has none.
  [[nodiscard]] std::vector<Text> codes(GroupBy by, const InForce& now) const {
    std::vector<Text> out;
    switch (by) {
      case GroupBy::strategy:
        out = now.strategies;
        break;
      case GroupBy::model:
        out = now.models;
        break;
      case GroupBy::issue:
        out = now.issues;
        break;
      case GroupBy::look_for:
        out = now.shows;
        break;
      case GroupBy::family:
        out = families(now);
        break;
    }
    const Study& study = m_selection.study();
    if (by == GroupBy::strategy) std::erase_if(out, [&](Text t) { return is_special(study.text(t)); });
    const bool each = m_options.all || by == GroupBy::issue || by == GroupBy::look_for;
    if (!each && out.size() > 1) out.resize(1);
    if (out.empty()) out.push_back(k_no_text);
    return out;
  }

  [[nodiscard]] std::vector<Text> families(const InForce& now) const {
    const Study& study = m_selection.study();
    std::vector<Text> out;
    for (const Text code : now.strategies) {
      const Strategy* strategy = m_out.task->codebook->strategy(study.text(code));
      const auto family = strategy == nullptr ? std::nullopt : study.texts.find(strategy->family);
      const Text id = family.value_or(k_no_text);
      if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    }
    return out;
  }

  [[nodiscard]] bool less(const Group& a, const Group& b) const {
    for (std::size_t i = 0; i < m_options.by.size(); ++i) {
      if (a.codes[i] != b.codes[i]) return m_order.less(m_options.by[i], a.codes[i], b.codes[i]);
    }
    return false;
  }

  // Deals the pieces out by success, so that every part mixes degrees of it.
  void split_groups() {
    std::vector<Group> out;
    for (auto& group : m_out.groups) {
      const std::size_t parts = (group.pieces.size() + m_options.size - 1) / m_options.size;
      auto dealt = group.pieces;
      std::stable_sort(dealt.begin(), dealt.end(), [&](auto a, auto b) {
        return m_order.success_position(m_result.in_force.at(a).success) <
               m_order.success_position(m_result.in_force.at(b).success);
      });
      for (std::size_t part = 0; part < parts; ++part) {
        Group split;
        split.codes = group.codes;
        split.part = part + 1;
        split.parts = parts;
        for (std::size_t i = part; i < dealt.size(); i += parts) split.pieces.push_back(dealt[i]);
        std::sort(split.pieces.begin(), split.pieces.end());
        out.push_back(std::move(split));
      }
    }
    m_out.groups = std::move(out);
  }

  void count(Group& group) const {
    std::map<Text, std::size_t> success, models, issues, shows;
    for (const auto piece : group.pieces) {
      const InForce& now = m_result.in_force.at(piece);
      if (now.success != k_no_text) ++success[now.success];
      for (const Text code : now.models) ++models[code];
      for (const Text code : now.issues) ++issues[code];
      for (const Text code : now.shows) ++shows[code];
    }
    group.success.assign(success.begin(), success.end());
    std::sort(group.success.begin(), group.success.end(),
              [&](const auto& a, const auto& b) { return m_order.success_less(a.first, b.first); });
    group.models = ordered(models, GroupBy::model);
    group.issues = ordered(issues, GroupBy::issue);
    group.shows = ordered(shows, GroupBy::look_for);
  }

  [[nodiscard]] Counts ordered(const std::map<Text, std::size_t>& counts, GroupBy by) const {
    Counts out(counts.begin(), counts.end());
    std::sort(out.begin(), out.end(),
              [&](const auto& a, const auto& b) { return m_order.less(by, a.first, b.first); });
    return out;
  }

  const Selection& m_selection;
  const GroupOptions& m_options;
  GroupResult& m_result;
  DisplayOrder m_order;
  TaskGroups m_out;
  std::map<std::vector<Text>, Group> m_groups;
};

// True if somebody has read the page, and the student was there.
bool is_read_page(const Study& study, std::uint32_t piece) {
  return std::ranges::any_of(study.readings_of(study.pieces[piece]), [&](const Reading& r) {
    const auto codes = study.strategies(r);
    return !r.is_blank && (codes.empty() || study.text(codes[0].code) != k_absent);
  });
}

}  // namespace

Coverage coverage(const Selection& selection, const TaskInfo& task) {
  const Study& study = selection.study();
  using Who = std::pair<Text, Text>;
  std::set<Who> handed_in, seen;
  std::set<ClassKey> classes;
  for (const auto piece : selection.base(task)) {
    const Reading& r = selection.head(piece);
    const Who who(study.school_of(r), r.student.code);
    seen.insert(who);
    classes.insert(Study::class_of(r));
    if (selection.in_force(piece).was_handed_in()) handed_in.insert(who);
  }
  Coverage out;
  out.handed_in = handed_in.size();
  for (const auto piece : latest_pieces(selection, selection.base(task)).latest) {
    const Standing standing = selection.in_force(piece).standing;
    out.absent += standing == Standing::absent ? 1 : 0;
    out.coded += standing != Standing::absent && standing != Standing::uncoded ? 1 : 0;
  }
  std::size_t enrolled = 0;
  for (const auto& student : study.students) {
    const bool expected = std::any_of(student.classes.begin(), student.classes.end(), [&](Text class_id) {
      return classes.contains({student.school, class_id}) &&
             selection.takes_class({student.school, class_id});
    });
    if (!expected || !selection.takes_student(student.school, student.id)) continue;
    ++enrolled;
    if (!seen.contains({student.school, student.id})) out.not_handed_in.push_back(&student);
  }
  out.known = seen.size() + out.not_handed_in.size();
  if (enrolled > 0) out.enrolled = enrolled;
  return out;
}

std::vector<const Student*> with_page_elsewhere(const Study& study, const TaskInfo& task,
                                                const std::vector<const Student*>& students,
                                                const std::function<bool(std::uint32_t)>& counts) {
  std::set<std::pair<Text, Text>> read;
  const std::uint32_t end = students.empty() ? 0 : task.pieces;
  for (std::uint32_t i = 0; i < end; ++i) {
    const std::uint32_t piece = task.first_piece + i;
    if (!counts(piece) || !is_read_page(study, piece)) continue;
    const Reading& head = study.readings[study.pieces[piece].first_reading];
    read.emplace(study.school_of(head), head.student.code);
  }
  std::vector<const Student*> out;
  std::ranges::copy_if(students, std::back_inserter(out), [&](const Student* s) {
    return read.contains({s->school, s->id});
  });
  return out;
}

GroupResult group(const Selection& selection, const GroupOptions& options) {
  GroupResult result;
  std::map<Text, std::vector<std::uint32_t>> by_task;
  for (const auto piece : selection.pieces()) by_task[selection.head(piece).task.code].push_back(piece);
  for (const auto& info : selection.study().task_infos) {
    const auto found = by_task.find(info.id);
    if (found == by_task.end()) continue;
    result.tasks.push_back(TaskGrouper(selection, options, result, info).run(found->second));
  }
  return result;
}

}  // namespace worksort
