#include "worksort/report/group/group_share.hpp"

#include "worksort/analyze/share/release.hpp"
#include "worksort/analyze/unseen.hpp"
#include "worksort/report/count/unseen.hpp"
#include "worksort/report/group/group.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/share/share_words.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

// A way to group and the step that led to it; `together` puts all groups into one.
struct Level {
  GroupOptions options;
  std::string step;
  bool together = false;
};

std::vector<Level> levels(const GroupOptions& asked) {
  Level level{asked, "", false};
  level.options.size = 0;
  std::vector<Level> out = {level};
  auto& by = level.options.by;
  if (by.size() > 1) {
    level.step = "the second of the two dimensions was left out";
    by.pop_back();
    out.push_back(level);
  }
  if (by.front() == GroupBy::strategy) {
    level.step = "strategies were merged into their families";
    by = {GroupBy::family};
    out.push_back(level);
  }
  level.step = "all groups were put together";
  level.together = true;
  out.push_back(level);
  return out;
}

bool adds_up(const GroupOptions& options) {
  return !options.all && std::none_of(options.by.begin(), options.by.end(), [](GroupBy by) {
    return by == GroupBy::issue || by == GroupBy::look_for;
  });
}

// One row of a task: a group or a pile.
struct Row {
  std::string kind;
  std::string id;
  std::string name;
  std::vector<std::uint32_t> pieces;
};

std::string plain_name(const Study& study, const TaskInfo& task, const GroupOptions& options,
                       const Group& group) {
  const bool own_words =
      std::find(options.by.begin(), options.by.end(), GroupBy::look_for) != options.by.end();
  const std::string id = group_id(study, group);
  return own_words && !id.empty() ? prettified(id) : group_name(study, task, options, group);
}

std::vector<Row> rows_of(const Study& study, const Level& level, const TaskGroups& task) {
  std::vector<Row> rows;
  Row all{"group", "", "All that show a strategy", {}};
  for (const auto& group : task.groups) {
    all.pieces.insert(all.pieces.end(), group.pieces.begin(), group.pieces.end());
    if (level.together) continue;
    rows.push_back(
        {"group", group_id(study, group), plain_name(study, *task.task, level.options, group), group.pieces});
  }
  std::sort(all.pieces.begin(), all.pieces.end());
  all.pieces.erase(std::unique(all.pieces.begin(), all.pieces.end()), all.pieces.end());
  if (level.together && !all.pieces.empty()) rows.push_back(std::move(all));
  const auto pile = [&](const char* id, const char* name, const std::vector<std::uint32_t>& pieces) {
    if (!pieces.empty()) rows.push_back({"pile", id, name, pieces});
  };
  pile("not-enough", "Not enough on the page yet", task.not_enough);
  pile("readers-differ", "Readers see different things", task.readers_differ);
  pile("uncoded", "Not coded yet", task.uncoded);
  pile("absent", "Absent", task.absent);
  pile("earlier", "Replaced by later work", task.earlier);
  return rows;
}

// The words of the scale, and behind them the empty one for pieces of which nothing is said.
std::vector<std::string> scale_of(const TaskInfo& task) {
  std::vector<std::string> out;
  const auto& own = task.codebook->success;
  for (const auto& entry : own.empty() ? default_success_scale() : std::span<const Entry>(own))
    out.push_back(entry.id);
  out.emplace_back();
  return out;
}

class Counter {
 public:
  Counter(const Selection& selection, const GroupResult& result, std::vector<std::string> scale)
      : m_selection(selection), m_result(result), m_scale(std::move(scale)) {}

  CountedTable count(const std::vector<Row>& rows, bool adds) {
    CountedTable out;
    out.adds_up = adds;
    out.row_totals = true;
    out.listed = CountedTable::Listed::rows;
    for (const auto& row : rows) {
      std::vector<std::set<std::uint64_t>> students(m_scale.size());
      std::set<std::uint64_t> here;
      std::vector<std::int64_t> pieces(m_scale.size(), 0);
      for (const auto piece : row.pieces) {
        const std::size_t column = column_of(piece);
        ++pieces[column];
        students[column].insert(student_of(piece));
        here.insert(student_of(piece));
      }
      out.pieces.push_back(std::move(pieces));
      out.students.emplace_back();
      for (const auto& set : students) out.students.back().push_back(static_cast<std::int64_t>(set.size()));
      out.row_students.push_back(static_cast<std::int64_t>(here.size()));
      m_all.insert(here.begin(), here.end());
    }
    out.all_students = static_cast<std::int64_t>(m_all.size());
    return out;
  }

