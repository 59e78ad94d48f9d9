// Attacks on everything that leaves together: all tables and sentences of one page or file, of many made-up
// studies, by a reader with linear programming who has the printed numbers and knows how such pages come
// about.
#include "worksort/analyze/agree/agree.hpp"
#include "worksort/analyze/agree/seeded_draws.hpp"
#include "worksort/analyze/shift.hpp"
#include "worksort/read/study/release_reader.hpp"
#include "worksort/report/agree/agree.hpp"
#include "worksort/report/count/shift_share.hpp"
#include "worksort/report/count/tally_share.hpp"
#include "worksort/report/count/unseen.hpp"
#include "worksort/report/data/export.hpp"
#include "worksort/report/group/group.hpp"
#include "worksort/report/group/group_share.hpp"
#include "worksort/report/page/rows.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/plan/plan_share.hpp"
#include "worksort/report/share/release_document.hpp"
#include "worksort/report/week/weekly_share.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/format.hpp"

#include <array>
#include <cstdlib>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "../analyze/made_study.hpp"
#include "../parse_json.hpp"
#include "counts_reader.hpp"
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::test;

namespace {

std::optional<std::int64_t> number(const Value& cell) {
  if (cell.is_number()) return cell.get<std::int64_t>();
  return std::nullopt;
}

// The number that a text begins with.
std::optional<std::int64_t> leading(const std::string& text) {
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  return std::stoll(text);
}

void know_groups(Reader& reader, const Value& rows, CountLog& log) {
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
    std::vector<std::string> expected = {"sA", "sB", "sC", "sE"};
    if (task == "t2") expected = words_of(task).strategies;
    for (const auto& code : expected) {
      const Fits fits = any_strategy(task, code);
      codes.contains(code) ? reader.told(fits, 0) : reader.at_least_one(fits);
    }
  }
}

void know_agreement(Reader& reader, const Value& row, CountLog& log) {
  Fits within = [](const Kind&) { return true; };
  const std::string by = row["by"].get<std::string>();
  if (by != "all" && by != "c") within = [=](const Kind& k) { return k.task == by; };  // all are of class c
  const auto units = number(row["units"]);
  if (log.count(units.has_value())) reader.told(also(within, read({"agree", "differ"})), *units);
  const Value& share = row["agree_all"];
  if (!share.is_number() || !units) return;
  const double agreeing = share.get<double>() * static_cast<double>(*units);
  const double off = 0.005 * static_cast<double>(*units);
  reader.between(also(within, read({"agree"})), std::max(0.0, agreeing - off), agreeing + off);
}

void know_agree(const Selection& all, AgreeBy by, OneRelease& release, Reader& reader, CountLog& log) {
  AgreeOptions options;
  options.by = by;
  const Table table = shared_agree_table(all, options, agree(all, options), release).take();
  for (const auto& row : parse_json(write_json(table_rows(table)))) know_agreement(reader, row, log);
}

// Where the rows stand for strategies, what is in no row is no move.
void know_moves_not_listed(Reader& reader, const std::set<std::string>& listed) {
  for (const char* code : {"sA", "sB", "sC", "sD", "sE", "sF", "sG", "blank"}) {
    if (listed.contains(code)) continue;
    reader.told(on_move(code, true), 0);
    reader.told(on_move(code, false), 0);
  }
}

// The matrix with its totals, by whatever was merged for it.
void know_shift(const Selection& all, OneRelease& release, Reader& reader, CountLog& log) {
  const Value data =
      parse_json(write_json(SharedShift(all, shift(all, all, {}), {}, {}, release).page().result().data));
  const Value& section = data["sections"][0];
  const Value& cells = data["rows"];
  const std::size_t columns = section["columns"].size();
  if (columns == 0) return;
  std::set<std::string> listed;
  for (std::size_t r = 0; r < section["rows"].size(); ++r) {
    const Value& row = section["rows"][r];
    const std::string label = row["label"].get<std::string>();
    const std::string from =
        label == "all" || label == "All" ? "any" : cells[r * (columns - 1)]["from"].get<std::string>();
    if (from != "any")
      reader.at_least_one([=](const Kind& k) { return on_move(from, true)(k) || on_move(from, false)(k); });
    listed.insert(from);
    for (std::size_t c = 0; c < columns; ++c) {
      const bool is_all = c + 1 == columns || section["columns"][c]["text"].get<std::string>() == "All";
      const std::string to = is_all ? "any" : cells[c]["to"].get<std::string>();
      const auto count = leading(row["cells"][c]["text"].get<std::string>());
      if (log.count(count.has_value())) reader.told(also(on_move(from, true), on_move(to, false)), *count);
    }
  }
  if (!listed.contains("f1") && !listed.contains("f2") && !listed.contains("f3") && !listed.contains("") &&
      listed.size() > 1)
    know_moves_not_listed(reader, listed);
}

