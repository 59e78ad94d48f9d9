// Signals that end a program.
#include "worksort/util/platform.hpp"

#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>

namespace worksort::platform {
namespace {

constexpr std::array k_ending = {SIGINT, SIGTERM, SIGHUP};
std::atomic<int> g_signal{0};  // that came while a guard lived
std::atomic<bool> g_guarded{false};
std::array<struct sigaction, k_ending.size()> g_before{};

void note_signal(int signal) {
  g_signal = signal;
}

}  // namespace

SignalGuard::SignalGuard() {
  g_guarded = true;
  g_signal = 0;
  struct sigaction noting {};
  noting.sa_handler = note_signal;
  ::sigemptyset(&noting.sa_mask);
  for (std::size_t i = 0; i < k_ending.size(); ++i) {
    ::sigaction(k_ending[i], nullptr, &g_before[i]);
    if (g_before[i].sa_handler == SIG_DFL) ::sigaction(k_ending[i], &noting, nullptr);
  }
}

SignalGuard::~SignalGuard() {
  g_guarded = false;
  for (std::size_t i = 0; i < k_ending.size(); ++i) ::sigaction(k_ending[i], &g_before[i], nullptr);
  if (const int signal = g_signal.exchange(0); signal != 0) std::raise(signal);
}

bool SignalGuard::interrupted() {
  return g_signal != 0;
}

bool SignalGuard::lives() {
  return g_guarded;
}

void SignalGuard::end() {
  std::signal(g_signal, SIG_DFL);
  std::raise(g_signal);
  std::_Exit(1);
}

}  // namespace worksort::platform
