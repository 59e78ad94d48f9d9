#include "worksort/analyze/wording.hpp"

#include "worksort/util/share.hpp"

#include <set>

#include "harmless_sentences.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

// What is found in a line, each in brackets: "the [low kids] and the [bubble kids]".
std::string marked(std::string line) {
  const auto labels = find_labels(line);
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
    line.insert(label->offset + label->length, "]").insert(label->offset, "[");
  }
  return line;
}

}  // namespace

TEST_CASE("words that label children are found where they stand") {
  CHECK(marked("next week with my low kids") == "next week with my [low kids]");
  CHECK(marked("the Low Students, and the high-flyers") == "the [Low Students], and the [high-flyers]");
  CHECK(marked("they just don't get it") == "they [just don't get] it");
  CHECK(marked("they did not get it at all") == "they [did not get it] at all");
  CHECK(marked("she\xE2\x80\x99s not a math person") == "she\xE2\x80\x99s [not a math person]");
  CHECK(marked("he can\xE2\x80\x99t do fractions") == "[he can\xE2\x80\x99t do] fractions");
  CHECK(marked("careless mistakes, and lazy") == "[careless] mistakes, and [lazy]");
  CHECK(marked("one struggling student below grade level") == "one [struggling student] [below grade level]");
  CHECK(marked("\xE2\x80\x9Clow kids\xE2\x80\x9D") == "\xE2\x80\x9C[low kids]\xE2\x80\x9D");
  CHECK(marked("Tier 3 students in my tier 2 kids' room") == "[Tier 3 students] in my [tier 2 kids]' room");
  CHECK(marked("not good at math, two years behind") == "[not good at math], [two years behind]");
  CHECK(marked("bad at maths; they'll never get it") == "[bad at maths]; [they'll never get it]");
  CHECK(marked("He doesn't understand anything.") == "He [doesn't understand anything].");
  CHECK(marked("two grade levels behind, in the yellow zone kids") ==
        "[two grade levels behind], in the [yellow zone kids]");
  CHECK(marked("She should know this by now.") == "She [should know this by now].");
}

TEST_CASE("a label is whole words in a row, and what makes it harmless may follow") {
  CHECK(find_labels("a slow kidney").empty());
  CHECK(find_labels("The bar is low. Kids counted on.").empty());
  CHECK(find_labels("too slow, children said").empty());
  CHECK(find_labels("a raft on a lazy river").empty());
  CHECK(find_labels("the middle group of dots").empty());
  CHECK(find_labels("").empty());
}

TEST_CASE("each label says what to write in its place, in words that are no label") {
  std::set<std::string> said;
  for (const auto* line : {"my lows", "sped kids", "strugglers", "below grade level", "careless", "lazy",
                           "no math gene", "they should know this by now"}) {
    const auto labels = find_labels(line);
    REQUIRE(labels.size() == 1);
    CHECK(find_labels(labels[0].instead).empty());
    said.insert(labels[0].instead);
  }
  CHECK(said.size() == 8);
}

TEST_CASE("two hundred sentences that teachers write raise no false alarm") {
  CHECK(std::set<std::string_view>(k_harmless_sentences.begin(), k_harmless_sentences.end()).size() == 200);
  for (const auto sentence : k_harmless_sentences) CHECK(marked(std::string(sentence)) == sentence);
}

TEST_CASE("nothing that ships with the program labels children") {
  for (const auto& file : share_files()) {
    CAPTURE(file.name);
    CHECK(find_labels(file.text).empty());
  }
}
