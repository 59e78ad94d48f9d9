#include "count_network.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <stdexcept>
#include <utility>

namespace worksort {

CountNetwork::CountNetwork(const CountTable& table) : m_rows(table.cells.size()) {
  if (m_rows > 0) m_columns = table.cells.front().size();
  m_steps.resize(m_rows + m_columns + 2);
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
  m_seen_in.resize(m_steps.size());
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
  const std::size_t number = m_entries.size();
  m_steps[entry.tail].push_back({number, entry.head, true});
  m_steps[entry.head].push_back({number, entry.tail, false});
  m_entries.push_back(entry);
}

std::int64_t CountNetwork::room_above(std::size_t entry, std::int64_t enough) const {
  return largest_flow({m_entries[entry].head, m_entries[entry].tail, entry}, enough);
}

std::int64_t CountNetwork::room_below(std::size_t entry, std::int64_t enough) const {
  const std::int64_t most = std::min(enough, m_entries[entry].value);
  return largest_flow({m_entries[entry].tail, m_entries[entry].head, entry}, most);
}

std::int64_t CountNetwork::capacity(std::size_t entry, bool up) const {
  if (m_entries[entry].known()) return 0;
  return up ? k_unlimited : m_entries[entry].value + m_shifted[entry];
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

// Looks for a way of which every step can carry `least`: depth first, and from the end with fewer steps,
// since the other may be the sum of everything.
bool CountNetwork::find_way(const Ends& ends, std::int64_t least) const {
  const bool back = m_steps[ends.to].size() < m_steps[ends.from].size();
  const std::size_t goal = back ? ends.from : ends.to;
  std::vector<std::pair<std::size_t, std::size_t>> open = {
      {back ? ends.to : ends.from, 0}};  // node, next step
  m_way.clear();
  m_seen_in[open.back().first] = ++m_search;
  while (!open.empty()) {
    auto& [node, next] = open.back();
    if (next == m_steps[node].size()) {
      open.pop_back();
      if (!open.empty()) m_way.pop_back();
      continue;
    }
    const Step& step = m_steps[node][next++];
    const bool up = step.forward != back;
    if (m_seen_in[step.to] == m_search || step.entry == ends.without || capacity(step.entry, up) < least)
      continue;
    m_seen_in[step.to] = m_search;
    m_way.push_back({step.entry, up});
    if (step.to == goal) return true;
    open.emplace_back(step.to, 0);
  }
  return false;
}

// Sends what the way can carry, at most `most`.
std::int64_t CountNetwork::push(std::int64_t most) const {
  std::int64_t amount = most;
  for (const Shift& shift : m_way) amount = std::min(amount, capacity(shift.entry, shift.up));
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
  std::vector<std::int64_t> cost(m_steps.size(), k_unlimited);
  std::vector<Step> reached(m_steps.size());
  std::vector<std::size_t> before(m_steps.size());
  const std::size_t from = m_entries[entry].head;
  cost[from] = 0;
  std::set<std::pair<std::int64_t, std::size_t>> open = {{0, from}};
  while (!open.empty()) {
    const std::size_t node = open.begin()->second;
    open.erase(open.begin());
    for (const Step& step : m_steps[node]) {
      const Entry& via = m_entries[step.entry];
      if (step.entry == entry || (!step.forward && via.value < room)) continue;
      const std::int64_t total = cost[node] + (via.known() ? costs[step.entry] : 0);
      if (total >= cost[step.to]) continue;
      open.erase({cost[step.to], step.to});
      cost[step.to] = total;
      reached[step.to] = step;
      before[step.to] = node;
      open.emplace(total, step.to);
    }
  }
  std::vector<std::size_t> cover;
  for (std::size_t node = m_entries[entry].tail; node != from; node = before[node]) {
    if (m_entries[reached[node].entry].known()) cover.push_back(reached[node].entry);
  }
  return cover;
}

}  // namespace worksort
