// Who gave which code to which unit: the table that every measure of agreement starts from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace worksort {

// A measure, or the reason in plain words why there is none. Exactly one of the two is set.
struct Statistic {
  std::optional<double> value;
  std::string reason;
};

// The reason where nothing could have differed.
inline constexpr const char* k_one_code = "everyone used one code";

// The codes of one unit with how often each was given: ascending codes, counts of at least 1.
using UnitCounts = std::vector<std::pair<std::int32_t, std::int64_t>>;

// Units x coders; a cell holds a code from 0 to categories-1, or nothing where a coder did not rate the unit.
// A set of codes is rated by numbering the different sets and rating the number.
class Ratings {
 public:
  Ratings(std::size_t units, std::size_t coders, std::size_t categories);

  // Throws std::out_of_range for a unit, coder or code outside the table.
  void set(std::size_t unit, std::size_t coder, std::optional<std::int32_t> code);
  [[nodiscard]] std::optional<std::int32_t> at(std::size_t unit, std::size_t coder) const;

  [[nodiscard]] std::size_t units() const { return m_units.size(); }
  [[nodiscard]] std::size_t coders() const { return m_coders; }
  [[nodiscard]] std::size_t categories() const { return m_categories; }

  // What a coder gave to a unit.
  struct Rating {
    std::size_t coder = 0;
    std::int32_t code = 0;
  };

  // The ratings of a unit, by coder.
  [[nodiscard]] const std::vector<Rating>& of(std::size_t unit) const { return m_units.at(unit); }

  // The codes of a unit, added up over coders.
  [[nodiscard]] UnitCounts counts_of(std::size_t unit) const;

 private:
  std::vector<std::vector<Rating>> m_units;
  std::size_t m_coders;
  std::size_t m_categories;
};

// The units with at least `fewest` ratings, those with the same codes side by side: what is worked out from
// them does not depend on the names of students. The others are left out.
std::vector<UnitCounts> rated_units(const Ratings& ratings, std::size_t fewest);

// How many ratings a unit has.
std::int64_t rating_count(const UnitCounts& unit);

// How often each code was given in these units; `categories` numbers.
std::vector<std::int64_t> code_totals(std::span<const UnitCounts> units, std::size_t categories);

// Whether one code holds all the ratings (also true when there are none): no measure that corrects for chance
// can be worked out then.
bool one_code_only(std::span<const std::int64_t> totals);

// The same ratings with code c replaced by new_codes[c], for example 1 for one code and 0 for all others.
// REQUIRES: one new code for each old one, each from 0 to categories-1.
Ratings recoded(const Ratings& ratings, std::span<const std::int32_t> new_codes, std::size_t categories);

}  // namespace worksort
