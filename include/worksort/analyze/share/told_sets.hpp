// Sizes of sets of students that are told beside each other, held against a reader who puts them all
// together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <vector>

namespace worksort {

// In which sets a student is.
using Membership = std::vector<bool>;

// Guards what is in a set, in two of them, and in one without the other, where it is small: a reader must not
// find out how many students that are. By a linear program, as OneRelease does it for pieces.
class ToldSets {
 public:
  // Whether everybody may know that nobody is in one set without the other.
  using MayCoincide = std::function<bool(std::size_t, std::size_t)>;

  // `kinds` says how many students there are of each kind; those that nobody is of are kinds that could be.
  ToldSets(const std::map<Membership, std::int64_t>& kinds, std::int64_t min_n,
           const MayCoincide& may_coincide);

  // True if the size of the set may be told beside all that was told before; then it is.
  bool tell(std::size_t set);

 private:
  using Places = std::vector<std::size_t>;  // of kinds

  void guard(const Places& places, bool also_nobody);
  [[nodiscard]] std::int64_t students(const Places& places) const;
  [[nodiscard]] bool is_safe() const;

  std::int64_t m_min_n;
  std::vector<std::int64_t> m_counts;
  std::vector<Places> m_sets;
  std::vector<Places> m_secrets;
  std::vector<std::size_t> m_told;
};

}  // namespace worksort
