// What the terminals can do.
#pragma once

#include "worksort/util/platform.hpp"

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

namespace worksort {

// Of standard output, in cells; 80 where it does not say.
std::size_t terminal_width();

// `choice` is auto, always or never; auto shows colours in a terminal unless NO_COLOR or TERM refuse them.
bool wants_color(const std::string& choice, platform::Stream stream);

// True if a line that passes can be shown on standard error: a terminal that knows how to erase one.
bool can_show_progress();

// "reading [#####     ] 50 %, about 3 s left", after so many seconds; without the bar where the terminal is
// too narrow for it. No columns: as wide as it gets.
std::string progress_line(std::string_view what, std::size_t done, std::size_t all, double seconds,
                          std::size_t columns);

// A line on standard error that shows how far something has come, once it takes more than half a second (or
// as many milliseconds as WORKSORT_PROGRESS_AFTER says). Threads may call it at once. The line goes with it.
class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void operator()(std::size_t done, std::size_t all);

 private:
  using Clock = std::chrono::steady_clock;

  std::string m_what;
  std::mutex m_mutex;
  Clock::time_point m_start = Clock::now();
  Clock::time_point m_next;  // not before then
};

}  // namespace worksort
