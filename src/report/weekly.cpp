#include "worksort/report/weekly.hpp"

#include "worksort/report/chart.hpp"
#include "worksort/report/group.hpp"
#include "worksort/report/people.hpp"
#include "worksort/report/shift.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_strengths = 6;

Json lines(const std::vector<std::string>& texts) {
  Json out = Json::array();
  for (const auto& text : texts) out.push_back({{"text", text}});
  return out;
}

std::string who(const Study& study, const Reading& r) {
  return study.student_name(study.school_of(r), r.student.code);
}

class Weekly {
 public:
  Weekly(const Selection& week, const WeeklyResult& result)
      : m_week(week),
        m_study(week.study()),
        m_result(result),
        m_groups(group_page(week, {}, result.groups, {}).data) {}

  Json data(const std::string& scope) const {
    Json out = Json::object();
    out["week"] = week_of(m_result.week.first);
    out["from"] = date_for_people(m_result.week.first);
    out["to"] = date_for_people(m_result.week.last);
    out["scope"] = scope;
    out["empty"] = m_result.groups.tasks.empty();
    out["looked_at"] = looked_at();
    out["build_on"] = strengths();
    out["quotes"] = quotes();
    out["strategies"] = strategies();
    out["moves_md"] = moves_chart();
    out["moves"] = moves();
    out["issues"] = issues();
    out["unused"] = unused();
    out["plans"] = plans();
    out["agreement"] = agreement();
    out["bright_spots"] = bright_spots();
    out["whole_class"] = whole_class();
    out["groups"] = groups();
    out["individuals"] = individuals();
    out["limits"] = limits();
    return out;
  }

 private:
  const Json& tasks() const { return m_groups["tasks"]; }

  Json looked_at() const {
    Json out = Json::array();
    for (const auto& task : tasks()) {
      out.push_back({{"title", task["title"]},
                     {"when", task["when"]},
                     {"turnout", task["turnout"]},
                     {"readers", task["readers"]},
                     {"missing", task["coverage"]["not_handed_in_words"]}});
    }
    return out;
  }

  // What readers named as there to build on, bright spots first, each text once.
  Json strengths() const {
    Json out = Json::array();
    std::set<std::string> seen;
    for (const auto& task : tasks()) {
      for (const auto& group : task["groups"]) {
        for (const auto& line : group["strengths"]) {
          if (out.size() == k_most_strengths || !seen.insert(line["text"].get<std::string>()).second)
            continue;
          out.push_back({{"group", group["name"]}, {"text", line["text"]}, {"who", line["who"]}});
        }
      }
    }
    return out;
  }

  Json quotes() const {
    Json out = Json::array();
    for (const auto& task : tasks()) {
      for (const auto& group : task["groups"]) {
        if (out.size() < 3 && !group["quotes"].empty()) out.push_back(group["quotes"][0]);
      }
    }
    return out;
  }

  // One chart a task: strategies by how far they were carried, with the numbers in words.
  Json strategies() const {
    Json out = Json::array();
    for (std::size_t i = 0; i < m_result.groups.tasks.size(); ++i) {
      Json rows = Json::array();
      for (const auto& group : tasks()[i]["groups"]) {
        rows.push_back(
            {{"name", group["name"]}, {"pieces", group["pieces_words"]}, {"how_far", group["how_far"]}});
      }
      out.push_back({{"title", tasks()[i]["title"]},
                     {"chart_md", chart(m_result.groups.tasks[i])},
                     {"rows", std::move(rows)}});
    }
    return out;
  }

