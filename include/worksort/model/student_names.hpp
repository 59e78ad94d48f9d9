// Which student of the rosters somebody means who writes a name.
#pragma once

#include "worksort/model/study.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// REQUIRES: the study outlives this, and its students stay as they are from the first question on.
class StudentNames {
 public:
  using Matches = std::vector<const Student*>;  // in the order of the rosters

  explicit StudentNames(const Study& study) : m_study(study) {}

  // Those with this name, in any case.
  [[nodiscard]] const Matches& spelled(std::string_view written) const;

  // The same; where it is nobody's, those whose name it is with another apostrophe, or turned: "Cruz, Ana"
  // for Ana Cruz.
  [[nodiscard]] const Matches& named(std::string_view written) const;

  // Those whose name has all of these words, in any order, with or without accents.
  [[nodiscard]] Matches with_words(std::string_view written) const;

  // Those with the id, else with the name; of one school where one is named, and of these classes where any
  // of them is in one. A plan means the first.
  [[nodiscard]] Matches meant(std::string_view written, std::string_view school,
                              const std::set<ClassKey>& classes) const;

  // True if nobody else has the student's id.
  [[nodiscard]] bool is_alone(const Student& student) const;

  // The id with its school, which tells those apart who are not alone: "s07 (Lincoln)".
  [[nodiscard]] std::string with_school(const Student& student) const;

  // A hint for who is on no roster: whose name has these words, else the id or name that is spelled most like
  // it; empty if none is.
  [[nodiscard]] std::string hint(std::string_view written) const;

 private:
  using Names = std::map<std::string, Matches, std::less<>>;

  void collect() const;

  const Study& m_study;
  mutable bool m_collected = false;  // once a name is asked for: mostly ids are written
  mutable Names m_spelled;
  mutable Names m_alike;
};

}  // namespace worksort
