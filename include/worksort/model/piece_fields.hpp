// What a piece of work has, as one person read it: one line a field, which reading and writing files and
// tables, coding sheets, the database, the manual and taking names out walk.
#pragma once

#include "worksort/model/fields.hpp"
#include "worksort/model/study.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace worksort {

// What a column of a table of work can hold: the fields of a piece, strategies that are also seen, and a
// student's name.
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

// A list of codes of a reading.
struct CodeList {
  std::uint8_t Reading::*count;
  std::span<const CodeRef> (Study::*codes)(const Reading& reading) const;
};

// Where a reading holds it; nowhere for columns that are made of something else.
using PieceMember =
    std::variant<std::monostate, CodeRef Reading::*, Text Reading::*, CodeList, std::int32_t Reading::*,
                 std::uint16_t Reading::*, Correct Reading::*, bool Reading::*>;

// Where a field stands among the others, counted from 1; 0 where it does not stand at all.
struct Places {
  std::uint8_t file = 0;      // keys of a piece
  std::uint8_t list = 0;      // columns of `list`
  std::uint8_t sheet = 0;     // columns of a coding sheet
  std::uint8_t database = 0;  // columns of the table of readings
};

struct PieceField {
  WorkField field;
  std::string_view name;  // of the key and of the column
  Shape shape;
  Privacy privacy;
  PieceMember member;
  Places place;
  std::string_view help;       // for the manual
  std::string_view heading;    // of the column, for people
  std::string_view headings;   // by which spreadsheets name it too, the likeliest first, joined by |
  std::string_view prompt{};   // what the coding sheet says about it
  std::string_view head{};     // for the manual, where it may stand above the pieces as a default for them
  std::string_view of{};       // the words of a choice, joined by |
  std::string_view same_as{};  // another spelling of the key
  bool identity = false;       // says which piece it is, and not what is on it
  bool required = false;
  bool page_words = false;
  bool prose = false;  // sentences about one page, which nothing is counted by

  // False for what says whose page it is, when, where and by whom it was read.
  [[nodiscard]] bool tells_of_page() const { return !identity && head.empty(); }
};

// In the order of WorkField.
std::span<const PieceField> piece_fields();
const PieceField& piece_field(WorkField field);

// The fields that have a place, in its order: `fields_by(&Places::list)`.
std::vector<const PieceField*> fields_by(std::uint8_t Places::*place,
                                         std::span<const PieceField> fields = piece_fields());

// Lists of codes in the order in which a reading holds them.
inline constexpr std::array k_code_lists = {WorkField::strategy, WorkField::model, WorkField::issues,
                                            WorkField::shows};

// True where the reading says something about the field. REQUIRES: no field of true and false.
bool has(const Reading& reading, const PieceField& field);

// True where nothing is said of the page.
bool is_blank(const Reading& reading);

// Calls `visit` for every text of a reading that is personal.
template <typename Visit>
void for_each_personal(std::span<const PieceField> fields, Reading& reading, Visit&& visit) {
  for (const auto& field : fields) {
    const auto* text = std::get_if<Text Reading::*>(&field.member);
    if (text != nullptr && field.privacy == Privacy::personal) visit(reading.*(*text));
  }
}

// One function out of several, for std::visit.
template <typename... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

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
