// What a column of a table of work can hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// What a column of a table can hold: the columns that `list` writes, a student's name, and the codebook.
enum class WorkField : std::uint8_t {
  task,
  date,
  class_id,
  school,
  setting,
  student,
  attempt,
  coder,
  strategy,
  also,
  model,
  success,
  answer,
  correct,
  shows,
  issues,
  evidence,
  quote,
  strength,
  bright_spot,
  unsure,
  image,
  note,
  name,
  codebook
};
inline constexpr std::size_t k_work_fields = 25;

// "class", "bright_spot" ...
std::string_view field_name(WorkField field);
std::optional<WorkField> field_from_name(std::string_view name);
std::vector<std::string> field_names();

// True where one cell may hold several codes, separated by ;
bool is_code_list(WorkField field);

// A bit for each field.
using FieldSet = std::uint32_t;

constexpr FieldSet bit(WorkField field) {
  return FieldSet{1} << static_cast<unsigned>(field);
}

constexpr bool holds(FieldSet set, WorkField field) {
  return (set & bit(field)) != 0;
}

}  // namespace worksort
