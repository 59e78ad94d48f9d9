// What a team may expect of every codebook that ships: one meaning for each word, and something to do about
// each issue.
#include "worksort/read/study/launches.hpp"
#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/share.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "../analyze/made_study.hpp"

using namespace worksort;
using namespace worksort::test;

namespace {

const std::vector<Codebook>& shipped() {
  static const std::vector<Codebook> k_books = [] {
    std::vector<Codebook> out;
    for (const auto& id : shipped_codebook_ids()) out.push_back(*shipped_codebook(id));
    return out;
  }();
  return k_books;
}

// A spelling as readers compare them.
std::string compared(std::string_view written) {
  std::string out;
  for (const char c : written) {
    if (c != ' ' && c != '-' && c != '_')
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return out;
}

// What may not differ between two codebooks that have an entry of this id.
std::string meaning(const Codebook& book, Dimension dimension, const Entry& entry) {
  std::string out = entry.name;
  if (dimension == Dimension::strategy) out += " | " + book.strategy(entry.id)->definition;
  if (dimension == Dimension::model) out += " | " + book.model(entry.id)->cra;
  if (dimension == Dimension::issue) out += " | " + book.issue(entry.id)->cause;
  return out;
}

void check_once(std::map<std::string, std::string>& known, const std::string& key, const std::string& value) {
  const auto [at, added] = known.try_emplace(key, value);
  CHECK_MESSAGE(at->second == value, key);
}

// The first number that a question names, in figures or words; zero, one, two, ten and its units are words of
// the content itself.
std::string number_in(const std::string& question) {
  static const std::set<std::string> k_words = {
      "three",   "four",    "five",   "six",    "seven",   "eight",    "nine",  "eleven",
      "twelve",  "fifteen", "twenty", "thirty", "forty",   "fifty",    "sixty", "fourths",
      "quarter", "fifths",  "thirds", "sixths", "eighths", "quarters", "dozen"};
  std::string word;
  for (const char c : question + " ") {
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) return std::string(1, c);
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      continue;
    }
    if (k_words.count(word) == 1) return word;
    word.clear();
  }
  return "";
}

void check_questions(const Questions& questions) {
  for (const auto* list : {&questions.assessing, &questions.advancing}) {
    for (const auto& question : *list) {
      CAPTURE(question);
      CHECK(number_in(question).empty());
    }
  }
}

void check_teaches(const Codebook& book, const Issue& issue) {
  CHECK_FALSE(issue.probe.prompt.empty());
  CHECK_FALSE(issue.probe.tells.empty());
  CHECK_FALSE(issue.ask.assessing.empty());
  if (issue.cause != "misconception" && issue.cause != "gap") return;
  CHECK_FALSE(issue.works_when.empty());
  CHECK_FALSE(issue.ask.advancing.empty());
  CHECK_FALSE(issue.contrast.empty());
  CHECK(issue.models_to_try.size() >= 2);
  for (const auto& model : issue.models_to_try) CHECK_FALSE(model.why.empty());
  CHECK_FALSE(issue.next_task.structure.empty());
  CHECK_FALSE(issue.next_task.numbers.empty());
  CHECK_FALSE(issue.next_task.why.empty());
  const bool anywhere = shipped_codebook("common")->issue(issue.id) != nullptr;
  CHECK_MESSAGE((anywhere || !issue.leads_from.empty()), book.id);
}

}  // namespace

TEST_CASE("one id means one thing in all shipped codebooks") {
  for (const auto dimension : k_all_dimensions) {
    CAPTURE(dimension_name(dimension));
    std::map<std::string, std::string> meanings;
    for (const auto& book : shipped()) {
      CAPTURE(book.id);
      book.visit(dimension, [&](const Entry& entry) {
        check_once(meanings, entry.id, meaning(book, dimension, entry));
      });
    }
  }
}

TEST_CASE("one word leads to one entry, whichever shipped codebook it is looked up in") {
  for (const auto dimension : k_all_dimensions) {
    CAPTURE(dimension_name(dimension));
    std::map<std::string, std::string> entries;
    for (const auto& book : shipped()) {
      CAPTURE(book.id);
      book.visit(dimension, [&](const Entry& entry) {
        check_once(entries, compared(entry.id), entry.id);
        check_once(entries, compared(entry.name), entry.id);
        for (const auto& alias : entry.aliases) check_once(entries, compared(alias), entry.id);
      });
    }
  }
}

