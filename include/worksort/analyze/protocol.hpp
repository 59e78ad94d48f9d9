// Protocols: their minutes, what a step may show, and what is doubtful about one.
#pragma once

#include "worksort/model/documents.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// A step with the minutes that it gets and how many minutes after the beginning it starts.
struct TimedStep {
  const Step* step = nullptr;
  std::uint32_t minutes = 0;
  std::uint32_t starts = 0;
};

struct Timetable {
  std::vector<TimedStep> steps;
  std::vector<const Step*> dropped;  // optional steps for which the time was too short
  std::uint32_t minutes = 0;         // of all steps together
};

// Whole minutes that sum to `minutes` (without it: to what the steps say), every step at least one; a step
// without minutes counts as one. Where the time is shorter than the steps, optional ones are dropped first,
// the last one first; what is left is shortened or stretched in proportion. None if there are more steps than
// minutes.
std::optional<Timetable> timetable(const Protocol& protocol, std::optional<std::uint32_t> minutes);

// Minutes after midnight for "14:30", "2:30 pm", "9:05"; none for anything else.
std::optional<std::uint32_t> parse_clock(std::string_view text);

// True for a word of `show` that tells what students did, such as groups; false for the task and what was
// expected.
bool shows_results(std::string_view show);

// True where a step would show what students did although the team has still to look at the task, at what to
// expect or at the look-fors: there it is held back.
bool is_held_back(const Protocol& protocol, std::size_t step, std::string_view show);

// Something doubtful; `step` counts from 1, 0 is the protocol as a whole.
struct ProtocolFinding {
  std::size_t step = 0;
  std::string text;
};
std::vector<ProtocolFinding> check_protocol(const Protocol& protocol);

}  // namespace worksort
