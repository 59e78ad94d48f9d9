// What a reader can work out from statements about numbers of pieces.
#pragma once

#include "worksort/model/study.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "piece_traits.hpp"
#include "possible_counts.hpp"

namespace worksort {

// A trait's word of every piece of a study.
struct PieceTrait {
  std::vector<std::string> words;
  std::vector<std::uint32_t> of;
  std::map<std::uint32_t, std::set<const Codebook*>> levels{};  // words that are known from these codebooks
};

// A condition of a statement that is ready to be looked at.
struct ReadyCondition {
  const PieceTrait* trait = nullptr;
  Aspect aspect = Aspect::thinking;
  std::vector<std::string> values;
  bool without = false;
};
using ReadyStatement = std::vector<ReadyCondition>;

// Pieces are told apart only as far as some statement does; a kind of piece that nobody has may exist if some
// piece is like it in all but one aspect. To leave kinds out can only make a reader seem to know more.
class ReleaseAudit {
 public:
  // `strategy` says which pieces name nothing. What one of the statements from `impossible` on is about
  // cannot be. All of it has to outlive the audit.
  ReleaseAudit(const Study& study, const PieceTrait& strategy, const std::vector<ReadyStatement>& statements,
               std::size_t impossible);

  // How many pieces and students the statement is about.
  [[nodiscard]] std::int64_t pieces(std::size_t statement) const { return m_pieces[statement]; }
  [[nodiscard]] std::int64_t students(std::size_t statement) const { return m_students[statement]; }

  // How many students have a piece of one of these kinds; counted until there are `enough`.
  [[nodiscard]] std::int64_t students(const std::vector<std::size_t>& places,
                                      std::int64_t enough = INT64_MAX) const;

  // The kinds of pieces that the statement is about, as places in counts(); none for what is 0 by the way
  // things are.
  [[nodiscard]] const std::vector<std::size_t>& places(std::size_t statement) const {
    return m_places[statement];
  }
  [[nodiscard]] const std::vector<std::int64_t>& counts() const { return m_counts; }

 private:
  using Bits = std::vector<std::uint64_t>;  // one for each statement
  using Kind = std::array<std::uint32_t, k_aspects_of_pieces>;
  using Words = std::vector<std::uint32_t>;  // for each trait of an aspect
  using Codebooks = std::set<const Codebook*>;

  // Which statements a value fits, as far as they say anything of its aspect.
  struct AspectValue {
    Bits fits{};
    bool special = false;  // goes together only with what it was seen with
    bool differs = false;  // readers of the thinking do
    auto operator<=>(const AspectValue&) const = default;
  };

  static constexpr std::size_t k_thinking = static_cast<std::size_t>(Aspect::thinking);
  static constexpr std::size_t k_reading = static_cast<std::size_t>(Aspect::reading);

  void add_values(std::size_t aspect);
  void add_levels(std::size_t aspect);
  std::uint32_t add_value(std::size_t aspect, const Words& words);
  [[nodiscard]] const std::string& word(std::size_t aspect, const Words& words,
                                        const PieceTrait* trait) const;
  [[nodiscard]] AspectValue value_of(std::size_t aspect, const Words& words) const;
  [[nodiscard]] Bits fits(std::size_t aspect, const Words& words) const;
  [[nodiscard]] Bits fits(const Kind& kind) const;
  void add_kinds();
  void add_neighbours(const Kind& kind);
  [[nodiscard]] bool may_be(const Kind& kind) const;
  [[nodiscard]] bool is_of_one_codebook(const Kind& kind) const;
  [[nodiscard]] const Codebook* codebook_of(std::size_t piece) const;
  void count();
  void count_students(const std::map<Kind, Bits>& fits, const std::map<Bits, std::size_t>& places);
  [[nodiscard]] Bits all_statements() const { return Bits(m_statements.size() / 64 + 1, UINT64_MAX); }

  const Study& m_study;
  const PieceTrait& m_strategy;
  const std::vector<ReadyStatement>& m_statements;
  std::size_t m_impossible;
  std::array<std::vector<AspectValue>, k_aspects_of_pieces> m_values;
  std::array<std::vector<Codebooks>, k_aspects_of_pieces> m_codebooks;  // in which a value can be
  std::array<std::vector<const PieceTrait*>, k_aspects_of_pieces> m_traits;
  std::vector<Kind> m_units;
  std::map<Kind, std::int64_t> m_kinds;
  std::set<std::tuple<std::uint32_t, std::size_t, std::uint32_t>> m_together;
  std::vector<std::int64_t> m_counts;
  std::vector<std::set<std::uint64_t>> m_people;   // of each count
  std::vector<std::vector<std::size_t>> m_places;  // of each statement
  std::vector<std::int64_t> m_pieces;
  std::vector<std::int64_t> m_students;
};

}  // namespace worksort
