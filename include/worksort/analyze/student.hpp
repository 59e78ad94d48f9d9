// One student's work over time, as all readers saw it and wherever it was done.
#pragma once

#include "worksort/analyze/selection.hpp"

#include <cstdint>
#include <vector>

namespace worksort {

// A code and the pieces in which any reader named it, in time order.
struct CodeUse {
  Text code = k_no_text;
  std::vector<std::uint32_t> pieces;
};

// The pieces on which a model was used in one setting.
struct SettingUse {
  Text setting = k_no_text;  // k_no_text: no reader said where
  std::vector<std::uint32_t> pieces;
};

// `settings` has an entry for each of StudentWork::settings, in their order.
struct ModelUse {
  Text model = k_no_text;
  std::vector<SettingUse> settings;
};

// No level and no total: work, and what it shows.
struct StudentWork {
  Text school = k_no_text;
  Text student = k_no_text;
  const Student* known = nullptr;     // null where no roster has the student
  std::vector<std::uint32_t> pieces;  // oldest first, undated ones last
  std::vector<CodeUse> strategies;    // in display order, special codes left out
  std::vector<Text> settings;         // with a page, in the order in which they come up
  std::vector<ModelUse> models;    // by how many settings use them, then in the order in which they come up
  std::vector<const Plan*> plans;  // that name the student, in the study's order
};

// Every student of the selection's pieces, by school in natural order, then as students stand; also those of
// the rosters without a piece where they are `listed`, which --strategy, --model and --issue choose none of.
enum class Without : std::uint8_t { left_out, listed };
std::vector<StudentWork> student_work(const Selection& selection, Without without_work = Without::left_out);

// In how many settings that readers named the model was used.
std::size_t settings_with(const ModelUse& use);

// True if all use of the model is in one setting; where a reader named none, nobody knows.
bool in_one_setting(const ModelUse& use);

}  // namespace worksort
