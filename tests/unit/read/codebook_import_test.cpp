#include "worksort/read/import/codebook_import.hpp"

#include "worksort/util/problem.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

std::string codebook_problem(const std::string& table) {
  Diagnostics diagnostics;
  try {
    static_cast<void>(import_codebook("c.csv", table, "own", diagnostics));
  } catch (const Problem& problem) {
    return fmt::format("{} / {}", problem.what(), problem.hint);
  }
  return "";
}

std::string code_in_qdc(const std::string& name, const std::string& inside = "",
                        const std::string& words = "", bool codable = true) {
  return fmt::format("<Code name=\"{}\" isCodable=\"{}\"><Description>{}</Description>{}</Code>", name,
                     codable, words, inside);
}

std::string in_qdc(const std::string& codes) {
  return "<?xml version=\"1.0\"?>\n<CodeBook><Codes>" + codes + "</Codes></CodeBook>\n";
}

// "KIND ID" of each code, with what it says of itself.
std::string codes_of(const std::string& codes) {
  Diagnostics diagnostics;
  const Codebook book = import_codebook("c.qdc", in_qdc(codes), "own", diagnostics).codebook;
  std::string out;
  const auto add = [&](const char* kind, const auto& entries) {
    for (const auto& entry : entries)
      out += fmt::format("{} {} <{}> {}; ", kind, entry.id, entry.name, entry.note);
  };
  add("family", book.families);
  for (const auto& s : book.strategies)
    out += fmt::format("strategy {} <{}> {}|{}|{}|{}|{}|{}; ", s.id, s.name, s.family, s.definition, s.note,
                       s.use_when, s.not_when, s.example);
  add("model", book.models);
  add("issue", book.issues);
  add("success", book.success);
  return out;
}

}  // namespace

TEST_CASE("a codebook of a table with a word that is none of its key, or without codes, is refused") {
  CHECK(codebook_problem("name,kind,cra\nNumber line,model,representational\n").empty());
  CHECK(codebook_problem("name,kind,cra\nNumber line,model,representational\nCubes,model,wooden\n") ==
        "c.csv:3: 'wooden' is no cra / it takes concrete, representational and abstract");
  CHECK(codebook_problem("name,kind\nEarly,family\n") ==
        "there are no codes in c.csv / it takes a table with a row for each code, or a codebook in QDC");
}

TEST_CASE("a table that speaks of a CodeBook is a table, and only XML is read as QDC") {
  CHECK(codebook_problem("name,kind,note\nNumber line,model,from our CodeBook\n").empty());
  CHECK(codebook_problem("<name>,kind\n").find("this is no XML") == std::string::npos);
}

TEST_CASE("a strategy's family is known by its id, by what it is called, and by what its id is made of") {
  Diagnostics diagnostics;
  const Codebook codebook = import_codebook("c.csv",
                                            "id,name,kind,family\n"
                                            "DM,Direct modelling,family,\n"
                                            "counting,Counting strategies,family,\n"
                                            ",By ones,,DM\n"
                                            ",By cubes,,direct  Modelling\n"
                                            ",By fours,,Counting\n"
                                            ",Double it,,Derived\n"
                                            ",Halve it,,derived\n"
                                            ",Guess,,\u2013\n",
                                            "own", diagnostics)
                                .codebook;
  std::vector<std::string> families;
  for (const auto& strategy : codebook.strategies) families.push_back(strategy.family);
  CHECK(families == std::vector<std::string>{"DM", "DM", "counting", "derived", "derived", ""});
  CHECK(codebook.families.size() == 3);
}

TEST_CASE("a code is made of small letters, digits and dashes, however its name is set") {
  Diagnostics diagnostics;
  const Codebook codebook = import_codebook("c.csv",
                                            "name\n"
                                            "Doesn\u2019t know \u2013 yet\n"
                                            "Doesn't know - yet\n"
                                            "doesnt KNOW yet\n"
                                            "\u201CFair shares\u201D\n"
                                            "\u00C0 la \u00BD\n",
                                            "own", diagnostics)
                                .codebook;
  std::vector<std::string> ids;
  for (const auto& strategy : codebook.strategies) ids.push_back(strategy.id);
  CHECK(ids == std::vector<std::string>{"doesnt-know-yet", "doesnt-know-yet-2", "doesnt-know-yet-3",
                                        "fair-shares", "\u00E0-la-\u00BD"});
}