  std::string chart(const TaskGroups& task) const {
    const Codebook& codebook = *task.task->codebook;
    const auto scale =
        codebook.success.empty() ? default_success_scale() : std::span<const Entry>(codebook.success);
    Chart chart;
    chart.kind = ChartKind::stacked;
    chart.title = "How far the work carried its strategy";
    chart.heading = "Strategy";
    for (auto it = scale.rbegin(); it != scale.rend(); ++it)
      chart.series.push_back(in_sentence(it->name.empty() ? prettified(it->id) : it->name));
    chart.series.emplace_back("not said");
    for (const auto& group : task.groups) {
      ChartRow row;
      row.label = group_name(m_study, *task.task, {}, group);
      std::size_t said = 0;
      for (auto it = scale.rbegin(); it != scale.rend(); ++it) {
        const auto found = std::find_if(group.success.begin(), group.success.end(),
                                        [&](const auto& s) { return m_study.text(s.first) == it->id; });
        const std::size_t count = found == group.success.end() ? 0 : found->second;
        said += count;
        row.values.push_back(static_cast<double>(count));
      }
      row.values.push_back(static_cast<double>(group.pieces.size() - std::min(said, group.pieces.size())));
      chart.rows.push_back(std::move(row));
    }
    return chart.rows.empty() ? "" : chart_markdown(chart);
  }

  std::string moves_chart() const {
    if (m_result.moves.counts.empty()) return "";
    Chart chart;
    chart.kind = ChartKind::flow;
    chart.title = "From the work before to this week's";
    chart.heading = "Before";
    chart.series = {"pieces"};
    for (const auto& move : m_result.moves.counts) {
      chart.rows.push_back({strategy_name(m_study, move.from),
                            strategy_name(m_study, move.to),
                            {static_cast<double>(move.pieces)}});
    }
    return chart_markdown(chart);
  }

  Json moves() const {
    std::size_t all = 0;
    std::size_t same = 0;
    for (const auto& move : m_result.moves.counts) {
      all += move.pieces;
      same += move.from == move.to ? move.pieces : 0;
    }
    if (all == 0) return lines({});
    return lines({fmt::format(
        "{} of {} have work from before; {} of these show the same strategy as then, {} another one.", all,
        counted(m_week.pieces().size(), "piece"), same, all - same)});
  }

  Json issues() const {
    Json out = Json::array();
    for (const auto& issue : m_result.issues) {
      const Issue* entry = issue.task->codebook->issue(m_study.text(issue.code));
      out.push_back({{"task", task_title(m_study, *issue.task)},
                     {"name", code_name(m_study, *issue.task, Dimension::issue, issue.code)},
                     {"pieces", issue.pieces},
                     {"of", issue.of},
                     {"cause", entry == nullptr ? "" : special_name(entry->cause)}});
    }
    return out;
  }

  Json unused() const {
    Json out = Json::array();
    for (const auto& task : tasks()) {
      const bool any = !task["nobody_used"].get_ref<const std::string&>().empty() ||
                       !task["no_model"].get_ref<const std::string&>().empty() ||
                       !task["nobody_showed"].get_ref<const std::string&>().empty();
      if (!any) continue;
      out.push_back({{"title", task["title"]},
                     {"nobody_used", task["nobody_used"]},
                     {"no_model", task["no_model"]},
                     {"nobody_showed", task["nobody_showed"]}});
    }
    return out;
  }

  // "4 of 5 looked at again: 4 use partial products, 1 repeated addition"
  std::string now(const FollowUp& plan) const {
    if (plan.reassessed == 0) return "";
    std::vector<std::string> parts;
    for (const auto& shown : plan.strategies) {
      const std::string name =
          shown.code.empty() ? "no strategy to be read" : in_sentence(strategy_words(plan, shown.code));
      parts.push_back(fmt::format("{} {}", shown.students.size(), name));
    }
    const std::string issue =
        plan.plan->issue.text.empty()
            ? ""
            : fmt::format("; the issue is still there on {} of {}", plan.issue.size(), plan.reassessed);
    return fmt::format("{} of {} looked at again: {}{}", plan.reassessed, plan.students.size(),
                       join(parts, ", "), issue);
  }

  std::string strategy_words(const FollowUp& plan, const std::string& code) const {
    const TaskInfo* task = plan.reassess != nullptr ? plan.reassess : plan.task;
    return task == nullptr ? prettified(code) : task->codebook->name_of(Dimension::strategy, code);
  }

