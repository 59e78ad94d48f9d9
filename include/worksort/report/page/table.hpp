// A table of typed columns: the one shape that every spreadsheet-like format writer takes.
#pragma once

#include "worksort/util/nothing.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace worksort {

// `text` and `code` are kept exactly as written (a code is an id or a word of a codebook), `list` holds
// several codes.
enum class ColumnType : std::uint8_t { text, code, list, number, real, flag };

// `name` is the contract name (csv header, JSON key); `heading` is for people.
struct Column {
  std::string name;
  std::string heading;
  ColumnType type = ColumnType::text;
};

using TextList = std::vector<std::string>;

// Nothing is "not available": null in JSON, an empty cell elsewhere.
using Cell = std::variant<Nothing, std::string, std::int64_t, double, bool, TextList>;

// Takes a row, which is gone afterwards.
using RowSink = std::function<void(std::vector<Cell>& row)>;

// Every row has as many cells as there are columns. `notes` go below the table where the format has room for
// words. Where there may be a row for each piece, `each_row` stands in place of `rows`: it makes them while
// they are visited, the same ones each time.
struct Table {
  std::string title;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> notes;
  std::string page_title = {};  // what a page is headed with where there is no title
  std::function<void(const RowSink&)> each_row{};
};

// Visits the rows of both kinds.
template <typename Visit>
void for_each_row(const Table& table, Visit&& visit) {
  if (table.each_row)
    table.each_row([&](std::vector<Cell>& row) { visit(std::as_const(row)); });
  else
    for (const auto& row : table.rows) visit(row);
}

// The table with all its rows in `rows`.
Table whole(Table table);

// The cell as one line of text: lists joined by "; ", numbers in full precision without trailing zeros.
std::string cell_text(const Cell& cell);

}  // namespace worksort