TEST_CASE("the note of a code stays its own, and not that of its questions") {
  Diagnostics diagnostics;
  const std::string table = "name,kind,assessing,note\nBy fours,,Why fours?,seen in May\nEarly,family,,\n";
  const Strategy strategy = import_codebook("c.csv", table, "own", diagnostics).codebook.strategies.at(0);
  CHECK(strategy.note == "seen in May");
  CHECK(strategy.ask.note.empty());
  CHECK(strategy.ask.assessing == std::vector<std::string>{"Why fours?"});
}

TEST_CASE("codes of other programs lie in groups, in families or in each other") {
  const auto code = [](const auto&... parts) { return code_in_qdc(parts...); };
  CHECK(codes_of(code("By ones")) == "strategy by-ones <By ones> |||||; ");
  CHECK(
      codes_of(code("By ones", "", "in ones\nby hand\nUse it when: few\nNot when: many\nExample: 3\nmore")) ==
      "strategy by-ones <By ones> |in ones|by hand\nmore|few|many|3; ");
  CHECK(codes_of(code("Counting", code("By ones") + code("By twos"))) ==
        "family counting <Counting> ; strategy counting <Counting> |||||; strategy by-ones <By ones> "
        "counting|||||; strategy by-twos <By twos> counting|||||; ");
  CHECK(codes_of(code("Counting", code("By ones"), "", false)) ==
        "family counting <Counting> ; strategy by-ones <By ones> counting|||||; ");
  CHECK(codes_of(code("Counting", code("By ones"), "of all", false)) ==
        "family counting <Counting> of all; strategy by-ones <By ones> counting|||||; ");
  CHECK(codes_of(code("Counting", code("By ones"), "Id in worksort: cnt\nof all", false)) ==
        "family cnt <Counting> of all; strategy by-ones <By ones> cnt|||||; ");
  CHECK(codes_of(code("Counting", code("By ones"), "Id in worksort: cnt", true)) ==
        "family counting <Counting> ; strategy cnt <Counting> |||||; strategy by-ones <By ones> "
        "counting|||||; ");
  CHECK(codes_of(code("Counting", code("By ones", code("On fingers")))) ==
        "family counting <Counting> ; family by-ones <By ones> ; strategy counting <Counting> |||||; "
        "strategy by-ones <By ones> counting|||||; strategy on-fingers <On fingers> by-ones|||||; ");
  CHECK(codes_of(code("Strategies", code("By ones"), "", false)) == "strategy by-ones <By ones> |||||; ");
  CHECK(codes_of(code("Strategies", code("By ones"))) ==
        "family strategies <Strategies> ; strategy strategies <Strategies> |||||; strategy by-ones <By ones> "
        "strategies|||||; ");
  CHECK(codes_of(code("Models", code("Cubes", "", "of wood\nId in worksort: c"), "", false)) ==
        "model c <Cubes> of wood; ");
  CHECK(codes_of(code("Models", code("Things", code("Cubes"), "all", false), "", false)) ==
        "model cubes <Cubes> ; ");
  CHECK(codes_of(code("In the way", code("Late", "", "Use it when: x"), "", false) +
                 code("How far", code("Done"), "", false)) ==
        "issue late <Late> Use it when: x; success done <Done> ; ");
  CHECK(codes_of(code("No strategy to read", code("Blank"), "", false) + code("By ones")) ==
        "strategy by-ones <By ones> |||||; ");
}

TEST_CASE("codes lie a hundred deep in each other and no deeper") {
  const auto nested = [](int deep) {
    std::string out = code_in_qdc("c0");
    for (int i = 1; i <= deep; ++i) out = code_in_qdc(fmt::format("c{}", i), out, "", false);
    return in_qdc(out);
  };
  CHECK(codebook_problem(nested(101)).empty());
  CHECK(codebook_problem(nested(102)) == "its codes lie too deep in each other / ");
}

TEST_CASE("what is no XML says on which line") {
  CHECK(codebook_problem("<?xml version=\"1.0\"?>\n<CodeBook>\n<Codes>\n</CodeBook>\n") ==
        "c.csv:4: this is no XML: Start-end tags mismatch / export the codebook again as QDC");
}
