// A reader with linear programming: knows sums of numbers that are 0 or more, and asks whether another sum
// can be but one whole number. Two phases of the simplex method over a full tableau in floating point; it
// shares nothing with the audit that it attacks, and does not know the true numbers.
#pragma once

#include <cstddef>
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
  bool prepare();

  // True if only one whole number fits; ends when a second one is found. REQUIRES: prepare().
  bool finds_out(const std::vector<std::size_t>& places);

 private:
  struct Known {
    std::vector<std::size_t> places;
    double low;
    double high;
  };

  double climb(std::vector<double> goal, std::size_t columns, double enough = k_unlimited);
  [[nodiscard]] std::size_t leaving(std::size_t column) const;
  void pivot(std::size_t row, std::size_t column);
  void leave_helpers();

  std::size_t m_numbers;
  std::size_t m_columns = 0;
  std::vector<Known> m_known;
  std::vector<std::vector<double>> m_rows;
  std::vector<std::size_t> m_basic;
};

}  // namespace worksort::test
