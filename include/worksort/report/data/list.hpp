// The pieces that match, one row a reading.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/model/piece_fields.hpp"
#include "worksort/report/page/table.hpp"

namespace worksort {

// The columns that `list` writes and `import` reads, in order.
std::vector<Column> list_columns(std::span<const PieceField> fields = piece_fields());

// What a column holds.
ColumnType column_type(Shape shape);
ColumnType column_type(const PieceField& field);

// What a reading has of a field, empty where it has nothing.
Cell cell_of(const Study& study, const Reading& reading, const PieceField& field);

// With `ones`, one 0/1 column for each code in use stands behind the others ("strategy:skip-counting"). Paths
// of pictures begin at `folder`, where the table is to lie; empty is the current one.
Table list_table(const Selection& selection, bool ones, const std::string& folder,
                 std::span<const PieceField> fields = piece_fields());

// The same with `each_row`; the selection and the fields outlive it.
Table long_list_table(const Selection& selection, bool ones, const std::string& folder,
                      std::span<const PieceField> fields = piece_fields());

}  // namespace worksort