void know_what_is_unseen(const Selection& all, OneRelease& release, Reader& reader) {
  know_unseen(reader, parse_json(write_json(table_rows(shared_unseen_table(all, false, release).take()))));
}

void know_export(const Selection& all, OneRelease& release, Reader& reader, CountLog& log) {
  const Value data = parse_json(write_json(shared_study_data(all, release).result()));
  know_groups(reader, data["groups"], log);
  for (const auto& row : data["issues"]) {
    if (row["issue"].get<std::string>().empty()) continue;  // which and how many is hidden
    const Fits fits =
        also(in_groups(row["task"].get<std::string>()), issue(row["issue"].get<std::string>(), true));
    if (log.count(number(row["pieces"]).has_value())) reader.told(fits, *number(row["pieces"]));
    reader.at_least_one(fits);
  }
  know_unseen(reader, data["unseen"]);
  for (const auto& row : data["agreement"]) know_agreement(reader, row, log);
}

// The page of a group: its rows, how far they were carried, and the total.
void know_page(Reader& reader, const Value& task, CountLog& log) {
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

void know_group(const Selection& all, OneRelease& release, Reader& reader, CountLog& log) {
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
    return code.empty() ? k.issues.empty() : k.issues.find(code) != std::string::npos;
  };
}

// What a tally does not list, in whichever of its dimensions, nobody has.
void know_not_listed(Reader& reader, const Table& table, const Fits& within) {
  static const std::map<std::string, std::vector<std::string>> k_values = {
      {"strategy", {"sA", "sB", "sC", "sD", "sE", "sF", "sG", "absent", "blank", "", "readers-differ"}},
      {"family", {"f1", "f2", "f3", "", "readers-differ"}},
      {"success", {"low", "mid", "high", "begun", "done", "", "readers-differ"}},
      {"issue", {"i1", "i2", "i3", "", "readers-differ"}}};
  for (std::size_t column = 0; table.columns[column].name != "pieces"; ++column) {
    const std::string dimension = table.columns[column].name;
    const auto values = k_values.find(dimension);
    if (values == k_values.end()) continue;
    std::set<std::string> listed;
    for (const auto& row : table.rows) listed.insert(cell_text(row[column]));
    for (const auto& value : values->second) {
      if (!listed.contains(value)) reader.told(also(within, tallied(dimension, value)), 0);
    }
  }
}

