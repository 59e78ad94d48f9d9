// Which pieces and readings a command looks at, and the reading in force of each piece.
#pragma once

#include "worksort/model/statement.hpp"
#include "worksort/model/study.hpp"
#include "worksort/util/problem.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace worksort {

// What the page shows, as far as its readers agree. `coded` names a strategy; `not_enough` a special code.
enum class Standing : std::uint8_t { coded, not_enough, absent, uncoded, readers_differ };

// The reading in force: one reading, or the united lists of those that name the same first strategy.
// Where readers differ or nobody named a strategy, `strategies` is empty.
struct InForce {
  Standing standing = Standing::uncoded;
  std::vector<Text> strategies;
  std::vector<Text> models;
  std::vector<Text> issues;
  std::vector<Text> shows;
  Text success = k_no_text;
  Text answer = k_no_text;
  Correct correct = Correct::unknown;
  bool unsure = false;
  bool is_blank = false;                // nobody has read the page yet
  bool success_differs = false;         // readers said how far it was carried, and no word leads
  std::vector<const Reading*> sources;  // readings in force; all readings of the piece where there is none

  // True where a reader found that it should be told, also where readers differ on the strategy.
  [[nodiscard]] bool is_told_of() const {
    return std::any_of(sources.begin(), sources.end(), [](const Reading* r) { return r->bright_spot; });
  }

  // Told of by readers who agree on the strategy.
  [[nodiscard]] bool bright_spot() const { return standing != Standing::readers_differ && is_told_of(); }

  // True where something is recorded of a page, so that there is one.
  [[nodiscard]] bool was_handed_in() const { return standing != Standing::absent && !is_blank; }
};

// Pieces by index into Study::pieces, in the study's order. The study outlives the selection.
class Selection {
 public:
  // Throws Problem.
  Selection(const Study& study, const Filter& filter);

  [[nodiscard]] const Study& study() const { return *m_study; }
  [[nodiscard]] const Filter& filter() const { return m_filter; }

  // Chosen by everything but strategy, model and issue: what coverage and "nobody used" are about.
  [[nodiscard]] const std::vector<std::uint32_t>& base() const { return m_base; }

  // Chosen by all filters.
  [[nodiscard]] const std::vector<std::uint32_t>& pieces() const { return m_pieces; }

  // Those of one task.
  [[nodiscard]] std::span<const std::uint32_t> base(const TaskInfo& task) const;
  [[nodiscard]] std::span<const std::uint32_t> pieces(const TaskInfo& task) const;

  // The readings of a piece that --coder leaves; never empty for a piece of the selection.
  [[nodiscard]] std::vector<const Reading*> readings(std::uint32_t piece) const;

  [[nodiscard]] InForce in_force(std::uint32_t piece) const;

  // Any reading of the piece: for task, student, date, class, school and attempt, which all readings share.
  [[nodiscard]] const Reading& head(std::uint32_t piece) const {
    return m_study->readings[m_study->pieces[piece].first_reading];
  }

  // True if a class of a roster passes --class and --school, a student --student.
  [[nodiscard]] bool takes_class(const ClassKey& key) const;
  [[nodiscard]] bool takes_student(Text school, Text id) const;

  // True if the task passes --task.
  [[nodiscard]] bool takes_task(Text id) const;

  // True if a plan for this strategy and issue passes --strategy and --issue.
  [[nodiscard]] bool takes_strategy(Text id) const;
  [[nodiscard]] bool takes_issue(Text id) const;

  // Number of readings over all chosen pieces.
  [[nodiscard]] std::size_t reading_count() const;

 private:
  void collect_base();
  [[nodiscard]] bool in_base(std::uint32_t piece) const;

  const Study* m_study;
  std::vector<std::vector<bool>> m_sets;  // one a filter: handles that pass; empty: all pass
  std::set<ClassKey> m_classes;           // that --class names
  std::set<std::uint64_t> m_named;        // keys of students that --student names, each of one school
  Filter m_filter;
  std::vector<std::uint32_t> m_base;
  std::vector<std::uint32_t> m_pieces;
};

// How two pieces of one task and student stand in time: by date, then attempt; undated comes first.
bool earlier(const Reading& a, const Reading& b);

// Each student's latest piece of a task among `pieces`; the rest is what it replaces. A page that nobody has
// read yet counts where there is no other, and an absence where there is no page. Order is kept.
struct Latest {
  std::vector<std::uint32_t> latest;
  std::vector<std::uint32_t> earlier;
};
Latest latest_pieces(const Selection& selection, std::span<const std::uint32_t> pieces);

}  // namespace worksort
