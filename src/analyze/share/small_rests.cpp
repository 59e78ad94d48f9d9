#include "small_rests.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace worksort {
namespace {

// By what a statement chooses its pieces, whatever the values are.
std::string kind_of(const Statement& statement) {
  std::set<std::string> by;
  for (const auto& condition : statement.of) by.insert(condition.trait + (condition.without ? "!" : ""));
  const Filter& within = statement.within;
  for (const auto& [name, list] : k_filter_lists) {
    if (!(within.*list).empty()) by.emplace(name);
  }
  if (!within.weeks.empty()) by.emplace("week");
  if (within.since || within.until) by.emplace("date");
  std::string out;
  for (const auto& name : by) out += name + "\n";
  return out;
}

// The kind of each part, by number, and the kinds of those that are new.
struct Kinds {
  explicit Kinds(const std::vector<ToldPart>& told) {
    std::map<std::string, std::size_t> known;
    for (const auto& part : told) {
      of.push_back(known.try_emplace(kind_of(*part.statement), known.size()).first->second);
      if (part.is_new) fresh.insert(of.back());
    }
  }

  std::vector<std::size_t> of;
  std::set<std::size_t> fresh;
};

// Parts that have no piece in common.
struct Together {
  PiecePlaces places;
  std::size_t parts = 0;

  void add(const PiecePlaces& some) {
    PiecePlaces both;
    std::ranges::set_intersection(places, some, std::back_inserter(both));
    if (!both.empty()) return;
    std::ranges::set_union(places, some, std::back_inserter(both));
    places = std::move(both);
    ++parts;
  }
};

bool is_part(const PiecePlaces& some, const PiecePlaces& all) {
  return !some.empty() && some.size() < all.size() && some.front() >= all.front() &&
         some.back() <= all.back() && std::ranges::includes(all, some);
}

}  // namespace

std::vector<PiecePlaces> small_rests(
    const std::vector<ToldPart>& told, bool several,
    const std::function<std::optional<std::int64_t>(const PiecePlaces&)>& few) {
  std::set<PiecePlaces> out;
  // That nothing is left is a secret only within one result.
  const auto add = [&](const PiecePlaces& all, const PiecePlaces& some, bool nothing_too) {
    PiecePlaces rest;
    std::ranges::set_difference(all, some, std::back_inserter(rest));
    const auto students = few(rest);
    if (students && (*students > 0 || nothing_too)) out.insert(std::move(rest));
  };
  const Kinds kinds(told);
  for (const auto& whole : told) {
    std::map<std::size_t, Together> parts;
    for (std::size_t i = 0; i < told.size(); ++i) {
      const ToldPart& part = told[i];
      const bool matters = whole.is_new || kinds.fresh.contains(kinds.of[i]);
      if (!matters || !is_part(*part.places, *whole.places)) continue;
      if (whole.is_new || part.is_new) add(*whole.places, *part.places, whole.is_shown && part.is_shown);
      if (several) parts[kinds.of[i]].add(*part.places);
    }
    for (const auto& [kind, together] : parts) {
      if (together.parts > 1) add(*whole.places, together.places, false);
    }
  }
  return {out.begin(), out.end()};
}

}  // namespace worksort