TEST_CASE("every issue of a shipped codebook says what to do about it") {
  for (const auto& book : shipped()) {
    CAPTURE(book.id);
    for (const auto& issue : book.issues) {
      CAPTURE(issue.id);
      check_teaches(book, issue);
    }
  }
}

TEST_CASE("every strategy of a shipped codebook can be told from its neighbours and asked about") {
  for (const auto& book : shipped()) {
    CAPTURE(book.id);
    for (const auto& strategy : book.strategies) {
      CAPTURE(strategy.id);
      for (const auto* text :
           {&strategy.definition, &strategy.use_when, &strategy.not_when, &strategy.example})
        CHECK_FALSE(text->empty());
      for (const auto* list : {&strategy.look_for, &strategy.models, &strategy.leads_to,
                               &strategy.ask.assessing, &strategy.ask.advancing})
        CHECK_FALSE(list->empty());
      CHECK(book.entry(Dimension::family, strategy.family) != nullptr);
    }
  }
}

TEST_CASE("questions of shipped codebooks name no numbers, so that they can be asked about any task") {
  CHECK(number_in("Why did you choose 40?") == "4");
  CHECK(number_in("Where do you see six groups?") == "six");
  CHECK(number_in("Which two did you put together to make a ten?").empty());
  for (const auto& book : shipped()) {
    CAPTURE(book.id);
    for (const auto& strategy : book.strategies) {
      CAPTURE(strategy.id);
      check_questions(strategy.ask);
    }
    for (const auto& issue : book.issues) {
      CAPTURE(issue.id);
      check_questions(issue.ask);
    }
  }
}

TEST_CASE("every shipped codebook is read without an error or a warning") {
  int read = 0;
  for (const auto& file : share_files()) {
    if (file.name.substr(0, 10) != "codebooks/") continue;
    CAPTURE(file.name);
    ReadOptions options;
    options.thorough = true;
    Diagnostics diagnostics;
    // Under another name: a codebook that replaces a shipped one is worth a warning.
    std::string text(file.text);
    const std::string_view id = file.name.substr(10, file.name.size() - 15);
    const std::string line = "\n  id: " + std::string(id) + "\n";
    const std::size_t at = text.find(line);
    REQUIRE(at != std::string::npos);
    text.replace(at, line.size(), "\n  id: read-again\n");
    const Study study = read_text(std::string(file.name), text, options, diagnostics);
    CHECK(study.codebook("read-again") != nullptr);
    CHECK(diagnostics.errors() == 0);
    CHECK(diagnostics.warnings() == 0);
    ++read;
  }
  CHECK(read == static_cast<int>(shipped().size()));
}

TEST_CASE("what was promised of the content is there: strategies, issues, and ways to begin a lesson") {
  for (const auto* id : {"counting", "geometry-measurement", "data-chance", "functions"}) {
    CAPTURE(id);
    const auto book = shipped_codebook(id);
    CHECK(book->strategies.size() >= 10);
    CHECK(std::ranges::count_if(book->issues, [](const Issue& issue) {
            return shipped_codebook("common")->issue(issue.id) == nullptr;
          }) >= 15);
  }
  const auto has = [](const char* id, std::initializer_list<const char*> strategies) {
    CAPTURE(id);
    const auto book = shipped_codebook(id);
    for (const auto* strategy : strategies) CHECK_MESSAGE(book->strategy(strategy) != nullptr, strategy);
  };
  has("multiplication-division", {"laying-one-along-the-other", "sharing-largest-units", "decimals-as-units",
                                  "placing-by-size", "same-quotient"});
  has("fractions", {"splitting-a-part-among-sharers", "building-the-whole-from-a-part"});
  has("signed-numbers", {"zero-pairs", "adding-the-opposite", "groups-below-zero", "patterns-through-zero"});
  has("equations", {"testing-around-the-boundary", "keeping-track-of-the-order", "comparing-two-combinations",
                    "substituting-for-an-unknown", "combining-the-equations"});
  const auto launches = shipped_launches();
  const auto games = std::ranges::count_if(launches, [](const Launch& one) { return one.kind == "game"; });
  CHECK(games >= 12);
  CHECK(static_cast<std::ptrdiff_t>(launches.size()) - games >= 24);
}
