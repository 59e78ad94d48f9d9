// Who is often planned for, and whether their work was shown to others.
#pragma once

#include "worksort/analyze/selection.hpp"

#include <cstddef>
#include <vector>

namespace worksort {

// So many plans for a student make worth asking what others could learn from their work.
inline constexpr std::size_t k_often_planned = 3;

struct OftenPlanned {
  Text school = k_no_text;
  Text id = k_no_text;
  std::size_t plans = 0;
  bool shown =
      false;  // on a bright spot, a partner in a plan, or among those whose pages a team wrote down as shown
};

// Students with a piece in `chosen` who are in three plans or more that were written by `last`; `until` are
// the pieces among which bright spots are looked for. Those with most plans first, then by id.
std::vector<OftenPlanned> often_planned(const Selection& chosen, const Selection& until, Date last);

}  // namespace worksort
