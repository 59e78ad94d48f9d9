#include "worksort/analyze/choose/set_cover.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <queue>
#include <tuple>
#include <vector>

#include "bits.hpp"

namespace worksort {
namespace {

// Items in the order given; the features that occur are numbered anew from 0.
struct Instance {
  std::size_t features = 0;
  std::vector<Bits> shows;     // item -> features
  std::vector<Bits> shown_by;  // feature -> items
  std::vector<std::int64_t> preference;
};

Instance problem_from(std::span<const CoverItem> items) {
  std::map<std::size_t, std::size_t> numbers;
  for (const CoverItem& item : items) {
    for (const std::size_t feature : item.features) numbers.emplace(feature, numbers.size());
  }
  Instance problem{numbers.size(), {}, std::vector<Bits>(numbers.size(), Bits(items.size())), {}};
  for (std::size_t item = 0; item < items.size(); ++item) {
    problem.shows.emplace_back(numbers.size());
    problem.preference.push_back(items[item].preference);
    for (const std::size_t feature : items[item].features) {
      problem.shows[item].add(numbers.at(feature));
      problem.shown_by[numbers.at(feature)].add(item);
    }
  }
  return problem;
}

// Words of bits that a search looks at in all its steps together, less than a second's work.
constexpr std::uint64_t k_most_work = 120'000'000;

std::uint64_t work_of_a_step(const Instance& problem) {
  const std::uint64_t items = problem.shows.size();
  const auto words = [](std::uint64_t bits) { return bits / 64 + 1; };
  return 2 * problem.features * words(items) + items * words(problem.features) + 1;
}

Bits all_features(const Instance& problem) {
  Bits features(problem.features);
  for (std::size_t feature = 0; feature < problem.features; ++feature) features.add(feature);
  return features;
}

// True where taking `other` instead of `item` never makes a cover worse.
bool dominated(const Instance& problem, std::size_t item, std::size_t other) {
  if (!problem.shows[item].within(problem.shows[other])) return false;
  if (problem.preference[item] != problem.preference[other]) {
    return problem.preference[item] < problem.preference[other];
  }
  return other < item;
}

// Only what shows the feature of an item that fewest show can stand in its place.
Bits useful_items(const Instance& problem) {
  std::vector<std::size_t> times;
  times.reserve(problem.features);
  for (const Bits& items : problem.shown_by) times.push_back(items.count());
  Bits useful(problem.shows.size());
  for (std::size_t item = 0; item < problem.shows.size(); ++item) {
    std::optional<std::size_t> rarest;
    problem.shows[item].each([&](std::size_t feature) {
      if (!rarest || times[feature] < times[*rarest]) rarest = feature;
    });
    bool needed = rarest.has_value();
    if (needed) {
      problem.shown_by[*rarest].each(
          [&](std::size_t other) { needed = needed && (other == item || !dominated(problem, item, other)); });
    }
    if (needed) useful.add(item);
  }
  return useful;
}

// The item that shows most of what is still wanted, then the preferred one, then the first, until nothing is
// wanted. What an item adds becomes less, so what it added when it was last looked at is the most that it can
// add.
std::vector<std::size_t> greedy(const Instance& problem, std::size_t count) {
  Bits wanted = all_features(problem);
  std::priority_queue<std::tuple<std::size_t, std::int64_t, std::int64_t>> most;
  for (std::size_t item = 0; item < problem.shows.size(); ++item)
    most.emplace(problem.shows[item].count(), problem.preference[item], -static_cast<std::int64_t>(item));
  std::vector<std::size_t> chosen;
  while (chosen.size() < count && !most.empty()) {
    const auto [added, preference, place] = most.top();
    most.pop();
    const auto item = static_cast<std::size_t>(-place);
    const std::size_t adds = problem.shows[item].count_common(wanted);
    if (adds == 0) continue;
    if (adds < added) {
      most.emplace(adds, preference, place);
      continue;
    }
    chosen.push_back(item);
    wanted.remove_all(problem.shows[item]);
  }
  return chosen;
}

class CoverSearch {
 public:
  CoverSearch(const Instance& problem, std::uint64_t most_steps)
      : m_problem(problem), m_most_steps(most_steps), m_best(greedy(problem, problem.shows.size())) {
    std::ranges::sort(m_best);
  }

  Cover run() {
    const Bits features = all_features(m_problem);
    const Bits useful = useful_items(m_problem);
    Cover result;
    if (m_best.empty()) return result;
    m_most_items = m_best.size() - 1;
    search(features, useful, 0);
    result.fewest = m_steps <= m_most_steps;
    result.steps = m_steps;
    m_steps = 0;
    m_most_items = m_best.size();
    m_choosing = true;
    m_best_preference = preference_of(m_best);
    search(features, useful, 0);
    result.best = result.fewest && m_steps <= m_most_steps;
    result.steps += m_steps;
    result.items = m_best;
    return result;
  }

 private:
  // What the features still wanted ask for at least, and the preference they can bring at most.
  struct Bound {
    std::size_t items = 0;
    std::int64_t preference = 0;
  };

