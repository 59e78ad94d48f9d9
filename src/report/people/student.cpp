#include "worksort/report/people/student.hpp"

#include "worksort/report/count/shift.hpp"
#include "worksort/report/data/list.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/people/pictures.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

std::string setting_name(const Study& study, Text setting) {
  return setting == k_no_text ? "place not said" : in_sentence(prettified(study.text(setting)));
}

std::string title_of(const Study& study, const Reading& r) {
  return task_title(study, *study.task_info(r.task.code));
}

// What the page says of a reading.
constexpr std::array k_said = {
    WorkField::coder,    WorkField::setting, WorkField::strategy,    WorkField::also,   WorkField::model,
    WorkField::success,  WorkField::answer,  WorkField::shows,       WorkField::issues, WorkField::evidence,
    WorkField::strength, WorkField::quote,   WorkField::bright_spot, WorkField::unsure, WorkField::note};

class StudentPage {
 public:
  StudentPage(const Selection& selection, const StudentWork& work)
      : m_selection(selection), m_study(selection.study()), m_work(work) {}

  Value data() const {
    Value out = Value::object();
    const Student* known = m_work.known;
    out["student"] = text(m_work.student);
    out["name"] = known == nullptr || known->name.empty() ? Value() : Value(known->name);
    out["shown"] = m_study.student_name(m_work.school, m_work.student);
    out["school"] = text(m_work.school);
    out["where"] = where();
    out["served_by"] = known == nullptr ? Value::array() : Value(known->served_by);
    out["served_by_words"] = known == nullptr ? "" : join_and(readable(known->served_by));
    out["turnout"] = turnout();
    add_shown(out);
    add_models(out);
    out["pieces"] = Value::array();
    for (const auto piece : m_work.pieces) out["pieces"].push_back(piece_data(piece));
    out["has_plans"] = !m_work.plans.empty();
    out["plans"] = Value::array();
    for (const auto* plan : m_work.plans) out["plans"].push_back(plan_data(*plan));
    return out;
  }

 private:
  std::string text(Text t) const { return std::string(m_study.text(t)); }

  static std::vector<std::string> readable(const std::vector<std::string>& words) {
    std::vector<std::string> out;
    out.reserve(words.size());
    for (const auto& word : words) out.push_back(in_sentence(prettified(word)));
    return out;
  }

