// What the steps of a protocol show where people outside the team take part.
#include "worksort/report/people/people.hpp"
#include "worksort/report/protocol/protocol.hpp"
#include "worksort/report/protocol/protocol_material.hpp"
#include "worksort/report/share/share_words.hpp"
#include "worksort/report/week/weekly_share.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "protocol_block.hpp"
#include "report/share/share_mark.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

std::string names_of(const TaskInfo& info, Dimension dimension, const std::vector<Written>& codes) {
  std::vector<std::string> out;
  out.reserve(codes.size());
  for (const auto& code : codes) out.push_back(in_sentence(info.codebook->name_of(dimension, code.text)));
  return join(out, ", ");
}

Value expectations(const TaskInfo& info) {
  if (info.task == nullptr) return Value();
  std::vector<std::string> lines;
  const auto add = [&](const char* label, const std::string& text) {
    if (!text.empty()) lines.push_back(fmt::format("{}: {}", label, text));
  };
  add("Strategies", names_of(info, Dimension::strategy, info.task->anticipate.strategies));
  add("Models", names_of(info, Dimension::model, info.task->anticipate.models));
  return protocol_block("anticipate", "What the team expects", lines);
}

// The groups or the piles of a task, each with its number or the word "hidden".
Value shared_groups(const SharedTask& task, std::string_view kind) {
  std::vector<std::string> lines;
  for (const auto& row : task.rows) {
    if (row.kind != kind) continue;
    std::string line = fmt::format("{}: {}", row.name, row.words);
    if (!row.how_far.empty()) line += fmt::format(" ({})", row.how_far);
    lines.push_back(std::move(line));
  }
  const bool groups = kind == "group";
  return protocol_block(groups ? "groups" : "piles", groups ? "Groups" : "Piles", lines);
}

}  // namespace

Value ProtocolMaterial::shared_task(const TaskInfo& task) const {
  return protocol_block("task", task_title(m_study, task), {"Its words are with the team."});
}

// Pieces, disagreements, plans, bright spots and reflections are about single children, or in people's own
// words: nothing stands for them.
Value ProtocolMaterial::shared(std::string_view show, const TaskInfo& task) const {
  if (show == "task") return shared_task(task);
  if (show == "anticipate") return expectations(task);
  if (show == "critical") {
    const std::string names =
        task.task == nullptr ? "" : names_of(task, Dimension::strategy, critical_strategies(*task.task));
    return names.empty() ? Value()
                         : protocol_block(show, "Strategies that somebody should be using", {names});
  }
  const SharedTask* told = m_shared->task(task);
  if (told == nullptr) return Value();
  if (show == "groups") return shared_groups(*told, "group");
  if (show == "piles") return shared_groups(*told, "pile");
  if (show == "unseen")
    return protocol_block(show, "What nobody used, and what nobody expected",
                          shared_unseen_lines(*told, *m_min_n));
  if (show == "coverage") {
    const std::string pieces = told->pieces_words();
    return pieces.empty() ? Value() : protocol_block(show, "Whose work is here", {pieces});
  }
  if (show != "issues") return Value();
  std::vector<std::string> lines;
  for (const auto& issue : m_issues.at(&task))
    lines.push_back(fmt::format("{}: {}", issue.name, shared_number(issue.pieces)));
  return protocol_block(show, "In the way", lines);
}

std::vector<std::string> ProtocolMaterial::share_notes() const {
  if (!m_min_n) return {};
  std::vector<std::string> steps;
  bool hides = false;  // the rule is said wherever counts are
  for (const auto* task : m_tasks) {
    const SharedTask* told = m_shared->task(*task);
    if (told == nullptr) continue;
    hides = true;
    for (const auto& step : told->counts.steps()) {
      if (std::find(steps.begin(), steps.end(), step) == steps.end()) steps.push_back(step);
    }
  }
  return share_words(*m_min_n, steps, hides);
}

Shareable<Page> shared_protocol_page(const Protocol& protocol, const Timetable& timetable,
                                     std::optional<std::uint32_t> start, const ProtocolMaterial* material) {
  if (material != nullptr && !material->is_shared())
    throw std::logic_error("the material of an agenda to share must be for people outside the team");
  Page page = protocol_page(protocol, timetable, start, material);
  if (!protocol.shipped) page.data["protocol"] = "";
  return ShareMark::give(std::move(page));
}

Shareable<std::vector<Value>> shared_protocol_document(const Protocol& protocol, const Timetable& timetable) {
  Protocol plain = protocol;
  if (!plain.shipped) plain.id = "agenda";
  return ShareMark::give(std::vector<Value>{protocol_document(plain, timetable)});
}

Shareable<Table> shared_protocol_table(const Study& study, const std::vector<Protocol>& protocols) {
  std::vector<Protocol> shipped;
  std::ranges::copy_if(protocols, std::back_inserter(shipped), &Protocol::shipped);
  return ShareMark::give(protocol_table(study, shipped));
}

Shareable<Page> shared_protocol_check_page(const CheckedProtocols& checked) {
  Page page = protocol_check_page(checked);
  for (auto& protocol : page.data["protocols"]) protocol["protocol"] = "";
  return ShareMark::give(std::move(page));
}

}  // namespace worksort
