#include "worksort/analyze/share/one_release.hpp"

#include "worksort/util/problem.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "release_audit.hpp"
#include "small_rests.hpp"
#include "unasked.hpp"

namespace worksort {
namespace {

constexpr std::int64_t k_unlimited = PossibleCounts::k_unlimited;
constexpr std::size_t k_most_statements = 20000;
constexpr std::size_t k_largest_program = 4000000;  // sums times counts

// The tasks that a statement is about; none where it is about all.
std::set<std::string> tasks_of(const Statement& statement) {
  std::set<std::string> out(statement.within.tasks.begin(), statement.within.tasks.end());
  for (const auto& condition : statement.of) {
    if (condition.trait == "task" && !condition.without)
      out.insert(condition.values.begin(), condition.values.end());
  }
  return out;
}

// Those of the earlier statements that have to do with the later ones: statements about different tasks have
// no piece in common, unless some statement is about all tasks.
std::vector<Statement> related(const std::vector<Statement>& earlier, const std::vector<Statement>& later) {
  std::set<std::string> tasks;
  for (const auto* statements : {&earlier, &later}) {
    for (const auto& statement : *statements) {
      if (tasks_of(statement).size() != 1) return earlier;
      if (statements == &later) tasks.merge(tasks_of(statement));
    }
  }
  std::vector<Statement> out;
  for (const auto& statement : earlier) {
    if (tasks.contains(*tasks_of(statement).begin())) out.push_back(statement);
  }
  return out;
}

// The same statement, whoever made it; and told in the same way.
std::string key_of(const Statement& statement) {
  std::string out = key_of(statement.within);
  for (const auto& condition : statement.of) {
    out += "\n" + condition.trait + (condition.without ? "!" : "=");
    for (const auto& value : condition.values) out += value + "\t";
  }
  return out;
}

bool is_number(Telling telling) {
  return telling == Telling::shown || telling == Telling::settled;
}

}  // namespace

// The numbers of some statements, first as they are, then as a reader may think that they are.
class OneRelease::Audit {
 public:
  // From `first` on the statements are new.
  Audit(OneRelease& release, std::vector<Statement> statements, std::size_t first)
      : m_statements(std::move(statements)),
        m_ready(ready(release, m_statements)),
        m_counted(release.m_study, release.trait("strategy", {}), m_ready, m_statements.size()),
        m_min_n(release.m_min_n),
        m_is_remembered(release.m_is_remembered),
        m_first(first) {
    for (std::size_t i = 0; i < m_statements.size(); ++i) look_at(i);
    for (std::size_t i = first; i < m_statements.size(); ++i)
      m_told.push_back(m_statements[i].telling != Telling::hidden);
  }

  [[nodiscard]] std::int64_t pieces(std::size_t i) const { return m_counted.pieces(i); }

  // Which of the new statements may be told; nothing where none may, or, `together`, not all.
  std::optional<std::vector<bool>> hold(bool together) {
    if (m_sums.size() * m_counted.counts().size() > k_largest_program) return std::nullopt;
    PossibleCounts before(m_counted.counts());  // what is known without the new statements
    PossibleCounts after(m_counted.counts());
    for (std::size_t sum = 0; sum < m_sums.size(); ++sum) {
      const Telling telling = m_statements[m_sums[sum]].telling;
      const bool tells = telling == Telling::shown || telling == Telling::at_least_one;
      const bool is_new = m_sums[sum] >= m_first && (together || tells);
      before.add_sum(m_counted.places(m_sums[sum]));
      after.add_sum(m_counted.places(m_sums[sum]));
      if (!is_new) limit(before, sum);
      limit(after, sum);
    }
    const std::size_t first_rest = m_sums.size();
    const auto secret_rests = rests();
    for (const auto& rest : secret_rests) {
      before.add_sum(rest);
      after.add_sum(rest);
    }
    for (std::size_t sum = 0; sum < first_rest + secret_rests.size(); ++sum) {
      if (sum < first_rest && m_statements[m_sums[sum]].telling != Telling::hidden) continue;
      if (!protect(sum, before, after, together)) return std::nullopt;
    }
    return m_told;
  }

 private:
  // The statements, and behind them what cannot be.
  static std::vector<ReadyStatement> ready(OneRelease& release, const std::vector<Statement>& statements) {
    std::vector<ReadyStatement> out;
    std::map<std::pair<std::string, std::string>, std::vector<ReadyStatement>> impossible;
    for (const auto& statement : statements) {
      out.push_back(parts(release, statement.within));
      for (const auto& condition : statement.of) {
        out.back().push_back({&release.trait(condition.trait, statement.within), aspect_of(condition.trait),
                              condition.values, condition.without});
        if (!is_about_a_choice(condition.trait)) continue;
        const auto [known, added] = impossible.try_emplace({condition.trait, key_of(statement.within)});
        if (added) known->second = nowhere(release, condition.trait, statement.within);
      }
    }
    for (auto& [trait, known] : impossible) std::move(known.begin(), known.end(), std::back_inserter(out));
    return out;
  }