  std::string where() const {
    std::vector<std::string> out;
    for (const auto piece : m_work.pieces) {
      const std::string id = text(m_selection.head(piece).class_id);
      if (!id.empty() && std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    }
    if (m_work.school != k_no_text) out.push_back(text(m_work.school));
    return join(out, " · ");
  }

  std::string turnout() const {
    std::size_t readings = 0;
    std::set<Text> readers;
    for (const auto piece : m_work.pieces) {
      for (const auto* r : m_selection.readings(piece)) {
        if (r->is_blank) continue;
        ++readings;
        readers.insert(r->coder);
      }
    }
    if (readings == 0) return fmt::format("{} · not read yet", counted(m_work.pieces.size(), "piece"));
    const std::string out =
        fmt::format("{} · {}", counted(m_work.pieces.size(), "piece"), counted(readings, "reading"));
    const bool named = !readers.contains(k_no_text);
    return named ? fmt::format("{} by {}", out, counted(readers.size(), "reader")) : out;
  }

  // "muffin trays, seed rows (twice)"
  std::string tasks(const std::vector<std::uint32_t>& pieces) const {
    std::vector<std::pair<std::string, std::size_t>> titles;
    for (const auto piece : pieces) {
      const std::string title = in_sentence(title_of(m_study, m_selection.head(piece)));
      const auto at =
          std::find_if(titles.begin(), titles.end(), [&](const auto& t) { return t.first == title; });
      if (at == titles.end())
        titles.emplace_back(title, 1);
      else
        ++at->second;
    }
    std::vector<std::string> out;
    out.reserve(titles.size());
    for (const auto& [title, count] : titles) {
      out.push_back(count == 1   ? title
                    : count == 2 ? title + " twice"
                                 : fmt::format("{} {} times", title, count));
    }
    return join(out, ", ");
  }

  // What somebody wrote about the work or heard, each text once.
  Value lines(Text Reading::*field) const {
    Value out = Value::array();
    std::set<Text> seen;
    for (const auto piece : m_work.pieces) {
      for (const auto* r : m_selection.readings(piece)) {
        if (r->*field == k_no_text || !seen.insert(r->*field).second) continue;
        out.push_back({{"text", text(r->*field)}, {"task", in_sentence(title_of(m_study, *r))}});
      }
    }
    return out;
  }

  void add_shown(Value& out) const {
    out["strengths"] = lines(&Reading::strength);
    out["quotes"] = lines(&Reading::quote);
    out["strategies"] = Value::array();
    for (const auto& use : m_work.strategies) {
      out["strategies"].push_back({{"id", text(use.code)},
                                   {"name", strategy_name(m_study, use.code)},
                                   {"pieces", use.pieces.size()},
                                   {"tasks", tasks(use.pieces)}});
    }
  }

  std::string model_name(const ModelUse& use) const {
    for (const auto& setting : use.settings) {
      if (setting.pieces.empty()) continue;
      const Reading& r = m_selection.head(setting.pieces.front());
      return code_name(m_study, *m_study.task_info(r.task.code), Dimension::model, use.model);
    }
    return prettified(text(use.model));
  }

  void add_models(Value& out) const {
    out["settings"] = Value::array();
    for (const Text setting : m_work.settings)
      out["settings"].push_back(Value{{"name", setting_name(m_study, setting)}});
    out["models"] = Value::array();
    std::vector<std::string> shared, apart;
    for (const auto& use : m_work.models) {
      Value cells = Value::array();
      for (const auto& setting : use.settings) {
        cells.push_back({{"setting", text(setting.setting)},
                         {"pieces", setting.pieces.size()},
                         {"shown", setting.pieces.empty() ? "·" : fmt::format("{}", setting.pieces.size())}});
      }
      const std::string name = model_name(use);
      const bool both = settings_with(use) > 1;
      if (both) shared.push_back(in_sentence(name));
      if (in_one_setting(use)) apart.push_back(in_sentence(name));
      out["models"].push_back(
          {{"id", text(use.model)}, {"name", name}, {"shared", both}, {"cells", std::move(cells)}});
    }
    const bool several = m_work.settings.size() > 1;
    out["has_models"] = !m_work.models.empty();
    out["several_settings"] = several;
    out["shared_words"] = several ? join(shared, ", ") : "";
    out["apart_words"] = several ? join(apart, ", ") : "";
    const bool named = !several && !m_work.settings.empty() && m_work.settings.front() != k_no_text;
    out["one_setting"] = named ? setting_name(m_study, m_work.settings.front()) : "";
  }

  std::string names(std::span<const CodeRef> codes, const TaskInfo& task, Dimension dimension) const {
    std::vector<std::string> out;
    for (const auto& code : codes) {
      const std::string name = code_name(m_study, task, dimension, code.code);
      out.push_back(out.empty() ? name : in_sentence(name));
    }
    return join(out, ", ");
  }

  std::string look_fors(const Reading& r, const TaskInfo& task) const {
    std::vector<std::string> out;
    for (const auto& code : m_study.shows(r)) out.push_back(look_for_name(m_study, task, code.code));
    return join(out, "; ");
  }

  // Texts that are not there are empty here, and no is not the same as nothing.
  Value said(const Reading& r, const PieceField& field) const {
    if (const auto* yes = std::get_if<bool Reading::*>(&field.member)) return Value(r.**yes);
    const Cell cell = cell_of(m_study, r, field);
    const auto* list = std::get_if<TextList>(&cell);
    return list == nullptr ? Value(cell_text(cell)) : Value(*list);
  }

  Value reading_data(const Reading& r, const TaskInfo& task) const {
    Value out = Value::object();
    const auto strategies = m_study.strategies(r);
    for (const auto field : k_said) out[field_name(field)] = said(r, piece_field(field));
    out["strategy_name"] =
        strategies.empty() ? "" : names(strategies.subspan(0, 1), task, Dimension::strategy);
    return out;
  }

  // One line a kind of coding with a cell for each reader; kinds that no reader used are left out.
  Value fields(const std::vector<const Reading*>& readings, const TaskInfo& task) const {
    Value out = Value::array();
    const auto add = [&](const char* label, auto&& value) {
      Value cells = Value::array();
      bool any = false;
      for (const auto* r : readings) {
        std::string shown = value(*r);
        any |= !shown.empty();
        cells.push_back({{"shown", shown.empty() ? "–" : std::move(shown)}});
      }
      if (any) out.push_back({{"label", label}, {"cells", std::move(cells)}});
    };
    add("Building on", [&](const Reading& r) { return text(r.strength); });
    add("Strategy",
        [&](const Reading& r) { return names(m_study.strategies(r), task, Dimension::strategy); });
    add("Models", [&](const Reading& r) { return names(m_study.models(r), task, Dimension::model); });
    add("How far", [&](const Reading& r) {
      return r.success.code == k_no_text ? "" : code_name(m_study, task, Dimension::success, r.success.code);
    });
    add("Shows", [&](const Reading& r) { return look_fors(r, task); });
    add("On the page", [&](const Reading& r) { return text(r.evidence); });
    add("Answer", [&](const Reading& r) { return text(r.answer); });
    add("In the way", [&](const Reading& r) { return names(m_study.issues(r), task, Dimension::issue); });
    add("Not sure", [&](const Reading& r) { return std::string(r.unsure ? "look at it together" : ""); });
    add("Note", [&](const Reading& r) { return text(r.note); });
    return out;
  }

  Value piece_data(std::uint32_t piece) const {
    const Reading& head = m_selection.head(piece);
    const TaskInfo& task = *m_study.task_info(head.task.code);
    const auto readings = m_selection.readings(piece);
    const InForce now = m_selection.in_force(piece);
    std::vector<std::string> places;
    Value data = Value::array();
    Value readers = Value::array();
    for (const auto* r : readings) {
      data.push_back(reading_data(*r, task));
      if (!r->is_blank)
        readers.push_back({{"name", r->coder == k_no_text ? "reader not named" : text(r->coder)}});
      const std::string place = setting_name(m_study, r->setting);
      if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
    }
    Value out = Value::object();
    out["task"] = text(head.task.code);
    out["title"] = title_of(m_study, head);
    out["date"] = head.date == k_undated ? Value() : Value(to_string(Date{head.date}));
    out["when"] = head.date == k_undated ? "no date" : date_for_people(Date{head.date});
    out["attempt"] = head.attempt == 0 ? Value() : Value(head.attempt);
    out["places"] = join(places, ", ");
    out["strategy"] = now.strategies.empty() ? "" : text(now.strategies.front());
    out["bright_spot"] = now.bright_spot();
    out["readings"] = std::move(data);
    out["several"] = readings.size() > 1;
    out["not_read"] = now.is_blank;
    out["readers"] = std::move(readers);
    out["fields"] = fields(readings, task);
    out["pictures"] = pictures(m_selection, {piece});
    out["differ"] = now.standing == Standing::readers_differ;
    return out;
  }

  Value plan_data(const Plan& plan) const {
    const TaskInfo* task = m_study.task_info(plan.task.text);
    std::vector<std::string> models;
    for (const auto& model : plan.new_and_different.models) {
      models.push_back(in_sentence(task == nullptr ? prettified(model)
                                                   : task->codebook->name_of(Dimension::model, model)));
    }
    return {{"id", plan.id},
            {"when", plan.date ? date_for_people(*plan.date) : ""},
            {"taught_by", in_sentence(prettified(plan.taught_by))},
            {"models", join_and(models)},
            {"tell", join_and(readable(plan.tell))},
            {"result", plan.result}};
  }

  const Selection& m_selection;
  const Study& m_study;
  const StudentWork& m_work;
};

// What the table shows of a reading, what can be built on before the rest.
constexpr std::array k_shown = {
    WorkField::student, WorkField::name,     WorkField::date,     WorkField::task,   WorkField::class_id,
    WorkField::school,  WorkField::setting,  WorkField::attempt,  WorkField::coder,  WorkField::strategy,
    WorkField::also,    WorkField::model,    WorkField::success,  WorkField::answer, WorkField::shows,
    WorkField::issues,  WorkField::strength, WorkField::evidence, WorkField::quote,  WorkField::note};

Cell shown(const Study& study, const StudentWork& work, const Reading& r, WorkField field) {
  if (field == WorkField::student) return std::string(study.text(work.student));
  if (field == WorkField::name) return work.known == nullptr ? std::string() : work.known->name;
  return cell_of(study, r, piece_field(field));
}

}  // namespace

Page student_page(const Selection& selection, const std::vector<StudentWork>& students) {
  Page page;
  page.template_name = "student";
  page.title = "Work over time";
  page.data["students"] = Value::array();
  for (const auto& work : students) page.data["students"].push_back(StudentPage(selection, work).data());
  if (students.size() == 1) page.title = page.data["students"][0]["shown"].get<std::string>();
  return page;
}

Table student_table(const Selection& selection, const std::vector<StudentWork>& students) {
  Table table;
  table.title = "Work over time";
  for (const auto field : k_shown) {
    const PieceField& f = piece_field(field);
    table.columns.push_back({std::string(f.name), std::string(f.heading), column_type(f)});
  }
  for (const auto& work : students) {
    for (const auto piece : work.pieces) {
      for (const auto* r : selection.readings(piece)) {
        auto& row = table.rows.emplace_back();
        for (const auto field : k_shown) row.push_back(shown(selection.study(), work, *r, field));
      }
    }
  }
  return table;
}

}  // namespace worksort
