// What is known of pieces, by the names under which counts are told.
#pragma once

#include "worksort/analyze/selection.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// What may change its value without the others: when and where work was done, the thinking on a page and how
// it was read, and every other thing that is coded.
enum class Aspect : std::uint8_t { place, thinking, model, issue, look_for, success, correct };
inline constexpr std::size_t k_aspects_of_pieces = 7;

Aspect aspect_of(std::string_view trait);

// The trait's word for a piece; several codes stand in lines. "" for a trait that nobody knows.
std::string piece_trait(const Selection& selection, std::uint32_t piece, std::string_view trait);

// Whether a word (lines of codes) has one of the values. A value of two dates with ".." between them is every
// day from the first to the last.
bool has_value(const std::string& word, const std::vector<std::string>& values);

}  // namespace worksort
