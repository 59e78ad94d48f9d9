#include "worksort/analyze/piles.hpp"

namespace worksort {

bool Piles::put(std::uint32_t piece, Standing standing) {
  switch (standing) {
    case Standing::not_enough:
      (*this)[PileKind::not_enough].push_back(piece);
      return true;
    case Standing::readers_differ:
      (*this)[PileKind::readers_differ].push_back(piece);
      return true;
    case Standing::uncoded:
      (*this)[PileKind::uncoded].push_back(piece);
      return true;
    case Standing::absent:
      (*this)[PileKind::absent].push_back(piece);
      return true;
    case Standing::coded:
      return false;
  }
  return false;
}

}  // namespace worksort
