// What a reader has by subtraction of numbers that were told.
#pragma once

#include "worksort/model/statement.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace worksort {

using PiecePlaces = std::vector<std::size_t>;  // kinds of pieces, in order

// A statement that tells a number, and the kinds of pieces that it is about.
struct ToldPart {
  const Statement* statement = nullptr;
  const PiecePlaces* places = nullptr;
  bool is_new = false;
  bool is_shown = false;
};

// What is left of one number without another that is a part of it, where that is small: nobody asked for it.
// `several`: also without several parts of one kind, such as the classes that were told one by one. What only
// numbers of before have in common is left out. `few` gives the number of students where it is small.
std::vector<PiecePlaces> small_rests(
    const std::vector<ToldPart>& told, bool several,
    const std::function<std::optional<std::int64_t>(const PiecePlaces&)>& few);

}  // namespace worksort
