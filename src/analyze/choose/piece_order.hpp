// How chosen pieces are put into an order to talk about them.
#pragma once

#include "worksort/analyze/choose/select.hpp"

#include <cstddef>
#include <vector>

namespace worksort {

// Orders `chosen`; `common` holds for each of them how many pieces have its first strategy, and goes along.
void put_in_order(const Study& study, const TaskInfo& task, SelectOrder order,
                  std::vector<ChosenPiece>& chosen, std::vector<std::size_t>& common);

}  // namespace worksort
