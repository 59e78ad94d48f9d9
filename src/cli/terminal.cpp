#include "worksort/cli/terminal.hpp"

#include "worksort/util/files.hpp"

#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/core.h>

namespace worksort {

bool is_terminal(int descriptor) {
  return ::isatty(descriptor) == 1;
}

std::size_t terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

bool is_output_a_file() {
  struct stat out {};
  return ::fstat(STDOUT_FILENO, &out) == 0 && S_ISREG(out.st_mode);
}

bool wants_color(const std::string& choice, int descriptor) {
  if (choice != "auto") return choice == "always";
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool refused = (no_color != nullptr && *no_color != '\0') ||
                       (terminal != nullptr && std::string_view(terminal) == "dumb");
  return !refused && is_terminal(descriptor);
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
