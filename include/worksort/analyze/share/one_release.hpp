// All numbers that leave the team together, held against a reader who puts them all together: what each table
// hides by itself may still be worked out from several of them, from totals and from sentences. After the
// audits of statistical offices (Fischetti and Salazar 2001; the tau-ARGUS manual on linked tables): for each
// small count the lowest and the highest value that fits everything told, by a linear program.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/model/statement.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace worksort {

struct PieceTrait;

// Guards against a reader who has everything told and knows which classes did which task when, and which
// values occur together with a special code. Not against one who knows some of the students' work.
class OneRelease {
 public:
  // `earlier` was told before, of the same work or of what it was then; then all is remembered. The study has
  // to outlive the release.
  OneRelease(const Study& study, std::int64_t min_n,
             std::optional<std::vector<Statement>> earlier = std::nullopt);
  ~OneRelease();

  [[nodiscard]] std::int64_t min_n() const { return m_min_n; }
  [[nodiscard]] bool is_remembered() const { return m_is_remembered; }

  // Which statements may be told; `lists` is false where their lists give something away with no number told.
  struct Admitted {
    std::vector<bool> told;
    bool lists = true;
  };

  // Takes the statements over and says which may be told together with all that were taken over before. What
  // may not be told counts as hidden from then on.
  Admitted admit(std::vector<Statement> statements);

  // All of the statements or, where one of them would have to be hidden, none. False for none.
  bool admit_together(const std::vector<Statement>& statements);

  // What was taken over so far, and back to there.
  [[nodiscard]] std::size_t mark() const { return m_statements.size(); }
  void back_to(std::size_t mark) { m_statements.resize(mark); }

  // Everything that was told, each once and with its number, and what was hidden without.
  std::vector<Statement> statements();

 private:
  class Audit;

  const PieceTrait& trait(const std::string& name, const Filter& within);
  const Selection& selection(const Filter& filter);
  bool is_here(const Statement& statement);
  std::vector<Statement> unasked(const std::vector<Statement>& earlier, const std::vector<Statement>& later);
  [[nodiscard]] std::optional<std::vector<bool>> hold(const std::vector<Statement>& statements,
                                                      bool together);

  const Study& m_study;
  std::int64_t m_min_n;
  std::map<std::string, std::unique_ptr<PieceTrait>> m_traits;
  std::map<std::string, std::unique_ptr<Selection>> m_selections;
  bool m_is_remembered;
  std::vector<Statement> m_statements;
  std::vector<Statement> m_elsewhere;                       // about work that is not in the study
  std::map<std::string, std::vector<Statement>> m_unasked;  // of each part of the work
};

}  // namespace worksort
