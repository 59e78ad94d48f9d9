// A reader with linear programming: knows sums of numbers that are 0 or more, and asks how low and how high
// another sum can be. Two phases of the simplex method over a full tableau in floating point; it shares
// nothing with the audit that it attacks, and does not know the true numbers.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace worksort::test {

class LinearAttacker {
 public:
  static constexpr double k_unlimited = 1e9;

  explicit LinearAttacker(std::size_t numbers) : m_numbers(numbers) {}

  // The numbers at these places add up to a value from low to high.
  void know(const std::vector<std::size_t>& places, double low, double high) {
    m_known.push_back({places, low, high});
  }

  // False where no numbers fit all that is known.
  bool prepare() {
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
    m_rows.assign(lines.size(), std::vector<double>(m_columns + lines.size() + 1, 0));
    std::size_t slack = m_numbers;
    for (std::size_t r = 0; r < lines.size(); ++r) {
      for (const auto place : lines[r].places) m_rows[r][place] += 1;
      if (lines[r].slack != 0) m_rows[r][slack++] = lines[r].slack;
      m_rows[r].back() = lines[r].value;
      m_rows[r][m_columns + r] = 1;
      m_basic.push_back(m_columns + r);
    }
    std::vector<double> away(m_columns + lines.size(), 0);
    for (std::size_t r = 0; r < lines.size(); ++r) away[m_columns + r] = -1;
    const double left = climb(away, m_columns + lines.size());
    return left > -1e-6 && leave_helpers();
  }

  // The lowest and the highest value. REQUIRES: prepare().
  std::pair<double, double> range(const std::vector<std::size_t>& places) {
    std::vector<double> sum(m_columns, 0);
    for (const auto place : places) sum[place] += 1;
    const double high = climb(sum, m_columns);
    for (auto& value : sum) value = -value;
    return {-climb(sum, m_columns), high};
  }

 private:
  struct Known {
    std::vector<std::size_t> places;
    double low;
    double high;
  };
  struct Line {
    std::vector<std::size_t> places;
    double value;
    double slack;
  };

  // The largest value of a goal over the first `columns` variables, by Bland's rule.
  double climb(std::vector<double> goal, std::size_t columns) {
    goal.resize(m_rows.empty() ? columns + 1 : m_rows.front().size(), 0);
    for (std::size_t r = 0; r < m_rows.size(); ++r) {
      const double times = goal[m_basic[r]];
      if (times == 0) continue;
      for (std::size_t j = 0; j < goal.size(); ++j) goal[j] -= times * m_rows[r][j];
    }
    while (true) {
      std::size_t column = 0;
      while (column < columns && goal[column] < 1e-7) ++column;
      if (column == columns) return -goal.back();
      std::size_t row = m_rows.size();
      for (std::size_t r = 0; r < m_rows.size(); ++r) {
        if (m_rows[r][column] < 1e-7) continue;
        const double way = m_rows[r].back() / m_rows[r][column];
        const double best = row == m_rows.size() ? 0 : m_rows[row].back() / m_rows[row][column];
        if (row == m_rows.size() || way < best - 1e-9 || (way < best + 1e-9 && m_basic[r] < m_basic[row]))
          row = r;
      }
      if (row == m_rows.size()) return k_unlimited;
      pivot(row, column);
      const double times = goal[column];
      for (std::size_t j = 0; j < goal.size(); ++j) goal[j] -= times * m_rows[row][j];
    }
  }

  void pivot(std::size_t row, std::size_t column) {
    auto& solved = m_rows[row];
    const double by = solved[column];
    std::vector<std::size_t> there;
    for (std::size_t j = 0; j < solved.size(); ++j) {
      solved[j] /= by;
      if (std::abs(solved[j]) < 1e-11) solved[j] = 0;
      if (solved[j] != 0) there.push_back(j);
    }
    for (std::size_t r = 0; r < m_rows.size(); ++r) {
      const double times = m_rows[r][column];
      if (r == row || times == 0) continue;
      for (const auto j : there) m_rows[r][j] -= times * solved[j];
    }
    m_basic[row] = column;
  }

  // Helpers of the first phase that are still there at 0 give way; a row without anything else says nothing.
  bool leave_helpers() {
    for (std::size_t r = m_rows.size(); r-- > 0;) {
      if (m_basic[r] < m_columns) continue;
      std::size_t column = 0;
      while (column < m_columns && std::abs(m_rows[r][column]) < 1e-7) ++column;
      if (column < m_columns) {
        pivot(r, column);
      } else {
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(r));
        m_basic.erase(m_basic.begin() + static_cast<std::ptrdiff_t>(r));
      }
    }
    for (auto& row : m_rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(m_columns), row.end() - 1);
    return true;
  }

  std::size_t m_numbers;
  std::size_t m_columns = 0;
  std::vector<Known> m_known;
  std::vector<std::vector<double>> m_rows;
  std::vector<std::size_t> m_basic;
};

}  // namespace worksort::test
