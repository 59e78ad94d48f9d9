// Where the values of a tree stand in the bytes that it was read from.
#pragma once

#include "worksort/read/yaml/tree.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace worksort {

// Bytes and tree outlive it. `bytes` come without a BOM. REQUIRES: the file was read without an error.
class YamlExtent {
 public:
  YamlExtent(std::string_view bytes, const Tree& tree) : m_bytes(bytes), m_tree(tree) {}

  [[nodiscard]] std::size_t line_begin(std::size_t at) const;

  // Behind the line end; the end of the file where the last line has none.
  [[nodiscard]] std::size_t line_end(std::size_t at) const;

  // Blanks in front of the line that holds `at`.
  [[nodiscard]] std::size_t indent(std::size_t at) const;

  // Behind the colon of a key.
  [[nodiscard]] std::size_t after_colon(std::uint32_t key) const;

  // Behind the last character of a value, comments aside; `key` is 0 for an item of a list.
  [[nodiscard]] std::size_t end(std::uint32_t value, std::uint32_t key) const;

 private:
  [[nodiscard]] std::size_t block_text_end(std::uint32_t value, std::uint32_t key) const;
  [[nodiscard]] std::size_t last_child_end(const Node& parent, std::size_t none) const;
  [[nodiscard]] std::size_t bracket_end(const Node& parent) const;

  std::string_view m_bytes;
  const Tree& m_tree;
};

}  // namespace worksort
