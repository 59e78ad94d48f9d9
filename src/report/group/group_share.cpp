#include "worksort/report/group/group_share.hpp"

#include "worksort/report/count/unseen.hpp"
#include "worksort/report/group/group.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/share/share_words.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include "report/share/share_mark.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// A way to group and the step that led to it; `together` puts all groups into one, `one_row` the piles too.
struct Level {
  GroupOptions options;
  std::string step;
  bool together = false;
  bool one_row = false;
};

std::vector<Level> levels(const GroupOptions& asked) {
  Level level{asked, ""};
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
  level.step =
      "all pages were put together, since with what was shared before, which kinds of pages there are would "
      "tell too much";
  level.one_row = true;
  out.push_back(level);
  return out;
}

bool adds_up(const GroupOptions& options) {
  return !options.all && std::none_of(options.by.begin(), options.by.end(), [](GroupBy by) {
    return by == GroupBy::issue || by == GroupBy::look_for;
  });
}

std::string plain_name(const Study& study, const TaskInfo& task, const GroupOptions& options,
                       const Group& group) {
  const bool own_words =
      std::find(options.by.begin(), options.by.end(), GroupBy::look_for) != options.by.end();
  const std::string id = group_id(study, group);
  return own_words && !id.empty() ? prettified(id) : group_name(study, task, options, group);
}

const Condition k_in_a_group{"standing", {"group"}};

// The trait of a dimension, as a reader of the counts knows it.
std::string trait_of(const GroupOptions& options, GroupBy by) {
  const std::string any = options.all ? "any " : "";
  switch (by) {
    case GroupBy::strategy:
      return any + "strategy";
    case GroupBy::family:
      return any + "family";
    case GroupBy::model:
      return any + "model";
    case GroupBy::issue:
      return "issue";
    case GroupBy::look_for:
      break;
  }
  return "look-for";
}

Conditions conditions(const Study& study, const GroupOptions& options, const Group& group) {
  Conditions out = {k_in_a_group};
  for (std::size_t i = 0; i < group.codes.size(); ++i)
    out.push_back({trait_of(options, options.by[i]), {std::string(study.text(group.codes[i]))}});
  return out;
}

// The groups and piles of one task at one level, as rows and as what is to be counted.
class Rows {
 public:
  Rows(const Selection& selection, const Level& level, const GroupResult& result, const TaskGroups& task,
       const std::vector<std::string>& scale)
      : m_selection(selection), m_result(result), m_scale(scale) {
    std::vector<std::uint32_t> together;
    for (const auto& group : task.groups) {
      if (level.together)
        together.insert(together.end(), group.pieces.begin(), group.pieces.end());
      else
        add("group", group_id(selection.study(), group),
            plain_name(selection.study(), *task.task, level.options, group), group.pieces,
            conditions(selection.study(), level.options, group));
    }
    for (const auto& pile : task.piles) {
      if (level.one_row) together.insert(together.end(), pile.pieces.begin(), pile.pieces.end());
    }
    std::sort(together.begin(), together.end());
    together.erase(std::unique(together.begin(), together.end()), together.end());
    if (level.one_row) {
      add("all", "", "All pages", together, {});
      return;
    }
    add("group", "", "All that show a strategy", together, {k_in_a_group});
    for (const auto& pile : task.piles) {
      const PileName& name = pile_name(pile.kind);
      add("pile", std::string(name.id), std::string(name.name), pile.pieces,
          {{"standing", {std::string(name.id)}}});
    }
  }

  [[nodiscard]] const std::vector<SharedRow>& rows() const { return m_rows; }

  [[nodiscard]] CountCut cut(const Level& level, const TaskInfo& task) const {
    CountCut out;
    out.step = level.step;
    for (const auto& row : m_rows) out.rows.push_back({row.id, row.name});
    for (const auto& word : m_scale) out.columns.push_back({word, word});
    out.within = m_selection.filter();
    out.of = {{"task", {std::string(m_selection.study().text(task.id))}}};
    out.of_rows = m_conditions;
    for (const auto& word : m_scale) out.of_columns.push_back({{"success", {word}}});
    out.of_columns.back() = {{"success", {m_scale.begin(), m_scale.end() - 1}, true}};
    out.counted = count_pieces(out.rows.size(), out.columns.size(), m_pieces);
    out.counted.adds_up = level.together || adds_up(level.options);
    out.rows_tell = true;
    out.last_resort = level.one_row;
    return out;
  }

