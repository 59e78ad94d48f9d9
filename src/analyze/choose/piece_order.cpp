#include "piece_order.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

namespace worksort {
namespace {

// Up to so many pieces the best path is found by trying all; above, each next piece is the most different
// one.
constexpr std::size_t k_most_exact = 12;

constexpr std::array<std::string_view, 3> k_cra = {"concrete", "representational", "abstract"};

std::size_t cra_position(std::string_view cra) {
  return static_cast<std::size_t>(std::find(k_cra.begin(), k_cra.end(), cra) - k_cra.begin());
}

std::size_t in_one_only(std::vector<Text> a, std::vector<Text> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  std::vector<Text> out;
  std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out.size();
}

// Positions of pieces in an order to show them.
class Orderer {
 public:
  Orderer(const Study& study, const TaskInfo& task, const std::vector<ChosenPiece>& chosen,
          const std::vector<std::size_t>& common)
      : m_study(study), m_task(task), m_chosen(chosen), m_common(common) {}

  [[nodiscard]] std::vector<std::size_t> order(SelectOrder by) const {
    std::vector<std::size_t> out(m_chosen.size());
    std::iota(out.begin(), out.end(), 0);
    std::sort(out.begin(), out.end(), [&](auto a, auto b) { return plain_key(a) < plain_key(b); });
    if (by == SelectOrder::common) {
      std::stable_sort(out.begin(), out.end(), [&](auto a, auto b) { return common_key(a) < common_key(b); });
    }
    if (by == SelectOrder::issue) {
      const auto no_issue = [&](auto i) { return m_chosen[i].now.issues.empty(); };
      std::stable_sort(out.begin(), out.end(), [&](auto a, auto b) { return no_issue(a) < no_issue(b); });
    }
    if (by == SelectOrder::contrast) {
      return out.size() <= k_most_exact ? best_path(out) : greedy_path(std::move(out));
    }
    return out;
  }

 private:
  using Key = std::tuple<std::size_t, std::size_t, std::uint32_t>;

  [[nodiscard]] std::size_t strategy_rank(std::size_t i) const {
    const Text first = m_chosen[i].now.strategies.front();
    return m_task.codebook->rank(Dimension::strategy, m_study.text(first));
  }

  [[nodiscard]] Key plain_key(std::size_t i) const {
    const ChosenPiece& c = m_chosen[i];
    return {cra_position(most_concrete(m_study, m_task, c.now)), strategy_rank(i), c.piece};
  }

  [[nodiscard]] Key common_key(std::size_t i) const { return {SIZE_MAX - m_common[i], strategy_rank(i), 0}; }

  [[nodiscard]] std::string_view family(std::size_t i) const {
    const Strategy* strategy = m_task.codebook->strategy(m_study.text(m_chosen[i].now.strategies.front()));
    return strategy == nullptr ? "" : std::string_view(strategy->family);
  }

  // Strategies weigh most, then their family, then models, then look-fors.
  [[nodiscard]] std::size_t difference(std::size_t a, std::size_t b) const {
    const InForce& x = m_chosen[a].now;
    const InForce& y = m_chosen[b].now;
    return (x.strategies.front() != y.strategies.front() ? 12U : 0U) + (family(a) != family(b) ? 6U : 0U) +
           3 * in_one_only(x.models, y.models) + in_one_only(x.shows, y.shows);
  }

  [[nodiscard]] std::vector<std::size_t> greedy_path(std::vector<std::size_t> left) const {
    for (std::size_t i = 1; i < left.size(); ++i) {
      const auto next = std::max_element(
          left.begin() + static_cast<std::ptrdiff_t>(i), left.end(),
          [&](auto a, auto b) { return difference(left[i - 1], a) < difference(left[i - 1], b); });
      std::rotate(left.begin() + static_cast<std::ptrdiff_t>(i), next, next + 1);
    }
    return left;
  }

  // The path through all pieces with the largest sum of differences; of equally good ones the first in the
  // plain order. rest[set][i]: the largest sum from piece i through all pieces that are not in the set.
  [[nodiscard]] std::vector<std::size_t> best_path(const std::vector<std::size_t>& plain) const {
    const std::size_t count = plain.size();
    if (count < 3) return plain;
    const std::size_t sets = std::size_t{1} << count;
    std::vector<std::vector<std::size_t>> apart(count, std::vector<std::size_t>(count, 0));
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t j = 0; j < count; ++j) apart[i][j] = i == j ? 0 : difference(plain[i], plain[j]);
    }
    std::vector<std::vector<std::size_t>> rest(sets, std::vector<std::size_t>(count, 0));
    const auto has = [](std::size_t set, std::size_t i) { return (set >> i & 1U) != 0; };
    const auto with = [](std::size_t set, std::size_t i) { return set | std::size_t{1} << i; };
    for (std::size_t set = sets - 1; set-- > 0;) {
      for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < count; ++j) {
          if (!has(set, j)) rest[set][i] = std::max(rest[set][i], apart[i][j] + rest[with(set, j)][j]);
        }
      }
    }
    return read_path(plain, apart, rest);
  }

  static std::vector<std::size_t> read_path(const std::vector<std::size_t>& plain,
                                            const std::vector<std::vector<std::size_t>>& apart,
                                            const std::vector<std::vector<std::size_t>>& rest) {
    const std::size_t count = plain.size();
    std::size_t at = 0;
    for (std::size_t i = 1; i < count; ++i) {
      if (rest[std::size_t{1} << i][i] > rest[std::size_t{1} << at][at]) at = i;
    }
    std::size_t set = std::size_t{1} << at;
    std::vector<std::size_t> out = {plain[at]};
    while (out.size() < count) {
      std::size_t next = 0;
      const auto goes_on = [&](std::size_t j) {
        const std::size_t bit = std::size_t{1} << j;
        return (set & bit) == 0 && apart[at][j] + rest[set | bit][j] == rest[set][at];
      };
      while (!goes_on(next)) ++next;
      set |= std::size_t{1} << next;
      at = next;
      out.push_back(plain[at]);
    }
    return out;
  }

  const Study& m_study;
  const TaskInfo& m_task;
  const std::vector<ChosenPiece>& m_chosen;
  const std::vector<std::size_t>& m_common;
};

}  // namespace

std::string most_concrete(const Study& study, const TaskInfo& task, const InForce& now) {
  std::size_t best = k_cra.size();
  for (const Text code : now.models) {
    const Model* model = task.codebook->model(study.text(code));
    if (model != nullptr) best = std::min(best, cra_position(model->cra));
  }
  return best == k_cra.size() ? "" : std::string(k_cra[best]);
}

void put_in_order(const Study& study, const TaskInfo& task, SelectOrder order,
                  std::vector<ChosenPiece>& chosen, std::vector<std::size_t>& common) {
  std::vector<ChosenPiece> pieces;
  std::vector<std::size_t> counts;
  for (const std::size_t i : Orderer(study, task, chosen, common).order(order)) {
    pieces.push_back(chosen[i]);
    counts.push_back(common[i]);
  }
  chosen = std::move(pieces);
  common = std::move(counts);
}

}  // namespace worksort
