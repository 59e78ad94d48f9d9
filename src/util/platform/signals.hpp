// Signals that end a program: how a system notes them.
#pragma once

#include <atomic>

namespace worksort::platform {

// The one that came while a guard lived, by both.cpp.
extern std::atomic<int> g_signal;

// From here to there those that would end the program only change `g_signal`.
void begin_noting();
void end_noting();

}  // namespace worksort::platform
