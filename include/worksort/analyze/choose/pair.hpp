// Who could talk to whom about a task.
#pragma once

#include "worksort/analyze/piles.hpp"
#include "worksort/analyze/selection.hpp"
#include "worksort/read/table/pairs_csv.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace worksort {

// What two pieces have to talk about, the best reason last: the same strategy with other models, the same
// strategy with different success, different strategies, strategies of which one leads to the other.
enum class PairReason : std::uint8_t { none, models, success, strategies, neighbours };

// Two pieces, or three where a student would be left over. `reason` is about the first two; of three, the
// last one joined, with its reasons towards the first and the second.
struct Partners {
  std::vector<std::uint32_t> pieces;
  PairReason reason = PairReason::none;
  PairReason third_to_first = PairReason::none;
  PairReason third_to_second = PairReason::none;
};

struct TaskPairs {
  const TaskInfo* task = nullptr;
  std::vector<Partners> partners;    // in the study's order of the first pieces
  std::vector<std::uint32_t> alone;  // has a strategy, and nobody of the class is left to talk to
  Piles piles;                       // none of replaced pieces
  bool split = false;                // a class of more than `k_largest_pair_class` was paired in parts
};

struct PairResult {
  std::vector<TaskPairs> tasks;               // in natural order; tasks without a chosen piece are left out
  std::map<std::uint32_t, InForce> in_force;  // of every piece in `partners` and `alone`
  std::size_t avoided = 0;                    // earlier pairs whose two students both have work here
};

// More students than this are dealt into parts before they are paired, so that it takes no longer than a
// blink.
inline constexpr std::size_t k_largest_pair_class = 200;

// Of each task and class, each student's latest piece that has a strategy is put with one other: as many
// pairs as can be, among those as many neighbouring strategies as can be, then different strategies, then
// different success; then such as have a model or look-for in common. A pair of `earlier` is never made
// again, in a three neither. Whoever is left over joins the pair where it fits best.
PairResult pair_students(const Selection& selection, const std::vector<EarlierPair>& earlier);

}  // namespace worksort
