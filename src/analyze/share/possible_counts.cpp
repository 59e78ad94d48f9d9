#include "possible_counts.hpp"

#include <algorithm>
#include <numeric>

namespace worksort {
namespace {

__extension__ using Wide = __int128;

constexpr std::size_t k_most_steps = 5000;
constexpr std::size_t k_patience = 60;  // steps that lead nowhere before every choice is by number

bool fits(Wide value) {
  return value > -PossibleCounts::k_unlimited && value < PossibleCounts::k_unlimited;
}

}  // namespace

PossibleCounts::PossibleCounts(const std::vector<std::int64_t>& counts) : m_counts(counts.size()) {
  for (const auto count : counts) {
    m_nonbasic.push_back(m_low.size());
    m_low.push_back(-count);
    m_high.push_back(k_unlimited);
  }
  m_least.assign(m_counts, 0);
  m_most.assign(m_counts, 0);
  m_value.assign(m_counts, 0);
}

std::size_t PossibleCounts::add_sum(const std::vector<std::size_t>& places) {
  Row row;
  row.of.assign(m_counts, 0);
  for (const auto place : places) row.of[place] = 1;
  m_basic.push_back(m_low.size());
  m_low.push_back(-k_unlimited);
  m_high.push_back(k_unlimited);
  m_least.push_back(0);
  m_most.push_back(0);
  m_value.push_back(0);
  m_rows.push_back(std::move(row));
  m_scaled.push_back(0);
  return m_basic.size() - 1;
}

void PossibleCounts::limit(std::size_t sum, std::int64_t below, std::int64_t above) {
  m_low[m_counts + sum] = -below;
  m_high[m_counts + sum] = above;
}

std::int64_t PossibleCounts::found(std::size_t variable) const {
  return std::min(m_most[variable] - m_least[variable], k_unlimited);
}

PossibleCounts::Room PossibleCounts::room(std::size_t sum, std::int64_t enough) {
  m_limiting.clear();
  const std::int64_t above = climb(sum, 1, enough);
  const std::int64_t below = climb(sum, -1, enough);
  return {found(m_counts + sum), std::min(above + below, k_unlimited)};
}

void PossibleCounts::note_limits(const Row& row) {
  for (std::size_t j = 0; j < m_nonbasic.size(); ++j) {
    if (m_nonbasic[j] >= m_counts && row.of[j] != 0) m_limiting.push_back(m_nonbasic[j] - m_counts);
  }
}

// Makes the sum as large (or, with sign -1, as small) as it can be, and gives how far that is.
std::int64_t PossibleCounts::climb(std::size_t sum, int sign, std::int64_t enough) {
  const auto at = std::find(m_basic.begin(), m_basic.end(), m_counts + sum);
  if (at == m_basic.end()) return k_unlimited;
  const auto target = static_cast<std::size_t>(at - m_basic.begin());
  std::size_t idle = 0;
  for (std::size_t steps = 0; m_sure; ++steps) {
    if (found(m_counts + sum) >= enough) break;
    const auto next = step(m_rows[target], sign, idle > k_patience);
    if (!next) {
      note_limits(m_rows[target]);
      return sign * m_scaled[target] / m_rows[target].scale;
    }
    const Stop end = stop(*next);
    if (end.open) {
      note_open(*next);
      break;
    }
    idle = end.at_once ? idle + 1 : 0;
    if (end.row) {
      const std::size_t leaving = m_basic[*end.row];
      if (!pivot(*end.row, next->column)) break;
      m_value[leaving] = end.value;
    } else {
      m_value[m_nonbasic[next->column]] = end.value;
    }
    if (!set_values()) break;
    note_values();
    m_sure = steps < k_most_steps;
  }
  return k_unlimited;
}

// The variable that changes the row most, or, to be sure of an end, the first one that changes it at all
// (Bland 1977).
std::optional<PossibleCounts::Step> PossibleCounts::step(const Row& row, int sign, bool careful) const {
  std::optional<Step> best;
  Number most = 0;
  for (std::size_t j = 0; j < m_nonbasic.size(); ++j) {
    const std::size_t variable = m_nonbasic[j];
    const Number gain = sign * row.of[j];
    const bool up = gain > 0 && m_value[variable] < m_high[variable];
    const bool down = gain < 0 && m_value[variable] > m_low[variable];
    if (!up && !down) continue;
    const bool better = careful ? !best || variable < m_nonbasic[best->column] : std::abs(gain) > most;
    if (!better) continue;
    best = Step{j, up ? 1 : -1};
    most = std::abs(gain);
  }
  return best;
}

PossibleCounts::Stop PossibleCounts::stop(const Step& step) const {
  const std::size_t entering = m_nonbasic[step.column];
  const Number own = step.direction > 0 ? m_high[entering] : m_low[entering];
  Stop out;
  out.open = std::abs(own) >= k_unlimited;
  out.value = own;
  Wide length = std::abs(own - m_value[entering]);  // over `part`
  Wide part = 1;
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    const Number rate = step.direction * m_rows[i].of[step.column];
    if (rate == 0) continue;
    const Number limit = rate > 0 ? m_high[m_basic[i]] : m_low[m_basic[i]];
    if (std::abs(limit) >= k_unlimited) continue;
    const Wide way = rate > 0 ? Wide{limit} * m_rows[i].scale - m_scaled[i]
                              : Wide{m_scaled[i]} - Wide{limit} * m_rows[i].scale;
    const Wide pace = std::abs(rate);
    const Wide difference = way * part - length * pace;
    const bool first =
        out.open || difference < 0 || (difference == 0 && (!out.row || m_basic[i] < m_basic[*out.row]));
    if (!first) continue;
    out.row = i;
    out.open = false;
    out.value = limit;
    length = way;
    part = pace;
  }
  out.at_once = length == 0;
  return out;
}

