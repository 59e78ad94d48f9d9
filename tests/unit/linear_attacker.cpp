#include "linear_attacker.hpp"

#include <cmath>
#include <utility>

namespace worksort::test {
namespace {

using Row = std::vector<double>;

constexpr double k_off = 1e-6;  // how far off a whole number may be
constexpr double k_nothing = 1e-7;
constexpr std::size_t k_patience = 50;  // steps that lead nowhere before every choice is by number

// Numbers that add up, with one more that takes what may be missing or left over.
struct Line {
  std::vector<std::size_t> places;
  double value;
  double slack;
};

void subtract(Row& from, double times, const Row& row) {
  if (times == 0) return;
  for (std::size_t j = 0; j < row.size(); ++j) from[j] -= times * row[j];
}

// The column that raises the goal most, or, to be sure of an end, the first one (Bland 1977).
std::size_t entering(const Row& goal, std::size_t columns, bool careful) {
  std::size_t out = columns;
  for (std::size_t j = 0; j < columns; ++j) {
    if (goal[j] < k_nothing || (out < columns && goal[j] <= goal[out])) continue;
    out = j;
    if (careful) break;
  }
  return out;
}

}  // namespace

bool LinearAttacker::prepare() {
  std::size_t slacks = 0;
  std::vector<Line> lines;
  for (const auto& known : m_known) {
    if (known.low == known.high) {
      lines.push_back({known.places, known.low, 0});
    } else {
      if (known.low > 0) lines.push_back({known.places, known.low, -1});
      if (known.high < k_unlimited) lines.push_back({known.places, known.high, 1});
    }
  }
  for (const auto& line : lines) slacks += line.slack == 0 ? 0U : 1U;
  m_columns = m_numbers + slacks;
  m_rows.assign(lines.size(), Row(m_columns + lines.size() + 1, 0));
  std::size_t slack = m_numbers;
  for (std::size_t r = 0; r < lines.size(); ++r) {
    for (const auto place : lines[r].places) m_rows[r][place] += 1;
    if (lines[r].slack != 0) m_rows[r][slack++] = lines[r].slack;
    m_rows[r].back() = lines[r].value;
    m_rows[r][m_columns + r] = 1;
    m_basic.push_back(m_columns + r);
  }
  Row away(m_columns + lines.size(), 0);
  for (std::size_t r = 0; r < lines.size(); ++r) away[m_columns + r] = -1;
  if (climb(std::move(away), m_columns + lines.size()) < -k_off) return false;
  leave_helpers();
  return true;
}

bool LinearAttacker::finds_out(const std::vector<std::size_t>& places) {
  Row sum(m_columns, 0);
  for (const auto place : places) sum[place] += 1;
  const double first = std::ceil(climb(sum, m_columns, -k_unlimited) - k_off);
  const double high = std::floor(climb(sum, m_columns, first + 1 - k_off) + k_off);
  if (high > first) return false;
  for (auto& value : sum) value = -value;
  return std::ceil(-climb(sum, m_columns, 1 - high - k_off) - k_off) >= high;
}

// The largest value of a goal over the first `columns` variables, or one that is `enough`.
double LinearAttacker::climb(Row goal, std::size_t columns, double enough) {
  goal.resize(m_rows.empty() ? columns + 1 : m_rows.front().size(), 0);
  for (std::size_t r = 0; r < m_rows.size(); ++r) subtract(goal, goal[m_basic[r]], m_rows[r]);
  std::size_t idle = 0;
  while (true) {
    const std::size_t column = entering(goal, columns, idle > k_patience);
    if (column == columns || -goal.back() >= enough) return -goal.back();
    const std::size_t row = leaving(column);
    if (row == m_rows.size()) return k_unlimited;
    const double before = goal.back();
    pivot(row, column);
    subtract(goal, goal[column], m_rows[row]);
    idle = goal.back() < before - 1e-9 ? 0 : idle + 1;
  }
}

// The row whose variable is the first to become 0; of equals the first by number.
std::size_t LinearAttacker::leaving(std::size_t column) const {
  std::size_t row = m_rows.size();
  double best = 0;
  for (std::size_t r = 0; r < m_rows.size(); ++r) {
    if (m_rows[r][column] < k_nothing) continue;
    const double way = m_rows[r].back() / m_rows[r][column];
    if (row < m_rows.size() && way >= best - 1e-9 && (way >= best + 1e-9 || m_basic[r] >= m_basic[row]))
      continue;
    row = r;
    best = way;
  }
  return row;
}

void LinearAttacker::pivot(std::size_t row, std::size_t column) {
  Row& solved = m_rows[row];
  const double by = solved[column];
  std::vector<std::pair<std::size_t, double>> there;
  for (std::size_t j = 0; j < solved.size(); ++j) {
    solved[j] /= by;
    if (std::abs(solved[j]) < 1e-11) solved[j] = 0;
    if (solved[j] != 0) there.emplace_back(j, solved[j]);
  }
  for (std::size_t r = 0; r < m_rows.size(); ++r) {
    const double times = m_rows[r][column];
    if (r == row || times == 0) continue;
    for (const auto& [j, value] : there) m_rows[r][j] -= times * value;
  }
  m_basic[row] = column;
}

// Helpers of the first phase that are still there at 0 give way; a row without anything else says nothing.
void LinearAttacker::leave_helpers() {
  for (std::size_t r = m_rows.size(); r-- > 0;) {
    if (m_basic[r] < m_columns) continue;
    std::size_t column = 0;
    while (column < m_columns && std::abs(m_rows[r][column]) < k_nothing) ++column;
    if (column < m_columns) {
      pivot(r, column);
    } else {
      m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(r));
      m_basic.erase(m_basic.begin() + static_cast<std::ptrdiff_t>(r));
    }
  }
  for (auto& row : m_rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(m_columns), row.end() - 1);
}

}  // namespace worksort::test
