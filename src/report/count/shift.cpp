#include "worksort/report/count/shift.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

std::string date_text(const Reading& r) {
  return r.date == k_undated ? "" : to_string(Date{r.date});
}

class ShiftPage {
 public:
  ShiftPage(const Selection& selection, const ShiftOptions& options, const ShiftResult& result)
      : m_selection(selection), m_study(selection.study()), m_options(options), m_result(result) {}

  Value data(bool paths, const Typed& typed) const {
    Value out = Value::object();
    out["title"] = paths ? "Each student's path" : "How strategies move";
    out["when"] = when();
    out["what"] = what();
    out["summary"] = summary();
    out["matrix"] = !paths && !m_result.counts.empty();
    out["columns"] = Value::array();
    out["rows"] = Value::array();
    out["moves"] = Value::array();
    out["has_moves"] = false;
    out["paths"] = Value::array();
    out["passed_over"] = passed_over_words(m_result.passed_over);
    const std::string next = next_command("shift", typed);
    const std::string same_way = m_options.within_task ? " --within task --paths" : " --paths";
    out["next_md"] = paths || next.empty() || m_result.counts.empty() ? "" : markdown_code(next + same_way);
    if (paths) {
      for (const auto& path : m_result.paths) out["paths"].push_back(path_data(path));
    } else if (!m_result.counts.empty()) {
      add_matrix(out);
      add_moves(out);
      out["has_moves"] = !out["moves"].empty();
    }
    return out;
  }

 private:
  // "Tue 6 Oct 2026 to Fri 13 Nov 2026", of the later pieces.
  std::string when() const {
    std::set<std::int32_t> dates;
    for (const auto& move : m_result.moves) dates.insert(m_selection.head(move.later).date);
    dates.erase(k_undated);
    if (dates.empty()) return "";
    const std::string first = date_for_people(Date{*dates.begin()});
    return dates.size() == 1 ? first : fmt::format("{} to {}", first, date_for_people(Date{*dates.rbegin()}));
  }

  std::string what() const {
    std::set<std::pair<Text, Text>> students;
    for (const auto& move : m_result.moves) {
      const Reading& r = m_selection.head(move.later);
      students.emplace(m_study.school_of(r), r.student.code);
    }
    if (m_result.moves.empty()) return "No student has two pieces here that follow each other.";
    return fmt::format("{} followed an earlier piece by the same student{} · {}",
                       counted(m_result.moves.size(), "piece"),
                       m_options.within_task ? " on the same task" : "", counted(students.size(), "student"));
  }

  std::string summary() const {
    const StrategyMoves moves = strategy_moves(m_study, m_result);
    const std::size_t all = m_result.moves.size();
    if (all == 0) return "";
    std::string out = fmt::format("Same strategy as before: {} of {}. A different one: {} of {}.", moves.same,
                                  all, moves.other, all);
    if (moves.none > 0)
      out += fmt::format(" No strategy to be read, before or now: {} of {}.", moves.none, all);
    return out;
  }

  std::size_t pieces(Text from, Text to) const {
    std::size_t out = 0;
    for (const auto& c : m_result.counts) {
      const bool fits = (from == k_no_text || c.from == from) && (to == k_no_text || c.to == to);
      out += fits ? c.pieces : 0;
    }
    return out;
  }

  void add_matrix(Value& out) const {
    std::size_t number = 0;
    Value totals = Value::array();
    for (const Text to : m_result.codes) {
      out["columns"].push_back({{"number", ++number}});
      totals.push_back({{"shown", fmt::format("{}", pieces(k_no_text, to))}});
    }
    number = 0;
    for (const Text from : m_result.codes) {
      Value cells = Value::array();
      for (const Text to : m_result.codes) {
        const std::size_t count = pieces(from, to);
        cells.push_back({{"shown", count == 0 ? "·" : fmt::format("{}", count)}});
      }
      out["rows"].push_back({{"label", fmt::format("{} {}", ++number, strategy_name(m_study, from))},
                             {"cells", std::move(cells)},
                             {"all", fmt::format("{}", pieces(from, k_no_text))}});
    }
    out["rows"].push_back(
        {{"label", "all"}, {"cells", std::move(totals)}, {"all", fmt::format("{}", m_result.moves.size())}});
  }

  // The moves to a different strategy, most frequent first, with the students.
  void add_moves(Value& out) const {
    std::vector<MoveCount> counts;
    for (const auto& c : m_result.counts) {
      if (is_other_strategy(m_study, c.from, c.to)) counts.push_back(c);
    }
    std::stable_sort(counts.begin(), counts.end(),
                     [](const auto& a, const auto& b) { return a.pieces > b.pieces; });
    for (const auto& c : counts) {
      std::vector<std::string> who;
      for (const auto& move : m_result.moves) {
        if (move.from != c.from || move.to != c.to) continue;
        const Reading& r = m_selection.head(move.later);
        const std::string name = m_study.student_name(m_study.school_of(r), r.student.code);
        if (std::find(who.begin(), who.end(), name) == who.end()) who.push_back(name);
      }
      out["moves"].push_back({{"from", std::string(m_study.text(c.from))},
                              {"from_name", strategy_name(m_study, c.from)},
                              {"to", std::string(m_study.text(c.to))},
                              {"to_name", in_sentence(strategy_name(m_study, c.to))},
                              {"pieces", c.pieces},
                              {"pieces_words", counted(c.pieces, "piece")},
                              {"names", join(who, ", ")}});
    }
  }

