#include "worksort/cli/terminal.hpp"

#include "worksort/util/files.hpp"

#include <cstdlib>
#include <string_view>

#include <fmt/core.h>

namespace worksort {

std::size_t terminal_width() {
  constexpr std::size_t k_usual = 80;
  const std::size_t columns = platform::terminal_columns(platform::Stream::output);
  return columns > 0 ? columns : k_usual;
}

bool wants_color(const std::string& choice, platform::Stream stream) {
  if (choice != "auto") return choice == "always";
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool refused = (no_color != nullptr && *no_color != '\0') ||
                       (terminal != nullptr && std::string_view(terminal) == "dumb");
  return !refused && platform::is_terminal(stream);
}

void Progress::operator()(std::size_t done, std::size_t all) {
  const auto now = std::chrono::steady_clock::now();
  if (now - m_start < std::chrono::milliseconds(500) || now - m_last < std::chrono::milliseconds(100)) return;
  m_last = now;
  const std::size_t filled = all == 0 ? 0 : done * 30 / all;
  write_stderr(fmt::format("\r[{:<30}] {} of {} files", std::string(filled, '#'), done, all));
  m_shown = true;
}

void Progress::clear() const {
  if (m_shown) write_stderr("\r\x1b[K");
}

}  // namespace worksort
