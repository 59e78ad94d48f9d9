// What the terminals can do.
#pragma once

#include "worksort/util/platform.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace worksort {

// Of standard output, in cells; 80 where it does not say.
std::size_t terminal_width();

// `choice` is auto, always or never; auto shows colours in a terminal unless NO_COLOR or TERM refuse them.
bool wants_color(const std::string& choice, platform::Stream stream);

// A line on standard error that shows how far reading has come, once it takes more than half a second.
class Progress {
 public:
  void operator()(std::size_t done, std::size_t all);
  void clear() const;

 private:
  std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point m_last;
  bool m_shown = false;
};

}  // namespace worksort
