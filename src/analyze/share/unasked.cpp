#include "unasked.hpp"

#include "worksort/util/text.hpp"

#include <map>
#include <set>
#include <utility>

namespace worksort {
namespace {

struct Codes {
  std::set<std::string> success;
  std::set<std::string> issues;
};

// The tables that pages print of one part of the work, each row with its cells.
class Tables {
 public:
  explicit Tables(const WordsOf& words_of)
      : m_task(words_of("task")),
        m_standing(words_of("standing")),
        m_strategy(words_of("strategy")),
        m_family(words_of("family")),
        m_success(words_of("success")),
        m_issues(words_of("issue")) {
    for (const auto& [piece, standing] : m_standing) look_at(piece, standing);
  }

  [[nodiscard]] std::vector<Statement> statements(const Filter& within) const {
    std::vector<Statement> out;
    const auto add = [&](Conditions of) { out.push_back({std::move(of), Telling::hidden, 0, within}); };
    for (const auto& [row, issues] : m_rows) {
      const Conditions whole = conditions(row);
      const bool is_pile = row.size() == k_of_pile;
      add(whole);
      for (const auto& word : m_all.success) add(also(whole, {"success", {word}}));
      for (const auto& issue : is_pile ? m_all.issues : issues) {
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
    m_all.success.insert(word(m_success, piece));
    for (auto& issue : split_trimmed(word(m_issues, piece), '\n')) {
      m_all.issues.insert(issue);
      issues.insert(std::move(issue));
    }
  }

  PieceWords m_task, m_standing, m_strategy, m_family, m_success, m_issues;
  std::map<Row, std::set<std::string>> m_rows;  // with their issues
  Codes m_all;  // of all rows: that there is nothing of a code may be a secret too
};

}  // namespace

std::vector<Statement> unasked_counts(const WordsOf& words_of, const Filter& within) {
  return Tables(words_of).statements(within);
}

}  // namespace worksort