 private:
  void add(std::string kind, std::string id, std::string name, const std::vector<std::uint32_t>& pieces,
           Conditions of) {
    if (pieces.empty()) return;
    m_conditions.push_back(std::move(of));
    for (const auto piece : pieces) {
      const Reading& head = m_selection.head(piece);
      m_pieces.push_back({m_rows.size(), column_of(piece),
                          student_key(m_selection.study().school_of(head), head.student.code)});
    }
    m_rows.push_back({std::move(kind), std::move(id), std::move(name), {}, {}, {}, {}, {}});
  }

  [[nodiscard]] std::size_t column_of(std::uint32_t piece) const {
    const auto word = m_selection.study().text(m_result.in_force.at(piece).success);
    const auto found = std::find(m_scale.begin(), m_scale.end(), word);
    return found == m_scale.end() ? m_scale.size() - 1 : static_cast<std::size_t>(found - m_scale.begin());
  }

  const Selection& m_selection;
  const GroupResult& m_result;
  const std::vector<std::string>& m_scale;
  std::vector<SharedRow> m_rows;
  std::vector<Conditions> m_conditions;  // of each row
  std::vector<CountedPiece> m_pieces;
};

// The words of the scale, and behind them the empty one for pieces of which nothing is said.
std::vector<std::string> scale_of(const TaskInfo& task) {
  std::vector<std::string> out;
  for (const auto& entry : task.codebook->success_scale()) out.push_back(entry.id);
  out.emplace_back();
  return out;
}

// "12 of 24", or the number alone where the total is not told.
std::string of_total(std::int64_t pieces, const std::optional<std::int64_t>& total) {
  return total ? fmt::format("{} of {}", pieces, *total) : fmt::format("{}", pieces);
}

// The total, unless one row has it all: that would be 100 %.
std::optional<std::int64_t> total_to_tell(const SharedCounts& counts) {
  const auto total = counts.total();
  for (std::size_t r = 0; r < counts.rows().size(); ++r) {
    if (total && counts.row_total(r) == total) return std::nullopt;
  }
  return total;
}

// Puts into row `r` what of it may be told.
void tell(SharedTask& task, std::size_t r, std::int64_t min_n) {
  SharedRow& row = task.rows[r];
  row.pieces = task.counts.row_total(r);
  row.words = row.pieces ? of_total(*row.pieces, task.pieces) : "hidden";
  if (row.pieces && task.pieces) row.percent = shared_percent(*row.pieces, *task.pieces, min_n);
  if (!task.counts.adds_up()) return;
  std::vector<std::string> far;
  std::int64_t rest = row.pieces.value_or(0);
  for (std::size_t c = task.scale.size(); c-- > 0;) {
    const auto count = task.counts.cell(r, c);
    const std::string& word = task.scale[c];
    if (!word.empty()) row.success.emplace_back(word, count);
    if (!count || *count == 0) continue;
    rest -= *count;
    far.push_back(fmt::format(
        "{} {}", *count,
        word.empty() ? "not said" : in_sentence(task.info->codebook->name_of(Dimension::success, word))));
  }
  if (far.empty() && row.pieces) far.emplace_back("hidden");
  if (!far.empty() && !row.pieces) far.emplace_back("the others hidden");
  if (row.pieces && rest > 0 && rest < *row.pieces) far.push_back(fmt::format("other {} hidden", rest));
  row.how_far = join(far, " · ");
}

Value row_data(const SharedRow& row) {
  Value success = Value::object();
  for (const auto& [word, count] : row.success) success[word] = count ? Value(*count) : Value();
  return {{"kind", row.kind},           {"id", row.id},
          {"name", row.name},           {"pieces", row.pieces ? Value(*row.pieces) : Value()},
          {"students", Value::array()}, {"success", std::move(success)},
          {"models", Value::object()},  {"shows", Value::object()},
          {"issues", Value::object()},  {"pieces_words", row.words},
          {"percent", row.percent},     {"how_far", row.how_far}};
}

