// How strategies move: each student's consecutive pieces of work.
#pragma once

#include "worksort/analyze/selection.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace worksort {

struct ShiftOptions {
  bool within_task = false;  // only pieces of the same task follow each other
};

// A piece and the one before it by the same student; `from` and `to` are first codes of the readings in
// force.
struct Move {
  std::uint32_t earlier = 0;
  std::uint32_t later = 0;
  Text from = k_no_text;
  Text to = k_no_text;
};

// Moves with the same two codes: how many, and by how many different students.
struct MoveCount {
  Text from = k_no_text;
  Text to = k_no_text;
  std::size_t students = 0;
  std::size_t pieces = 0;
};

// One student's pieces in their order, from the one before the first chosen piece to the last chosen one.
// With `within_task` a student has a path for each task.
struct Path {
  Text school = k_no_text;
  Text student = k_no_text;
  std::vector<std::uint32_t> pieces;
  std::vector<Text> codes;  // of the pieces
};

// Chosen pieces that no move leads to or from, by the first reason that holds.
struct PassedOver {
  std::size_t absent = 0;
  std::size_t uncoded = 0;
  std::size_t readers_differ = 0;
  std::size_t undated = 0;  // of students who have dated work, so that nobody knows when
};

struct ShiftResult {
  std::vector<Text> codes;        // of all moves, in display order
  std::vector<MoveCount> counts;  // in display order of `from`, then `to`
  std::vector<Move> moves;        // by school, student and time
  std::vector<Path> paths;        // by school, student and task
  PassedOver passed_over;
};

// The filter without its dates: what `all` of shift() is made with.
Filter without_dates(Filter filter);

// Moves between consecutive pieces of `all`, by date, task id (natural order) and attempt, whose later piece
// `chosen` has. Absent, uncoded and readers-differ pieces are passed over, and undated ones of a student with
// dated ones. REQUIRES: `all` is of the same study, with the same filters except those of dates.
ShiftResult shift(const Selection& all, const Selection& chosen, const ShiftOptions& options);

// Strategies of all codebooks in their display order, then other codes in natural order, then the special
// ones; each code once.
std::vector<Text> strategies_in_order(const Study& study, std::vector<Text> codes);

}  // namespace worksort
