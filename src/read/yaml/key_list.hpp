// The keys of maps while they are read: which ones are there twice, and which cannot be told apart by eye.
#pragma once

#include "worksort/read/yaml/tree.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace worksort::reading {

// True if the key holds a character that makes it differ from another key that looks the same; the joiners
// that Persian needs may stay.
bool has_invisible(std::string_view key);

// The keys of all maps that are open, those of the innermost one last.
class KeyList {
 public:
  // What is kept for one map.
  struct Map {
    std::size_t first = 0;
    std::uint64_t seen = 0;  // a bit for each key, which others may share
    std::unique_ptr<std::unordered_set<std::string_view>> many;
  };

  [[nodiscard]] Map begin() const { return {m_keys.size(), 0, nullptr}; }

  // False if the map has the key already, in whatever way its accents are written. `tree` owns the key.
  bool add(Map& map, std::string_view key, Tree& tree);

  // The same for a key of ASCII alone, without blanks around it.
  bool add_plain(Map& map, std::string_view key);

  // Forgets the keys of the innermost map.
  void end(const Map& map) { m_keys.resize(map.first); }

  void clear() { m_keys.clear(); }

 private:
  std::vector<std::string_view> m_keys;
};

}  // namespace worksort::reading
