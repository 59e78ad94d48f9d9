#include "worksort/edit/recode.hpp"

#include "worksort/util/files.hpp"
#include "worksort/util/writing.hpp"

#include "../studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

constexpr const char* k_codebook = R"(codebook:
  id: own
  strategies:
    - id: hops        # jumps along
      name: Hops
      leads_to: [adds]
    # the next one
    - id: adds
      name: Adds

    - {id: splits, leads_to: ["hops", adds]}
  models: [line, hops]
)";

// One file changed, as it would be written.
struct Change {
  Recoded result;
  std::string text;
  std::string problem;
  std::string said;  // ids of what is reported
};

Change change(const std::string& text, const Recoding& wanted) {
  const ScratchFolder folder;
  write_file(folder.path("f.yaml"), text, false);
  Diagnostics diagnostics;
  Change out;
  try {
    out.result = recode({folder.path()}, wanted, 1000000, diagnostics);
    out.text =
        out.result.files.empty() ? text : patched(out.result.files[0].bytes, out.result.files[0].patches);
  } catch (const Problem& problem) {
    out.problem = problem.what();
  }
  for (const auto& d : diagnostics.items()) out.said += d.id + "; ";
  return out;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string work(const std::string& pieces) {
  return std::string("---\ntask: {id: t, codebook: own}\n---\nwork:\n  task: t\n  pieces:\n") + pieces;
}

}  // namespace

TEST_CASE("a rename changes the entry and every use of one kind, and leaves all else as it is") {
  const std::string text =
      k_codebook + work(
                       "    - {student: a, strategy: [adds, hops], model: hops} # hops\n"
                       "    - student: b\n      strategy: 'hops'\n      evidence: hops\n");
  const auto out = change(text, {{"hops"}, "jumps", Dimension::strategy});
  std::string expected = replaced(text, "id: hops ", "id: jumps ");
  expected = replaced(expected, "[\"hops\"", "[\"jumps\"");
  expected = replaced(expected, "adds, hops]", "adds, jumps]");
  expected = replaced(expected, "'hops'", "'jumps'");
  CHECK(out.problem == "");
  CHECK(out.text == expected);
  CHECK(out.result.entries == 1);
  CHECK(out.result.uses == 3);
}

TEST_CASE("a code of several kinds needs to be told which") {
  CHECK(change(k_codebook, {{"hops"}, "jumps"}).problem ==
        "'hops' is a code of more than one kind: strategy and model");
  CHECK(change(k_codebook, {{"nothing"}, "jumps"}).problem == "'nothing' stands nowhere in the files");
  CHECK(change(k_codebook, {{"line"}, "jumps", Dimension::issue}).problem ==
        "'line' stands nowhere in the files as an issue");
}

TEST_CASE("a rename never makes two codes one") {
  CHECK(change(k_codebook, {{"adds"}, "splits"}).problem == "there is a strategy 'splits' already");
}

TEST_CASE("a code that no codebook defines can take the name of one that is") {
  const auto out = change(k_codebook + work("    - {student: a, strategy: addz}\n"), {{"addz"}, "adds"});
  CHECK(out.text == k_codebook + work("    - {student: a, strategy: adds}\n"));
}

TEST_CASE("codes of a shipped codebook keep their names") {
  const auto out =
      change("task: {id: t, codebook: fractions, critical: [making-a-whole]}\n", {{"making-a-whole"}, "x1"});
  CHECK(out.problem ==
        "'making-a-whole' comes from a codebook that ships with worksort and keeps its name there");
}

TEST_CASE("a merge takes the entry out and leaves no code twice in a list") {
  const auto out =
      change(k_codebook + work("    - {student: a, strategy: [hops, adds]}\n"
                               "    - student: b\n      strategy:\n        - adds\n        - hops\n"),
             {{"hops"}, "adds", Dimension::strategy, true});
  CHECK(out.problem == "");
  std::string expected = k_codebook;
  expected =
      replaced(expected, "    - id: hops        # jumps along\n      name: Hops\n      leads_to: [adds]\n",
               "    # jumps along\n");
  expected = replaced(expected, "      name: Adds\n", "      name: Adds\n      aliases: hops\n");
  expected = replaced(expected, "[\"hops\", adds]", "[adds]");
  CHECK(out.text == expected + work("    - {student: a, strategy: [adds]}\n"
                                    "    - student: b\n      strategy:\n        - adds\n"));
}

TEST_CASE("the entry beside the one that goes takes its names, and one of another codebook does not") {
  const std::string before = "codebook: {id: b, strategies: [{id: two, name: Other}]}\n---\n";
  const std::string own = "codebook:\n  id: a\n  strategies:\n";
  const auto out = change(before + own + "    - {id: one, name: First}\n    - {id: two, name: Second}\n",
                          {{"one"}, "two", Dimension::strategy, true});
  CHECK(out.problem == "");
  CHECK(out.text == before + own + "    - {id: two, name: Second, aliases: [one, First]}\n");
}

