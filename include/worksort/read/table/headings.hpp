// What the headings of spreadsheets mean, for `import`, `init`, tables of `list` and `redact` alike.
#pragma once

#include "worksort/model/codebook.hpp"
#include "worksort/model/piece_fields.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// How well a header names a field: 0 by its own name, then its other spellings; none if it does not.
std::optional<std::size_t> header_rank(WorkField field, std::string_view header);

// What a column of a list of students holds. `student` is ids in a list that has names, and names in one that
// has none; `email` is whoever has no other name; nothing but what takes names out looks at `other_id`
// and `other_name`.
enum class StudentPart : std::uint8_t {
  id,
  name,
  first_name,
  last_name,
  student,
  served_by,
  other_id,
  other_name,
  email
};

std::optional<StudentPart> student_part(std::string_view header);

// What a roster notes of a student behind x-nickname and the other headings that lists have for names.
std::vector<std::string> other_names(OwnKeys own);

// Whether a heading is known at all, and whether it says whose work a row is.
enum class HeadingKind : std::uint8_t { unknown, other, student };
HeadingKind heading_kind(std::string_view header);

}  // namespace worksort
