#include "worksort/analyze/share/one_release.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <set>

#include "piece_traits.hpp"
#include "possible_counts.hpp"

namespace worksort {
namespace {

constexpr std::int64_t k_unlimited = PossibleCounts::k_unlimited;
constexpr std::size_t k_most_statements = 2000;
constexpr std::size_t k_most_kinds = 20000;         // of pieces
constexpr std::size_t k_largest_program = 4000000;  // sums times kinds

}  // namespace

// What a reader can work out. Pieces are told apart only as far as some statement does; a kind of piece that
// nobody has may exist if some piece is like it in all but one aspect. To leave kinds out can only make a
// reader seem to know more.
class OneRelease::Audit {
 public:
  Audit(OneRelease& release, const std::vector<Statement>& statements)
      : m_release(release), m_statements(statements) {
    add_values();
    add_kinds();
    count();
  }

  [[nodiscard]] std::int64_t pieces(std::size_t statement) const { return m_pieces[statement]; }
  [[nodiscard]] bool is_small(std::size_t statement) const {
    return m_students[statement] < m_release.m_min_n;
  }
  [[nodiscard]] bool is_too_large() const { return m_too_large; }

  // The program with every statement's sum, which the caller limits.
  [[nodiscard]] PossibleCounts program() const {
    PossibleCounts out(m_counts);
    for (const auto& places : m_places) out.add_sum(places);
    return out;
  }

  // False for what is 0 by the way things are.
  [[nodiscard]] bool can_be(std::size_t statement) const { return !m_places[statement].empty(); }

 private:
  using Bits = std::vector<std::uint64_t>;  // one for each statement
  using Kind = std::array<std::uint32_t, k_aspects_of_pieces>;

  // Which statements a value fits, as far as they say anything of its aspect.
  struct AspectValue {
    Bits fits;
    bool special = false;
    auto operator<=>(const AspectValue&) const = default;
  };

  // The values of all aspects, those that every statement treats alike as one.
  void add_values() {
    std::array<std::vector<std::string>, k_aspects_of_pieces> traits;
    for (const auto& statement : m_statements) {
      for (const auto& condition : statement.of) {
        auto& names = traits[static_cast<std::size_t>(aspect_of(condition.trait))];
        if (std::find(names.begin(), names.end(), condition.trait) == names.end())
          names.push_back(condition.trait);
      }
    }
    m_units.assign(m_release.m_unit_of.size(), Kind{});
    for (std::size_t aspect = 0; aspect < traits.size(); ++aspect) add_values(aspect, traits[aspect]);
  }

  void add_values(std::size_t aspect, std::vector<std::string> names) {
    const bool thinking = aspect == static_cast<std::size_t>(Aspect::thinking);
    std::vector<const Trait*> traits;
    for (const auto& name : names) traits.push_back(&m_release.trait(name));
    const Trait* strategy = thinking ? &m_release.trait("strategy") : nullptr;
    if (thinking) traits.push_back(strategy);
    std::map<std::vector<std::uint32_t>, std::uint32_t> known;
    std::map<AspectValue, std::uint32_t> places;
    for (std::size_t unit = 0; unit < m_units.size(); ++unit) {
      std::vector<std::uint32_t> words;
      for (const auto* trait : traits) words.push_back(trait->of[unit]);
      const auto [at, added] = known.try_emplace(std::move(words), 0);
      if (added) {
        AspectValue value{fits(aspect, names, traits, unit), false};
        if (thinking) value.special = names_nothing(strategy->words[strategy->of[unit]]);
        const auto [place, is_new] =
            places.try_emplace(value, static_cast<std::uint32_t>(m_values[aspect].size()));
        if (is_new) m_values[aspect].push_back(value);
        at->second = place->second;
      }
      m_units[unit][aspect] = at->second;
    }
  }

  static bool names_nothing(const std::string& strategy) {
    return strategy.empty() || strategy == "readers-differ" || is_special(strategy);
  }

  [[nodiscard]] Bits fits(std::size_t aspect, const std::vector<std::string>& names,
                          const std::vector<const Trait*>& traits, std::size_t unit) const {
    Bits out = all_statements();
    for (std::size_t i = 0; i < m_statements.size(); ++i) {
      for (const auto& condition : m_statements[i].of) {
        if (static_cast<std::size_t>(aspect_of(condition.trait)) != aspect) continue;
        const auto name = std::find(names.begin(), names.end(), condition.trait) - names.begin();
        const Trait& trait = *traits[static_cast<std::size_t>(name)];
        if (has_value(trait.words[trait.of[unit]], condition.values) == condition.without)
          out[i / 64] &= ~(std::uint64_t{1} << i % 64);
      }
    }
    return out;
  }

