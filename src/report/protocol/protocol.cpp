#include "worksort/report/protocol/protocol.hpp"

#include "worksort/util/text.hpp"

#include <map>
#include <utility>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::uint32_t k_day = 24 * 60;

std::string protocol_title(const Protocol& protocol) {
  return in_words(protocol.title, protocol.id);
}

std::string minutes_words(std::uint32_t minutes) {
  return fmt::format("{} min", minutes);
}

Value held_block(std::string_view show) {
  return {{"show", std::string(show)},
          {"title", prettified(show)},
          {"text", "Held back until the team has looked at the task and what to expect."},
          {"lines", Value::array()}};
}

// What an earlier step has shown is not shown again.
Value shown_block(const Value& block, std::size_t step) {
  return {{"show", block["show"]},
          {"title", block["title"]},
          {"text", fmt::format("As in step {}.", step)},
          {"lines", Value::array()}};
}

class Agenda {
 public:
  Agenda(const Protocol& protocol, std::optional<std::uint32_t> start, const ProtocolMaterial* material)
      : m_protocol(protocol), m_start(start), m_material(material) {}

  Value step(const TimedStep& timed, std::size_t number) {
    const Step& step = *timed.step;
    Value out = Value::object();
    out["number"] = number;
    out["title"] = step.title;
    out["clock"] = m_start ? Value(clock_words(*m_start + timed.starts)) : Value();
    out["ends"] = m_start ? Value(clock_words(*m_start + timed.starts + timed.minutes)) : Value();
    out["running"] = fmt::format("{} to {}", timed.starts, timed.starts + timed.minutes);
    out["starts_after"] = timed.starts;
    out["minutes"] = timed.minutes;
    out["minutes_words"] = minutes_words(timed.minutes);
    out["who"] = step.who;
    out["say"] = step.say;
    out["prompts"] = step.prompts;
    out["produce"] = step.produce;
    out["not_yet"] = step.not_yet;
    out["note"] = step.note;
    out["optional"] = step.optional;
    out["show"] = step.show;
    out["blocks"] = blocks(step, number);
    return out;
  }

  Value blocks(const Step& step, std::size_t number) {
    Value out = Value::array();
    if (m_material == nullptr) return out;
    if (number == 1 && !m_material->beginning().is_null()) out.push_back(m_material->beginning());
    const auto index = static_cast<std::size_t>(&step - m_protocol.steps.data());
    for (const auto& show : step.show) {
      Value found = m_material->blocks(show);
      if (found.empty()) continue;
      const bool held = is_held_back(m_protocol, index, show);
      const auto [first, added] = held ? std::pair(m_shown.end(), false) : m_shown.try_emplace(show, number);
      if (held)
        out.push_back(held_block(show));
      else if (!added)
        out.push_back(shown_block(found.front(), first->second));
      else
        for (const auto& block : found) out.push_back(block);
    }
    return out;
  }

 private:
  const Protocol& m_protocol;
  std::optional<std::uint32_t> m_start;
  const ProtocolMaterial* m_material;
  std::map<std::string, std::size_t> m_shown;  // in which step each block stands first
};

void put(Value& to, const char* key, Value value) {
  if (value.is_string() && value.text().empty()) return;
  if (value.is_array() && value.empty()) return;
  to[key] = std::move(value);
}

}  // namespace

std::string clock_words(std::uint32_t minutes) {
  return fmt::format("{}:{:02}", minutes % k_day / 60, minutes % 60);
}

