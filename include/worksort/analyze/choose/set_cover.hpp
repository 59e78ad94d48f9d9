// Which few pieces show everything there is to see: minimum set cover.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace worksort {

// What one item shows, as numbers of features (repeats do no harm), and how much one would like to have it.
struct CoverItem {
  std::vector<std::size_t> features;
  std::int64_t preference = 0;
};

// The chosen items in ascending order. `fewest` tells that no smaller choice shows everything; `best` tells
// in addition that no other choice of that size has more preference in total or, with as much, stands earlier
// when the choices are compared item by item. Both are true unless the search reached its limit.
struct Cover {
  std::vector<std::size_t> items;
  bool fewest = true;
  bool best = true;
  std::uint64_t steps = 0;
};

// The fewest items that together show every feature that any item shows. Exact: branch and bound over the
// feature that the fewest items show, with dominated items left out and features that no item shares as the
// lower bound (Beasley 1987 and others). After `most_steps` steps, or fewer where there are thousands of
// items and each takes long, in one of its two parts (how few; which of the equally few) the search stops
// with the best cover it has, which is never worse than the greedy one.
Cover smallest_cover(std::span<const CoverItem> items, std::uint64_t most_steps = 200000);

// Up to `count` items, each the one that adds most features not shown yet; among equals the larger
// preference, then the lower number. Stops when nothing new is left. In the order of choice. No more than 1/e
// short of the most features that `count` items can show (Nemhauser, Wolsey and Fisher 1978).
std::vector<std::size_t> most_telling(std::span<const CoverItem> items, std::size_t count);

}  // namespace worksort