// A tally of what a filter leaves.
void know_tally(const Study& study, const Filter& filter, const TallyOptions& options, OneRelease& release,
                Reader& reader, CountLog& log) {
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

// A week's page: sections with tables, and sentences with numbers.
void know_week(const Study& study, const Selection& all, OneRelease& release, Reader& reader, CountLog& log) {
  const Filter filter = attacked_week();
  const Selection now(study, filter);
  const WeeklySelections selections{now, all, all};
  const WeeklyResult result = weekly(selections, filter.weeks.front(), filter.weeks.front().last);
  const Value data =
      parse_json(write_json(shared_weekly_page(selections, result, "", release).result().data));
  for (const auto& section : data["sections"]) {
    const std::string heading = section["heading"].get<std::string>();
    const std::string task = "t" + heading.substr(1, 1);
    const std::string corner = section["corner"].get<std::string>();
    if (corner == "Thinking") {
      const auto colon = heading.find(": ");
      if (colon != std::string::npos)
        reader.told(in_week([=](const Kind& k) { return k.task == task; }),
                    std::stoll(heading.substr(colon + 2)));
    }
    for (const auto& row : section["rows"]) {
      const std::string label = row["label"].get<std::string>();
      const std::string cell = row["cells"][0]["text"].get<std::string>();
      if (corner == "What got in the way" && label != "Which and how many") {
        std::string code = label;
        code.front() = 'i';
        const Fits fits = also(in_groups(task), issue(code, true));
        reader.at_least_one(in_week(fits));
        if (log.count(leading(cell).has_value())) reader.told(in_week(fits), *leading(cell));
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
      if (label == "All pages") kind = "all";
      if (kind == "group" && label != "All that show a strategy") {
        if (label.starts_with("S"))
          id = "s" + label.substr(1);
        else if (label.starts_with("F"))
          id = "f" + label.substr(1);
        else
          id = "";
      }
      const Fits whole = row_of(task, kind, id, label);
      reader.at_least_one(in_week(whole));
      if (log.count(leading(cell).has_value())) reader.told(in_week(whole), *leading(cell));
      const std::string far = row["cells"][2]["text"].get<std::string>();
      for (std::size_t at = 0; at < far.size();) {
        const std::size_t end = std::min(far.find(" · ", at), far.size());
        const std::string part = far.substr(at, end - at);
        at = std::min(end + 4, far.size());
        if (!leading(part)) continue;
        const std::string word = part.substr(part.find(' ') + 1);
        const Fits fits = also(whole, success(word == "not said" ? "" : word));
        reader.told(in_week(fits), *leading(part));
        log.count(true);
      }
    }
    for (const auto& line : section["lines"]) {
      const std::string text = line["text"].get<std::string>();
      if (const auto at = text.find(" followed earlier work; "); at != std::string::npos) {
        reader.told(in_week(moved({"same", "other"})), std::stoll(text));
        reader.told(in_week(moved({"same"})), std::stoll(text.substr(at + 24)));
      }
      if (text.starts_with("For ") && leading(text.substr(4)))
        reader.told(in_week(read({"agree", "differ"})), *leading(text.substr(4)));
    }
  }
}

// A plan's page: how many pages were looked at, how many of them show the issue, and what others used.
void know_plan(const Selection& all, std::int64_t min_n, Reader& reader, CountLog& log) {
  const PlanBasis basis = plan_basis(all, PlanRequest{});
  if (basis.task == nullptr) return;
  const Value data = parse_json(write_json(shared_plan_page(all, basis, {}, min_n).result().data));
  const std::string task(all.study().text(basis.task->id));
  const Fits looked_at = in_groups(task);
  const Fits sharing = also(looked_at, issue(basis.issue, true));
  for (const auto& section : data["sections"]) {
    for (const auto& row : section["rows"]) {
      const Fits fits = row["label"].get<std::string>() == "looked at" ? looked_at : sharing;
      const auto count = leading(row["cells"][0]["text"].get<std::string>());
      if (log.count(count.has_value())) reader.told(fits, *count);
      reader.at_least_one(fits);
    }
    for (const auto& line : section["lines"]) {
      const std::string text = line["text"].get<std::string>();
      constexpr std::string_view k_neighbours = "Neighbours that classmates used: ";
      if (!text.starts_with(k_neighbours)) continue;
      for (const auto& name : split_trimmed(text.substr(k_neighbours.size()), ',')) {
        if (name == "others hidden") continue;
        const Fits used = any_strategy(task, "s" + name.substr(1));
        reader.between(also(looked_at, used), static_cast<double>(min_n), LinearAttacker::k_unlimited);
      }
    }
  }
}

// The work of one study, and what is told of it by one command.
struct Attacked {
  const Study& study;
  Selection all;
  std::vector<MadePiece> pieces;
  std::set<std::string> tasks;
  Reader reader;  // who has seen nothing yet

  explicit Attacked(const Study& attacked)
      : study(attacked), all(attacked, {}), pieces(made_pieces(all, shift(all, all, {}))), reader(pieces) {
    for (const auto& piece : pieces) tasks.insert(piece.kind.task);
    for (const View view : {View::all, View::week}) want_everything(reader, tasks, view);
  }
};

struct Command {
  void (*tell)(const Attacked&, OneRelease&, Reader&, CountLog&, SeededDraws&);
  View view = View::all;
  bool stands_alone = false;  // it takes no --release
};

// Two dimensions of a tally, of all work or a part of it.
void tell_tally(const Attacked& of, OneRelease& release, Reader& reader, CountLog& log, SeededDraws& draws) {
  constexpr std::array<TallyBy, 5> k_by = {TallyBy::strategy, TallyBy::family, TallyBy::success,
                                           TallyBy::issue, TallyBy::task};
  Filter filter;
  if (draws.below(4) == 0) filter.tasks = {*of.tasks.begin()};
  if (draws.below(6) == 0) filter.strategies = {of.pieces.front().kind.strategy.empty() ? "sA" : "sB"};
  TallyOptions options;
  options.by = {k_by[draws.below(5)]};
  const TallyBy second = k_by[draws.below(5)];
  if (second != options.by.front()) options.by.push_back(second);
  know_tally(of.study, filter, options, release, reader, log);
}

const std::map<std::string, Command> k_commands = {
    {"agree",
     {[](const Attacked& of, OneRelease& release, Reader& reader, CountLog& log, SeededDraws& draws) {
       constexpr std::array<AgreeBy, 3> k_by = {AgreeBy::all, AgreeBy::task, AgreeBy::class_id};
       know_agree(of.all, k_by[draws.below(3)], release, reader, log);
     }}},
    {"export", {[](const Attacked& of, OneRelease& release, Reader& reader, CountLog& log, SeededDraws&) {
       know_export(of.all, release, reader, log);
     }}},
    {"group", {[](const Attacked& of, OneRelease& release, Reader& reader, CountLog& log, SeededDraws&) {
       know_group(of.all, release, reader, log);
     }}},
    {"plan",
     {[](const Attacked& of, OneRelease& release, Reader& reader, CountLog& log, SeededDraws&) {
        know_plan(of.all, release.min_n(), reader, log);
      },
      View::all, true}},
    {"report",
     {[](const Attacked& of, OneRelease& release, Reader& reader, CountLog& log, SeededDraws&) {
        know_week(of.study, of.all, release, reader, log);
      },
      View::week}},
    {"shift", {[](const Attacked& of, OneRelease& release, Reader& reader, CountLog& log, SeededDraws&) {
       know_shift(of.all, release, reader, log);
     }}},
    {"tally", {tell_tally}},
    {"unseen", {[](const Attacked& of, OneRelease& release, Reader& reader, CountLog&, SeededDraws&) {
       know_what_is_unseen(of.all, release, reader);
     }}}};

// Both give how many small counts were found out.
std::size_t attack_alone(const Attacked& of, const Command& command, std::int64_t min_n, SeededDraws& draws,
                         CountLog& log) {
  OneRelease release(of.study, min_n);
  Reader reader = of.reader;
  command.tell(of, release, reader, log, draws);
  const std::size_t found = reader.attack(min_n, {command.view});
  log.found += found;
  return found;
}

// Several results of the same work, one after the other. With `remembers` each of them knows what was shown
// before, as it stands in the file.
std::size_t attack_releases(const Attacked& of, std::int64_t min_n, std::size_t results, bool remembers,
                            SeededDraws draws, CountLog& log) {
  std::vector<Command> commands;
  for (const auto& [name, command] : k_commands) {
    if (!command.stands_alone) commands.push_back(command);
  }
  Reader reader = of.reader;
  std::vector<Statement> shown;
  std::set<View> views = {View::all};
  for (std::size_t i = 0; i < results; ++i) {
    OneRelease release(of.study, min_n, remembers ? std::optional(shown) : std::nullopt);
    const std::size_t what = draws.below(2 * commands.size());  // half of them are tallies
    const Command command = what < commands.size() ? commands[what] : Command{tell_tally};
    command.tell(of, release, reader, log, draws);
    views.insert(command.view);
    if (!remembers) continue;
    const std::string file = write_yaml_documents({release_document(release.statements())});
    shown = read_release("release.yaml", file);
  }
  const std::size_t found = reader.attack(min_n, views);
  log.found += found;
  return found;
}

void attack(int studies, std::uint64_t seed, const std::string& label) {
  SeededDraws draws(seed);
  std::map<std::string, CountLog> logs;
  for (int round = 0; round < studies; ++round) {
    const MadeStudy made(drawn_study(draws));
    REQUIRE(made.diagnostics.errors() == 0);
    const Study& study = made.study;
    const Attacked of(study);
    SeededDraws choices(seed + static_cast<std::uint64_t>(round));
    CAPTURE(round);
    for (const std::int64_t min_n : {3, 5, 10}) {
      CAPTURE(min_n);
      for (const auto& named : k_commands) {
        CAPTURE(named.first);
        CountLog& log = logs[fmt::format("{}, {:2}", named.first, min_n)];
        CHECK(attack_alone(of, named.second, min_n, choices, log) == 0);
      }
      CHECK(attack_releases(of, min_n, 6, true, choices,
                            logs[fmt::format("one after the other, {:2}", min_n)]) == 0);
    }
  }
  for (const auto& [name, log] : logs) {
    MESSAGE(label << ": " << name << ": " << log.hidden << " of " << log.hidden + log.told
                  << " numbers hidden, " << log.found << " small ones found out");
    if (!name.starts_with("unseen")) CHECK(log.told > 0);
  }
}

// WORKSORT_SEED=N draws other studies, as for the suites.
std::uint64_t seed(std::uint64_t usual) {
  const char* drawn = std::getenv("WORKSORT_SEED");
  return drawn == nullptr ? usual : usual + std::stoull(drawn);
}

}  // namespace

// In two halves, so that two processors can share them.
TEST_CASE("what leaves alone or together gives no small count away" * doctest::test_suite("hours")) {
  attack(250, seed(13), "250 studies");
}

TEST_CASE("nor does that of as many more studies" * doctest::test_suite("hours")) {
  attack(250, seed(1013), "250 more studies");
}

TEST_CASE("nor do those of a few studies" * doctest::test_suite("long")) {
  attack(3, 4, "3 studies");
}

// The attack is one: without the file it finds something.
TEST_CASE("several results that do not know of each other give small counts away" *
          doctest::test_suite("long")) {
  SeededDraws draws(8);
  CountLog log;
  for (int round = 0; round < 4; ++round) {
    const Study study = made_study(drawn_study(draws));
    attack_releases(Attacked(study), 5, 10, false, SeededDraws(static_cast<std::uint64_t>(round)), log);
  }
  CHECK(log.found > 0);
}
