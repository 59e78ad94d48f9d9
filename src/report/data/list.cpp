#include "worksort/report/data/list.hpp"

#include "worksort/report/people/pictures.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include <fmt/core.h>

namespace worksort {
namespace {

TextList texts(const Study& study, std::span<const CodeRef> codes) {
  TextList out;
  for (const auto& code : codes) out.emplace_back(study.text(code));
  return out;
}

Cell text_cell(const std::string& text, Shape shape) {
  return shape == Shape::texts ? join(split_trimmed(text, '\n'), "; ") : text;
}

// The first code of a piece names its group; the rest are also seen.
Cell strategy_cell(const Study& study, const Reading& r, bool first) {
  const auto codes = study.strategies(r);
  if (!first) return texts(study, codes.empty() ? codes : codes.subspan(1));
  return std::string(codes.empty() ? "" : study.text(codes.front()));
}

// Columns of 0 and 1, one a code that some reading has.
class Ones {
 public:
  explicit Ones(const Study& study) : m_study(study) {}

  void note(const Reading& r) {
    for_each_code(r,
                  [&](std::size_t dimension, Text code) { m_used[dimension].emplace(m_study.text(code)); });
  }

  void add_columns(Table& table) const {
    for (std::size_t d = 0; d < k_names.size(); ++d) {
      for (const auto& code : m_used[d]) {
        const std::string name = fmt::format("{}:{}", k_names[d], code);
        table.columns.push_back({name, name, ColumnType::number});
      }
    }
  }

  void add_cells(const Reading& r, std::vector<Cell>& row) const {
    std::array<std::set<std::string_view>, 4> has;
    for_each_code(r, [&](std::size_t dimension, Text code) { has[dimension].insert(m_study.text(code)); });
    for (std::size_t d = 0; d < k_names.size(); ++d) {
      for (const auto& code : m_used[d]) row.emplace_back(std::int64_t{has[d].contains(code) ? 1 : 0});
    }
  }

 private:
  static constexpr std::array<std::string_view, 4> k_names = {"strategy", "model", "issue", "look-for"};

  template <typename Visit>
  void for_each_code(const Reading& r, Visit&& visit) const {
    const std::array lists = {m_study.strategies(r), m_study.models(r), m_study.issues(r), m_study.shows(r)};
    for (std::size_t d = 0; d < lists.size(); ++d) {
      for (const auto& code : lists[d]) visit(d, code.code);
    }
  }

  const Study& m_study;
  std::array<std::set<std::string>, 4> m_used;
};

template <typename Visit>
void for_each_reading(const Selection& selection, Visit&& visit) {
  for (const auto piece : selection.pieces()) {
    for (const auto* r : selection.readings(piece)) visit(*r);
  }
}

}  // namespace

Cell cell_of(const Study& study, const Reading& r, const PieceField& field) {
  if (field.field == WorkField::strategy || field.field == WorkField::also)
    return strategy_cell(study, r, field.field == WorkField::strategy);
  return std::visit(
      Overloaded{[](std::monostate) { return Cell(); },
                 [&](CodeRef Reading::*m) { return Cell(std::string(study.text(r.*m))); },
                 [&](Text Reading::*m) { return text_cell(std::string(study.text(r.*m)), field.shape); },
                 [&](const CodeList& list) { return Cell(texts(study, (study.*list.codes)(r))); },
                 [&](std::int32_t Reading::*m) {
                   return Cell(r.*m == k_undated ? std::string() : to_string(Date{r.*m}));
                 },
                 [&](std::uint16_t Reading::*m) { return r.*m == 0 ? Cell() : Cell(std::int64_t{r.*m}); },
                 [&](Correct Reading::*m) { return Cell(std::string(to_string(r.*m))); },
                 [&](bool Reading::*m) { return r.*m ? Cell(true) : Cell(); }},
      field.member);
}

ColumnType column_type(const PieceField& field) {
  return field.field == WorkField::strategy ? ColumnType::code : column_type(field.shape);
}

ColumnType column_type(Shape shape) {
  switch (shape) {
    case Shape::text:
    case Shape::texts:
      return ColumnType::text;
    case Shape::codes:
      return ColumnType::list;
    case Shape::whole:
      return ColumnType::number;
    case Shape::flag:
      return ColumnType::flag;
    default:
      return ColumnType::code;
  }
}

std::vector<Column> list_columns(std::span<const PieceField> fields) {
  std::vector<Column> out;
  for (const auto* field : fields_by(&Places::list, fields))
    out.push_back({std::string(field->name), std::string(field->heading), column_type(*field)});
  return out;
}

Table long_list_table(const Selection& selection, bool ones, const std::string& folder,
                      std::span<const PieceField> fields) {
  const Study& study = selection.study();
  Table table;
  table.page_title = "Student work, a row for each reading";
  table.columns = list_columns(fields);
  Ones codes(study);
  if (ones) {
    for_each_reading(selection, [&](const Reading& r) { codes.note(r); });
    codes.add_columns(table);
  }
  table.each_row = [&selection, folder, ones, codes, fields](const RowSink& visit) {
    const auto ordered = fields_by(&Places::list, fields);
    for_each_reading(selection, [&](const Reading& r) {
      std::vector<Cell> row;
      row.reserve(ordered.size());
      for (const auto* field : ordered) {
        row.push_back(field->field == WorkField::image
                          ? text_cell(image_text(selection.study(), r, folder), field->shape)
                          : cell_of(selection.study(), r, *field));
      }
      if (ones) codes.add_cells(r, row);
      visit(row);
    });
  };
  return table;
}

Table list_table(const Selection& selection, bool ones, const std::string& folder,
                 std::span<const PieceField> fields) {
  return whole(long_list_table(selection, ones, folder, fields));
}

}  // namespace worksort
