// A study read from text, and tables in one line a row: what tests of analyses and reports share.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/read/study/study_reader.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/util/text.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace worksort::test {

// Reads YAML as a file of its own.
struct MadeStudy {
  Diagnostics diagnostics;
  Study study;

  explicit MadeStudy(const std::string& yaml) : study(read_text("made.yaml", yaml, {}, diagnostics)) {}

  [[nodiscard]] Selection all() const { return Selection(study, {}); }

  // What one filter with one value leaves: only(&Filter::coders, "kim").
  [[nodiscard]] Selection only(std::vector<std::string> Filter::*list, const std::string& value) const {
    Filter filter;
    (filter.*list).push_back(value);
    return Selection(study, filter);
  }
};

// The study of one file with these documents.
inline Study made_study(std::string_view documents) {
  return std::move(MadeStudy(std::string(documents)).study);
}

// "skip-counting" of a handle.
inline std::string text(const Study& study, Text handle) {
  return std::string(study.text(handle));
}

// "name name name" of the columns.
inline std::string column_names(const Table& table) {
  std::vector<std::string> names;
  for (const auto& column : table.columns) names.push_back(column.name);
  return join(names, " ");
}

// The cells of each row, joined by commas.
inline std::vector<std::string> rows_of(const Table& table) {
  std::vector<std::string> out;
  for (const auto& row : table.rows) {
    std::vector<std::string> cells;
    for (const auto& cell : row) cells.push_back(cell_text(cell));
    out.push_back(join(cells, ","));
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace worksort::test