  Json plans() const {
    Json out = Json::array();
    for (const auto& plan : m_result.plans) {
      const Plan& p = *plan.plan;
      if (p.written && *p.written > m_result.week.last) continue;
      out.push_back(
          {{"plan", p.id},
           {"strategy", strategy_words(plan, p.strategy.text)},
           {"issue", p.issue.text.empty() || plan.task == nullptr
                         ? p.issue.text
                         : in_sentence(plan.task->codebook->name_of(Dimension::issue, p.issue.text))},
           {"students", counted(plan.students.size(), "student")},
           {"status", std::string(to_string(plan.status))},
           {"due", p.reassess_date ? date_for_people(*p.reassess_date) : ""},
           {"now", now(plan)},
           {"result", p.result},
           {"decision", p.decision}});
    }
    return out;
  }

  Json agreement() const {
    std::vector<std::string> out;
    for (const auto& row : m_result.agreement.rows) {
      if (row.rated.by != "all") continue;
      const std::size_t units = row.rated.pieces.size();
      if (units == 0) continue;
      out.push_back(fmt::format(
          "{} were read by more than one person; on {} of these everybody named the same strategy.",
          counted(units, "piece"), row.agreeing));
      if (units < k_few_units) {
        out.push_back(fmt::format("{} are too few for a coefficient.", counted(units, "piece")));
      } else if (row.alpha.value) {
        std::string words = fmt::format("Krippendorff's alpha is {:.3f}", *row.alpha.value);
        if (row.interval.low.value && row.interval.high.value) {
          words += fmt::format(", with other pieces likely between {:.3f} and {:.3f}",
                               *row.interval.low.value, *row.interval.high.value);
        }
        out.push_back(words + ".");
      } else {
        out.push_back(fmt::format("There is no alpha: {}.", row.alpha.reason));
      }
    }
    return lines(out);
  }

  Json bright_spots() const {
    Json out = Json::array();
    for (const auto piece : m_result.bright_spots) {
      const InForce now = m_week.in_force(piece);
      const auto said = [&](Text Reading::*field) {
        for (const auto* r : now.sources) {
          if (r->*field != k_no_text) return std::string(m_study.text(r->*field));
        }
        return std::string();
      };
      const TaskInfo& task = *m_study.task_info(m_week.head(piece).task.code);
      const std::string strategy =
          now.strategies.empty() ? "" : code_name(m_study, task, Dimension::strategy, now.strategies.front());
      out.push_back({{"who", who(m_study, m_week.head(piece))},
                     {"task", task_title(m_study, task)},
                     {"strategy", strategy},
                     {"evidence", said(&Reading::evidence)},
                     {"quote", said(&Reading::quote)}});
    }
    return out;
  }

  // Issues that more than half of a task's coded pieces share.
  Json whole_class() const {
    std::vector<std::string> out;
    for (const auto& issue : m_result.issues) {
      if (issue.pieces * 2 <= issue.of || issue.of < 2) continue;
      out.push_back(fmt::format("{}: {} on {} of {} pieces: take it up with everybody.",
                                task_title(m_study, *issue.task),
                                in_sentence(code_name(m_study, *issue.task, Dimension::issue, issue.code)),
                                issue.pieces, issue.of));
    }
    for (const auto& task : tasks()) {
      const auto& unused = task["nobody_used"].get_ref<const std::string&>();
      if (unused.find("(critical)") == std::string::npos) continue;
      out.push_back(fmt::format("{}: make room for what nobody used yet: {}.",
                                task["title"].get<std::string>(), unused));
    }
    return lines(out);
  }

  // For each task the strategy group and issue that most pieces share.
  Json groups() const {
    std::vector<std::string> out;
    for (const auto& task : m_result.groups.tasks) {
      const Group* best_group = nullptr;
      std::pair<Text, std::size_t> best{k_no_text, 0};
      for (const auto& group : task.groups) {
        for (const auto& issue : group.issues) {
          if (issue.second > best.second) best = issue, best_group = &group;
        }
      }
      if (best_group == nullptr) continue;
      out.push_back(fmt::format("{}: {}, {} on {} of {} pieces.", task_title(m_study, *task.task),
                                in_sentence(group_name(m_study, *task.task, {}, *best_group)),
                                in_sentence(code_name(m_study, *task.task, Dimension::issue, best.first)),
                                best.second, best_group->pieces.size()));
    }
    return lines(out);
  }

