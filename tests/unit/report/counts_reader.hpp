// What a reader of shared counts wants to know and works it out from: made-up studies, their pieces as the
// team knows them, and every kind of piece that a reader can imagine.
#pragma once

#include "worksort/analyze/agree/agree.hpp"
#include "worksort/analyze/agree/seeded_draws.hpp"
#include "worksort/analyze/group.hpp"
#include "worksort/analyze/shift.hpp"
#include "worksort/report/group/group.hpp"
#include "worksort/util/date.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "../linear_attacker.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

namespace worksort::test {

inline constexpr std::string_view k_attacked_codebook =
    "codebook: {id: cb, success: [low, mid, high], families: [f1, f2], strategies: ["
    "{id: sA, family: f1}, {id: sB, family: f1}, {id: sC, family: f2}, {id: sD, family: f2}, {id: sE}],"
    " issues: [i1, i2]}\n---\n"
    "codebook: {id: other, success: [begun, done], families: [f3], strategies: ["
    "{id: sF, family: f3}, {id: sG}], issues: [i3]}\n---\n";
inline constexpr std::array<const char*, 7> k_codes = {"sA", "sB", "sC", "sD", "sE", "sF", "sG"};

// What a codebook has for a task: t2 has one of its own.
struct AttackedWords {
  std::vector<std::string> strategies = {"sA", "sB", "sC", "sD", "sE"};
  std::vector<std::string> levels = {"low", "mid", "high"};
  std::vector<std::string> issues = {"i1", "i2"};
};
inline AttackedWords words_of(const std::string& task) {
  if (task == "t2") return {{"sF", "sG"}, {"begun", "done"}, {"i3"}};
  return {};
}

inline std::size_t low_draw(SeededDraws& draws, std::size_t bound) {
  return std::min(draws.below(bound), draws.below(bound));
}

inline std::string drawn_code(SeededDraws& draws, const AttackedWords& words, std::size_t strategies) {
  if (draws.below(20) == 0) return "absent";
  if (draws.below(12) == 0) return "blank";
  return words.strategies[low_draw(draws, std::min(strategies, words.strategies.size()))];
}

inline std::string drawn_reading(SeededDraws& draws, const AttackedWords& words, const std::string& code) {
  std::string out = code.empty() ? "" : ", strategy: " + code;
  if (code.empty() || code == "absent" || code == "blank") return out;
  if (draws.below(8) > 0)
    out += fmt::format(", success: {}", words.levels[low_draw(draws, words.levels.size())]);
  std::vector<std::string> issues;
  for (const auto& issue : words.issues) {
    if (draws.below(3) == 0) issues.push_back(issue);
  }
  return issues.empty() ? out : out + fmt::format(", issues: [{}]", join(issues, ", "));
}

// One or two tasks on one or two days, by one to sixty students, some of whose work two people read.
inline std::string drawn_study(SeededDraws& draws) {
  const std::size_t strategies = 2 + draws.below(4);
  const std::size_t students = 4 + draws.below(57);
  const std::size_t twice = draws.below(4);  // of three
  std::string out(k_attacked_codebook);
  const std::size_t tasks = 1 + draws.below(2);
  for (std::size_t i = 0; i < tasks; ++i) {
    const std::size_t t = i == 0 ? 0 : 1 + draws.below(2);
    const AttackedWords words = words_of(fmt::format("t{}", t));
    out +=
        fmt::format("{}task: {{id: t{}, codebook: {}, critical: [{}], anticipate: {{strategies: [{}]}}}}\n",
                    i == 0 ? "" : "---\n", t, t == 2 ? "other" : "cb", words.strategies.back(),
                    t == 2 ? "sF" : "sA, sB, sC");
    for (const char* date : {"2026-11-09", "2026-11-17"}) {
      if (date[9] == '9' && draws.below(2) == 0) continue;
      std::string first =
          fmt::format("---\nwork:\n  task: t{}\n  date: {}\n  class: c\n  coder: kim\n  pieces:\n", t, date);
      std::string second =
          fmt::format("---\nwork:\n  task: t{}\n  date: {}\n  class: c\n  coder: lee\n  pieces:\n", t, date);
      bool any = false;
      for (std::size_t s = 0; s < students; ++s) {
        if (s > 0 && draws.below(8) == 0) continue;
        const std::string code = draws.below(25) == 0 ? "" : drawn_code(draws, words, strategies);
        first += fmt::format("    - {{student: s{}{}}}\n", s, drawn_reading(draws, words, code));
        if (draws.below(3) >= twice) continue;
        any = true;
        const std::string other = draws.below(6) == 0 ? drawn_code(draws, words, strategies) : code;
        second += fmt::format("    - {{student: s{}{}}}\n", s, drawn_reading(draws, words, other));
      }
      out += any ? first + second : first;
    }
  }
  return out;
}

// The week of the later of the two days.
inline Filter attacked_week() {
  const Date monday = *parse_date("2026-11-16");
  Filter out;
  out.weeks = {{monday, monday + 6}};
  return out;
}

// A piece as the team knows it, and as a reader imagines that a piece can be.
struct Kind {
  std::string task{};
  std::string standing{};
  std::string strategy{};
  std::string family{};
  std::string success{};
  std::string issues{};  // "i1 i2"
  std::string read{};
  std::string move{};
  std::string from{};     // the strategy before
  std::string in_week{};  // the standing among the pieces of the week; none outside it
  bool differ = false;
  auto operator<=>(const Kind&) const = default;
};
struct MadePiece {
  Kind kind;
  std::uint64_t student = 0;
};
using Fits = std::function<bool(const Kind&)>;

inline std::string family_of(const std::string& strategy) {
  if (strategy == "sA" || strategy == "sB") return "f1";
  if (strategy == "sF") return "f3";
  return strategy == "sC" || strategy == "sD" ? "f2" : "";
}

// The pieces of a selection; moves lead to them from all work.
inline std::vector<MadePiece> made_pieces(const Selection& chosen, const ShiftResult& moves) {
  const Study& study = chosen.study();
  std::map<std::uint32_t, MadePiece> out;
  const GroupResult groups = group(chosen, {});
  const auto add = [&](std::uint32_t piece, std::string standing) {
    const InForce now = groups.in_force.at(piece);
    const Reading& head = chosen.head(piece);
    MadePiece made;
    made.student = student_key(study.school_of(head), head.student.code);
    made.kind.task = study.text(head.task);
    made.kind.standing = std::move(standing);
    made.kind.differ = now.standing == Standing::readers_differ;
    if (!now.strategies.empty()) made.kind.strategy = study.text(now.strategies.front());
    made.kind.family = family_of(made.kind.strategy);
    made.kind.success = study.text(now.success);
    std::set<std::string> issues;
    for (const auto issue : now.issues) issues.emplace(study.text(issue));
    made.kind.issues = join({issues.begin(), issues.end()}, " ");
    out[piece] = made;
  };
  const auto set_week = [&](std::uint32_t piece, std::string standing) {
    const auto found = out.find(piece);
    if (found != out.end()) found->second.kind.in_week = std::move(standing);
  };
  for (const auto& task : groups.tasks) {
    for (const auto& one : task.groups) {
      for (const auto piece : one.pieces) add(piece, "group");
    }
    for (const auto& pile : task.piles) {
      for (const auto piece : pile.pieces) add(piece, std::string(pile_name(pile.kind).id));
    }
  }
  const AgreeResult agreement = agree(chosen, {});
  for (const auto& row : agreement.rows) {
    for (std::size_t unit = 0; unit < row.rated.pieces.size(); ++unit)
      out.at(row.rated.pieces[unit]).kind.read =
          row.rated.ratings.counts_of(unit).size() == 1 ? "agree" : "differ";
  }
  for (const auto& move : moves.moves) {
    const auto found = out.find(move.later);
    if (found == out.end()) continue;
    found->second.kind.move = move.from == move.to ? "same" : "other";
    found->second.kind.from = study.text(move.from);
  }
  for (const auto& task : group(Selection(study, attacked_week()), {}).tasks) {
    for (const auto& one : task.groups) {
      for (const auto piece : one.pieces) set_week(piece, "group");
    }
    for (const auto& pile : task.piles) {
      for (const auto piece : pile.pieces) set_week(piece, std::string(pile_name(pile.kind).id));
    }
  }
  std::vector<MadePiece> list;
  for (auto& [piece, made] : out) list.push_back(std::move(made));
  return list;
}

// The sums that somebody may want to know, and the pieces that they are of.
enum class View : std::uint8_t { all, week };

using KindBits = std::vector<std::uint64_t>;  // one for each kind of piece that a reader can imagine

// What a reader does not know of a study: numbers of pieces of every kind.
class Reader {
 public:
  explicit Reader(const std::vector<MadePiece>& pieces);

