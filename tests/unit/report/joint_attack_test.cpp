// Attacks on everything that leaves together: all tables and sentences of one page or file, of many made-up
// studies, by a reader with linear programming who has the printed numbers and knows how such pages come
// about.
#include "worksort/analyze/agree/agree.hpp"
#include "worksort/analyze/agree/seeded_draws.hpp"
#include "worksort/analyze/shift.hpp"
#include "worksort/read/study/release_reader.hpp"
#include "worksort/report/agree/agree.hpp"
#include "worksort/report/count/tally_share.hpp"
#include "worksort/report/data/export.hpp"
#include "worksort/report/group/group.hpp"
#include "worksort/report/group/group_share.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/share/release_document.hpp"
#include "worksort/report/week/weekly_share.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/format.hpp"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "../analyze/made_study.hpp"
#include "../linear_attacker.hpp"
#include "../parse_json.hpp"
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::test;

namespace {

constexpr std::string_view k_attacked_codebook =
    "codebook: {id: cb, success: [low, mid, high], families: [f1, f2], strategies: ["
    "{id: sA, family: f1}, {id: sB, family: f1}, {id: sC, family: f2}, {id: sD, family: f2}, {id: sE}],"
    " issues: [i1, i2]}\n---\n";
constexpr std::array<const char*, 5> k_codes = {"sA", "sB", "sC", "sD", "sE"};
constexpr std::array<const char*, 3> k_scale = {"low", "mid", "high"};

std::size_t uneven(SeededDraws& draws, std::size_t bound) {
  return std::min(draws.below(bound), draws.below(bound));
}

std::string drawn_code(SeededDraws& draws, std::size_t strategies) {
  if (draws.below(20) == 0) return "absent";
  if (draws.below(12) == 0) return "not-enough";
  return k_codes[uneven(draws, strategies)];
}

std::string drawn_reading(SeededDraws& draws, const std::string& code) {
  std::string out = code.empty() ? "" : ", strategy: " + code;
  if (code.empty() || code == "absent" || code == "not-enough") return out;
  if (draws.below(8) > 0) out += fmt::format(", success: {}", k_scale[uneven(draws, 3)]);
  std::vector<std::string> issues;
  for (const char* issue : {"i1", "i2"}) {
    if (draws.below(3) == 0) issues.emplace_back(issue);
  }
  return issues.empty() ? out : out + fmt::format(", issues: [{}]", join(issues, ", "));
}

// One or two tasks on one or two days, by one to sixty students, some of whose work two people read.
std::string drawn_study(SeededDraws& draws) {
  const std::size_t strategies = 2 + draws.below(k_codes.size() - 1);
  const std::size_t students = 4 + draws.below(57);
  const std::size_t twice = draws.below(4);  // of three
  std::string out(k_attacked_codebook);
  const std::size_t tasks = 1 + draws.below(2);
  for (std::size_t t = 0; t < tasks; ++t) {
    out += fmt::format(
        "{}task: {{id: t{}, codebook: cb, critical: [sE], anticipate: {{strategies: [sA, sB, sC]}}}}\n",
        t == 0 ? "" : "---\n", t);
    for (const char* date : {"2026-11-09", "2026-11-17"}) {
      if (date[9] == '9' && draws.below(2) == 0) continue;
      std::string first =
          fmt::format("---\nwork:\n  task: t{}\n  date: {}\n  class: c\n  coder: kim\n  pieces:\n", t, date);
      std::string second =
          fmt::format("---\nwork:\n  task: t{}\n  date: {}\n  class: c\n  coder: lee\n  pieces:\n", t, date);
      bool any = false;
      for (std::size_t s = 0; s < students; ++s) {
        if (s > 0 && draws.below(8) == 0) continue;
        const std::string code = draws.below(25) == 0 ? "" : drawn_code(draws, strategies);
        first += fmt::format("    - {{student: s{}{}}}\n", s, drawn_reading(draws, code));
        if (draws.below(3) >= twice) continue;
        any = true;
        const std::string other = draws.below(6) == 0 ? drawn_code(draws, strategies) : code;
        second += fmt::format("    - {{student: s{}{}}}\n", s, drawn_reading(draws, other));
      }
      out += any ? first + second : first;
    }
  }
  return out;
}

// A piece as the team knows it, and as a reader imagines that a piece can be.
struct Kind {
  std::string task;
  std::string standing;
  std::string strategy;
  std::string family;
  std::string success;
  std::set<std::string> issues;
  std::string read;
  std::string move;
  bool differ = false;
  auto operator<=>(const Kind&) const = default;
};
struct MadePiece {
  Kind kind;
  std::uint64_t student = 0;
};
using Fits = std::function<bool(const Kind&)>;

std::string family_of(const std::string& strategy) {
  if (strategy == "sA" || strategy == "sB") return "f1";
  return strategy == "sC" || strategy == "sD" ? "f2" : "";
}

// The pieces of a selection; moves lead to them from all work.
std::vector<MadePiece> made_pieces(const Selection& chosen, const ShiftResult& moves) {
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
    for (const auto issue : now.issues) made.kind.issues.emplace(study.text(issue));
    out[piece] = made;
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
    if (found != out.end()) found->second.kind.move = move.from == move.to ? "same" : "other";
  }
  std::vector<MadePiece> list;
  for (auto& [piece, made] : out) list.push_back(std::move(made));
  return list;
}