  Json individuals() const {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < m_result.groups.tasks.size(); ++i) {
      const TaskGroups& task = m_result.groups.tasks[i];
      const std::string title = tasks()[i]["title"].get<std::string>();
      const auto add = [&](const char* what, const std::string& whom) {
        if (!whom.empty()) out.push_back(fmt::format("{}: {}: {}.", title, what, whom));
      };
      add("ask how they thought about it", names(m_week, task.not_enough));
      add("readers see different things, look together", names(m_week, task.readers_differ));
      add("a reader was not sure, look together", names(m_week, task.unsure));
      add("absent, offer the task again", names(m_week, task.absent));
      add("nothing handed in yet", tasks()[i]["coverage"]["not_handed_in_words"].get<std::string>());
    }
    return lines(out);
  }

  // What this evidence cannot tell.
  Json limits() const {
    std::vector<std::string> out;
    std::set<std::string> readers;
    std::size_t uncoded = 0;
    for (const auto piece : m_week.pieces()) {
      for (const auto* r : m_week.readings(piece)) readers.insert(std::string(m_study.text(r->coder)));
      uncoded += m_week.in_force(piece).standing == Standing::uncoded ? 1U : 0U;
    }
    const std::size_t pieces = m_week.pieces().size();
    if (pieces > 0 && pieces < 10)
      out.push_back(
          fmt::format("{} are few: a count may change with the next ones.", counted(pieces, "piece")));
    if (m_result.groups.tasks.size() == 1)
      out.emplace_back(
          "One task shows one side of what students can do; another task may bring out other strategies.");
    if (readers.size() == 1)
      out.emplace_back(
          "One person read all of it; a second reading of some pieces would show where a code is not clear.");
    if (uncoded > 0)
      out.push_back(fmt::format("{} have no strategy written down yet.", counted(uncoded, "piece")));
    out.emplace_back("A strategy belongs to a piece of work on one day. It is no description of a student.");
    out.emplace_back("What is not on a page may still have been thought; ask before concluding.");
    return lines(out);
  }

  const Selection& m_week;
  const Study& m_study;
  const WeeklyResult& m_result;
  Json m_groups;
};

Json sample() {
  const Json line = Json::array({{{"text", ""}}});
  const Json input = {{"files", 1}, {"pieces", 1}, {"readings", 1}, {"errors", 1}, {"unread", 1}};
  Json out = {{"input", input}, {"week", ""}, {"from", ""}, {"to", ""}, {"scope", ""}, {"empty", true}};
  out["looked_at"] =
      Json::array({{{"title", ""}, {"when", ""}, {"turnout", ""}, {"readers", ""}, {"missing", ""}}});
  out["build_on"] = Json::array({{{"group", ""}, {"text", ""}, {"who", ""}}});
  out["quotes"] = Json::array({{{"text", ""}, {"who", ""}}});
  const Json row = {{"name", ""}, {"pieces", ""}, {"how_far", ""}};
  out["strategies"] = Json::array({{{"title", ""}, {"chart_md", ""}, {"rows", Json::array({row})}}});
  out["moves_md"] = "";
  out["moves"] = line;
  out["issues"] = Json::array({{{"task", ""}, {"name", ""}, {"pieces", 1}, {"of", 1}, {"cause", ""}}});
  out["unused"] =
      Json::array({{{"title", ""}, {"nobody_used", ""}, {"no_model", ""}, {"nobody_showed", ""}}});
  out["plans"] = Json::array({{{"plan", ""},
                               {"strategy", ""},
                               {"issue", ""},
                               {"students", ""},
                               {"status", ""},
                               {"due", ""},
                               {"now", ""},
                               {"result", ""},
                               {"decision", ""}}});
  out["agreement"] = line;
  out["bright_spots"] =
      Json::array({{{"who", ""}, {"task", ""}, {"strategy", ""}, {"evidence", ""}, {"quote", ""}}});
  for (const char* key : {"whole_class", "groups", "individuals", "limits"}) out[key] = line;
  return out;
}

}  // namespace

Page weekly_page(const Selection& week, const WeeklyResult& result, const std::string& scope) {
  Page page;
  page.template_name = "report";
  page.title = fmt::format("Week {}", week_of(result.week.first));
  page.data = Weekly(week, result).data(scope);
  page.sample = sample();
  return page;
}

}  // namespace worksort
