#include "release_audit.hpp"

#include "worksort/analyze/tally.hpp"

#include <algorithm>

namespace worksort {
namespace {

constexpr std::size_t k_most_kinds = 20000;  // of pieces

using Bits = std::vector<std::uint64_t>;

bool has(const Bits& bits, std::size_t i) {
  return ((bits[i / 64] >> i % 64) & 1U) != 0;
}

void keep_common(Bits& all, const Bits& others) {
  for (std::size_t i = 0; i < all.size(); ++i) all[i] &= others[i];
}

bool names_nothing(const std::string& strategy) {
  return strategy.empty() || strategy == k_readers_differ || is_special(strategy);
}

}  // namespace

ReleaseAudit::ReleaseAudit(const Study& study, const PieceTrait& strategy,
                           const std::vector<ReadyStatement>& statements, std::size_t impossible)
    : m_study(study),
      m_strategy(strategy),
      m_statements(statements),
      m_impossible(impossible),
      m_units(strategy.of.size()) {
  for (std::size_t aspect = 0; aspect < k_aspects_of_pieces; ++aspect) add_values(aspect);
  add_kinds();
  count();
}

// The values of an aspect, those that every statement treats alike as one.
void ReleaseAudit::add_values(std::size_t aspect) {
  std::set<const PieceTrait*> traits;
  if (aspect == k_thinking) traits.insert(&m_strategy);
  for (const auto& statement : m_statements) {
    for (const auto& condition : statement) {
      if (static_cast<std::size_t>(condition.aspect) == aspect) traits.insert(condition.trait);
    }
  }
  m_traits[aspect].assign(traits.begin(), traits.end());
  std::map<Words, std::uint32_t> known;
  for (std::size_t piece = 0; piece < m_units.size(); ++piece) {
    Words words;
    for (const auto* trait : traits) words.push_back(trait->of[piece]);
    const auto [at, added] = known.try_emplace(std::move(words), 0);
    if (added) at->second = add_value(aspect, at->first);
    m_units[piece][aspect] = at->second;
    m_codebooks[aspect][at->second].insert(codebook_of(piece));
  }
  add_levels(aspect);
}

std::uint32_t ReleaseAudit::add_value(std::size_t aspect, const Words& words) {
  auto& values = m_values[aspect];
  const AspectValue value = value_of(aspect, words);
  const auto found = std::ranges::find(values, value);
  const auto place = static_cast<std::uint32_t>(found - values.begin());
  if (found == values.end()) {
    values.push_back(value);
    m_codebooks[aspect].emplace_back();
  }
  return place;
}

// Also those that no piece shows.
void ReleaseAudit::add_levels(std::size_t aspect) {
  if (m_traits[aspect].empty()) return;
  const PieceTrait& first = *m_traits[aspect].front();
  for (const auto& [place, codebooks] : first.levels) {
    Words words;
    for (const auto* trait : m_traits[aspect]) {
      const auto found = std::ranges::find(trait->words, first.words[place]);
      if (found == trait->words.end()) break;
      words.push_back(static_cast<std::uint32_t>(found - trait->words.begin()));
    }
    if (words.size() == m_traits[aspect].size())
      m_codebooks[aspect][add_value(aspect, words)].insert(codebooks.begin(), codebooks.end());
  }
}

const std::string& ReleaseAudit::word(std::size_t aspect, const Words& words, const PieceTrait* trait) const {
  const auto at = std::ranges::find(m_traits[aspect], trait) - m_traits[aspect].begin();
  return trait->words[words[static_cast<std::size_t>(at)]];
}

ReleaseAudit::AspectValue ReleaseAudit::value_of(std::size_t aspect, const Words& words) const {
  const auto any = [&](const auto& is) {
    return std::ranges::any_of(m_traits[aspect],
                               [&](const auto* trait) { return is(word(aspect, words, trait)); });
  };
  AspectValue out{fits(aspect, words)};
  if (aspect == k_thinking) {
    const std::string& strategy = word(aspect, words, &m_strategy);
    out.special = names_nothing(strategy);
    out.differs = strategy == k_readers_differ;
  } else if (aspect == k_reading) {
    out.special = any([](const std::string& word) { return !word.empty(); });
  } else {
    out.special = any([](const std::string& word) { return word == k_readers_differ; });
  }
  return out;
}

ReleaseAudit::Bits ReleaseAudit::fits(std::size_t aspect, const Words& words) const {
  Bits out = all_statements();
  for (std::size_t i = 0; i < m_statements.size(); ++i) {
    for (const auto& condition : m_statements[i]) {
      if (static_cast<std::size_t>(condition.aspect) != aspect) continue;
      if (has_value(word(aspect, words, condition.trait), condition.values) == condition.without)
        out[i / 64] &= ~(std::uint64_t{1} << i % 64);
    }
  }
  return out;
}

void ReleaseAudit::add_kinds() {
  for (const auto& unit : m_units) {
    ++m_kinds[unit];
    for (std::size_t aspect = 0; aspect < unit.size(); ++aspect)
      m_together.insert({unit[k_thinking], aspect, unit[aspect]});
  }
  std::vector<Kind> there;
  for (const auto& [kind, pieces] : m_kinds) there.push_back(kind);
  for (const auto& kind : there) add_neighbours(kind);
}

// Each also as a page that one person alone has read.
void ReleaseAudit::add_neighbours(const Kind& kind) {
  const auto& readings = m_values[k_reading];
  const auto once = std::ranges::find(readings, false, &AspectValue::special);
  for (std::size_t aspect = 0; aspect < kind.size(); ++aspect) {
    for (std::uint32_t value = 0; value < m_values[aspect].size(); ++value) {
      if (m_kinds.size() >= k_most_kinds) return;
      Kind other = kind;
      other[aspect] = value;
      if (may_be(other)) m_kinds.try_emplace(other, 0);
      if (once == readings.end()) continue;
      other[k_reading] = static_cast<std::uint32_t>(once - readings.begin());
      if (may_be(other)) m_kinds.try_emplace(other, 0);
    }
  }
}

// Everybody knows that a blank page was not carried through, and that readers who differ do so in everything:
// a page without a strategy is as others are. But any page may have been read by one person alone, unless
// readers differ. And a page's words are all of its task's codebook.
bool ReleaseAudit::may_be(const Kind& kind) const {
  if (!is_of_one_codebook(kind)) return false;
  const AspectValue& thinking = m_values[k_thinking][kind[k_thinking]];
  for (std::size_t aspect = 0; aspect < kind.size(); ++aspect) {
    const bool own = m_values[aspect][kind[aspect]].special;
    const bool special = own || (aspect == k_reading ? thinking.differs : thinking.special);
    if (special && !m_together.contains({kind[k_thinking], aspect, kind[aspect]})) return false;
  }
  if (m_impossible == m_statements.size()) return true;
  const Bits all = fits(kind);
  for (std::size_t i = m_impossible; i < m_statements.size(); ++i) {
    if (has(all, i)) return false;
  }
  return true;
}

bool ReleaseAudit::is_of_one_codebook(const Kind& kind) const {
  return std::ranges::any_of(m_codebooks[k_thinking][kind[k_thinking]], [&](const Codebook* codebook) {
    for (std::size_t aspect = 0; aspect < kind.size(); ++aspect) {
      if (!m_codebooks[aspect][kind[aspect]].contains(codebook)) return false;
    }
    return true;
  });
}

const Codebook* ReleaseAudit::codebook_of(std::size_t piece) const {
  const Reading& head = m_study.readings[m_study.pieces[piece].first_reading];
  return m_study.task_info(head.task.code)->codebook;
}

ReleaseAudit::Bits ReleaseAudit::fits(const Kind& kind) const {
  Bits all = all_statements();
  for (std::size_t aspect = 0; aspect < kind.size(); ++aspect)
    keep_common(all, m_values[aspect][kind[aspect]].fits);
  return all;
}

// Kinds that all statements treat alike are counted as one.
void ReleaseAudit::count() {
  std::map<Bits, std::int64_t> counts;
  std::map<Kind, Bits> real;
  for (const auto& [kind, pieces] : m_kinds) {
    Bits all = fits(kind);
    counts[all] += pieces;
    if (pieces > 0) real.emplace(kind, std::move(all));
  }
  m_places.resize(m_statements.size());
  m_pieces.assign(m_statements.size(), 0);
  std::map<Bits, std::size_t> places;
  for (const auto& [all, pieces] : counts) {
    places.emplace(all, m_counts.size());
    for (std::size_t i = 0; i < m_statements.size(); ++i) {
      if (!has(all, i)) continue;
      m_places[i].push_back(m_counts.size());
      m_pieces[i] += pieces;
    }
    m_counts.push_back(pieces);
  }
  count_students(real, places);
}

void ReleaseAudit::count_students(const std::map<Kind, Bits>& fits,
                                  const std::map<Bits, std::size_t>& places) {
  m_people.resize(m_counts.size());
  for (std::size_t piece = 0; piece < m_units.size(); ++piece) {
    const Reading& head = m_study.readings[m_study.pieces[piece].first_reading];
    const auto student = student_key(m_study.school_of(head), head.student.code);
    m_people[places.at(fits.at(m_units[piece]))].insert(student);
  }
  for (const auto& of : m_places) m_students.push_back(students(of));
}

std::int64_t ReleaseAudit::students(const std::vector<std::size_t>& places, std::int64_t enough) const {
  std::set<std::uint64_t> out;
  for (const auto place : places) {
    out.insert(m_people[place].begin(), m_people[place].end());
    if (std::ssize(out) >= enough) break;
  }
  return std::ssize(out);
}

}  // namespace worksort
