// What is known of pieces, by the names under which counts are told.
#pragma once

#include "worksort/analyze/selection.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// What may change its value without the others: when and where work was done, the thinking on a page, who
// read it how, and every other thing that is coded.
enum class Aspect : std::uint8_t { place, thinking, reading, model, issue, look_for, success, correct };
inline constexpr std::size_t k_aspects_of_pieces = 8;

Aspect aspect_of(std::string_view trait);

// True for a trait that depends on which pieces are looked at: "standing" (in a group, or in which pile),
// "move" and "from" (the strategy before), "read ON" and "given ON" (what readers of a piece named, and
// whether they agree; ON as for agree, with ", complete" where it is so), and "in ..." for the parts of a
// filter.
bool is_about_a_choice(std::string_view trait);

// The words of the pieces that have one; several codes stand in lines.
using PieceWords = std::map<std::uint32_t, std::string>;
PieceWords piece_words(const Selection& selection, const std::string& trait);

// The parts of a filter by what they look at, each with the name of the trait that says "in" for what passes.
std::map<std::string, Filter> parts_of(const Filter& filter);

// One text for each filter.
std::string key_of(const Filter& filter);

// Whether a word (lines of codes) has one of the values.
bool has_value(const std::string& word, const std::vector<std::string>& values);

}  // namespace worksort