TEST_CASE("several codes can be put together, and the new one must be defined") {
  const auto out = change(k_codebook + work("    - {student: a, strategy: [hops, splits]}\n"),
                          {{"hops", "splits"}, "adds", Dimension::strategy, true});
  CHECK(out.text.find("strategy: [adds]}") != std::string::npos);
  CHECK(out.text.find("aliases: [hops, splits]") != std::string::npos);
  CHECK(out.text.find("splits") == out.text.rfind("splits"));
  CHECK(change(k_codebook, {{"hops"}, "new", Dimension::strategy, true}).problem ==
        "no codebook has a strategy 'new' to put the others into");
}

TEST_CASE("quotes stay, and a code that needs them gets them") {
  const std::string text = work("    - {student: a, strategy: 'x'}\n    - {student: b, strategy: x}\n");
  CHECK(change(text, {{"x"}, "1/2 way"}).text ==
        work("    - {student: a, strategy: '1/2 way'}\n    - {student: b, strategy: \"1/2 way\"}\n"));
  CHECK(change(text, {{"x"}, "no"}).text ==
        work("    - {student: a, strategy: 'no'}\n    - {student: b, strategy: \"no\"}\n"));
}

TEST_CASE("a byte order mark and line ends of Windows do not move the places") {
  const std::string text =
      "\xEF\xBB\xBFtask: {id: t, critical: [a, old]}\r\n---\r\nplan:\r\n  id: p\r\n  strategy: old\r\n";
  CHECK(change(text, {{"old"}, "new"}).text == replaced(text, "old", "new"));
}

TEST_CASE("a file with errors is not changed") {
  const std::string text =
      work("    - {student: a, strategy: x}\n    - {student: b, answer: >5}\n      strategy: x\n");
  CHECK(change(text, {{"x"}, "y"}).problem == "nothing was changed, because of the errors above");
}

TEST_CASE("a file is refused for its errors where it may hold the code, and warnings of none are said") {
  const auto tried = [](const std::string& pieces) {
    const auto out = change(work(pieces), {{"x"}, "y"});
    return out.problem.empty() ? out.said + "changed" : out.said + "refused";
  };
  const std::string used = "    - {student: a, strategy: x}\n";
  CHECK(tried(used) == "changed");
  CHECK(tried(used + "    - {student: b, note: x}\n") == "changed");
  CHECK(tried(used + "    - student: b\n      note: x #1\n") == "changed");
  CHECK(tried(used + "    - {student: b, correct: no}\n") == "changed");
  CHECK(tried(used + "    - {student: b, correct: no, note: x}\n") == "unknown-word; refused");
  CHECK(tried(used + "    - {student: b, correct: no, note: X}\n") == "unknown-word; refused");
  CHECK(tried(used + "    - {student: b, correct: no, note: y}\n") == "changed");
  CHECK(tried("    - {student: b, correct: no, strategy: x}\n") == "changed");
  CHECK(tried(used + "    - {student: b, answer: \"5}\n") == "unclosed-quote; refused");
  const auto spelled =
      change(work("    - {student: a, strategy: by-twos}\n    - {student: b, correct: no, note: By Twos}\n"),
             {{"by-twos"}, "y"});
  CHECK(spelled.said + spelled.problem == "unknown-word; nothing was changed, because of the errors above");
}

TEST_CASE(
    "of each kind the names of an entry that goes become aliases of the other, where the format has them") {
  const auto merged = [](const std::string& key, Dimension dimension, const std::string& own) {
    const std::string head = "codebook:\n  id: own\n  " + key + ":\n";
    const auto out = change(head + "    - {id: one, name: First}\n    - id: two\n      " + own + ": x\n",
                            {{"one"}, "two", dimension, true});
    return out.problem + replaced(out.text, head + "    - id: two\n", "");
  };
  const std::string aliases = "      aliases: [one, First]\n";
  CHECK(merged("strategies", Dimension::strategy, "definition") == "      definition: x\n" + aliases);
  CHECK(merged("models", Dimension::model, "cra") == "      cra: x\n" + aliases);
  CHECK(merged("issues", Dimension::issue, "cause") == "      cause: x\n" + aliases);
  CHECK(merged("success", Dimension::success, "note") == aliases + "      note: x\n");
  CHECK(merged("problem_types", Dimension::problem_type, "note") == aliases + "      note: x\n");
}

TEST_CASE("what cannot be changed safely is left, and its place is named") {
  const auto problem = [](const std::string& text, const Recoding& wanted) {
    const std::string whole = change(text, wanted).problem;
    const auto at = whole.find("f.yaml");
    return at == std::string::npos ? whole : whole.substr(at);
  };
  CHECK(problem(k_codebook + work("    - student: a\n      strategy: |\n        hops\n"),
                {{"hops"}, "jumps", Dimension::strategy}) ==
        "f.yaml:20:17: this code is written with | or >, so nothing was changed");
  CHECK(problem("codebook: {id: own, models: line}\n---\ncodebook: {id: other, models: [path]}\n",
                {{"line"}, "path", Dimension::model, true}) ==
        "f.yaml:1:29: this entry stands alone and cannot be taken out, so nothing was changed");
}