// What a reader does not know of a study: numbers of pieces of every kind.
class Reader {
 public:
  explicit Reader(const std::vector<MadePiece>& pieces) : m_pieces(pieces) {
    std::set<std::string> tasks, strategies, issues;
    for (const auto& piece : pieces) {
      tasks.insert(piece.kind.task);
      issues.insert(piece.kind.issues.begin(), piece.kind.issues.end());
      if (!piece.kind.family.empty() || piece.kind.strategy == "sE") strategies.insert(piece.kind.strategy);
    }
    for (const auto& task : tasks) {
      for (const auto& strategy : strategies) {
        for (const char* standing : {"group", "earlier"}) {
          for (const char* read : {"", "agree", "differ"})
            imagine({task, standing, strategy, family_of(strategy), "", {}, read, ""}, issues);
        }
      }
      for (const char* read : {"", "agree", "differ"}) {
        imagine({task, "not-enough", "not-enough", "", "", {}, read, ""}, {});
        imagine({task, "earlier", "not-enough", "", "", {}, read, ""}, {});
      }
      for (const char* standing : {"uncoded", "absent", "earlier", "readers-differ"}) {
        const std::string name = standing;
        const std::string read = name == "readers-differ" ? "differ" : "";
        m_kinds.insert(
            {task, name, name == "absent" ? "absent" : "", "", "", {}, read, "", name == "readers-differ"});
      }
      m_kinds.insert({task, "earlier", "absent", "", "", {}, "", ""});
      m_kinds.insert({task, "earlier", "", "", "", {}, "differ", "", true});
    }
    for (const auto& piece : pieces) {
      CAPTURE(piece.kind.standing);
      CAPTURE(piece.kind.strategy);
      m_kinds.insert(piece.kind);
    }
  }

  // What is printed is true, and the reader knows it.
  void told(const Fits& fits, std::int64_t count) {
    REQUIRE(truth(fits) == count);
    m_told.push_back({fits, static_cast<double>(count), static_cast<double>(count)});
  }
  void at_least_one(const Fits& fits) {
    if (truth(fits) > 0) m_told.push_back({fits, 1, LinearAttacker::k_unlimited});
  }
  void between(const Fits& fits, double low, double high) { m_told.push_back({fits, low, high}); }

  // Nobody may find out how many there are where fewer than min_n students are behind it.
  void wants(Fits fits) { m_wanted.push_back(std::move(fits)); }

