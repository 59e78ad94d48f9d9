#include "unasked.hpp"

#include "worksort/util/text.hpp"

#include <map>
#include <set>
#include <utility>

namespace worksort {
namespace {

// The tables that pages print of one part of the work, each row with its cells.
class Tables {
 public:
  Tables(const WordsOf& words_of, const std::vector<std::string>& levels)
      : m_task(words_of("task")),
        m_standing(words_of("standing")),
        m_strategy(words_of("strategy")),
        m_family(words_of("family")),
        m_issues(words_of("issue")),
        m_levels(levels) {
    for (const auto& [piece, standing] : m_standing) look_at(piece, standing);
  }

  [[nodiscard]] std::vector<Statement> statements(const Filter& within) const {
    std::vector<Statement> out;
    const auto add = [&](Conditions of) { out.push_back({std::move(of), Telling::hidden, 0, within}); };
    for (const auto& [row, issues] : m_rows) {
      const Conditions whole = conditions(row);
      const bool is_pile = row.size() == k_of_pile;
      add(whole);
      for (const auto& word : m_levels) add(also(whole, {"success", {word}}));
      for (const auto& issue : is_pile ? m_all_issues : issues) {
        add(also(whole, {"issue", {issue}}));
        add(also(whole, {"issue", {issue}, true}));
      }
    }
    return out;
  }

 private:
  using Row = std::vector<std::pair<std::string, std::string>>;  // trait and value
  static constexpr std::size_t k_of_pile = 2;                    // traits: the task and the pile

  static Conditions conditions(const Row& row) {
    Conditions out;
    for (const auto& [trait, value] : row) out.push_back({trait, {value}});
    return out;
  }

  static Conditions also(Conditions all, Condition one) {
    all.push_back(std::move(one));
    return all;
  }

  static std::string word(const PieceWords& words, std::uint32_t piece) {
    const auto at = words.find(piece);
    return at == words.end() ? "" : at->second;
  }

  void look_at(std::uint32_t piece, const std::string& standing) {
    const std::string strategy = word(m_strategy, piece);
    const Row pile = {{"task", m_task.at(piece)}, {"standing", standing}};
    if (!strategy.empty()) count(piece, {{"strategy", strategy}});
    if (standing != "group") return void(m_rows[pile]);
    count(piece, pile);
    Row group = pile;
    group.emplace_back("strategy", strategy);
    count(piece, std::move(group));
    Row family = pile;
    family.emplace_back("family", word(m_family, piece));
    count(piece, std::move(family));
  }

  void count(std::uint32_t piece, Row row) {
    std::set<std::string>& issues = m_rows[std::move(row)];
    for (auto& issue : split_trimmed(word(m_issues, piece), '\n')) {
      m_all_issues.insert(issue);
      issues.insert(std::move(issue));
    }
  }

  PieceWords m_task, m_standing, m_strategy, m_family, m_issues;
  const std::vector<std::string>& m_levels;
  std::map<Row, std::set<std::string>> m_rows;  // with their issues
  std::set<std::string> m_all_issues;  // of all rows: that there is nothing of one may be a secret too
};

}  // namespace

std::vector<Statement> unasked_counts(const WordsOf& words_of, const std::vector<std::string>& levels,
                                      const Filter& within) {
  return Tables(words_of, levels).statements(within);
}

}  // namespace worksort
