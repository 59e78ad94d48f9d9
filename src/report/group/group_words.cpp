#include "group_words.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_classes = 4;
constexpr std::size_t k_most_readers = 6;

}  // namespace

GroupWords::GroupWords(const Selection& selection, const GroupResult& result, const TaskGroups& groups)
    : m_selection(selection),
      m_study(selection.study()),
      m_result(result),
      m_groups(groups),
      m_task(*groups.task) {}

GroupWords::Pieces GroupWords::every_piece() const {
  Pieces out;
  for (const auto& group : m_groups.groups) out.insert(out.end(), group.pieces.begin(), group.pieces.end());
  for (const auto& pile : m_groups.piles) out.insert(out.end(), pile.pieces.begin(), pile.pieces.end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string GroupWords::when() const {
  std::set<std::int32_t> dates;
  std::vector<std::string> classes;
  for (const auto piece : every_piece()) {
    const Reading& r = m_selection.head(piece);
    if (r.date != k_undated) dates.insert(r.date);
    const std::string name = m_study.class_name(Study::class_of(r));
    if (!name.empty() && std::find(classes.begin(), classes.end(), name) == classes.end())
      classes.push_back(name);
  }
  std::vector<std::string> parts;
  if (dates.size() == 1) parts.push_back(date_for_people(Date{*dates.begin()}));
  if (dates.size() > 1)
    parts.push_back(fmt::format("{} to {}", date_for_people(Date{*dates.begin()}),
                                date_for_people(Date{*dates.rbegin()})));
  std::sort(classes.begin(), classes.end(), natural_less);
  if (!classes.empty())
    parts.push_back(classes.size() > k_most_classes ? counted(classes.size(), "class", "classes")
                                                    : join(classes, ", "));
  return join(parts, " · ");
}

std::string GroupWords::turnout() const {
  const Coverage& c = m_groups.coverage;
  const bool nothing = c.handed_in == 0 && c.absent == 0 && !m_groups.piles[PileKind::uncoded].empty();
  std::string out;
  if (nothing)
    out = "nothing is coded yet";
  else if (c.enrolled)
    out = fmt::format("{} handed in", c.handed_in);
  else
    out = fmt::format("{} handed in", counted(c.handed_in, "student"));
  if (c.enrolled) out = fmt::format("{} · {}", counted(c.known, "student"), out);
  if (c.absent > 0) out += fmt::format(" · {} absent", c.absent);
  return out;
}

std::string GroupWords::readers() const {
  std::vector<std::string> out;
  for (const auto piece : every_piece()) {
    for (const auto* r : m_selection.readings(piece)) {
      if (r->is_blank) continue;
      const std::string who(m_study.text(r->coder));
      if (!who.empty() && std::find(out.begin(), out.end(), who) == out.end()) out.push_back(who);
    }
  }
  std::sort(out.begin(), out.end(), natural_less);
  return out.size() > k_most_readers ? counted(out.size(), "reader") : join_and(out);
}

std::string GroupWords::how_far(const Group& group) const {
  std::vector<std::string> out;
  std::size_t said = 0;
  for (auto it = group.success.rbegin(); it != group.success.rend(); ++it) {
    out.push_back(fmt::format("{} {}", it->second,
                              in_sentence(code_name(m_study, m_task, Dimension::success, it->first))));
    said += it->second;
  }
  if (out.empty()) return "";
  const auto differ = static_cast<std::size_t>(std::ranges::count_if(
      group.pieces, [&](std::uint32_t piece) { return m_result.in_force.at(piece).success_differs; }));
  if (differ > 0) out.push_back(fmt::format("{} not agreed", differ));
  if (said + differ < group.pieces.size())
    out.push_back(fmt::format("{} not said", group.pieces.size() - said - differ));
  return join(out, " · ");
}

std::string GroupWords::counted_codes(const Counts& counts, Dimension dimension) const {
  std::vector<std::string> out;
  for (const auto& [code, count] : counts)
    out.push_back(fmt::format("{} {}", in_sentence(code_name(m_study, m_task, dimension, code)), count));
  return join(out, " · ");
}

std::string GroupWords::models(const Group& group) const {
  return counted_codes(group.models, Dimension::model);
}

std::string GroupWords::issues(const Group& group) const {
  return counted_codes(group.issues, Dimension::issue);
}

std::string GroupWords::look_fors(const Group& group) const {
  std::vector<std::string> out;
  for (const auto& [code, count] : group.shows)
    out.push_back(fmt::format("{} {} of {}", in_sentence(look_for_name(m_study, m_task, code)), count,
                              group.pieces.size()));
  return join(out, " · ");
}

std::string GroupWords::not_enough(const Pieces& pile) const {
  std::vector<std::string> out;
  for (const auto& special : special_codes()) {
    Pieces pieces;
    for (const auto piece : pile) {
      const auto& strategies = m_result.in_force.at(piece).strategies;
      if (m_study.text(strategies.front()) == special.id) pieces.push_back(piece);
    }
    if (pieces.empty()) continue;
    out.push_back(
        fmt::format("{} {} ({})", special_name(special.id), pieces.size(), names(m_selection, pieces)));
  }
  return join(out, " · ");
}

std::string GroupWords::earlier(const Pieces& pile) const {
  std::vector<std::string> out;
  for (const auto piece : pile) {
    const InForce& now = m_result.in_force.at(piece);
    std::string line = names(m_selection, {piece});
    if (!now.strategies.empty())
      line += ": " + in_sentence(code_name(m_study, m_task, Dimension::strategy, now.strategies.front()));
    if (now.is_blank) line += ": not coded yet";
    out.push_back(std::move(line));
  }
  return join(out, "; ");
}

std::string GroupWords::pile(const Pile& pile) const {
  if (pile.kind == PileKind::readers_differ) return "";
  if (pile.kind == PileKind::not_enough) return not_enough(pile.pieces);
  if (pile.kind == PileKind::earlier) return earlier(pile.pieces);
  return names(m_selection, pile.pieces);
}

std::string GroupWords::not_handed_in() const {
  const auto& all = m_groups.coverage.not_handed_in;  // in the order in which the study holds them
  const auto elsewhere = with_page_elsewhere(m_study, m_task, all);
  std::vector<const Student*> students;
  std::ranges::set_difference(all, elsewhere, std::back_inserter(students));
  return student_names(students);
}

std::string GroupWords::elsewhere() const {
  return student_names(with_page_elsewhere(m_study, m_task, m_groups.coverage.not_handed_in));
}

std::string GroupWords::student_names(const std::vector<const Student*>& students) const {
  std::vector<std::string> out;
  std::ranges::transform(students, std::back_inserter(out),
                         [&](const Student* s) { return m_study.student_name(s->school, s->id); });
  return join(out, ", ");
}

UnseenWords unseen_words(const std::vector<UnseenItem>& items) {
  std::vector<std::string> strategies, models, look_fors, surprising;
  for (const auto& item : items) {
    const std::string name = in_sentence(item.name);
    if (item.kind == UnseenKind::strategy)
      strategies.push_back(item.expected_by.empty() ? name : fmt::format("{} ({})", name, item.expected_by));
    if (item.kind == UnseenKind::model) models.push_back(name);
    if (item.kind == UnseenKind::look_for) look_fors.push_back(name);
    if (item.kind == UnseenKind::not_anticipated) surprising.push_back(name);
  }
  return {join(strategies, ", "), join(models, ", "), join(look_fors, "; "), join(surprising, ", ")};
}

}  // namespace worksort