  // How many of these are found out.
  [[nodiscard]] std::size_t attack(std::int64_t min_n) const {
    std::size_t found = 0;
    std::map<std::vector<bool>, std::size_t> places;
    std::vector<std::vector<std::size_t>> told(m_told.size()), wanted(m_wanted.size());
    for (const auto& kind : m_kinds) {
      std::vector<bool> fits;
      for (const auto& one : m_told) fits.push_back(one.fits(kind));
      for (const auto& one : m_wanted) fits.push_back(one(kind));
      const auto [at, added] = places.try_emplace(fits, places.size());
      if (!added) continue;
      for (std::size_t i = 0; i < fits.size(); ++i) {
        if (fits[i]) (i < told.size() ? told[i] : wanted[i - told.size()]).push_back(at->second);
      }
    }
    LinearAttacker attacker(places.size());
    for (std::size_t i = 0; i < told.size(); ++i) attacker.know(told[i], m_told[i].low, m_told[i].high);
    REQUIRE(attacker.prepare());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (wanted[i].empty() || students(m_wanted[i]) >= min_n || is_no_secret(m_wanted[i])) continue;
      if (attacker.finds_out(wanted[i])) ++found;
    }
    return found;
  }

  [[nodiscard]] std::int64_t truth(const Fits& fits) const {
    return std::count_if(m_pieces.begin(), m_pieces.end(),
                         [&](const MadePiece& made) { return fits(made.kind); });
  }

 private:
  struct Told {
    Fits fits;
    double low;
    double high;
  };

  void imagine(Kind kind, const std::set<std::string>& issues) {
    for (const char* success : {"", "low", "mid", "high"}) {
      for (const char* move : {"", "same", "other"}) {
        kind.success = success;
        kind.move = move;
        std::vector<std::set<std::string>> sets = {{}};
        for (const auto& issue : issues) {
          const std::size_t before = sets.size();
          for (std::size_t i = 0; i < before; ++i) {
            sets.push_back(sets[i]);
            sets.back().insert(issue);
          }
        }
        for (const auto& set : sets) {
          kind.issues = set;
          m_kinds.insert(kind);
        }
      }
    }
  }

  // That there is nothing of a code is no secret where the page says so, or where its row is not listed.
  [[nodiscard]] bool is_no_secret(const Fits& fits) const {
    if (truth(fits) > 0) return false;
    const auto inside = [&](const Told& told) {
      return std::all_of(m_kinds.begin(), m_kinds.end(),
                         [&](const Kind& kind) { return !fits(kind) || told.fits(kind); });
    };
    bool listed = false;
    for (const auto& told : m_told) {
      if (told.high == 0 && inside(told)) return true;
      listed = listed || (told.high == LinearAttacker::k_unlimited && inside(told));
    }
    return !listed;
  }

  [[nodiscard]] std::int64_t students(const Fits& fits) const {
    std::set<std::uint64_t> out;
    for (const auto& made : m_pieces) {
      if (fits(made.kind)) out.insert(made.student);
    }
    return static_cast<std::int64_t>(out.size());
  }

  const std::vector<MadePiece>& m_pieces;
  std::set<Kind> m_kinds;
  std::vector<Told> m_told;
  std::vector<Fits> m_wanted;
};

// A row of the groups: a group of one strategy, of a family, all groups together, or a pile.
Fits row_of(const std::string& task, const std::string& kind, const std::string& id,
            const std::string& name) {
  return [=](const Kind& k) {
    if (k.task != task) return false;
    if (kind == "pile") return k.standing == id;
    if (k.standing != "group") return false;
    if (name == "All that show a strategy") return true;
    return k.strategy == id || (k.family == id && (id.starts_with('f') || (id.empty() && name != "")));
  };
}

Fits also(const Fits& a, const Fits& b) {
  return [=](const Kind& k) { return a(k) && b(k); };
}
Fits success(const std::string& word) {
  return [=](const Kind& k) { return k.success == word; };
}
Fits in_groups(const std::string& task) {
  return [=](const Kind& k) { return k.task == task && k.standing == "group"; };
}
Fits issue(const std::string& code, bool has) {
  return [=](const Kind& k) { return k.issues.contains(code) == has; };
}
Fits any_strategy(const std::string& task, const std::string& code) {
  return [=](const Kind& k) { return k.task == task && k.strategy == code; };
}
Fits read(const std::set<std::string>& words) {
  return [=](const Kind& k) { return words.contains(k.read); };
}
Fits moved(const std::set<std::string>& words) {
  return [=](const Kind& k) { return words.contains(k.move); };
}

