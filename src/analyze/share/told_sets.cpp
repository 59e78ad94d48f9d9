#include "worksort/analyze/share/told_sets.hpp"

#include <algorithm>

#include "possible_counts.hpp"

namespace worksort {

ToldSets::ToldSets(const std::map<Membership, std::int64_t>& kinds, std::int64_t min_n,
                   const MayCoincide& may_coincide)
    : m_min_n(min_n) {
  const std::size_t sets = kinds.empty() ? 0 : kinds.begin()->first.size();
  m_sets.resize(sets);
  std::vector<Places> both(sets * sets);
  std::vector<Places> one(sets * sets);
  for (const auto& [kind, students] : kinds) {
    const std::size_t place = m_counts.size();
    m_counts.push_back(students);
    for (std::size_t a = 0; a < sets; ++a) {
      if (!kind[a]) continue;
      m_sets[a].push_back(place);
      for (std::size_t b = 0; b < sets; ++b) (kind[b] ? both : one)[a * sets + b].push_back(place);
    }
  }
  for (std::size_t a = 0; a < sets; ++a) {
    for (std::size_t b = 0; b < sets; ++b) {
      if (a <= b) guard(both[a * sets + b], a != b && !may_coincide(a, b));
      guard(one[a * sets + b], !may_coincide(a, b));
    }
  }
}

void ToldSets::guard(const Places& places, bool also_nobody) {
  const std::int64_t count = students(places);
  if (places.empty() || count >= m_min_n || (count == 0 && !also_nobody)) return;
  if (std::find(m_secrets.begin(), m_secrets.end(), places) == m_secrets.end()) m_secrets.push_back(places);
}

std::int64_t ToldSets::students(const Places& places) const {
  std::int64_t out = 0;
  for (const auto place : places) out += m_counts[place];
  return out;
}

bool ToldSets::tell(std::size_t set) {
  if (students(m_sets[set]) < m_min_n) return false;
  m_told.push_back(set);
  if (is_safe()) return true;
  m_told.pop_back();
  return false;
}

bool ToldSets::is_safe() const {
  const std::int64_t enough = std::max<std::int64_t>(2, m_min_n / 2);
  PossibleCounts program(m_counts);
  for (const auto set : m_told) program.limit(program.add_sum(m_sets[set]), 0, 0);
  std::vector<std::size_t> sums;
  for (const auto& secret : m_secrets) sums.push_back(program.add_sum(secret));
  return std::all_of(sums.begin(), sums.end(),
                     [&](std::size_t sum) { return program.room(sum, enough).found >= enough; });
}

}  // namespace worksort