  // What is printed is true, and the reader knows it.
  void told(const Fits& fits, std::int64_t count);
  void at_least_one(const Fits& fits);
  void between(const Fits& fits, double low, double high);

  // Nobody may find out how many there are where fewer than min_n students are behind it.
  void wants(View view, const Fits& fits);

  // How many of these are found out.
  [[nodiscard]] std::size_t attack(std::int64_t min_n, const std::set<View>& views) const;

  [[nodiscard]] std::int64_t truth(const Fits& fits) const;

 private:
  struct Told {
    KindBits fits;
    double low;
    double high;
  };
  struct Wanted {
    View view;
    KindBits fits;
    std::int64_t pieces;
    std::int64_t students;
  };

  void add(Kind kind);
  void imagine(Kind kind, const std::vector<std::string>& issues);
  [[nodiscard]] KindBits bits(const Fits& fits) const;
  [[nodiscard]] bool is_no_secret(const Wanted& wanted) const;

  const std::vector<MadePiece>* m_pieces;
  std::set<Kind> m_kinds;
  std::set<std::string> m_befores;  // strategies from which a piece moved, and none
  KindBits m_moves;                 // kinds that moved
  std::vector<Told> m_told;
  std::vector<Wanted> m_wanted;
};

// A row of the groups: a group of one strategy, of a family, all groups together, or a pile.
inline Fits row_of(const std::string& task, const std::string& kind, const std::string& id,
                   const std::string& name) {
  return [=](const Kind& k) {
    if (k.task != task) return false;
    if (kind == "all") return true;
    if (kind == "pile") return k.standing == id;
    if (k.standing != "group") return false;
    if (name == "All that show a strategy") return true;
    return k.strategy == id || (k.family == id && (id.starts_with('f') || (id.empty() && name != "")));
  };
}

inline Fits also(const Fits& a, const Fits& b) {
  return [=](const Kind& k) { return a(k) && b(k); };
}
inline Fits success(const std::string& word) {
  return [=](const Kind& k) { return k.success == word; };
}
inline Fits in_groups(const std::string& task) {
  return [=](const Kind& k) { return k.task == task && k.standing == "group"; };
}
inline Fits issue(const std::string& code, bool has) {
  return [=](const Kind& k) { return (k.issues.find(code) != std::string::npos) == has; };
}
inline Fits any_strategy(const std::string& task, const std::string& code) {
  return [=](const Kind& k) { return k.task == task && k.strategy == code; };
}
inline Fits read(const std::set<std::string>& words) {
  return [=](const Kind& k) { return words.contains(k.read); };
}
// The strategy, or the family, that somebody moved from or to; any where the code is "any".
inline Fits on_move(const std::string& code, bool from) {
  return [=](const Kind& k) {
    const std::string& there = from ? k.from : k.strategy;
    if (k.move.empty() || code == "any") return !k.move.empty();
    if (code == "same" || code == "other") return k.move == code;
    return there == code || (family_of(there) == code && (code.empty() || code.starts_with('f')));
  };
}
inline Fits moved(const std::set<std::string>& words) {
  return [=](const Kind& k) { return words.contains(k.move); };
}

// The same of the pieces of the week.
inline Fits in_week(const Fits& fits) {
  return [=](Kind k) {
    if (k.in_week.empty()) return false;
    k.standing = k.in_week;
    return fits(k);
  };
}

inline Fits tallied_strategy(const std::string& code) {
  return [=](const Kind& k) { return k.strategy == code; };
}

struct CountLog {
  std::size_t told = 0;
  std::size_t hidden = 0;
  std::size_t found = 0;