 private:
  [[nodiscard]] std::size_t column_of(std::uint32_t piece) const {
    const auto word = m_selection.study().text(m_result.in_force.at(piece).success);
    const auto found = std::find(m_scale.begin(), m_scale.end(), word);
    return found == m_scale.end() ? m_scale.size() - 1 : static_cast<std::size_t>(found - m_scale.begin());
  }

  [[nodiscard]] std::uint64_t student_of(std::uint32_t piece) const {
    const Reading& head = m_selection.head(piece);
    return student_key(m_selection.study().school_of(head), head.student.code);
  }

  const Selection& m_selection;
  const GroupResult& m_result;
  std::vector<std::string> m_scale;
  std::set<std::uint64_t> m_all;
};

// Whether the row's number may be shown. Where pieces stand in several rows there are no totals to work a
// number out from, so it is enough that the row is large by itself.
bool may_show(const CountedTable& counted, const Released& released, std::size_t row, std::int64_t min_n) {
  return counted.adds_up ? released.shows_row_total(row) : counted.row_students[row] >= min_n;
}

// How many rows may not show their number.
bool says_little(const std::vector<Row>& rows, const CountedTable& counted, const Released& released,
                 std::int64_t min_n) {
  std::size_t hidden = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) hidden += may_show(counted, released, i, min_n) ? 0U : 1U;
  return rows.size() < 2 || hidden * 2 > rows.size();
}

// "12 of 24", or the number alone where the total is not shown (-1).
std::string of_total(std::int64_t pieces, std::int64_t total) {
  return total < 0 ? fmt::format("{}", pieces) : fmt::format("{} of {}", pieces, total);
}

std::int64_t sum(const std::vector<std::int64_t>& counts) {
  std::int64_t out = 0;
  for (const auto count : counts) out += count;
  return out;
}

}  // namespace

struct SharedGroups::Task {
  const TaskInfo* info = nullptr;
  std::string id;
  std::string title;
  std::vector<std::string> scale;
  std::vector<Row> rows;
  CountedTable counted;
  Released released;
  std::vector<std::string> steps;
  std::vector<UnseenItem> unseen;

  [[nodiscard]] std::int64_t total() const {
    std::int64_t out = 0;
    for (const auto& row : counted.pieces) out += sum(row);
    return out;
  }
  [[nodiscard]] bool shows_total() const {
    return counted.adds_up && !rows.empty() && released.shows_total();
  }
  [[nodiscard]] bool hides() const { return released.hidden > 0 || !shows_total(); }

  // The row's count if it may be shown.
  [[nodiscard]] std::optional<std::int64_t> shown(std::size_t row, std::int64_t min_n) const {
    if (!may_show(counted, released, row, min_n)) return std::nullopt;
    return sum(counted.pieces[row]);
  }
  [[nodiscard]] bool shows_cell(std::size_t row, std::size_t column) const {
    return counted.adds_up && released.shows(row, column);
  }
};

SharedGroups::~SharedGroups() = default;

SharedGroups::SharedGroups(const Selection& selection, const GroupOptions& options, std::int64_t min_n)
    : m_min_n(min_n) {
  const Study& study = selection.study();
  const auto ladder = levels(options);
  std::vector<GroupResult> results;
  for (const auto& level : ladder) results.push_back(group(selection, level.options));
  for (std::size_t t = 0; t < results.front().tasks.size(); ++t) {
    Task task;
    task.info = results.front().tasks[t].task;
    task.id = study.text(task.info->id);
    task.title = task.info->title().empty() ? prettified(task.id) : task.info->title();
    task.scale = scale_of(*task.info);
    for (std::size_t l = 0; l < ladder.size(); ++l) {
      if (l > 0) task.steps.push_back(ladder[l].step);
      task.rows = rows_of(study, ladder[l], results[l].tasks[t]);
      const bool adds = ladder[l].together || adds_up(ladder[l].options);
      task.counted = Counter(selection, results[l], task.scale).count(task.rows, adds);
      task.released = release(task.counted, min_n);
      if (!says_little(task.rows, task.counted, task.released, min_n)) break;
    }
    task.unseen = shareable_unseen(selection, *task.info, min_n);
    m_tasks.push_back(std::move(task));
  }
}