  Value path_data(const Path& path) const {
    Value steps = Value::array();
    for (std::size_t i = 0; i < path.pieces.size(); ++i) {
      const Reading& r = m_selection.head(path.pieces[i]);
      steps.push_back({{"when", r.date == k_undated ? "" : date_for_people(Date{r.date})},
                       {"task", task_title(m_study, *m_study.task_info(r.task.code))},
                       {"strategy", strategy_name(m_study, path.codes[i])}});
    }
    std::vector<std::string> words;
    for (const Text code : path.codes) {
      const std::string name = strategy_name(m_study, code);
      words.push_back(words.empty() ? name : in_sentence(name));
    }
    return {{"student", std::string(m_study.text(path.student))},
            {"shown", m_study.student_name(path.school, path.student)},
            {"words", join(words, " → ")},
            {"steps", std::move(steps)}};
  }

  const Selection& m_selection;
  const Study& m_study;
  const ShiftOptions& m_options;
  const ShiftResult& m_result;
};

}  // namespace

bool is_other_strategy(const Study& study, Text from, Text to) {
  return from != to && !is_special(study.text(from)) && !is_special(study.text(to));
}

StrategyMoves strategy_moves(const Study& study, const ShiftResult& result) {
  StrategyMoves out;
  for (const auto& count : result.counts) {
    const bool other = is_other_strategy(study, count.from, count.to);
    const bool same = count.from == count.to && !is_special(study.text(count.from));
    (other ? out.other : same ? out.same : out.none) += count.pieces;
  }
  return out;
}

std::string strategy_name(const Study& study, Text code) {
  const auto id = study.text(code);
  for (const auto& info : study.task_infos) {
    if (info.codebook->strategy(id) != nullptr) return info.codebook->name_of(Dimension::strategy, id);
  }
  return empty_codebook().name_of(Dimension::strategy, id);
}

std::string passed_over_words(const PassedOver& p) {
  std::vector<std::string> out;
  if (p.absent > 0) out.push_back(fmt::format("{} absent", p.absent));
  if (p.uncoded > 0) out.push_back(fmt::format("{} not coded yet", p.uncoded));
  if (p.readers_differ > 0) out.push_back(fmt::format("{} where readers differ", p.readers_differ));
  if (p.undated > 0)
    out.push_back(fmt::format("{} without a date, of students whose other work has one", p.undated));
  if (out.empty()) return "";
  return fmt::format("Passed over: {}", join(out, ", "));
}

Table shift_table(const Study& study, const ShiftResult& result) {
  using enum ColumnType;
  Table table;
  table.title = "How strategies move";
  table.columns = {{"from", "From", code},
                   {"to", "To", code},
                   {"students", "Students", number},
                   {"pieces", "Pieces", number}};
  for (const auto& c : result.counts) {
    table.rows.push_back({std::string(study.text(c.from)), std::string(study.text(c.to)),
                          static_cast<std::int64_t>(c.students), static_cast<std::int64_t>(c.pieces)});
  }
  return table;
}

Table path_table(const Selection& selection, const ShiftResult& result) {
  using enum ColumnType;
  const Study& study = selection.study();
  Table table;
  table.title = "Each student's path";
  table.columns = {{"student", "Student", code}, {"name", "Name", text},   {"path", "Path", list},
                   {"tasks", "Tasks", list},     {"dates", "Dates", list}, {"class", "Class", code},
                   {"school", "School", code}};
  for (const auto& path : result.paths) {
    const Student* known = study.student(path.school, path.student);
    const Reading& last = selection.head(path.pieces.back());
    TextList codes, tasks, dates;
    for (const Text code : path.codes) codes.emplace_back(study.text(code));
    for (const auto piece : path.pieces) {
      tasks.emplace_back(study.text(selection.head(piece).task));
      dates.push_back(date_text(selection.head(piece)));
    }
    if (std::all_of(dates.begin(), dates.end(), [](const auto& date) { return date.empty(); })) dates.clear();
    table.rows.push_back({std::string(study.text(path.student)), known == nullptr ? "" : known->name, codes,
                          tasks, dates, std::string(study.text(last.class_id)),
                          std::string(study.text(last.school))});
  }
  return table;
}

Page shift_page(const Selection& selection, const ShiftOptions& options, const ShiftResult& result,
                bool paths, const Typed& typed) {
  Page page;
  page.template_name = "shift";
  page.data = ShiftPage(selection, options, result).data(paths, typed);
  page.title = page.data["title"].get<std::string>();
  return page;
}

}  // namespace worksort