  static ReadyStatement parts(OneRelease& release, const Filter& within) {
    ReadyStatement out;
    for (const auto& [name, part] : parts_of(within))
      out.push_back({&release.trait(name, part), aspect_of(name), {"in"}, false});
    return out;
  }

  // A word that a piece has in a part of the work is that of no piece outside; and all pieces in it stand
  // somewhere there.
  static std::vector<ReadyStatement> nowhere(OneRelease& release, const std::string& trait,
                                             const Filter& within) {
    const auto has_word = [&](bool has) {
      return ReadyCondition{&release.trait(trait, within), aspect_of(trait), {""}, has};
    };
    const ReadyStatement inside = parts(release, within);
    std::vector<ReadyStatement> out;
    for (auto part : inside) {
      part.without = true;
      out.push_back({has_word(true), part});
    }
    if (trait == "standing") {
      out.push_back(inside);
      out.back().push_back(has_word(false));
    }
    return out;
  }

  // Small numbers are not told. A number that a reader has from before and that has changed by a few since is
  // a secret now: it would say how many. Statements that neither tell nor hide anything are left out, and so
  // is what is said twice.
  void look_at(std::size_t i) {
    Statement& statement = m_statements[i];
    const std::int64_t pieces = m_counted.pieces(i);
    bool secret = m_counted.students(i) < m_min_n;
    if (statement.telling == Telling::shown && i >= m_first && secret) statement.telling = Telling::hidden;
    if (statement.told && *statement.told != pieces && is_number(statement.telling)) {
      statement.telling = Telling::hidden;
      secret = i < m_first && std::abs(*statement.told - pieces) < m_min_n;
    }
    const bool is_nothing = (statement.telling == Telling::hidden && !secret) ||
                            (statement.telling == Telling::at_least_one && pieces == 0);
    const auto& places = m_counted.places(i);
    if (is_nothing || (places.empty() && !is_number(statement.telling))) return;
    const bool is_new = i >= m_first && statement.telling == Telling::shown;
    if (is_new || m_seen.insert({statement.telling, places}).second) m_sums.push_back(i);
  }

  [[nodiscard]] std::vector<PiecePlaces> rests() const {
    std::vector<ToldPart> told;
    for (const auto sum : m_sums) {
      const Statement& statement = m_statements[sum];
      const bool shown = statement.telling == Telling::shown;
      if (shown || (statement.telling == Telling::settled && statement.told))
        told.push_back({&statement, &m_counted.places(sum), sum >= m_first, shown});
    }
    return small_rests(told, m_is_remembered, [&](const PiecePlaces& places) {
      const std::int64_t students = m_counted.students(places, m_min_n);
      return students < m_min_n ? std::optional(students) : std::nullopt;
    });
  }

  void limit(PossibleCounts& program, std::size_t sum) const {
    const Telling telling = m_statements[m_sums[sum]].telling;
    if (is_number(telling)) program.limit(sum, 0, 0);
    if (telling == Telling::at_least_one) program.limit(sum, m_counted.pieces(m_sums[sum]) - 1, k_unlimited);
  }

  // Hides new statements until the sum can have values enough: half the smallest count to show, or, where it
  // could not have as many without them, as many as it could have then.
  bool protect(std::size_t secret, PossibleCounts& before, PossibleCounts& after, bool together) {
    std::int64_t wanted = std::max<std::int64_t>(2, m_min_n / 2);
    std::int64_t found = after.room(secret, wanted).found;
    if (found < wanted) wanted = std::min(wanted, before.room(secret, wanted).most);
    for (; found < wanted; found = after.room(secret, wanted).found) {
      const auto sum = cheapest(after.limiting());
      if (!sum || together) return false;
      after.limit(*sum, k_unlimited, k_unlimited);
      m_told[m_sums[*sum] - m_first] = false;
    }
    return true;
  }

  [[nodiscard]] std::optional<std::size_t> cheapest(const std::vector<std::size_t>& sums) const {
    std::optional<std::size_t> out;
    for (const auto sum : sums) {
      if (sum >= m_sums.size() || m_sums[sum] < m_first || !m_told[m_sums[sum] - m_first]) continue;
      if (m_statements[m_sums[sum]].telling != Telling::shown) continue;  // who lists rows has to list others
      if (!out || m_statements[m_sums[sum]].cost < m_statements[m_sums[*out]].cost) out = sum;
    }
    return out;
  }