Page protocol_page(const Protocol& protocol, const Timetable& timetable, std::optional<std::uint32_t> start,
                   const ProtocolMaterial* material) {
  Page page;
  page.template_name = "protocol";
  page.look = "whole-steps";
  page.title = protocol_title(protocol);
  Value& data = page.data;
  const std::string length = counted(timetable.minutes, "minute");
  const std::string from = start ? clock_words(*start) : "";
  const std::string to = start ? clock_words(*start + timetable.minutes) : "";
  data["protocol"] = protocol.id;
  data["title"] = page.title;
  data["minutes"] = timetable.minutes;
  data["start"] = start ? Value(from) : Value();
  data["end"] = start ? Value(to) : Value();
  data["when"] = start ? fmt::format("{} to {} · {}", from, to, length) : length;
  data["roles"] = protocol.roles;
  data["roles_words"] = join(protocol.roles, ", ");
  data["norms"] = protocol.norms;
  data["note"] = protocol.note;
  data["source"] = protocol.source;
  data["dropped"] = Value::array();
  std::vector<std::string> dropped;
  for (const Step* step : timetable.dropped) {
    data["dropped"].push_back({{"title", step->title}, {"minutes", step->minutes}});
    dropped.push_back(fmt::format("{} ({})", step->title, minutes_words(step->minutes)));
  }
  data["dropped_words"] = join(dropped, ", ");
  data["share_notes"] = material == nullptr ? std::vector<std::string>{} : material->share_notes();
  data["steps"] = Value::array();
  Agenda agenda(protocol, start, material);
  for (const auto& timed : timetable.steps)
    data["steps"].push_back(agenda.step(timed, data["steps"].size() + 1));
  return page;
}

Value protocol_document(const Protocol& protocol, const Timetable& timetable) {
  Value out = Value::object();
  out["id"] = protocol.id;
  put(out, "title", protocol.title);
  put(out, "source", protocol.source);
  put(out, "roles", protocol.roles);
  put(out, "norms", protocol.norms);
  put(out, "note", protocol.note);
  out["steps"] = Value::array();
  for (const auto& timed : timetable.steps) {
    const Step& step = *timed.step;
    Value item = Value::object();
    item["title"] = step.title;
    item["minutes"] = timed.minutes;
    put(item, "who", step.who);
    put(item, "say", step.say);
    put(item, "prompts", step.prompts);
    put(item, "produce", step.produce);
    put(item, "not_yet", step.not_yet);
    put(item, "show", step.show);
    if (step.optional) item["optional"] = true;
    put(item, "note", step.note);
    out["steps"].push_back(std::move(item));
  }
  return Value{{"protocol", std::move(out)}};
}

Table protocol_table(const Study& study, const std::vector<Protocol>& protocols) {
  using enum ColumnType;
  Table table;
  table.title = "Protocols";
  table.columns = {{"id", "Name", code},
                   {"title", "Title", text},
                   {"minutes", "Minutes", number},
                   {"steps", "Steps", number},
                   {"from", "From", text}};
  for (const auto& protocol : protocols) {
    const auto plan = timetable(protocol, std::nullopt);
    const std::string from = protocol.shipped ? "worksort" : study.files[protocol.origin.file];
    table.rows.push_back({protocol.id, protocol_title(protocol),
                          static_cast<std::int64_t>(plan ? plan->minutes : 0),
                          static_cast<std::int64_t>(protocol.steps.size()), from});
  }
  return table;
}

Page protocol_check_page(const CheckedProtocols& checked) {
  Page page;
  page.template_name = "protocol-check";
  page.title = "Protocols";
  page.data["protocols"] = Value::array();
  for (const auto& [protocol, findings] : checked) {
    const auto plan = timetable(*protocol, std::nullopt);
    Value list = Value::array();
    for (const auto& finding : findings) {
      const std::string where = finding.step == 0 ? "The protocol"
                                                  : fmt::format("Step {}, {},", finding.step,
                                                                protocol->steps[finding.step - 1].title);
      list.push_back({{"step", finding.step == 0 ? Value() : Value(finding.step)},
                      {"where", where},
                      {"text", finding.text}});
    }
    page.data["protocols"].push_back(
        {{"protocol", protocol->id},
         {"title", protocol_title(*protocol)},
         {"minutes", plan ? plan->minutes : 0},
         {"steps", protocol->steps.size()},
         {"summary", fmt::format("{}, {}", counted(protocol->steps.size(), "step"),
                                 counted(plan ? plan->minutes : 0, "minute"))},
         {"findings", std::move(list)},
         {"clean", findings.empty()}});
  }
  return page;
}

}  // namespace worksort
