#include "worksort/report/people/pair.hpp"

#include "worksort/report/page/rows.hpp"
#include "worksort/report/people/connect.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/people/pictures.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

using Pieces = std::vector<std::uint32_t>;

// What is said about the pairs of one task.
class PairWords {
 public:
  PairWords(const Selection& selection, const PairResult& result, const TaskInfo& task)
      : m_selection(selection), m_study(selection.study()), m_result(result), m_task(task) {}

  [[nodiscard]] std::string why(const Partners& pair) const {
    std::string out = reason(pair.reason, pair.pieces[0], pair.pieces[1]);
    if (pair.pieces.size() < 3) return out;
    const bool first = pair.third_to_first >= pair.third_to_second;
    const std::uint32_t other = pair.pieces[first ? 0 : 1];
    return fmt::format("{}; {} makes it a three, with {}: {}", out, shown(pair.pieces[2]), shown(other),
                       reason(first ? pair.third_to_first : pair.third_to_second, other, pair.pieces[2]));
  }

  // Each pair sits by itself, so each may have the question that fits it best.
  [[nodiscard]] std::string prompt(const Partners& pair) const {
    const InForce& a = now(pair.pieces[0]);
    const InForce& b = now(pair.pieces[1]);
    if (pair.reason == PairReason::success) {
      return fmt::format(
          "You both used {}. Take turns telling each step: what does the other page have that "
          "could go on yours?",
          strategy(pair.pieces[0]));
    }
    if (pair.reason == PairReason::neighbours) {
      const bool forward =
          Connector(m_study, m_task).is_neighbour(a.strategies.front(), b.strategies.front());
      const std::string from = strategy(pair.pieces[forward ? 0 : 1]);
      return fmt::format("Tell each other how you did it. Where do you see {} in {}?", from,
                         strategy(pair.pieces[forward ? 1 : 0]));
    }
    return "Tell each other how you did it. " + Connector(m_study, m_task).question(a, b);
  }

  [[nodiscard]] std::string shown(std::uint32_t piece) const {
    const Reading& r = m_selection.head(piece);
    return m_study.student_name(m_study.school_of(r), r.student.code);
  }

  [[nodiscard]] std::string strategy(std::uint32_t piece) const {
    return strategy_in_sentence(m_study, m_task, now(piece).strategies.front());
  }

 private:
  [[nodiscard]] const InForce& now(std::uint32_t piece) const { return m_result.in_force.at(piece); }

  [[nodiscard]] std::string success(std::uint32_t piece) const {
    return in_sentence(code_name(m_study, m_task, Dimension::success, now(piece).success));
  }

  [[nodiscard]] std::string models(std::uint32_t piece) const {
    std::vector<std::string> out;
    for (const Text code : now(piece).models) {
      out.push_back(in_sentence(code_name(m_study, m_task, Dimension::model, code)));
    }
    return out.empty() ? "none noted" : join(out, ", ");
  }

  [[nodiscard]] std::string reason(PairReason reason, std::uint32_t a, std::uint32_t b) const {
    switch (reason) {
      case PairReason::neighbours:
        return fmt::format("neighbouring strategies: {} and {}", strategy(a), strategy(b));
      case PairReason::strategies:
        return fmt::format("different strategies: {} and {}", strategy(a), strategy(b));
      case PairReason::success:
        return fmt::format("both {}: {} and {}", strategy(a), success(a), success(b));
      case PairReason::models:
        return fmt::format("both {}, with different models: {} and {}", strategy(a), models(a), models(b));
      case PairReason::none:
        break;
    }
    return fmt::format("both {}", strategy(a));
  }

  const Selection& m_selection;
  const Study& m_study;
  const PairResult& m_result;
  const TaskInfo& m_task;
};

std::string latest_date(const Selection& selection, const Pieces& pieces) {
  std::int32_t out = k_undated;
  for (const auto piece : pieces) out = std::max(out, selection.head(piece).date);
  return out == k_undated ? "" : to_string(Date{out});
}

