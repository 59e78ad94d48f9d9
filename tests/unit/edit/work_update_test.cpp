#include "worksort/edit/work_update.hpp"

#include "worksort/util/files.hpp"
#include "worksort/util/writing.hpp"
#include "worksort/write/format.hpp"

#include "../studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

// What an import of the table changes in pieces of the file and whom it misses: "strategy bright_spot / b",
// with values "strategy: [a, b]; bright_spot: true; / b".
std::string update(const std::string& pieces, const std::string& table, bool values = false,
                   bool clear = false) {
  const ScratchFolder folder;
  const std::string file = folder.path("work.yaml");
  write_file(file, "task: {id: t, answers: [\"24\"]}\n---\nwork:\n  pieces:\n" + pieces, true);
  write_file(folder.path("t.csv"), table, true);
  Diagnostics problems;
  const Study context = read_study({file}, {}, problems);
  const Imported imported = import_tables({folder.path("t.csv")}, context, {}, problems);
  const std::string bytes = read_file(file, 1000000);
  const Tree tree = read_tree(file, bytes, problems);
  REQUIRE(problems.errors() == 0);
  const WorkUpdate found = update_work(file, tree, context, imported, clear);
  std::string out;
  for (const auto& change : found.changes.keys)
    out += change.key + (values ? ": " + write_yaml_flow(change.value) + "; " : " ");
  out += "/";
  for (const auto* missing : found.missing) out += " " + std::string(context.text(missing->student));
  return out;
}

}  // namespace

TEST_CASE(
    "what follows from an answer is written only where a page could not be read before and can be now") {
  const std::string head = "student,task,strategy,answer,correct\n";
  CHECK(update("    - {student: a, task: t, answer: \"24\"}\n", head + "a,t,halving,24,right\n") ==
        "strategy /");
  CHECK(update("    - {student: a, task: t, strategy: halving, answer: \"24\"}\n",
               head + "a,t,,24,right\n") == "/");
  CHECK(update("    - {student: a, task: t, strategy: blank, answer: \"24\"}\n",
               head + "a,t,halving,24,right\n") == "strategy correct /");
}

TEST_CASE("a word for yes or no is written where it says something else than the file") {
  const std::string pieces =
      "    - {student: a, task: t}\n    - {student: b, task: t, bright_spot: true, unsure: true}\n";
  const std::string head = "student,task,bright_spot,unsure\n";
  CHECK(update(pieces, head + "a,t,yes,no\nb,t,yes,no\n") == "bright_spot unsure /");
  CHECK(update(pieces, head + "a,t,no,no\nb,t,yes,yes\n") == "/");
}

TEST_CASE("pieces are missed that are of the same task, day and reader as others of the table") {
  CHECK(update("    - {student: a, task: t}\n    - {student: b, task: t}\n    - {student: c, task: u}\n"
               "    - {student: d, task: t, coder: kim}\n",
               "student,task,answer\na,t,24\n") == "answer / b");
}

TEST_CASE("codes that stay in a list are spelled as before, whichever name the key has") {
  const auto strategies = [](const std::string& codes, const std::string& cell) {
    return update("    - {student: a, task: t, codebook: c, " + codes +
                      "}\n---\ncodebook:\n  id: c\n  strategies:\n    - {id: halving, aliases: [half]}\n"
                      "    - {id: doubling, aliases: [twice]}\n",
                  "student,task,strategy\na,t," + cell + "\n", true);
  };
  for (const std::string key : {"strategy", "strategies"}) {
    CAPTURE(key);
    CHECK(strategies(key + ": [half, twice]", "doubling;halving;new") == "strategy: [twice, half, new]; /");
    CHECK(strategies(key + ": [half, doubling]", "halving") == "strategy: [half]; /");
    CHECK(strategies(key + ": [half, twice]", "halving;doubling") == "/");
    CHECK(strategies(key + ": half", "halving") == "/");
    CHECK(strategies(key + ": half", "halving;new") == "strategy: [halving, new]; /");
  }
}

TEST_CASE("an empty cell takes nothing away unless that was asked for") {
  const std::string pieces =
      "    - {student: a, task: t, strategy: [x, y], model: m, answer: \"24\", bright_spot: true, note: n}\n";
  const std::string table = "student,task,strategy,model,answer,bright_spot\na,t,,,,\n";
  CHECK(update(pieces, table, true) == "/");
  CHECK(update(pieces, table, true, true) == "strategy: []; model: []; answer: \"\"; bright_spot: false; /");
  CHECK(update(pieces, "student,task\na,t\n", true, true) == "/");
  CHECK(update("    - {student: a, task: t}\n", table, true, true) == "/");
}

TEST_CASE("what a spreadsheet has made of an answer does not take its place, and another answer does") {
  const std::string piece = "    - {student: a, task: t, answer: \"3/4\", correct: wrong}\n";
  const std::string head = "student,task,answer,correct\n";
  CHECK(update(piece, head + "a,t,4-Mar,wrong\n", true) == "/");
  CHECK(update(piece, head + "a,t, 3/4 ,wrong\n", true) == "/");
  CHECK(update(piece, head + "a,t,4/3,wrong\n", true) == "answer: \"4/3\"; /");
  CHECK(update(piece, head + "a,t,3/4,right\n", true) == "correct: right; /");
}
