// What is wrong or doubtful in the input, where, and the way out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace worksort {

// A stretch of a line: all numbers are 1-based and count characters (code points); line 0 means the whole
// file.
struct Spot {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t width = 1;

  auto operator<=>(const Spot&) const = default;
};

// `warning` leaves the value in use; `error` means that something was not used.
enum class Severity : std::uint8_t { error, warning };

// One message. `file` is the path as the user gave it ("-" for standard input); `source_line` is the raw line
// of the spot, empty where there is none; `hint` may be empty.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string id;
  std::string file;
  Spot spot;
  std::string message;
  std::string hint;
  std::string source_line;
};

// Collects diagnostics; never throws, never prints.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic) { m_items.push_back(std::move(diagnostic)); }
  void append(Diagnostics&& other);

  // Orders by file (byte order), line, column; equal places keep the order in which they were found.
  void sort();

  [[nodiscard]] std::size_t errors() const { return count(Severity::error); }
  [[nodiscard]] std::size_t warnings() const { return count(Severity::warning); }
  [[nodiscard]] const std::vector<Diagnostic>& items() const { return m_items; }
  [[nodiscard]] std::vector<Diagnostic>& items() { return m_items; }
  [[nodiscard]] bool empty() const { return m_items.empty(); }

 private:
  [[nodiscard]] std::size_t count(Severity severity) const;

  std::vector<Diagnostic> m_items;
};

// FILE:LINE:COL: error: text [id], then the source line with a caret and the hint, each on its own line and
// ending in a newline. Control characters are shown in a visible form.
std::string render(const Diagnostic& diagnostic, bool color);

}  // namespace worksort
