// Signals that end a program.
#include <array>
#include <csignal>

#include "util/platform/signals.hpp"

namespace worksort::platform {
namespace {

constexpr std::array k_ending = {SIGINT, SIGTERM, SIGHUP};
std::array<struct sigaction, k_ending.size()> g_before{};

void note_signal(int signal) {
  g_signal = signal;
}

}  // namespace

void begin_noting() {
  struct sigaction noting {};
  noting.sa_handler = note_signal;
  ::sigemptyset(&noting.sa_mask);
  for (std::size_t i = 0; i < k_ending.size(); ++i) {
    ::sigaction(k_ending[i], nullptr, &g_before[i]);
    if (g_before[i].sa_handler == SIG_DFL) ::sigaction(k_ending[i], &noting, nullptr);
  }
}

void end_noting() {
  for (std::size_t i = 0; i < k_ending.size(); ++i) ::sigaction(k_ending[i], &g_before[i], nullptr);
}

}  // namespace worksort::platform
