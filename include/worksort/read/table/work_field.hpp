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

// How well a header names a field: 0 by its own name, then its other spellings; none if it does not.
std::optional<std::size_t> header_rank(WorkField field, std::string_view header);

// What a column of a list of students holds. `student` is ids in a list that has names, and names in one that
// has none; nothing but `redact` looks at `other_id` and `other_name`.
enum class StudentPart : std::uint8_t {
  id,
  name,
  first_name,
  last_name,
  student,
  served_by,
  other_id,
  other_name
};

std::optional<StudentPart> student_part(std::string_view header);

// A bit for each field.
using FieldSet = std::uint32_t;

constexpr FieldSet bit(WorkField field) {
  return FieldSet{1} << static_cast<unsigned>(field);
}

constexpr bool holds(FieldSet set, WorkField field) {
  return (set & bit(field)) != 0;
}

}  // namespace worksort
