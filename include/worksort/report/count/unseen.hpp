// What nobody showed, as a table over all tasks.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/report/page/table.hpp"

#include <cstdint>
#include <optional>

namespace worksort {

// Every task that has a piece in selection.base(), in natural order. With `names`, tasks and kinds are told
// in words for people, and the column of codes is left out.
// With `min_n`, only what may leave the team, with the words that go with it.
Table unseen_table(const Selection& selection, bool names, std::optional<std::int64_t> min_n = std::nullopt);

}  // namespace worksort
