// What is in force of a piece, a line a field: JSON says all of it, the database's table of pieces what
// stands in one cell.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/model/piece_fields.hpp"
#include "worksort/report/page/table.hpp"

#include <array>
#include <string_view>
#include <variant>
#include <vector>

namespace worksort {

struct InForceField {
  WorkField field;
  std::string_view name;  // of all its values
  std::variant<std::vector<Text> InForce::*, Text InForce::*, Correct InForce::*, bool InForce::*,
               bool (InForce::*)() const>
      member;
};

inline constexpr std::array<InForceField, 9> k_in_force = {
    {{WorkField::strategy, "strategies", &InForce::strategies},
     {WorkField::model, "models", &InForce::models},
     {WorkField::success, "success", &InForce::success},
     {WorkField::answer, "answer", &InForce::answer},
     {WorkField::correct, "correct", &InForce::correct},
     {WorkField::shows, "shows", &InForce::shows},
     {WorkField::issues, "issues", &InForce::issues},
     {WorkField::unsure, "unsure", &InForce::unsure},
     {WorkField::bright_spot, "bright_spot", &InForce::bright_spot}}};

// All that is in force of the field, a text without a letter where nothing is.
Cell cell_of(const Study& study, const InForce& now, const InForceField& field);

}  // namespace worksort
