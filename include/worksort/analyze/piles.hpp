// The piles beside the groups: pages that name no strategy to go by, and pages that do not count any more.
#pragma once

#include "worksort/analyze/selection.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace worksort {

enum class PileKind : std::uint8_t { not_enough, readers_differ, uncoded, absent, earlier };

struct Pile {
  PileKind kind = PileKind::not_enough;
  std::vector<std::uint32_t> pieces;
};

// All of them, also those that are empty, in the order in which they are shown.
class Piles {
 public:
  [[nodiscard]] const std::vector<std::uint32_t>& operator[](PileKind kind) const {
    return m_piles[static_cast<std::size_t>(kind)].pieces;
  }
  std::vector<std::uint32_t>& operator[](PileKind kind) {
    return m_piles[static_cast<std::size_t>(kind)].pieces;
  }

  // Puts the piece where its standing belongs; false where it shows a strategy and belongs in a group.
  bool put(std::uint32_t piece, Standing standing);

  [[nodiscard]] auto begin() const { return m_piles.begin(); }
  [[nodiscard]] auto end() const { return m_piles.end(); }

 private:
  std::array<Pile, 5> m_piles = {{{PileKind::not_enough, {}},
                                  {PileKind::readers_differ, {}},
                                  {PileKind::uncoded, {}},
                                  {PileKind::absent, {}},
                                  {PileKind::earlier, {}}}};
};

}  // namespace worksort