Value task_data(const SharedTask& task, std::int64_t min_n) {
  Value out = {{"task", task.id},
               {"title", task.title},
               {"groups", Value::array()},
               {"piles", Value::object()},
               {"rows", Value::array()}};
  for (const auto& pile : Piles()) out["piles"][pile_name(pile.kind).key] = Value::array();
  for (const auto& row : task.rows) {
    if (row.kind == "group") out["groups"].push_back(row_data(row));
    out["rows"].push_back(row_data(row));
  }
  out["pieces"] = task.pieces ? Value(*task.pieces) : Value();
  out["pieces_words"] = task.pieces_words();
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
  out["steps"] = task.counts.steps();
  out["hides"] = task.counts.hides();
  out["notes"] = share_words(min_n, task.counts.steps(), task.counts.hides());
  return out;
}

}  // namespace

std::string SharedTask::pieces_words() const {
  return pieces ? counted(static_cast<std::size_t>(*pieces), "piece") : "";
}

SharedGroups::SharedGroups(const Selection& selection, const GroupOptions& options, OneRelease& release)
    : m_min_n(release.min_n()) {
  const Study& study = selection.study();
  const auto ladder = levels(options);
  std::vector<GroupResult> results;  // what is put together is the last that is not
  results.reserve(ladder.size());
  for (const auto& level : ladder) {
    if (!level.together) results.push_back(group(selection, level.options));
  }
  for (std::size_t t = 0; t < results.front().tasks.size(); ++t) {
    const TaskInfo& info = *results.front().tasks[t].task;
    const std::vector<std::string> scale = scale_of(info);
    std::vector<CountCut> cuts;
    std::vector<std::vector<SharedRow>> rows;
    for (std::size_t l = 0; l < ladder.size(); ++l) {
      const GroupResult& result = results[std::min(l, results.size() - 1)];
      const Rows level(selection, ladder[l], result, result.tasks[t], scale);
      rows.push_back(level.rows());
      cuts.push_back(level.cut(ladder[l], info));
    }
    SharedCounts counts(cuts, release);
    auto chosen = std::move(rows[counts.steps().size()]);
    const auto total = total_to_tell(counts);
    m_tasks.push_back({&info, std::string(study.text(info.id)), task_title(study, info), scale,
                       std::move(counts), std::move(chosen), total, shared_unseen(selection, info, release)});
    for (std::size_t r = 0; r < m_tasks.back().rows.size(); ++r) tell(m_tasks.back(), r, m_min_n);
  }
}

const SharedTask* SharedGroups::task(const TaskInfo& info) const {
  const auto found = std::find_if(m_tasks.begin(), m_tasks.end(),
                                  [&](const SharedTask& task) { return task.info == &info; });
  return found == m_tasks.end() ? nullptr : &*found;
}

Shareable<Page> SharedGroups::page() const {
  Page page;
  page.template_name = "group-share";
  page.title = m_tasks.size() == 1 ? m_tasks.front().title : "Groups";
  page.data["tasks"] = Value::array();
  for (const auto& task : m_tasks) page.data["tasks"].push_back(task_data(task, m_min_n));
  return ShareMark::give(std::move(page));
}

Shareable<Table> SharedGroups::table() const {
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
    for (const auto& step : task.counts.steps()) {
      if (std::find(steps.begin(), steps.end(), step) == steps.end()) steps.push_back(step);
    }
    hides = hides || task.counts.hides();
    const auto add = [&](const SharedRow& row, const std::string& success,
                         const std::optional<std::int64_t>& count) {
      table.rows.push_back({task.id, row.kind, row.id, row.name, success, shared_cell(count),
                            std::string(count ? "" : "hidden")});
    };
    for (std::size_t r = 0; r < task.rows.size(); ++r) {
      add(task.rows[r], "", task.rows[r].pieces);
      for (std::size_t c = 0; c + 1 < task.scale.size() && task.counts.adds_up(); ++c)
        add(task.rows[r], task.scale[c], task.counts.cell(r, c));
    }
  }
  table.notes = share_words(m_min_n, steps, hides);
  return ShareMark::give(std::move(table));
}

}  // namespace worksort
