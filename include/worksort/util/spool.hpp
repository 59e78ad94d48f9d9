// Bytes on their way into a file or a stream, however many there are.
#pragma once

#include "worksort/util/platform.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>

namespace worksort {

// Keeps a few MiB in memory. What comes before them waits in a file without a name in the folder for
// temporary files, and stays in memory as well where there is no room for it.
class Spool {
 public:
  Spool() = default;
  Spool(std::string bytes) : m_end(std::move(bytes)) {}  // NOLINT(google-explicit-constructor): it is bytes

  void add(std::string_view bytes);

  // Hands all bytes over in order, part by part, as long as the visitor returns no error. An error is that of
  // the visitor, or of reading.
  using Visitor = std::function<std::error_code(std::string_view part)>;
  std::error_code each(const Visitor& visit) const;

  // Throws Problem where they cannot be read again.
  [[nodiscard]] std::string text() const;

  [[nodiscard]] std::uint64_t size() const { return m_in_file + m_end.size(); }

 private:
  void move_out();

  mutable platform::OpenFile m_file;
  std::uint64_t m_in_file = 0;
  bool m_stays = false;  // no room, or no file
  std::string m_end;     // behind what the file has
};

}  // namespace worksort
