#include "worksort/cli/terminal.hpp"

#include "worksort/util/files.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <fmt/core.h>

namespace worksort {
namespace {

bool is_dumb() {
  const char* terminal = std::getenv("TERM");
  return terminal != nullptr && std::string_view(terminal) == "dumb";
}

// How long nothing is shown, so that what is quick does not flicker.
std::chrono::milliseconds patience() {
  static const char* const wanted = std::getenv("WORKSORT_PROGRESS_AFTER");
  return std::chrono::milliseconds(wanted == nullptr ? 500 : std::atoi(wanted));
}

std::string rounded_time(double seconds) {
  constexpr double k_minute = 60;
  constexpr double k_hour = 3600;
  if (seconds < 2 * k_minute) return fmt::format("{:.0f} s", std::max(1.0, seconds));
  if (seconds < 2 * k_hour) return fmt::format("{:.0f} min", seconds / k_minute);
  return fmt::format("{:.0f} h", seconds / k_hour);
}

}  // namespace

std::size_t terminal_width() {
  constexpr std::size_t k_usual = 80;
  const std::size_t columns = platform::terminal_columns(platform::Stream::output);
  return columns > 0 ? columns : k_usual;
}

bool wants_color(const std::string& choice, platform::Stream stream) {
  if (choice != "auto") return choice == "always";
  const char* no_color = std::getenv("NO_COLOR");
  const bool refused = (no_color != nullptr && *no_color != '\0') || is_dumb();
  return !refused && platform::is_terminal(stream);
}

bool can_show_progress() {
  return platform::is_terminal(platform::Stream::error) && !is_dumb();
}

std::string progress_line(std::string_view what, std::size_t done, std::size_t all, double seconds,
                          std::size_t columns) {
  constexpr std::size_t k_bar = 30;
  const double share = all == 0 ? 0 : static_cast<double>(done) / static_cast<double>(all);
  std::string rest = fmt::format("{} %", static_cast<int>(share * 100));
  if (done > 0 && done < all) rest += fmt::format(", about {} left", rounded_time(seconds / share - seconds));
  const std::string bar(static_cast<std::size_t>(share * k_bar), '#');
  std::string whole = fmt::format("{} [{:<{}}] {}", what, bar, k_bar, rest);
  if (columns == 0 || whole.size() < columns) return whole;
  return fmt::format("{} {}", what, rest).substr(0, columns - 1);
}

Progress::Progress(std::string what) : m_what(std::move(what)), m_next(m_start + patience()) {}

Progress::~Progress() {
  erase_passing();
}

void Progress::operator()(std::size_t done, std::size_t all) {
  constexpr std::chrono::milliseconds k_pause(100);
  const std::lock_guard lock(m_mutex);
  const auto now = Clock::now();
  if (now < m_next) return;
  m_next = now + std::min(k_pause, patience());
  const std::chrono::duration<double> passed = now - m_start;
  show_passing(
      progress_line(m_what, done, all, passed.count(), platform::terminal_columns(platform::Stream::error)));
}

}  // namespace worksort