  void add_kinds() {
    for (const auto& unit : m_units) {
      ++m_kinds[unit];
      for (std::size_t aspect = 0; aspect < unit.size(); ++aspect)
        m_together.insert({unit[k_thinking], aspect, unit[aspect]});
    }
    std::vector<Kind> there;
    for (const auto& [kind, pieces] : m_kinds) there.push_back(kind);
    for (const auto& kind : there) add_neighbours(kind);
  }

  void add_neighbours(const Kind& kind) {
    for (std::size_t aspect = 0; aspect < kind.size(); ++aspect) {
      for (std::uint32_t value = 0; value < m_values[aspect].size(); ++value) {
        if (m_kinds.size() >= k_most_kinds) return;
        Kind other = kind;
        other[aspect] = value;
        if (may_be(other)) m_kinds.try_emplace(other, 0);
      }
    }
  }

  // Everybody knows that a blank page was not carried through: a page without a strategy is as others are.
  [[nodiscard]] bool may_be(const Kind& kind) const {
    if (!m_values[k_thinking][kind[k_thinking]].special) return true;
    for (std::size_t aspect = 0; aspect < kind.size(); ++aspect) {
      if (!m_together.contains({kind[k_thinking], aspect, kind[aspect]})) return false;
    }
    return true;
  }

  [[nodiscard]] Bits all_statements() const { return Bits(m_statements.size() / 64 + 1, UINT64_MAX); }
  static bool has(const Bits& bits, std::size_t i) { return ((bits[i / 64] >> i % 64) & 1U) != 0; }
  static void keep_common(Bits& all, const Bits& others) {
    for (std::size_t i = 0; i < all.size(); ++i) all[i] &= others[i];
  }

  void count() {
    std::map<Bits, std::int64_t> counts;
    std::map<Kind, Bits> fits;
    for (const auto& [kind, pieces] : m_kinds) {
      Bits all = all_statements();
      for (std::size_t aspect = 0; aspect < kind.size(); ++aspect)
        keep_common(all, m_values[aspect][kind[aspect]].fits);
      counts[all] += pieces;
      if (pieces > 0) fits.emplace(kind, std::move(all));
    }
    m_places.resize(m_statements.size());
    m_pieces.assign(m_statements.size(), 0);
    for (const auto& [all, pieces] : counts) {
      for (std::size_t i = 0; i < m_statements.size(); ++i) {
        if (!has(all, i)) continue;
        m_places[i].push_back(m_counts.size());
        m_pieces[i] += pieces;
      }
      m_counts.push_back(pieces);
    }
    m_too_large = m_counts.size() * m_statements.size() > k_largest_program;
    std::vector<std::set<std::uint64_t>> students(m_statements.size());
    for (const auto& [piece, unit] : m_release.m_unit_of) {
      const Reading& head = m_release.m_selection.head(piece);
      const auto student = student_key(m_release.m_selection.study().school_of(head), head.student.code);
      const Bits& all = fits.at(m_units[unit]);
      for (std::size_t i = 0; i < m_statements.size(); ++i) {
        if (has(all, i)) students[i].insert(student);
      }
    }
    for (const auto& set : students) m_students.push_back(static_cast<std::int64_t>(set.size()));
  }

  static constexpr std::size_t k_thinking = static_cast<std::size_t>(Aspect::thinking);