// A direction without an end can be followed from the true counts as well, by whole steps.
void PossibleCounts::note_open(const Step& step) {
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    const Number rate = step.direction * m_rows[i].of[step.column];
    if (rate > 0) m_most[m_basic[i]] = k_unlimited;
    if (rate < 0) m_least[m_basic[i]] = -k_unlimited;
  }
}

// Only counts that are whole are counts.
void PossibleCounts::note_values() {
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    if (m_scaled[i] % m_rows[i].scale != 0) return;
  }
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    const Number value = m_scaled[i] / m_rows[i].scale;
    m_least[m_basic[i]] = std::min(m_least[m_basic[i]], value);
    m_most[m_basic[i]] = std::max(m_most[m_basic[i]], value);
  }
}

bool PossibleCounts::set_values() {
  std::vector<std::size_t> moved;
  for (std::size_t j = 0; j < m_nonbasic.size(); ++j) {
    if (m_value[m_nonbasic[j]] != 0) moved.push_back(j);
  }
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    Wide sum = 0;
    for (const auto j : moved) sum += Wide{m_rows[i].of[j]} * m_value[m_nonbasic[j]];
    m_sure = m_sure && fits(sum);
    m_scaled[i] = static_cast<Number>(sum);
  }
  return m_sure;
}

// Solves the row for the variable of the column and puts it into all others.
bool PossibleCounts::pivot(std::size_t row, std::size_t column) {
  Row& solved = m_rows[row];
  const Number by = solved.of[column];
  const Number sign = by > 0 ? 1 : -1;
  for (auto& value : solved.of) value *= -sign;
  solved.of[column] = sign * solved.scale;
  solved.scale = sign * by;
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    if (i != row && m_rows[i].of[column] != 0 && !subtract(m_rows[i], column, solved)) return false;
  }
  std::swap(m_basic[row], m_nonbasic[column]);
  return true;
}

bool PossibleCounts::subtract(Row& row, std::size_t column, const Row& entering) {
  const Number times = row.of[column];
  Number common = 0;
  const auto set = [&](Number& value, Wide now) {
    m_sure = m_sure && fits(now);
    value = static_cast<Number>(now);
    common = std::gcd(common, value);
  };
  row.of[column] = 0;
  for (std::size_t j = 0; j < row.of.size(); ++j) {
    if (row.of[j] == 0 && entering.of[j] == 0) continue;
    set(row.of[j], Wide{row.of[j]} * entering.scale + Wide{times} * entering.of[j]);
  }
  set(row.scale, Wide{row.scale} * entering.scale);
  if (!m_sure) return false;
  if (common > 1) {
    for (auto& value : row.of) value /= common;
    row.scale /= common;
  }
  return true;
}

}  // namespace worksort
