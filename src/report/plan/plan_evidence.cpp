// What a plan says of its pages: the evidence, quotes, look-fors, and what all that leaves open.
#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "plan_parts.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

using Pieces = std::vector<std::uint32_t>;

constexpr std::size_t k_most_evidence = 3;
constexpr std::size_t k_most_quotes = 2;

// The pieces with the issue first: they are what the plan is about.
Pieces evidence_order(const PlanParts& parts) {
  Pieces out = parts.basis.sharing;
  for (const auto piece : parts.basis.pieces) {
    if (!parts.shows_issue(piece)) out.push_back(piece);
  }
  return out;
}

// "Six rows · answer: 24 · without it now": what is written down of a page, empty without anything.
std::string evidence_line(const Value& entry) {
  std::vector<std::string> out;
  for (const auto* key : {"text", "quote"}) {
    if (out.empty() && !entry[key].text().empty()) out.push_back(entry[key].text());
  }
  if (const std::string answer = entry["answer"].text(); !answer.empty()) out.push_back("answer: " + answer);
  if (!out.empty() && entry["without_issue"].get<bool>()) out.emplace_back("without it now");
  return join(out, " · ");
}

}  // namespace

std::string PlanParts::code(Dimension dimension, const std::string& id) const {
  return basis.task->codebook->name_of(dimension, id);
}

std::string PlanParts::student(std::uint32_t piece) const {
  const Reading& head = selection.head(piece);
  return study.student_name(study.school_of(head), head.student.code);
}

std::string PlanParts::text(std::uint32_t piece, Text Reading::*field) const {
  return said(study, basis.in_force.at(piece), field);
}

bool PlanParts::shows_issue(std::uint32_t piece) const {
  return std::ranges::find(basis.sharing, piece) != basis.sharing.end();
}

std::vector<std::uint32_t> plan_shown_pages(const PlanParts& parts) {
  Pieces out = evidence_order(parts);
  out.resize(std::min(out.size(), k_most_evidence));
  return out;
}

Value plan_evidence(const PlanParts& parts) {
  Value out = Value::array();
  for (const auto piece : plan_shown_pages(parts)) {
    Value entry = person(parts.study, parts.selection.head(piece));
    entry["shares_issue"] = parts.shows_issue(piece);
    entry["without_issue"] = !parts.basis.sharing.empty() && !parts.shows_issue(piece);
    entry["answer"] = std::string(parts.study.text(parts.basis.in_force.at(piece).answer));
    entry["text"] = parts.text(piece, &Reading::evidence);
    entry["quote"] = parts.text(piece, &Reading::quote);
    entry["strength"] = parts.text(piece, &Reading::strength);
    entry["line"] = evidence_line(entry);
    out.push_back(std::move(entry));
  }
  return out;
}

std::string plan_evidence_more(const PlanParts& parts, const Value& evidence) {
  const Pieces all = evidence_order(parts);
  Pieces more;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i >= evidence.size() || evidence[i]["line"].text().empty()) more.push_back(all[i]);
  }
  return more.size() == all.size() ? "" : names(parts.selection, more);
}

Value plan_quotes(const PlanParts& parts) {
  Value out = Value::array();
  std::set<std::string> seen;
  for (const auto piece : parts.basis.pieces) {
    const std::string quote = parts.text(piece, &Reading::quote);
    if (quote.empty() || out.size() == k_most_quotes || !seen.insert(quote).second) continue;
    out.push_back({{"text", quote}, {"who", parts.student(piece)}});
  }
  return out;
}

Value plan_look_fors(const PlanParts& parts) {
  Value out = Value::array();
  const std::size_t pages = parts.basis.pieces.size();
  for (const auto& count : issue_look_fors(parts.basis)) {
    const bool first = out.empty();
    const std::string here = fmt::format("{} of {}", count.shown, pages);
    const std::string without = parts.basis.issue.empty() || parts.basis.class_without == 0
                                    ? ""
                                    : fmt::format("{} of {}", count.elsewhere, parts.basis.class_without);
    out.push_back({{"label", first ? "Still to appear" : "And"},
                   {"id", count.look_for->id},
                   {"aspect", count.look_for->aspect},
                   {"text", look_for_words(*count.look_for)},
                   {"shown", count.shown},
                   {"of", pages},
                   {"words", without.empty() ? here
                             : first         ? fmt::format("{} here, {} without the issue", here, without)
                                             : fmt::format("{}, {}", here, without)}});
  }
  return out;
}

std::string plan_mastery(const PlanParts& parts) {
  static constexpr std::array<std::string_view, 4> k_aspects = {"conceptual", "procedural", "application",
                                                                ""};
  if (!parts.basis.records_look_fors) return "";
  std::vector<std::string> out;
  for (const auto aspect : k_aspects) {
    std::vector<std::string> words;
    for (const auto& count : parts.basis.look_fors) {
      if (count.look_for->aspect == aspect)
        words.push_back(fmt::format("{} {}", in_sentence(prettified(count.look_for->id)), count.in_class));
    }
    const std::string name = aspect.empty() ? "other" : std::string(aspect);
    if (!words.empty()) out.push_back(fmt::format("{}: {}", name, join(words, ", ")));
  }
  if (out.empty()) return "";
  return fmt::format("{} (recorded, of {} with a strategy)", join(out, "; "),
                     counted(parts.basis.class_coded, "page"));
}

std::vector<std::string> plan_limits(const PlanParts& parts) {
  const PlanBasis& basis = parts.basis;
  const auto pages = basis.pieces.size();
  if (pages == 0) return {"No page of these students was read for this task."};
  std::vector<std::string> out;
  std::set<std::int32_t> days;
  for (const auto piece : basis.pieces) days.insert(parts.selection.head(piece).date);
  std::string what = pages == 1 ? "This page is one task" : "These pages are one task";
  if (days.size() == 1 && !days.contains(k_undated)) what += ", done on one day";
  if (basis.read_by_several == 0 && parts.selection.filter().coders.empty())
    what += pages == 1 ? ", read by one person" : ", each read by one person";
  out.push_back(what + "; another task may show something else.");
  if (basis.class_not_enough > 0)
    out.push_back(fmt::format("{} of {} of the class {} too little to say what was thought.",
                              basis.class_not_enough, counted(basis.class_pieces, "page"),
                              basis.class_not_enough == 1 ? "shows" : "show"));
  if (!basis.records_look_fors && !basis.task->look_fors.empty())
    out.emplace_back("Nobody recorded look-fors on these pages.");
  return out;
}

}  // namespace worksort