  [[nodiscard]] std::int64_t preference_of(const std::vector<std::size_t>& items) const {
    std::int64_t sum = 0;
    for (const std::size_t item : items) sum += m_problem.preference[item];
    return sum;
  }

  // The features wanted, those that fewest allowed items show first.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> rarest_first(const Bits& wanted,
                                                                              const Bits& allowed) const {
    std::vector<std::pair<std::size_t, std::size_t>> order;
    wanted.each([&](std::size_t feature) {
      order.emplace_back(m_problem.shown_by[feature].count_common(allowed), feature);
    });
    std::ranges::sort(order);
    return order;
  }

  [[nodiscard]] std::int64_t largest_preference(const Bits& items) const {
    std::int64_t largest = INT64_MIN;
    items.each([&](std::size_t item) { largest = std::max(largest, m_problem.preference[item]); });
    return largest;
  }

  // Features of which no two are shown by one item need an item each.
  [[nodiscard]] Bound bound_for(const std::vector<std::pair<std::size_t, std::size_t>>& rarest,
                                const Bits& allowed) const {
    Bound bound;
    Bits taken(m_problem.shows.size());
    for (const auto& [count, feature] : rarest) {
      Bits items = m_problem.shown_by[feature];
      if (items.meets(taken)) continue;
      ++bound.items;
      Bits banned = items;
      banned.remove_all(allowed);
      items.remove_all(banned);
      bound.preference += largest_preference(items);
      taken.add_all(items);
    }
    return bound;
  }

  [[nodiscard]] bool too_wide(const Bits& wanted, const Bits& allowed, std::size_t left) const {
    std::size_t most = 0;
    allowed.each(
        [&](std::size_t item) { most = std::max(most, m_problem.shows[item].count_common(wanted)); });
    return wanted.count() > left * most;
  }

  // Among covers of the same size: can one from here be better than the best so far?
  [[nodiscard]] bool can_be_preferred(const Bound& bound, const Bits& allowed,
                                      std::int64_t preference) const {
    const std::size_t left = m_most_items - m_chosen.size();
    const auto spare = static_cast<std::int64_t>(left - bound.items);
    std::int64_t reachable = preference + bound.preference;
    if (spare > 0) reachable += spare * largest_preference(allowed);
    if (reachable != m_best_preference) return reachable > m_best_preference;
    std::vector<std::size_t> earliest = m_chosen;
    allowed.each([&](std::size_t item) {
      if (earliest.size() < m_most_items) earliest.push_back(item);
    });
    std::ranges::sort(earliest);
    return earliest < m_best;
  }

  void keep_if_better(std::int64_t preference) {
    std::vector<std::size_t> items = m_chosen;
    std::ranges::sort(items);
    if (!m_choosing || items.size() < m_best.size()) {  // the latter only after a search cut short
      m_best = items;
      m_best_preference = preference;
      m_most_items = m_choosing ? items.size() : items.size() - 1;
    } else if (preference > m_best_preference || (preference == m_best_preference && items < m_best)) {
      m_best = items;
      m_best_preference = preference;
    }
  }

  // The items that show a feature, the most liked first.
  [[nodiscard]] std::vector<std::size_t> candidates(std::size_t feature, const Bits& allowed) const {
    std::vector<std::size_t> items;
    m_problem.shown_by[feature].each([&](std::size_t item) {
      if (allowed.has(item)) items.push_back(item);
    });
    std::ranges::stable_sort(items, std::ranges::greater{},
                             [&](std::size_t item) { return m_problem.preference[item]; });
    return items;
  }

  void search(const Bits& wanted, Bits allowed, std::int64_t preference) {
    if (++m_steps > m_most_steps) return;
    if (wanted.empty()) return keep_if_better(preference);
    if (m_chosen.size() >= m_most_items) return;
    const auto rarest = rarest_first(wanted, allowed);
    if (rarest.front().first == 0) return;
    const Bound bound = bound_for(rarest, allowed);
    const std::size_t left = m_most_items - m_chosen.size();
    if (bound.items > left || too_wide(wanted, allowed, left)) return;
    if (m_choosing && !can_be_preferred(bound, allowed, preference)) return;
    for (const std::size_t item : candidates(rarest.front().second, allowed)) {
      allowed.remove(item);  // later branches do without it
      Bits rest = wanted;
      rest.remove_all(m_problem.shows[item]);
      m_chosen.push_back(item);
      search(rest, allowed, preference + m_problem.preference[item]);
      m_chosen.pop_back();
    }
  }

  const Instance& m_problem;
  std::uint64_t m_most_steps;
  std::uint64_t m_steps = 0;
  std::size_t m_most_items = 0;
  bool m_choosing = false;
  std::int64_t m_best_preference = 0;
  std::vector<std::size_t> m_chosen;
  std::vector<std::size_t> m_best;
};

}  // namespace

Cover smallest_cover(std::span<const CoverItem> items, std::uint64_t most_steps) {
  const Instance problem = problem_from(items);
  return CoverSearch(problem, std::min(most_steps, k_most_work / work_of_a_step(problem))).run();
}

std::vector<std::size_t> most_telling(std::span<const CoverItem> items, std::size_t count) {
  return greedy(problem_from(items), count);
}

}  // namespace worksort
