#include "count_network.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <stdexcept>
#include <utility>

namespace worksort {

CountNetwork::CountNetwork(const CountTable& table) : m_rows(table.cells.size()) {
  if (m_rows > 0) m_columns = table.cells.front().size();
  std::vector<std::int64_t> column_totals(m_columns, 0);
  for (std::size_t row = 0; row < m_rows; ++row) {
    if (table.cells[row].size() != m_columns) throw std::invalid_argument("rows of different length");
    std::int64_t row_total = 0;
    for (std::size_t column = 0; column < m_columns; ++column) {
      const std::int64_t count = table.cells[row][column];
      if (count < 0) throw std::invalid_argument("a count below 0");
      row_total += count;
      column_totals[column] += count;
      add_entry(table, row, column, count);
    }
    add_entry(table, row, m_columns, row_total);
  }
  for (std::size_t column = 0; column < m_columns; ++column) {
    add_entry(table, m_rows, column, column_totals[column]);
  }
  add_entry(table, m_rows, m_columns,
            std::accumulate(column_totals.begin(), column_totals.end(), std::int64_t{0}));
  m_shifted.resize(m_entries.size());
  m_seen_in.resize(nodes());
}

// Nodes: the rows, then the sum of column totals, then the columns, then the sum of row totals.
void CountNetwork::add_entry(const CountTable& table, std::size_t row, std::size_t column,
                             std::int64_t value) {
  Entry entry{row, column, row, m_rows + 1 + column, value, Release::shown};
  if ((row == m_rows) != (column == m_columns)) std::swap(entry.tail, entry.head);
  const bool part_of_table = is_cell(entry) || (is_corner(entry) ? table.grand_total
                                                : row == m_rows  ? table.column_totals
                                                                 : table.row_totals);
  if (!part_of_table) entry.release = Release::left_out;
  m_entries.push_back(entry);
}

CountNetwork::Step CountNetwork::step(std::size_t node, std::size_t number) const {
  const bool row_side = is_row_side(node);
  const std::size_t row = row_side ? node : number;
  const std::size_t column = row_side ? number : node - m_rows - 1;
  const std::size_t entry = row * (m_columns + 1) + column;
  return {entry, row_side ? m_rows + 1 + column : row, m_entries[entry].tail == node};
}

std::int64_t CountNetwork::room_above(std::size_t entry, std::int64_t enough) const {
  return largest_flow({m_entries[entry].head, m_entries[entry].tail, entry}, enough);
}

std::int64_t CountNetwork::room_below(std::size_t entry, std::int64_t enough) const {
  const std::int64_t most = std::min(enough, m_entries[entry].value);
  return largest_flow({m_entries[entry].tail, m_entries[entry].head, entry}, most);
}

std::int64_t CountNetwork::capacity(const Shift& shift) const {
  const Entry& entry = m_entries[shift.entry];
  if (entry.known()) return 0;
  return shift.up ? k_unlimited : entry.value + m_shifted[shift.entry];
}

// Largest flow by any ways (Ford and Fulkerson 1956), as little is asked for: each way carries 1 or more.
std::int64_t CountNetwork::largest_flow(const Ends& ends, std::int64_t enough) const {
  if (enough >= k_unlimited && find_way(ends, k_unlimited)) return k_unlimited;
  std::int64_t flow = 0;
  while (flow < enough && find_way(ends, 1)) flow += push(enough - flow);
  for (const std::size_t entry : m_moved) m_shifted[entry] = 0;
  m_moved.clear();
  return flow;
}

// Looks for a way of which every step can carry `least`: from the end with fewer steps, depth first, and
// through totals before cells. At each node the step to the goal is tried before all others, so that of a
// long table not every cell is looked at for every other one.
bool CountNetwork::find_way(const Ends& ends, std::int64_t least) const {
  const bool back = steps(ends.to) < steps(ends.from);
  const std::size_t goal = back ? ends.from : ends.to;
  std::vector<std::pair<std::size_t, std::size_t>> open;  // nodes, and how many steps of each are left
  const auto take = [&](const Step& step) {
    const Shift shift{step.entry, step.forward != back};
    if (step.entry == ends.without || capacity(shift) < least) return false;
    m_way.push_back(shift);
    return true;
  };
  const auto enter = [&](std::size_t node) {
    m_seen_in[node] = m_search;
    open.emplace_back(node, steps(node));
    if (is_row_side(node) == is_row_side(goal)) return false;
    return take(step(node, is_row_side(goal) ? goal : goal - m_rows - 1));
  };
  ++m_search;
  m_way.clear();
  bool found = enter(back ? ends.to : ends.from);
  while (!found && !open.empty()) {
    auto& [node, left] = open.back();
    if (left == 0) {
      open.pop_back();
      if (!open.empty()) m_way.pop_back();
      continue;
    }
    const Step next = step(node, --left);
    if (m_seen_in[next.to] != m_search && take(next)) found = enter(next.to);
  }
  return found;
}

// Sends what the way can carry, at most `most`.
std::int64_t CountNetwork::push(std::int64_t most) const {
  std::int64_t amount = most;
  for (const Shift& shift : m_way) amount = std::min(amount, capacity(shift));
  for (const Shift& shift : m_way) {
    m_shifted[shift.entry] += shift.up ? amount : -amount;
    m_moved.push_back(shift.entry);
  }
  return amount;
}

// The cheapest ring through the entry (Dijkstra 1959; the use for tables: Cox 1980): every entry of the ring
// can then move by `room`. Along the arcs there always is a ring, at worst through the three totals.
std::vector<std::size_t> CountNetwork::cheapest_cover(std::size_t entry, std::int64_t room,
                                                      const std::vector<std::int64_t>& costs) const {
  std::vector<std::int64_t> cost(nodes(), k_unlimited);
  std::vector<Step> reached(nodes());
  std::vector<std::size_t> before(nodes());
  const std::size_t from = m_entries[entry].head;
  cost[from] = 0;
  std::set<std::pair<std::int64_t, std::size_t>> open = {{0, from}};
  while (!open.empty()) {
    const std::size_t node = open.begin()->second;
    open.erase(open.begin());
    for (std::size_t i = 0; i < steps(node); ++i) {
      const Step next = step(node, i);
      const Entry& via = m_entries[next.entry];
      if (next.entry == entry || (!next.forward && via.value < room)) continue;
      const std::int64_t total = cost[node] + (via.known() ? costs[next.entry] : 0);
      if (total >= cost[next.to]) continue;
      open.erase({cost[next.to], next.to});
      cost[next.to] = total;
      reached[next.to] = next;
      before[next.to] = node;
      open.emplace(total, next.to);
    }
  }
  std::vector<std::size_t> cover;
  for (std::size_t node = m_entries[entry].tail; node != from; node = before[node]) {
    if (m_entries[reached[node].entry].known()) cover.push_back(reached[node].entry);
  }
  return cover;
}

}  // namespace worksort
