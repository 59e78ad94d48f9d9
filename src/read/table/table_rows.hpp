// Which lines of a table are what: headings, students, and what stands between.
#pragma once

#include "worksort/read/table/csv.hpp"
#include "worksort/util/text.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "read/study/value_problems.hpp"

namespace worksort {

// A title, a date or a logo's empty lines stand above the headings in at most so many rows.
inline constexpr std::size_t k_most_above = 25;

inline bool is_filled(const CsvCell& cell) {
  return !cell.text.empty() && (cell.plain || !trim(cell.text).empty());
}

// The row that holds the headings: the first, unless a row further down names students (or holds one of the
// headings that are `wanted`) and every row above has fewer filled cells than it.
std::size_t heading_row(const CsvTable& table, std::span<const std::string> wanted);

// How many headings of a row are known ones.
std::size_t known_headings(std::span<const CsvCell> row);

// Further rows of headings below the first row: Qualtrics writes the question and an import id there,
// SurveyMonkey the choices.
std::size_t more_headings(const CsvTable& table);

// Reports rows that are shorter or longer than the headings.
void check_lengths(const CsvTable& table, ValueProblems& problems);

// Why a row below the headings is no student, such as "'Total' is no student"; none if it may be one. `who`
// is what stands where the student is named.
std::optional<std::string> why_no_student(const CsvTable& table, std::span<const CsvCell> row,
                                          std::string_view who);

}  // namespace worksort