std::vector<Cell> row(const Selection& selection, const PairWords& words, const Partners& pair) {
  const Study& study = selection.study();
  const Reading& first = selection.head(pair.pieces.front());
  TextList partners;
  TextList partner_names;
  for (std::size_t i = 1; i < pair.pieces.size(); ++i) {
    const Reading& r = selection.head(pair.pieces[i]);
    partners.emplace_back(study.text(r.student));
    const std::string name = roster_name(study, r);
    if (!name.empty()) partner_names.push_back(name);
  }
  return {std::string(study.text(first.task)),
          latest_date(selection, pair.pieces),
          std::string(study.text(first.student)),
          partners,
          words.why(pair),
          roster_name(study, first),
          partner_names,
          std::string(study.text(first.class_id)),
          std::string(study.text(first.school)),
          words.prompt(pair)};
}

Value pair_data(const Selection& selection, const PairWords& words, const Partners& pair) {
  const Study& study = selection.study();
  Value students = Value::array();
  std::vector<std::string> names;
  for (const auto piece : pair.pieces) {
    students.push_back(person(study, selection.head(piece)));
    students.back()["strategy_name"] = words.strategy(piece);
    names.push_back(words.shown(piece));
  }
  return {{"names", join_and(names)},
          {"students", std::move(students)},
          {"why", words.why(pair)},
          {"prompt", words.prompt(pair)},
          {"pictures", pictures(selection, pair.pieces)}};
}

Value task_data(const Selection& selection, const PairResult& result, const TaskPairs& pairs) {
  const Study& study = selection.study();
  const PairWords words(selection, result, *pairs.task);
  const std::size_t threes = static_cast<std::size_t>(std::count_if(
      pairs.partners.begin(), pairs.partners.end(), [](const Partners& p) { return p.pieces.size() > 2; }));
  std::vector<std::string> made;
  if (threes < pairs.partners.size()) made.push_back(counted(pairs.partners.size() - threes, "pair"));
  if (threes > 0) made.push_back(counted(threes, "three"));
  Value out = {{"task", std::string(study.text(pairs.task->id))},
               {"title", task_title(study, *pairs.task)},
               {"summary", made.empty() ? "no pairs" : join_and(made)},
               {"pairs", Value::array()},
               {"left_out", Value::array()}};
  for (const auto& pair : pairs.partners) out["pairs"].push_back(pair_data(selection, words, pair));
  for (const auto& remark : pair_remarks(selection, pairs)) out["left_out"].push_back({{"text", remark}});
  out["has_left_out"] = !out["left_out"].empty();
  return out;
}

}  // namespace

std::vector<std::string> pair_remarks(const Selection& selection, const TaskPairs& pairs) {
  std::vector<std::string> out;
  const auto add = [&](const char* why, const Pieces& pieces) {
    if (!pieces.empty()) out.push_back(fmt::format("{}: {}.", why, names(selection, pieces)));
  };
  add("Nobody is left in the same class who solved it differently and is a new partner", pairs.alone);
  add("Not enough on the page yet to say which strategy it is", pairs.piles[PileKind::not_enough]);
  add("Readers see different strategies", pairs.piles[PileKind::readers_differ]);
  add("Not coded yet", pairs.piles[PileKind::uncoded]);
  add("Absent", pairs.piles[PileKind::absent]);
  if (pairs.split) {
    out.push_back(fmt::format("A class of more than {} was dealt into parts before it was paired.",
                              k_largest_pair_class));
  }
  return out;
}

Table pair_table(const Selection& selection, const PairResult& result) {
  using enum ColumnType;
  Table table;
  table.title = "Partners";
  table.columns = {{"task", "Task", code},
                   {"date", "Date", code},
                   {"student", "Student", code},
                   {"partner", "Partner", list},
                   {"why", "Why", text},
                   {"name", "Name", text},
                   {"partner_name", "Partner's name", list},
                   {"class", "Class", code},
                   {"school", "School", code},
                   {"prompt", "To talk about", text}};
  for (const auto& pairs : result.tasks) {
    const PairWords words(selection, result, *pairs.task);
    for (const auto& pair : pairs.partners) table.rows.push_back(row(selection, words, pair));
  }
  return table;
}

Page pair_page(const Selection& selection, const PairResult& result) {
  const Table table = pair_table(selection, result);
  Page page;
  page.template_name = "pair";
  page.title = table.title;
  page.data = {{"rows", table_rows(table)}, {"avoided", result.avoided}, {"tasks", Value::array()}};
  for (const auto& pairs : result.tasks) {
    page.data["tasks"].push_back(task_data(selection, result, pairs));
  }
  return page;
}

}  // namespace worksort
