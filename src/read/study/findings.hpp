// What the YAML reader has to say, by byte offset, until it is known which of it is said.
#pragma once

#include "worksort/util/diagnostic.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort::reading {

// What to write in place of some bytes, where a mistake can have meant one thing only.
struct Mend {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string text;
};

// One message about `length` bytes from `offset` on; `id` is a literal.
struct Finding {
  const char* id = "";
  std::size_t offset = 0;
  std::size_t length = 1;
  std::string message;
  std::string hint;
  Severity severity = Severity::error;
  std::optional<Mend> mend{};
};

// Further findings of a file are only counted.
inline constexpr std::size_t k_most_findings = 1000;

// The number of code points in UTF-8; other bytes than continuation bytes count as one each.
std::size_t characters(std::string_view text);

// Collects findings; behind a bound they are only counted, so that a hostile file cannot fill the memory.
class Findings {
 public:
  void add(Finding finding);
  // The one that was added last, null if that was only counted.
  Finding* last() { return m_items.empty() || m_untold > 0 ? nullptr : &m_items.back(); }
  void add_untold(std::size_t count) { m_untold += count; }
  [[nodiscard]] std::size_t size() const { return m_items.size(); }
  [[nodiscard]] std::size_t untold() const { return m_untold; }
  [[nodiscard]] const std::vector<Finding>& items() const { return m_items; }

  // Drops what was added since size() and untold() had these values.
  void rewind(std::size_t size, std::size_t untold);

  // Adds everything to `diagnostics` in the order of the file; `bytes` is the file without its BOM.
  void tell(std::string_view file, std::string_view bytes, Diagnostics& diagnostics);

 private:
  std::vector<Finding> m_items;
  std::size_t m_untold = 0;
};

}  // namespace worksort::reading
