// A table of typed columns: the one shape that every spreadsheet-like format writer takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
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

// std::monostate is "not available": null in JSON, an empty cell elsewhere.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, bool, TextList>;

// Every row has as many cells as there are columns. `notes` go below the table where the format has room for
// words.
struct Table {
  std::string title;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> notes;
  std::string page_title = {};  // what a page is headed with where there is no title
};

// The cell as one line of text: lists joined by "; ", numbers in full precision without trailing zeros.
std::string cell_text(const Cell& cell);

}  // namespace worksort
