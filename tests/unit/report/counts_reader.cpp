#include "counts_reader.hpp"

namespace worksort::test {
namespace {

bool has(const KindBits& bits, std::size_t i) {
  return ((bits[i / 64] >> i % 64) & 1U) != 0;
}

bool is_inside(const KindBits& part, const KindBits& whole) {
  for (std::size_t i = 0; i < part.size(); ++i) {
    if ((part[i] & ~whole[i]) != 0) return false;
  }
  return true;
}

}  // namespace

Reader::Reader(const std::vector<MadePiece>& pieces) : m_pieces(&pieces) {
  std::set<std::string> tasks, strategies, seen_issues;
  for (const auto& piece : pieces) {
    tasks.insert(piece.kind.task);
    for (auto& issue : split_trimmed(piece.kind.issues, ' ')) seen_issues.insert(std::move(issue));
    if (std::ranges::find(k_codes, piece.kind.strategy) != k_codes.end())
      strategies.insert(piece.kind.strategy);
    m_befores.insert(piece.kind.from);
  }
  // Whoever moved may have come from any strategy that is listed.
  if (m_befores.size() > 1) m_befores.insert(strategies.begin(), strategies.end());
  m_befores.insert("");
  for (const auto& task : tasks) {
    const AttackedWords words = words_of(task);
    std::vector<std::string> issues;
    std::ranges::copy_if(words.issues, std::back_inserter(issues),
                         [&](const std::string& code) { return seen_issues.contains(code); });
    for (const auto& strategy : words.strategies) {
      if (!strategies.contains(strategy)) continue;
      for (const char* standing : {"group", "earlier"}) {
        for (const char* read : {"", "agree", "differ"})
          imagine({task, standing, strategy, family_of(strategy), "", "", read, ""}, issues);
      }
    }
    for (const char* read : {"", "agree", "differ"}) {
      imagine({task, "not-enough", "blank", "", "", "", read, ""}, {});
      imagine({task, "earlier", "blank", "", "", "", read, ""}, {});
    }
    for (const char* standing : {"uncoded", "absent", "earlier", "readers-differ"}) {
      const std::string name = standing;
      const std::string read = name == "readers-differ" ? "differ" : "";
      add({.task = task,
           .standing = name,
           .strategy = name == "absent" ? "absent" : "",
           .read = read,
           .differ = name == "readers-differ"});
    }
    m_kinds.insert({task, "earlier", "absent", "", "", "", "", ""});
    m_kinds.insert({task, "earlier", "", "", "", "", "differ", "", "", "", true});
  }
  for (const auto& piece : pieces) m_kinds.insert(piece.kind);
  m_moves = bits([](const Kind& kind) { return !kind.move.empty(); });
}

// As it is, and in the week: a piece that a later one replaces is not of the last week.
void Reader::add(Kind kind) {
  m_kinds.insert(kind);
  if (kind.standing == "earlier") return;
  kind.in_week = kind.standing;
  m_kinds.insert(std::move(kind));
}

void Reader::imagine(Kind kind, const std::vector<std::string>& issues) {
  std::vector<std::string> levels = words_of(kind.task).levels;
  levels.emplace_back();
  for (const auto& success : levels) {
    if (kind.strategy == "blank" && !success.empty()) continue;
    for (const auto& from : m_befores) {
      kind.success = success;
      kind.from = from;
      kind.move = from.empty() ? "" : from == kind.strategy ? "same" : "other";
      std::vector<std::string> sets = {""};
      for (const auto& issue : issues) {
        const std::size_t before = sets.size();
        for (std::size_t i = 0; i < before; ++i)
          sets.push_back(sets[i] + (sets[i].empty() ? "" : " ") + issue);
      }
      for (const auto& set : sets) {
        kind.issues = set;
        add(kind);
      }
    }
  }
}

KindBits Reader::bits(const Fits& fits) const {
  KindBits out(m_kinds.size() / 64 + 1, 0);
  std::size_t i = 0;
  for (const auto& kind : m_kinds) {
    if (fits(kind)) out[i / 64] |= std::uint64_t{1} << i % 64;
    ++i;
  }
  return out;
}

std::int64_t Reader::truth(const Fits& fits) const {
  return std::count_if(m_pieces->begin(), m_pieces->end(),
                       [&](const MadePiece& made) { return fits(made.kind); });
}

void Reader::told(const Fits& fits, std::int64_t count) {
  REQUIRE(truth(fits) == count);
  between(fits, static_cast<double>(count), static_cast<double>(count));
}

void Reader::at_least_one(const Fits& fits) {
  if (truth(fits) > 0) between(fits, 1, LinearAttacker::k_unlimited);
}

void Reader::between(const Fits& fits, double low, double high) {
  m_told.push_back({bits(fits), low, high});
}

void Reader::wants(View view, const Fits& fits) {
  std::set<std::uint64_t> students;
  for (const auto& made : *m_pieces) {
    if (fits(made.kind)) students.insert(made.student);
  }
  m_wanted.push_back({view, bits(fits), truth(fits), static_cast<std::int64_t>(students.size())});
}

// That there is nothing of a code is no secret where the page says so, or where its row is not listed: that
// of a move stands among moves.
bool Reader::is_no_secret(const Wanted& wanted) const {
  if (wanted.pieces > 0) return false;
  const bool is_move = is_inside(wanted.fits, m_moves);
  bool listed = false;
  for (const auto& told : m_told) {
    if (!is_inside(wanted.fits, told.fits)) continue;
    if (told.high == 0) return true;
    const bool among = !is_move || is_inside(told.fits, m_moves);
    listed = listed || (told.high == LinearAttacker::k_unlimited && among);
  }
  return !listed;
}

// Kinds that everything told and wanted treats alike are one number.
std::size_t Reader::attack(std::int64_t min_n, const std::set<View>& views) const {
  std::set<KindBits> secrets;
  for (const auto& wanted : m_wanted) {
    const bool small = views.contains(wanted.view) && wanted.students < min_n;
    if (small && !is_no_secret(wanted)) secrets.insert(wanted.fits);
  }
  std::vector<const KindBits*> sums;
  for (const auto& told : m_told) sums.push_back(&told.fits);
  for (const auto& secret : secrets) sums.push_back(&secret);
  std::map<std::vector<bool>, std::size_t> numbers;
  std::vector<std::vector<std::size_t>> places(sums.size());
  for (std::size_t kind = 0; kind < m_kinds.size(); ++kind) {
    std::vector<bool> fits(sums.size());
    for (std::size_t i = 0; i < sums.size(); ++i) fits[i] = has(*sums[i], kind);
    const auto [at, added] = numbers.try_emplace(fits, numbers.size());
    if (!added) continue;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      if (fits[i]) places[i].push_back(at->second);
    }
  }
  LinearAttacker attacker(numbers.size());
  for (std::size_t i = 0; i < m_told.size(); ++i) attacker.know(places[i], m_told[i].low, m_told[i].high);
  REQUIRE(attacker.prepare());
  return static_cast<std::size_t>(
      std::count_if(places.begin() + static_cast<std::ptrdiff_t>(m_told.size()), places.end(),
                    [&](const auto& of) { return !of.empty() && attacker.finds_out(of); }));
}

}  // namespace worksort::test