  std::vector<Statement> m_statements;
  std::vector<ReadyStatement> m_ready;
  ReleaseAudit m_counted;
  std::int64_t m_min_n;
  bool m_is_remembered;
  std::size_t m_first;
  std::vector<bool> m_told;         // of the new ones
  std::vector<std::size_t> m_sums;  // statements that matter
  std::set<std::tuple<Telling, std::vector<std::size_t>>> m_seen;
};

OneRelease::OneRelease(const Study& study, std::int64_t min_n, std::optional<std::vector<Statement>> earlier)
    : m_study(study), m_min_n(min_n), m_is_remembered(earlier.has_value()) {
  if (!earlier) return;
  for (auto& statement : *earlier)
    (is_here(statement) ? m_statements : m_elsewhere).push_back(std::move(statement));
}

// False where a value of the filter stands nowhere in the files.
bool OneRelease::is_here(const Statement& statement) {
  try {
    selection(statement.within);
    return true;
  } catch (const Problem&) {
    return false;
  }
}

OneRelease::~OneRelease() = default;

const Selection& OneRelease::selection(const Filter& filter) {
  auto& made = m_selections[worksort::key_of(filter)];
  if (made == nullptr) made = std::make_unique<Selection>(m_study, filter);
  return *made;
}

const PieceTrait& OneRelease::trait(const std::string& name, const Filter& within) {
  const bool choice = is_about_a_choice(name);
  Filter about;
  if (choice) about = within;
  about.coders = within.coders;
  auto& made = m_traits[name + "\n" + worksort::key_of(about)];
  if (made != nullptr) return *made;
  made = std::make_unique<PieceTrait>();
  const PieceWords words = piece_words(selection(about), name);
  std::map<std::string, std::uint32_t> places;
  for (std::uint32_t piece = 0; piece < m_study.pieces.size(); ++piece) {
    const auto found = words.find(piece);
    const std::string word = found == words.end() ? "" : found->second;
    const auto [at, added] = places.try_emplace(word, static_cast<std::uint32_t>(made->words.size()));
    if (added) made->words.push_back(word);
    made->of.push_back(at->second);
  }
  if (name != "success") return *made;
  for (const auto& task : m_study.task_infos) {
    for (const auto& level : task.codebook->success_scale()) {
      const auto [at, added] = places.try_emplace(level.id, static_cast<std::uint32_t>(made->words.size()));
      if (added) made->words.push_back(level.id);
      made->levels[at->second].insert(task.codebook);
    }
  }
  return *made;
}

// What later pages of the same parts of the work would hide.
std::vector<Statement> OneRelease::unasked(const std::vector<Statement>& earlier,
                                           const std::vector<Statement>& later) {
  std::set<std::string> parts, tasks;
  bool all_tasks = false;
  const auto look_at = [&](const Statement& statement) {
    auto of = tasks_of(statement);
    all_tasks = all_tasks || of.empty();
    tasks.merge(of);
    const std::string key = worksort::key_of(statement.within);
    if (!parts.insert(key).second || m_unasked.contains(key)) return;
    const auto words_of = [&](const std::string& name) {
      return piece_words(selection(statement.within), name);
    };
    m_unasked[key] = unasked_counts(words_of, trait("success", statement.within).words, statement.within);
  };
  std::ranges::for_each(earlier, look_at);
  std::ranges::for_each(later, look_at);
  std::vector<Statement> out;
  for (const auto& key : parts) {
    for (const auto& statement : m_unasked[key]) {
      const auto of = tasks_of(statement);
      if (all_tasks || of.empty() || tasks.contains(*of.begin())) out.push_back(statement);
    }
  }
  return out;
}

OneRelease::Admitted OneRelease::admit(std::vector<Statement> statements) {
  const auto held = hold(statements, false);
  std::vector<bool> told = held.value_or(std::vector<bool>(statements.size(), false));
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (!told[i] && statements[i].telling == Telling::shown) statements[i].telling = Telling::hidden;
  }
  const bool lists = held || hold(statements, false);
  std::ranges::move(statements, std::back_inserter(m_statements));
  return {std::move(told), lists};
}

bool OneRelease::admit_together(const std::vector<Statement>& statements) {
  if (!hold(statements, true)) return false;
  m_statements.insert(m_statements.end(), statements.begin(), statements.end());
  return true;
}

std::optional<std::vector<bool>> OneRelease::hold(const std::vector<Statement>& statements, bool together) {
  if (statements.empty()) return std::vector<bool>{};
  std::vector<Statement> all = related(m_statements, statements);
  if (m_is_remembered) {
    const auto more = unasked(all, statements);
    all.insert(all.end(), more.begin(), more.end());
  }
  const std::size_t first = all.size();
  all.insert(all.end(), statements.begin(), statements.end());
  if (all.size() > k_most_statements) return std::nullopt;
  if (first > 0) return Audit(*this, std::move(all), first).hold(together);
  std::vector<bool> told;
  told.reserve(statements.size());
  for (const auto& statement : statements) told.push_back(statement.telling == Telling::shown);
  return told;
}

std::vector<Statement> OneRelease::statements() {
  std::vector<Statement> all = m_statements;
  const Audit audit(*this, all, 0);
  std::map<std::string, std::size_t> numbers;  // the latest number of each
  std::set<std::string> others;
  std::vector<Statement> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Statement& statement = all[i];
    const std::string key = key_of(statement);
    const bool number = is_number(statement.telling);
    if (number && !statement.told) statement.told = audit.pieces(i);
    if (!number && !others.insert(key + (statement.telling == Telling::hidden ? "?" : "+")).second) continue;
    if (number) {
      const auto [at, added] = numbers.try_emplace(key, out.size());
      if (!added) {
        out[at->second] = std::move(statement);
        continue;
      }
    }
    out.push_back(std::move(statement));
  }
  out.insert(out.end(), m_elsewhere.begin(), m_elsewhere.end());
  return out;
}

}  // namespace worksort
