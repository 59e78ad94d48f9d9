// All numbers that leave the team together, held against a reader who puts them all together: what each table
// hides by itself may still be worked out from several of them, from totals and from sentences. After the
// audits of statistical offices (Fischetti and Salazar 2001; the tau-ARGUS manual on linked tables): for each
// small count the lowest and the highest value that fits everything told, by a linear program.
#pragma once

#include "worksort/analyze/selection.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace worksort {

// Pieces that have one of these values in a trait, or, `without`, none of them. Of a trait that is a list of
// codes ("issue", "any strategy") a piece has every code of it, and "" where the list is empty.
struct Condition {
  std::string trait;
  std::vector<std::string> values;
  bool without = false;
};
using Conditions = std::vector<Condition>;  // all of them hold

// What a reader is told of a number of pieces: the number; nothing (then it must stay unknown where it is
// small); that there is at least one. What is `settled` is told in any case.
enum class Telling : std::uint8_t { shown, hidden, at_least_one, settled };

// Of what may be hidden to protect others, the lowest `cost` goes first.
struct Statement {
  Conditions of;
  Telling telling = Telling::shown;
  std::int64_t cost = 0;
};

// Guards against a reader who has everything told and knows which classes did which task when, and which
// values occur together with a special code. Not against one who knows some of the students' work.
class OneRelease {
 public:
  // About the pieces of the selection, which has to outlive the release.
  OneRelease(const Selection& selection, std::int64_t min_n);

  [[nodiscard]] std::int64_t min_n() const { return m_min_n; }

  // Adds a trait that somebody has worked out: the words of pieces; all others have "".
  void describe(const std::string& trait, const std::vector<std::pair<std::uint32_t, std::string>>& pieces);

  // Takes the statements over and says which may be told together with all that were taken over before. What
  // may not be told counts as hidden from then on.
  std::vector<bool> admit(std::vector<Statement> statements);

  // All of the statements or, where one of them would have to be hidden, none. False for none.
  bool admit_together(const std::vector<Statement>& statements);

  // What was taken over so far, and back to there.
  [[nodiscard]] std::size_t mark() const { return m_statements.size(); }
  void back_to(std::size_t mark) { m_statements.resize(mark); }

 private:
  struct Trait {
    std::vector<std::string> words;
    std::vector<std::uint32_t> of;  // of each unit
  };
  class Audit;

  const Trait& trait(const std::string& name);
  [[nodiscard]] std::optional<std::vector<bool>> hold(const std::vector<Statement>& statements,
                                                      bool together);

  const Selection& m_selection;
  std::int64_t m_min_n;
  std::map<std::string, Trait> m_traits;
  std::map<std::uint32_t, std::size_t> m_unit_of;  // of each piece
  std::vector<Statement> m_statements;
};

}  // namespace worksort