Page SharedGroups::page() const {
  const auto task_data = [&](const Task& task) {
    Value out = {{"task", task.id},
                 {"title", task.title},
                 {"groups", Value::array()},
                 {"piles", Value::object()},
                 {"rows", Value::array()}};
    for (const char* pile : {"not_enough", "readers_differ", "uncoded", "absent", "earlier"}) {
      out["piles"][pile] = Value::array();
    }
    const std::int64_t total = task.shows_total() ? task.total() : -1;
    for (std::size_t i = 0; i < task.rows.size(); ++i) {
      const Row& row = task.rows[i];
      const auto pieces = task.shown(i, m_min_n);
      Value success = Value::object();
      std::vector<std::string> far;
      for (std::size_t c = task.scale.size(); c-- > 0;) {
        if (!task.shows_cell(i, c) || task.counted.pieces[i][c] == 0) continue;
        const std::string& word = task.scale[c];
        if (!word.empty()) success[word] = task.counted.pieces[i][c];
        far.push_back(fmt::format(
            "{} {}", task.counted.pieces[i][c],
            word.empty() ? "not said" : in_sentence(task.info->codebook->name_of(Dimension::success, word))));
      }
      const std::string words = !pieces ? "hidden" : of_total(*pieces, total);
      Value entry = {{"kind", row.kind},
                     {"id", row.id},
                     {"name", row.name},
                     {"pieces", pieces ? Value(*pieces) : Value()},
                     {"students", Value::array()},
                     {"success", std::move(success)},
                     {"models", Value::object()},
                     {"shows", Value::object()},
                     {"issues", Value::object()},
                     {"pieces_words", words},
                     {"percent", pieces && total >= 0 ? shared_percent(*pieces, total, m_min_n) : ""},
                     {"how_far", join(far, " · ")}};
      if (row.kind == "group") out["groups"].push_back(entry);
      out["rows"].push_back(std::move(entry));
    }
    out["pieces"] = total < 0 ? Value() : Value(total);
    out["pieces_words"] = total < 0 ? "" : counted(static_cast<std::size_t>(total), "piece");
    out["unsure"] = Value::array();
    out["unseen"] = Value::array();
    std::vector<std::string> names;
    for (const auto& item : task.unseen) {
      out["unseen"].push_back({{"kind", std::string(to_string(item.kind))},
                               {"code", item.code},
                               {"name", item.name},
                               {"expected_by", item.expected_by}});
      if (item.kind == UnseenKind::strategy) names.push_back(in_sentence(item.name));
    }
    out["nobody_used"] = join(names, ", ");
    out["coverage"] = {{"enrolled", Value()},
                       {"handed_in", Value()},
                       {"absent", Value()},
                       {"coded", Value()},
                       {"not_handed_in", Value::array()}};
    out["steps"] = task.steps;
    out["hides"] = task.hides();
    out["notes"] = share_words(m_min_n, task.steps, task.hides());
    return out;
  };
  Page page;
  page.template_name = "group-share";
  page.title = m_tasks.size() == 1 ? m_tasks.front().title : "Groups";
  page.data["tasks"] = Value::array();
  for (const auto& task : m_tasks) page.data["tasks"].push_back(task_data(task));
  Task one;
  one.rows.push_back({"group", "", "", {}});
  const TaskInfo nothing{k_no_text, nullptr, &empty_codebook(), {}, {}};
  one.info = &nothing;
  one.counted.pieces = one.counted.students = {{0}};
  one.counted.row_students = {0};
  one.scale = {""};
  one.released = release(one.counted, 1);
  one.unseen.push_back({});
  one.steps.emplace_back();
  const Value input = {{"files", 1}, {"pieces", 1}, {"readings", 1}, {"errors", 1}, {"unread", 1}};
  page.sample = {{"input", input}, {"tasks", Value::array({task_data(one)})}};
  return page;
}

Table SharedGroups::table() const {
  using enum ColumnType;
  Table table;
  table.title = "Groups";
  table.columns = {{"task", "Task", code},       {"kind", "Kind", code},
                   {"group", "Group", code},     {"group_name", "Group", text},
                   {"success", "How far", code}, {"pieces", "Pieces", ColumnType::number},
                   {"hidden", "", text}};
  std::vector<std::string> steps;
  bool hides = false;
  for (const auto& task : m_tasks) {
    for (const auto& step : task.steps) {
      if (std::find(steps.begin(), steps.end(), step) == steps.end()) steps.push_back(step);
    }
    hides = hides || task.hides();
    const auto add = [&](const Row& row, const std::string& success, std::optional<std::int64_t> count) {
      table.rows.push_back({task.id, row.kind, row.id, row.name, success, count ? Cell(*count) : Cell(),
                            std::string(count ? "" : "hidden")});
    };
    for (std::size_t i = 0; i < task.rows.size(); ++i) {
      add(task.rows[i], "", task.shown(i, m_min_n));
      for (std::size_t c = 0; c + 1 < task.scale.size() && task.counted.adds_up; ++c) {
        add(task.rows[i], task.scale[c],
            task.shows_cell(i, c) ? std::optional(task.counted.pieces[i][c]) : std::nullopt);
      }
    }
  }
  table.notes = share_words(m_min_n, steps, hides);
  return table;
}

}  // namespace worksort
