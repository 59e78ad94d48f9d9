// One writer a format for tables; format.cpp chooses among them, and gives those for people no table with
// `each_row`.
#pragma once

#include "worksort/write/format.hpp"

#include <string>

namespace worksort {

// csv and tsv: options.format says which; tsv is the same with tabs.
Spool write_csv(const Table& table, const WriteOptions& options);

// A Markdown table with the title as a heading and the notes below.
std::string write_markdown_table(const Table& table);

// Aligned columns for a terminal or a pipe.
std::string write_text_table(const Table& table, const WriteOptions& options);

// The bytes of a workbook. Throws std::runtime_error where the content breaks a limit of the format.
Spool write_xlsx(const Table& table, const WriteOptions& options);

// The cell as people read it: yes and no, three decimals; lists and text as in `cell_text`.
std::string shown_cell(const Cell& cell);

// Numbers stand at the right.
bool is_number_column(const Column& column);

}  // namespace worksort
