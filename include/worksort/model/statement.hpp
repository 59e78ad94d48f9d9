// What people outside the team are told of numbers of pieces, and which pieces these are.
#pragma once

#include "worksort/util/date.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// Values of one filter are any-of, different filters all-of. Codes are ids, names or aliases as a user types
// them.
struct Filter {
  std::vector<std::string> tasks;
  std::vector<std::string> classes;
  std::vector<std::string> schools;
  std::vector<std::string> students;
  std::vector<std::string> coders;
  std::vector<std::string> strategies;
  std::vector<std::string> models;
  std::vector<std::string> issues;
  std::optional<Date> since;
  std::optional<Date> until;
  std::vector<DateRange> weeks;

  // True if it leaves out work of the students and tasks that it leaves: by who read it, or by its day.
  [[nodiscard]] bool leaves_out_pages() const {
    return !coders.empty() || since.has_value() || until.has_value() || !weeks.empty();
  }

  // True if it chooses by more than school, class and day.
  [[nodiscard]] bool narrows() const {
    return !tasks.empty() || !students.empty() || !coders.empty() || !strategies.empty() || !models.empty() ||
           !issues.empty();
  }
};

// The lists of a filter that choose pieces of more than one student, by the names of their options.
struct FilterList {
  std::string_view name;
  std::vector<std::string> Filter::*list;
};
inline constexpr std::array k_filter_lists = {
    FilterList{"task", &Filter::tasks},          FilterList{"class", &Filter::classes},
    FilterList{"school", &Filter::schools},      FilterList{"coder", &Filter::coders},
    FilterList{"strategy", &Filter::strategies}, FilterList{"model", &Filter::models},
    FilterList{"issue", &Filter::issues}};

// Pieces that have one of these values in a trait, or, `without`, none of them. Of a trait that is a list of
// codes ("issue", "any strategy") a piece has every code of it, and "" where the list is empty.
struct Condition {
  std::string trait;
  std::vector<std::string> values;
  bool without = false;
};
using Conditions = std::vector<Condition>;  // all of them hold

// What a reader is told of a number of pieces: the number; nothing (then it must stay unknown where it is
// small); that there is at least one. What is `settled` is told in any case.
enum class Telling : std::uint8_t { shown, hidden, at_least_one, settled };

// Of the pieces that the filter `within` leaves. Of what may be hidden to protect others, the lowest `cost`
// goes first. `told` is the number that a reader has from an earlier release.
struct Statement {
  Conditions of;
  Telling telling = Telling::shown;
  std::int64_t cost = 0;
  Filter within{};
  std::optional<std::int64_t> told{};
};

}  // namespace worksort
