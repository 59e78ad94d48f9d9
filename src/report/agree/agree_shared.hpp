// What the page and the tables of agreement have in common.
#pragma once

#include "worksort/analyze/agree/agree.hpp"
#include "worksort/analyze/share/one_release.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace worksort {

// A measure with its column and what people call it. The pointer lives as long as the row.
struct NamedStatistic {
  std::string_view key;
  std::string_view name;
  const Statistic* statistic = nullptr;
};

// In the order of the table's columns.
std::vector<NamedStatistic> named_statistics(const AgreeRow& row);

// Measures without a value and the reason, those with one reason together.
std::vector<std::pair<std::string, std::string>> missing_statistics(const AgreeRow& row);

// Where the pieces of a row are, and whether all coders of the row read each of them.
struct AgreePlace {
  Conditions of;
  bool complete = false;
};

// What may be told of agreement outside the team: on how many pieces, where enough students are behind them,
// and whether measures may be told, from which the counts behind them can be worked out.
struct SharedAgreement {
  std::optional<std::size_t> units;
  bool measures = false;
};
SharedAgreement shared_agreement(const Selection& selection, const AgreeRow& row, const AgreePlace& place,
                                 OneRelease& release);

// What one reader said about a piece on which readers differ; `coder` is never empty.
struct Said {
  std::string coder;
  AgreeValue value;
  std::string evidence;
  std::string quote;
};

// The readings that are ratings, in the order of the coders.
std::vector<Said> said_of(const Selection& selection, const AgreeRatings& rated, const Disagreement& piece);

}  // namespace worksort
