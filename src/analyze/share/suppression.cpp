#include "worksort/analyze/share/suppression.hpp"

#include <algorithm>
#include <stdexcept>

#include "count_network.hpp"

namespace worksort {
namespace {

using CountEntry = CountNetwork::Entry;

// Costs of hiding: one cell more is worse than any higher count, a zero (which would not be hidden on its
// own, and which readers often know) worse than some cells, a total worse than many.
constexpr std::int64_t k_cell_cost = 1000;
constexpr std::int64_t k_zero_cost = 5000;
constexpr std::int64_t k_total_cost = 20000;
constexpr std::int64_t k_grand_total_cost = 100000;

bool is_small(std::int64_t count, const SuppressionRule& rule) {
  return count == 0 ? rule.hide_zeros : count < rule.min_n;
}

std::vector<std::int64_t> hiding_costs(const CountNetwork& network) {
  std::vector<std::int64_t> costs;
  for (const CountEntry& entry : network.entries()) {
    if (network.is_corner(entry)) {
      costs.push_back(k_grand_total_cost);
    } else if (!network.is_cell(entry)) {
      costs.push_back(k_total_cost + std::min<std::int64_t>(entry.value, 999));
    } else {
      costs.push_back(entry.value == 0 ? k_zero_cost
                                       : k_cell_cost + std::min<std::int64_t>(entry.value, 999));
    }
  }
  return costs;
}

void hide_small(CountNetwork& network, const SuppressionRule& rule, const ReleaseMarks& also) {
  for (std::size_t i = 0; i < network.entries().size(); ++i) {
    const CountEntry& entry = network.entries()[i];
    const bool asked = !also.empty() && also.at(entry.row).at(entry.column) == Release::small;
    if (entry.known() && (asked || is_small(entry.value, rule))) network.mark(i, Release::small);
  }
}

bool has_room(const CountNetwork& network, std::size_t entry, std::int64_t room) {
  const std::int64_t below = network.room_below(entry, room);
  return below >= room || below + network.room_above(entry, room - below) >= room;
}

bool all_have_room(const CountNetwork& network, std::int64_t room) {
  for (std::size_t i = 0; i < network.entries().size(); ++i) {
    if (network.entries()[i].hidden() && !has_room(network, i, room)) return false;
  }
  return true;
}

// Hiding more never narrows what is hidden already, and what is hidden here gets room from the same ring, so
// one round is enough.
void hide_partners(CountNetwork& network, std::int64_t room, const std::vector<std::int64_t>& costs) {
  for (std::size_t i = 0; i < network.entries().size(); ++i) {
    if (network.entries()[i].release != Release::small || has_room(network, i, room)) continue;
    for (const std::size_t partner : network.cheapest_cover(i, room, costs)) {
      network.mark(partner, Release::protecting);
    }
  }
}

// Shows again what turned out not to be needed, the costliest first.
void show_needless(CountNetwork& network, std::int64_t room, const std::vector<std::int64_t>& costs) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < network.entries().size(); ++i) {
    if (network.entries()[i].release == Release::protecting) order.push_back(i);
  }
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return costs[i]; });
  for (const std::size_t i : order) {
    network.mark(i, Release::shown);
    if (!all_have_room(network, room)) network.mark(i, Release::protecting);
  }
}

CountNetwork marked(const CountTable& table, const ReleaseMarks& marks) {
  CountNetwork network(table);
  for (std::size_t i = 0; i < network.entries().size(); ++i) {
    const CountEntry& entry = network.entries()[i];
    network.mark(i, marks.at(entry.row).at(entry.column));
  }
  return network;
}

ReleaseMarks marks_of(const CountNetwork& network) {
  ReleaseMarks marks(network.rows() + 1, std::vector<Release>(network.columns() + 1, Release::shown));
  for (const CountEntry& entry : network.entries()) marks[entry.row][entry.column] = entry.release;
  return marks;
}

}  // namespace

ReleaseMarks suppress(const CountTable& table, const SuppressionRule& rule) {
  return suppress(table, rule, ReleaseMarks{});
}

ReleaseMarks suppress(const CountTable& table, const SuppressionRule& rule, const ReleaseMarks& also) {
  if (rule.min_n < 1) throw std::invalid_argument("the smallest count to show is 1 or more");
  CountNetwork network(table);
  if (network.columns() > 0) {
    const auto costs = hiding_costs(network);
    hide_small(network, rule, also);
    hide_partners(network, rule.min_n, costs);
    show_needless(network, rule.min_n, costs);
  }
  return marks_of(network);
}

std::vector<HiddenEntry> audit(const CountTable& table, const ReleaseMarks& marks) {
  const CountNetwork network = marked(table, marks);
  std::vector<HiddenEntry> hidden;
  for (std::size_t i = 0; i < network.entries().size(); ++i) {
    const CountEntry& entry = network.entries()[i];
    if (!entry.hidden()) continue;
    HiddenEntry found{entry.row, entry.column, entry.value - network.room_below(i), std::nullopt};
    const std::int64_t above = network.room_above(i);
    if (above < CountNetwork::k_unlimited) found.high = entry.value + above;
    hidden.push_back(found);
  }
  return hidden;
}

bool well_hidden(const CountTable& table, const ReleaseMarks& marks, std::int64_t min_n) {
  return all_have_room(marked(table, marks), min_n);
}

std::optional<int> plain_share(std::int64_t count, std::int64_t total, std::int64_t min_n) {
  if (total == 0 || count < min_n || total - count < min_n) return std::nullopt;
  const int percent = static_cast<int>((200 * count + total) / (2 * total));
  if (percent <= 5 || percent >= 95) return std::nullopt;
  return percent;
}

}  // namespace worksort
