#include "worksort/edit/work_update.hpp"

#include "worksort/util/files.hpp"
#include "worksort/util/writing.hpp"

#include "../studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

// What an import of the table changes in pieces of the file and whom it misses: "strategy bright_spot / b".
std::string update(const std::string& pieces, const std::string& table) {
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
  const WorkUpdate found = update_work(file, tree, context, imported, false);
  std::string out;
  for (const auto& change : found.changes.keys) out += change.key + " ";
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
