// What a plan offers that is new and different: models with a reason, what classmates did, neighbours.
#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "plan_parts.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

using Pieces = std::vector<std::uint32_t>;

constexpr std::size_t k_most_classmates = 2;
constexpr std::size_t k_most_classmate_names = 3;
constexpr std::size_t k_most_neighbours = 3;

// Why this model: what becomes visible in it, and whether it was there before.
std::string offer_words(const PlanParts& parts, const ModelOffer& offer) {
  const PlanBasis& basis = parts.basis;
  std::vector<std::string> out;
  const std::string here =
      basis.models.empty() ? "; nobody recorded which models these pages use." : ", and not on these.";
  if (!offer.why.empty())
    out.push_back(offer.why);
  else if (offer.elsewhere > 0 && !basis.issue.empty())
    out.push_back(fmt::format("On {} of {} without this issue{}", offer.elsewhere,
                              counted(basis.class_without, "page"), here));
  else
    out.push_back(
        fmt::format("Usual for {}{}", in_sentence(parts.code(Dimension::strategy, offer.strategy)), here));
  if (offer.taught)
    out.emplace_back("In the first instruction too; new is what to look at in it.");
  else if (offer.here > 0 && basis.pieces.size() == 1)
    out.emplace_back("On this page already; new is what to look at in it.");
  else if (offer.here > 0)
    out.push_back(fmt::format("On {} of these {} already; new is what to look at in it.", offer.here,
                              counted(basis.pieces.size(), "page")));
  if (out.size() > 1) out.front() = as_sentence(std::move(out.front()));
  return join(out, " ");
}

Value model_data(const PlanParts& parts, const ModelOffer& offer) {
  const Model* model = parts.basis.task->codebook->model(offer.model);
  return Value{{"id", offer.model},
               {"name", parts.code(Dimension::model, offer.model)},
               {"cra", model == nullptr ? "" : model->cra},
               {"why", offer_words(parts, offer)}};
}

// "Ana Cruz, Bo Lind and 3 more"
std::string few_names(const Selection& selection, const Pieces& pieces) {
  if (pieces.size() <= k_most_classmate_names) return names(selection, pieces);
  const Pieces first(pieces.begin(), pieces.begin() + k_most_classmate_names - 1);
  return fmt::format("{} and {} more", names(selection, first), pieces.size() - first.size());
}

// The first piece whose page is described, bright spots before others.
const std::uint32_t* example_of(const PlanParts& parts, const Pieces& pieces) {
  const std::uint32_t* found = nullptr;
  for (const auto& piece : pieces) {
    if (parts.text(piece, &Reading::evidence).empty()) continue;
    if (parts.basis.in_force.at(piece).is_told_of()) return &piece;
    if (found == nullptr) found = &piece;
  }
  return found;
}

Value classmate_data(const PlanParts& parts, const Classmates& classmates) {
  Value students = Value::array();
  for (const auto piece : classmates.pieces)
    students.push_back(person(parts.study, parts.selection.head(piece)));
  const std::string name = parts.code(Dimension::strategy, classmates.strategy);
  const auto* example = example_of(parts, classmates.pieces);
  Pieces others = classmates.pieces;
  if (example != nullptr) std::erase(others, *example);
  return Value{{"strategy", classmates.strategy},
               {"name", name},
               {"in_sentence", in_sentence(name)},
               {"students", std::move(students)},
               {"names", few_names(parts.selection, classmates.pieces)},
               {"example", example == nullptr ? "" : parts.text(*example, &Reading::evidence)},
               {"example_who", example == nullptr ? "" : parts.student(*example)},
               {"others", few_names(parts.selection, others)}};
}

Value classmates_data(const PlanParts& parts) {
  Value out = Value::array();
  for (const auto& classmates : parts.basis.classmates) {
    if (out.size() == k_most_classmates) break;
    out.push_back(classmate_data(parts, classmates));
  }
  return out;
}

// Neighbours that no reader has seen on a page of the task yet, earlier pages included.
std::string neighbour_words(const PlanParts& parts) {
  const Selection& selection = parts.selection;
  std::set<std::string_view> seen;
  for (const auto piece : selection.base(*parts.basis.task)) {
    for (const auto* r : selection.readings(piece)) {
      for (const auto& ref : parts.study.strategies(*r)) seen.insert(parts.study.text(ref));
    }
  }
  std::vector<std::string> out;
  for (const auto& next : plan_neighbours(parts.study, parts.basis)) {
    if (!seen.contains(next) && out.size() < k_most_neighbours)
      out.push_back(in_sentence(parts.code(Dimension::strategy, next)));
  }
  return join(out, ", ");
}

}  // namespace

Value plan_new_and_different(const PlanParts& parts, const Instruction& mine) {
  std::vector<std::string> chosen, chosen_ids;
  for (const auto& id : mine.models) {
    const Found found = parts.basis.task->codebook->find(Dimension::model, id);
    chosen_ids.push_back(found.match == Match::none ? id : found.id);
    chosen.push_back(parts.code(Dimension::model, chosen_ids.back()));
  }
  Value models = Value::array();
  for (const auto& offer : parts.basis.offers) {  // once the teacher has chosen, of these alone
    if (chosen_ids.empty() || std::ranges::find(chosen_ids, offer.model) != chosen_ids.end())
      models.push_back(model_data(parts, offer));
  }
  return Value{{"model_words", join(chosen, ", ")},
               {"routine", mine.routine},
               {"grouping", mine.grouping},
               {"context", mine.context},
               {"note", mine.note},
               {"models", std::move(models)},
               {"classmates", classmates_data(parts)},
               {"neighbour_words", neighbour_words(parts)}};
}

}  // namespace worksort