  OneRelease& m_release;
  const std::vector<Statement>& m_statements;
  std::array<std::vector<AspectValue>, k_aspects_of_pieces> m_values;
  std::vector<Kind> m_units;
  std::map<Kind, std::int64_t> m_kinds;
  std::set<std::tuple<std::uint32_t, std::size_t, std::uint32_t>> m_together;
  std::vector<std::int64_t> m_counts;
  std::vector<std::vector<std::size_t>> m_places;  // of each statement
  std::vector<std::int64_t> m_pieces;
  std::vector<std::int64_t> m_students;
  bool m_too_large = false;
};

namespace {

std::vector<bool> shown(const std::vector<Statement>& statements) {
  std::vector<bool> out;
  for (const auto& statement : statements) out.push_back(statement.telling == Telling::shown);
  return out;
}

// The values of the trait `task` that a statement is about; none where it is about all.
std::set<std::string> tasks_of(const Statement& statement) {
  for (const auto& condition : statement.of) {
    if (condition.trait == "task" && !condition.without)
      return {condition.values.begin(), condition.values.end()};
  }
  return {};
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

template <typename MayGo>
std::optional<std::size_t> cheapest(const std::vector<Statement>& statements,
                                    const std::vector<std::size_t>& sums, const MayGo& may_go) {
  std::optional<std::size_t> out;
  for (const auto sum : sums) {
    if (may_go(sum) && (!out || statements[sum].cost < statements[*out].cost)) out = sum;
  }
  return out;
}

// What a reader is told of a statement about so many pieces.
void limit(PossibleCounts& program, std::size_t sum, Telling telling, std::int64_t pieces) {
  if (telling == Telling::shown || telling == Telling::settled) program.limit(sum, 0, 0);
  if (telling == Telling::at_least_one && pieces > 0) program.limit(sum, pieces - 1, k_unlimited);
}

}  // namespace

OneRelease::OneRelease(const Selection& selection, std::int64_t min_n)
    : m_selection(selection), m_min_n(min_n) {
  for (const auto piece : selection.pieces()) m_unit_of.emplace(piece, m_unit_of.size());
}

void OneRelease::describe(const std::string& name,
                          const std::vector<std::pair<std::uint32_t, std::string>>& pieces) {
  std::map<std::uint32_t, std::string> words(pieces.begin(), pieces.end());
  Trait out;
  std::map<std::string, std::uint32_t> places;
  for (const auto& [piece, unit] : m_unit_of) {
    const auto found = words.find(piece);
    const std::string word = found == words.end() ? "" : found->second;
    const auto [at, added] = places.try_emplace(word, static_cast<std::uint32_t>(out.words.size()));
    if (added) out.words.push_back(word);
    out.of.push_back(at->second);
  }
  m_traits[name] = std::move(out);
}

const OneRelease::Trait& OneRelease::trait(const std::string& name) {
  if (!m_traits.contains(name)) {
    std::vector<std::pair<std::uint32_t, std::string>> words;
    for (const auto& [piece, unit] : m_unit_of)
      words.emplace_back(piece, piece_trait(m_selection, piece, name));
    describe(name, words);
  }
  return m_traits.at(name);
}

std::vector<bool> OneRelease::admit(std::vector<Statement> statements) {
  const auto told = hold(statements, false).value_or(std::vector<bool>(statements.size(), false));
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (!told[i] && statements[i].telling == Telling::shown) statements[i].telling = Telling::hidden;
    m_statements.push_back(std::move(statements[i]));
  }
  return told;
}

bool OneRelease::admit_together(const std::vector<Statement>& statements) {
  if (!hold(statements, true)) return false;
  m_statements.insert(m_statements.end(), statements.begin(), statements.end());
  return true;
}

// Which of the statements may be told beside the earlier ones; nothing where none may, or, `together`, not
// all.
std::optional<std::vector<bool>> OneRelease::hold(const std::vector<Statement>& statements, bool together) {
  std::vector<Statement> all = related(m_statements, statements);
  const std::size_t first = all.size();
  all.insert(all.end(), statements.begin(), statements.end());
  if (first == 0) return shown(statements);
  if (all.size() > k_most_statements) return std::nullopt;
  const Audit audit(*this, all);
  if (audit.is_too_large()) return std::nullopt;
  PossibleCounts before = audit.program();  // what is known without the new statements
  PossibleCounts after = audit.program();
  std::vector<bool> told(statements.size(), false);
  for (std::size_t i = 0; i < all.size(); ++i) {
    Telling& telling = all[i].telling;
    if (telling == Telling::shown && i >= first && audit.is_small(i)) telling = Telling::hidden;
    const bool is_new = i >= first && (together || telling == Telling::shown);
    if (!is_new) limit(before, i, telling, audit.pieces(i));
    limit(after, i, telling, audit.pieces(i));
    if (i >= first) told[i - first] = telling == Telling::shown;
  }
  const std::int64_t enough = std::max<std::int64_t>(2, m_min_n / 2);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].telling != Telling::hidden || !audit.is_small(i) || !audit.can_be(i)) continue;
    const std::int64_t wanted = std::min(enough, before.room(i, enough));
    while (after.room(i, wanted) < wanted) {
      const auto sum =
          cheapest(all, after.limiting(), [&](std::size_t s) { return s >= first && told[s - first]; });
      if (!sum || together) return std::nullopt;
      after.limit(*sum, k_unlimited, k_unlimited);
      told[*sum - first] = false;
    }
    if (!before.is_sure() || !after.is_sure()) return std::nullopt;
  }
  return told;
}

}  // namespace worksort