Fits tallied_strategy(const std::string& code) {
  return [=](const Kind& k) { return k.strategy == code; };
}

struct Log {
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
void want_everything(Reader& reader, const std::set<std::string>& tasks) {
  for (const auto& task : tasks) {
    std::vector<Fits> rows = {in_groups(task)};
    for (const char* code : k_codes) rows.push_back(also(in_groups(task), any_strategy(task, code)));
    for (const char* family : {"f1", "f2"})
      rows.push_back(also(in_groups(task), [=](const Kind& k) { return k.family == family; }));
    for (const char* pile : {"not-enough", "readers-differ", "uncoded", "absent", "earlier"}) {
      const Fits row = row_of(task, "pile", pile, "");
      if (reader.truth(row) > 0) reader.wants(row);
    }
    for (const auto& row : rows) {
      if (reader.truth(row) == 0) continue;
      reader.wants(row);
      for (const char* word : {"low", "mid", "high", ""}) reader.wants(also(row, success(word)));
    }
    for (const char* code : {"i1", "i2"}) {
      reader.wants(also(in_groups(task), issue(code, true)));
      reader.wants(also(in_groups(task), issue(code, false)));
    }
  }
  for (const char* code : {"sA", "sB", "sC", "sD", "sE", "absent", "not-enough"}) {
    const Fits all = tallied_strategy(code);
    if (reader.truth(all) == 0) continue;
    reader.wants(all);
    if (code[0] != 's') continue;
    for (const char* word : {"low", "mid", "high"}) reader.wants(also(all, success(word)));
    for (const char* other : {"i1", "i2"}) reader.wants(also(all, issue(other, true)));
  }
  for (const char* word : {"agree", "differ", ""}) reader.wants(read({word}));
  for (const char* word : {"same", "other", ""}) reader.wants(moved({word}));
}

std::optional<std::int64_t> number(const Value& cell) {
  if (cell.is_number()) return cell.get<std::int64_t>();
  return std::nullopt;
}

// The number that a text begins with.
std::optional<std::int64_t> leading(const std::string& text) {
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  return std::stoll(text);
}

void know_groups(Reader& reader, const Value& rows, Log& log) {
  for (const auto& row : rows) {
    const std::string word = row["success"].get<std::string>();
    const Fits whole = row_of(row["task"].get<std::string>(), row["kind"].get<std::string>(),
                              row["group"].get<std::string>(), row["group_name"].get<std::string>());
    const Fits fits = word.empty() ? whole : also(whole, success(word));
    const auto count = number(row["pieces"]);
    if (log.count(count.has_value())) reader.told(fits, *count);
    if (word.empty()) reader.at_least_one(fits);
  }
}

void know_unseen(Reader& reader, const Value& rows) {
  std::map<std::string, std::set<std::string>> missing;
  for (const auto& row : rows) {
    if (row["kind"].get<std::string>() == "strategy")
      missing[row["task"].get<std::string>()].insert(row["code"].get<std::string>());
    else
      reader.at_least_one(any_strategy(row["task"].get<std::string>(), row["code"].get<std::string>()));
  }
  for (const auto& [task, codes] : missing) {
    for (const char* code : {"sA", "sB", "sC", "sE"}) {
      const Fits fits = any_strategy(task, code);
      codes.contains(code) ? reader.told(fits, 0) : reader.at_least_one(fits);
    }
  }
}

void know_agreement(Reader& reader, const Value& row, Log& log) {
  const auto units = number(row["units"]);
  if (log.count(units.has_value())) reader.told(read({"agree", "differ"}), *units);
  const Value& share = row["agree_all"];
  if (!share.is_number() || !units) return;
  const double agreeing = share.get<double>() * static_cast<double>(*units);
  const double off = 0.005 * static_cast<double>(*units);
  reader.between(read({"agree"}), std::max(0.0, agreeing - off), agreeing + off);
}

void know_export(const Selection& all, OneRelease& release, Reader& reader, Log& log) {
  const Value data = parse_json(write_json(shared_study_data(all, release).result()));
  know_groups(reader, data["groups"], log);
  for (const auto& row : data["issues"]) {
    const Fits fits =
        also(in_groups(row["task"].get<std::string>()), issue(row["issue"].get<std::string>(), true));
    if (log.count(number(row["pieces"]).has_value())) reader.told(fits, *number(row["pieces"]));
    reader.at_least_one(fits);
  }
  know_unseen(reader, data["unseen"]);
  for (const auto& row : data["agreement"]) know_agreement(reader, row, log);
}

// The page of a group: its rows, how far they were carried, and the total.
void know_page(Reader& reader, const Value& task, Log& log) {
  const std::string id = task["task"].get<std::string>();
  for (const auto& row : task["rows"]) {
    const std::string kind = row["kind"].get<std::string>();
    const Fits whole = row_of(id, kind, row["id"].get<std::string>(), row["name"].get<std::string>());
    reader.at_least_one(whole);
    if (log.count(number(row["pieces"]).has_value())) reader.told(whole, *number(row["pieces"]));
    for (const auto& [word, count] : row["success"].items()) {
      if (log.count(number(count).has_value())) reader.told(also(whole, success(word)), *number(count));
    }
  }
  if (const auto total = number(task["pieces"]))
    reader.told([=](const Kind& k) { return k.task == id; }, *total);
}

void know_group(const Selection& all, OneRelease& release, Reader& reader, Log& log) {
  const Value data = parse_json(write_json(SharedGroups(all, {}, release).page().result().data));
  for (const auto& task : data["tasks"]) know_page(reader, task, log);
}

// What a value of a tally's dimension says of a piece.
Fits tallied(const std::string& dimension, const std::string& code) {
  return [=](const Kind& k) {
    if (dimension == "task") return k.task == code;
    if (k.differ) return code == "readers-differ";
    if (dimension == "strategy") return k.strategy == code;
    if (dimension == "family") return k.family == code;
    if (dimension == "success") return k.success == code;
    return code.empty() ? k.issues.empty() : k.issues.contains(code);
  };
}

// What a tally does not list nobody has.
void know_not_listed(Reader& reader, const Table& table, const Fits& within) {
  static const std::map<std::string, std::vector<std::string>> k_values = {
      {"strategy", {"sA", "sB", "sC", "sD", "sE", "absent", "not-enough"}},
      {"family", {"f1", "f2"}},
      {"success", {"low", "mid", "high"}},
      {"issue", {"i1", "i2"}}};
  const std::string dimension = table.columns.front().name;
  const auto values = k_values.find(dimension);
  if (values == k_values.end()) return;
  std::set<std::string> listed;
  for (const auto& row : table.rows) listed.insert(cell_text(row.front()));
  for (const auto& value : values->second) {
    if (!listed.contains(value)) reader.told(also(within, tallied(dimension, value)), 0);
  }
}

// A tally of what a filter leaves.
void know_tally(const Study& study, const Filter& filter, const TallyOptions& options, OneRelease& release,
                Reader& reader, Log& log) {
  const Selection chosen(study, filter);
  const Table table = shared_tally_table(chosen, options, {}, release).take();
  Fits within = [](const Kind&) { return true; };
  if (!filter.strategies.empty()) within = tallied("strategy", filter.strategies.front());
  if (!filter.issues.empty()) within = also(within, tallied("issue", filter.issues.front()));
  if (!filter.tasks.empty()) within = also(within, tallied("task", filter.tasks.front()));
  for (const auto& note : table.notes) {
    if (note.ends_with(" in all.")) reader.told(within, *leading(note));
  }
  know_not_listed(reader, table, within);
  for (const auto& row : table.rows) {
    Fits fits = within;
    std::size_t column = 0;
    for (; table.columns[column].name != "pieces"; ++column)
      fits = also(fits, tallied(table.columns[column].name, cell_text(row[column])));
    const std::string pieces = cell_text(row[column]);
    if (log.count(!pieces.empty())) reader.told(fits, *leading(pieces));
    if (column == 1) reader.at_least_one(fits);
  }
}

void attack_alone(const Selection& all, const std::vector<MadePiece>& pieces,
                  const std::set<std::string>& tasks, std::int64_t min_n, bool group, Log& log) {
  OneRelease release(all.study(), min_n);
  Reader reader(pieces);
  (group ? know_group : know_export)(all, release, reader, log);
  want_everything(reader, tasks);
  log.found += reader.attack(min_n);
}

// Several results of the same work, one after the other. With `remembers` each of them knows what was shown
// before, as it stands in the file.
void attack_releases(const Study& study, const std::vector<MadePiece>& pieces,
                     const std::set<std::string>& tasks, std::int64_t min_n, std::size_t results,
                     bool remembers, SeededDraws draws, Log& log) {
  const Selection all(study, {});
  Reader reader(pieces);
  std::vector<Statement> shown;
  constexpr std::array<TallyBy, 5> k_by = {TallyBy::strategy, TallyBy::family, TallyBy::success,
                                           TallyBy::issue, TallyBy::task};
  for (std::size_t i = 0; i < results; ++i) {
    OneRelease release(study, min_n, remembers ? std::optional(shown) : std::nullopt);
    const std::size_t what = draws.below(8);
    Filter filter;
    if (draws.below(4) == 0) filter.tasks = {*tasks.begin()};
    if (draws.below(6) == 0) filter.strategies = {pieces.front().kind.strategy.empty() ? "sA" : "sB"};
    TallyOptions options;
    options.by = {k_by[draws.below(5)]};
    const TallyBy second = k_by[draws.below(5)];
    if (second != options.by.front()) options.by.push_back(second);
    if (what == 0) {
      know_group(all, release, reader, log);
    } else if (what == 1) {
      know_export(all, release, reader, log);
    } else {
      know_tally(study, filter, options, release, reader, log);
    }
    if (!remembers) continue;
    const std::string file = write_yaml_documents({release_document(release.statements())});
    shown = read_release("release.yaml", file);
  }
  want_everything(reader, tasks);
  log.found += reader.attack(min_n);
}

// The week: sections with tables, and sentences with numbers.
void attack_week(const Study& study, const Selection& all, std::int64_t min_n, Log& log) {
  const Date monday = *parse_date("2026-11-16");
  const DateRange week{monday, monday + 6};
  Filter filter;
  filter.weeks = {week};
  const Selection now(study, filter);
  const WeeklySelections selections{now, all, all};
  const WeeklyResult result = weekly(selections, week, week.last);
  OneRelease release(study, min_n);
  const Value data =
      parse_json(write_json(shared_weekly_page(selections, result, "", release).result().data));
  const std::vector<MadePiece> pieces = made_pieces(now, result.moves);
  Reader reader(pieces);
  std::set<std::string> tasks;
  for (const auto& piece : pieces) tasks.insert(piece.kind.task);
  std::map<std::string, std::string> words;  // of strategies, by name
  for (const auto& section : data["sections"]) {
    const std::string heading = section["heading"].get<std::string>();
    const std::string task = heading.starts_with("T0") ? "t0" : "t1";
    const std::string corner = section["corner"].get<std::string>();
    if (corner == "Thinking") {
      const auto colon = heading.find(": ");
      if (colon != std::string::npos)
        reader.told([=](const Kind& k) { return k.task == task; }, std::stoll(heading.substr(colon + 2)));
    }
    for (const auto& row : section["rows"]) {
      const std::string label = row["label"].get<std::string>();
      const std::string cell = row["cells"][0]["text"].get<std::string>();
      if (corner == "What got in the way") {
        std::string code = label;
        code.front() = 'i';
        const Fits fits = also(in_groups(task), issue(code, true));
        reader.at_least_one(fits);
        if (log.count(leading(cell).has_value())) reader.told(fits, *leading(cell));
      }
      if (corner != "Thinking") continue;
      std::string id = label;
      const std::map<std::string, std::string> piles = {{"Not enough to see a strategy", "not-enough"}};
      std::string kind = "group";
      for (const auto& pile : Piles()) {
        if (pile_name(pile.kind).name == label) {
          kind = "pile";
          id = pile_name(pile.kind).id;
        }
      }
      if (kind == "group" && label != "All that show a strategy") {
        if (label.starts_with("S"))
          id = "s" + label.substr(1);
        else if (label.starts_with("F"))
          id = "f" + label.substr(1);
        else
          id = "";
      }
      const Fits whole = row_of(task, kind, id, label);
      reader.at_least_one(whole);
      if (log.count(leading(cell).has_value())) reader.told(whole, *leading(cell));
      const std::string far = row["cells"][2]["text"].get<std::string>();
      for (std::size_t at = 0; at < far.size();) {
        const std::size_t end = std::min(far.find(" · ", at), far.size());
        const std::string part = far.substr(at, end - at);
        at = std::min(end + 4, far.size());
        if (!leading(part)) continue;
        const std::string word = part.substr(part.find(' ') + 1);
        const Fits fits = also(whole, success(word == "not said" ? "" : word));
        reader.told(fits, *leading(part));
        log.count(true);
      }
    }
    for (const auto& line : section["lines"]) {
      const std::string text = line["text"].get<std::string>();
      if (const auto at = text.find(" followed earlier work; "); at != std::string::npos) {
        reader.told(moved({"same", "other"}), std::stoll(text));
        reader.told(moved({"same"}), std::stoll(text.substr(at + 24)));
      }
      if (text.starts_with("For ") && leading(text.substr(4)))
        reader.told(read({"agree", "differ"}), *leading(text.substr(4)));
    }
  }
  want_everything(reader, tasks);
  log.found += reader.attack(min_n);
}

void attack(int studies, std::uint64_t seed, const std::string& label) {
  SeededDraws draws(seed);
  std::map<std::string, Log> logs;
  for (int round = 0; round < studies; ++round) {
    const std::string documents = drawn_study(draws);
    const Study study = made_study(documents);
    const Selection all(study, {});
    const std::vector<MadePiece> pieces = made_pieces(all, {});
    std::set<std::string> tasks;
    for (const auto& piece : pieces) tasks.insert(piece.kind.task);
    CAPTURE(round);
    for (const std::int64_t min_n : {3, 5, 10}) {
      attack_alone(all, pieces, tasks, min_n, true, logs[fmt::format("group, {:2}", min_n)]);
      attack_alone(all, pieces, tasks, min_n, false, logs[fmt::format("export, {:2}", min_n)]);
      attack_releases(study, pieces, tasks, min_n, 6, true,
                      SeededDraws(seed + static_cast<std::uint64_t>(round)),
                      logs[fmt::format("releases, {:2}", min_n)]);
      attack_week(study, all, min_n, logs[fmt::format("report, {:2}", min_n)]);
    }
  }
  for (const auto& [name, log] : logs) {
    MESSAGE(label << ": " << name << ": " << log.hidden << " of " << log.hidden + log.told
                  << " numbers hidden, " << log.found << " small ones found out");
    CHECK(log.told > 0);
    CHECK(log.found == 0);
  }
}

}  // namespace

TEST_CASE("all numbers of a page or a file together give no small count away" *
          doctest::test_suite("hours")) {
  attack(500, 13, "500 studies");
}

TEST_CASE("nor do those of a few studies") {
  attack(6, 4, "6 studies");
}

// The attack is one: without the file it finds something.
TEST_CASE("several results that do not know of each other give small counts away") {
  SeededDraws draws(8);
  Log log;
  for (int round = 0; round < 10; ++round) {
    const Study study = made_study(drawn_study(draws));
    const std::vector<MadePiece> pieces = made_pieces(Selection(study, {}), {});
    std::set<std::string> tasks;
    for (const auto& piece : pieces) tasks.insert(piece.kind.task);
    attack_releases(study, pieces, tasks, 5, 10, false, SeededDraws(static_cast<std::uint64_t>(round)), log);
  }
  CHECK(log.found > 0);
}
