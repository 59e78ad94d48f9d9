// Workbooks of several sheets: tables with what only a spreadsheet has.
#pragma once

#include "worksort/report/page/table.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace worksort {

// The cells of `column` (0-based) in the first `rows` rows below the header offer the values of a range, such
// as "=Codebook!$B$2:$B$18", and show `message` while they are selected (at most 255 characters; empty:
// none). With an empty range there is only the message. Other values stay possible: with a warning to whoever
// types them, or without one where a cell may hold `several` values.
struct DropDown {
  std::size_t column = 0;
  std::string range;
  std::size_t rows = 0;
  std::string message{};
  bool several = false;
};

// Bars for the rows of the sheet's table, one behind the other for `stacked`: labels from one column, numbers
// from others. Of those the first `steps` are a scale, the darker the farther. `most_rows` keeps a chart
// readable.
struct SheetChart {
  std::string title;
  std::size_t labels = 0;
  std::vector<std::size_t> values;
  bool stacked = false;
  std::size_t most_rows = 30;
  std::size_t steps = 0;
};

// What people may change in a sheet: everything, the cells that are empty, or everything but the header.
enum class Editing : std::uint8_t { everything, empty_cells, below_header };

// What of a sheet goes on paper, upright: the header and so many rows, so many columns, on that many pages at
// most; `rest` says at the foot of each what does not.
struct OnPaper {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::uint16_t pages = 1;
  std::string rest;
};

// `name` is what the tab says: at most 31 characters, without []:*?/\ and an apostrophe at an end.
struct Sheet {
  std::string name;
  Table table;
  std::vector<DropDown> drop_downs{};
  std::vector<SheetChart> charts{};
  Editing editing = Editing::everything;
  bool wrapped = false;               // long texts take several lines
  std::size_t frozen_columns = 0;     // columns that stay in view; the header row always does
  std::optional<OnPaper> on_paper{};  // all of it, sideways, unless this says otherwise
};

}  // namespace worksort