  bool count(bool is_told) {
    (is_told ? told : hidden) += 1;
    return is_told;
  }
};

// Everything that a reader would like to know of a study. That nobody is in a row is no secret where rows are
// listed because of a piece, and everybody knows that a page without a strategy was not carried through.
inline void want_everything(Reader& reader, const std::set<std::string>& tasks, View view) {
  const auto seen = [&](const Fits& fits) { return view == View::week ? in_week(fits) : fits; };
  const auto wants = [&](const Fits& fits) { reader.wants(view, seen(fits)); };
  const auto truth = [&](const Fits& fits) { return reader.truth(seen(fits)); };
  for (const auto& task : tasks) {
    std::vector<Fits> rows = {in_groups(task)};
    for (const char* code : k_codes) rows.push_back(also(in_groups(task), any_strategy(task, code)));
    for (const char* family : {"f1", "f2", "f3"})
      rows.push_back(also(in_groups(task), [=](const Kind& k) { return k.family == family; }));
    for (const char* pile : {"not-enough", "readers-differ", "uncoded", "absent", "earlier"}) {
      const Fits row = row_of(task, "pile", pile, "");
      if (truth(row) > 0) wants(row);
    }
    for (const auto& row : rows) {
      if (truth(row) == 0) continue;
      wants(row);
      for (const char* word : {"low", "mid", "high", "begun", "done", ""}) wants(also(row, success(word)));
    }
    for (const char* code : {"i1", "i2", "i3"}) {
      wants(also(in_groups(task), issue(code, true)));
      wants(also(in_groups(task), issue(code, false)));
    }
  }
  for (const char* code : {"sA", "sB", "sC", "sD", "sE", "sF", "sG", "absent", "blank"}) {
    const Fits all = tallied_strategy(code);
    if (truth(all) == 0) continue;
    wants(all);
    if (code[0] != 's') continue;
    for (const char* word : {"low", "mid", "high", "begun", "done"}) wants(also(all, success(word)));
    for (const char* other : {"i1", "i2", "i3"}) wants(also(all, issue(other, true)));
  }
  for (const char* word : {"agree", "differ", ""}) wants(read({word}));
  for (const char* word : {"same", "other", ""}) wants(moved({word}));
  for (const char* from : {"sA", "sB", "sC", "sD", "sE", "sF", "sG", "blank", "any"}) {
    for (const char* to : {"sA", "sB", "sC", "sD", "sE", "sF", "sG", "blank", "any"})
      wants(also(on_move(from, true), on_move(to, false)));
  }
}

}  // namespace worksort::test
