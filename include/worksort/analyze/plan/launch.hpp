// Which ways to begin a lesson suit what is to be brought out, and why.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/model/documents.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace worksort {

// A code that a launch should bring out or speak to. `pieces` is on how many pages it is; 0 where that was
// not counted.
struct WantedCode {
  std::string code;
  std::size_t pieces = 0;
};

struct LaunchWish {
  std::vector<WantedCode> issues;
  std::vector<WantedCode> critical;    // nobody used it, nor another that will do
  std::vector<WantedCode> strategies;  // used, expected or asked for
  std::string grade;                   // empty: any
};

// A launch with what of the wish it serves; never none of it.
struct LaunchChoice {
  const Launch* launch = nullptr;
  LaunchWish serves;
};

// What the latest pages of a task show, slips and misreadings aside, and what its file expects.
LaunchWish launch_wish(const Selection& selection, const TaskInfo& task);

// Those that serve the wish and the grade. First come those whose issues are on most pages, then those that
// bring out most critical strategies, then those whose strategies are on most pages, then the order of
// `launches`, which outlive the result.
std::vector<LaunchChoice> choose_launches(const std::vector<Launch>& launches, const LaunchWish& wish);

}  // namespace worksort
