#include "worksort/util/name_finder.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

std::string starred(const NameFinder& finder, const std::string& text) {
  return finder.replaced(text, [](const NameHit& hit) {
    return hit.owner == NameFinder::k_nobody ? std::string("?") : std::to_string(hit.owner);
  });
}

}  // namespace

TEST_SUITE("names in text") {
  TEST_CASE("whole names and their words, whatever the case, accents and order") {
    NameFinder finder;
    finder.add("Ana Cruz", 1);
    finder.add("José van der Berg", 2);
    CHECK(starred(finder, "Ana Cruz, ANA CRUZ, Cruz, Ana; ana_cruz, AnaCruz") == "1, 1, 1; 1, 1");
    CHECK(starred(finder, "Ana's page; Jose and JOSÉ; van der Berg") == "1's page; 2 and 2; van der 2");
    CHECK(starred(finder, "Ana\n      Cruz") == "1");
    finder.add("Mia O'Neil", 3);
    CHECK(starred(finder, "ONeil, O'Neil, O\u2019Neil, oneil") == "3, 3, 3, 3");
    finder.add("Dagobert Mc Duck", 4);
    CHECK(starred(finder, "McDuck, mcduck") == "4, 4");
    CHECK(starred(finder, "banana crusade analysis Anabel 2Ana") == "banana crusade analysis Anabel 2Ana");
  }

  TEST_CASE("letters that have no mark to take off, hyphens at ends of lines, and letters of another width") {
    NameFinder finder;
    finder.add("\u0141ukasz S\u00F8rensen", 1);
    finder.add("\u0110\u1EB7ng Y\u0131ld\u0131z", 2);
    CHECK(starred(finder, "Lukasz; SORENSEN; dang and Yildiz, YILDIZ") == "1; 1; 2 and 2, 2");
    CHECK(starred(finder, "Soren\u00ADsen\u00AD, \uFF2C\uFF35\uFF2B\uFF21\uFF33\uFF3A") == "1\u00AD, 1");
  }

  TEST_CASE("blanks and hyphens of a word processor join a name too") {
    NameFinder finder;
    finder.add("Bo Ek", 1);
    CHECK(starred(finder, "Bo\u00A0Ek, Bo\u2011Ek, Bo\u2013Ek, Bo\u202FEk") == "1, 1, 1, 1");
    CHECK(starred(finder, "Bo \u2013\u2013 Ek") == "Bo \u2013\u2013 Ek");
  }

  TEST_CASE("a name with a number behind it is the name, an id is not") {
    NameFinder finder(NameFinder::Words::careful);
    finder.add("Ana May", 1);
    finder.add_whole("s", 2);
    CHECK(starred(finder, "scans/ana1.jpg, Ana_2, AnaMay12, May3, may3") == "scans/1.jpg, 1_2, 1, 1, may3");
    finder.add("A", 3);
    CHECK(starred(finder, "2Ana, ana1b, s07, A4") == "2Ana, ana1b, s07, A4");
  }

  TEST_CASE("an s behind a name says whose something is, but for words of every day where these are kept") {
    NameFinder all;
    NameFinder careful(NameFinder::Words::careful);
    for (auto* finder : {&all, &careful}) {
      finder->add("Ana Mark", 1);
      finder->add("Bo Ek", 2);
      finder->add("Jo van den Berg", 3);
      finder->add("Les Li", 4);
      finder->add_whole("s-07", 5);
    }
    CHECK(starred(all, "Anas page, ANAS; Marks rows, marks") == "1 page, 1; 1 rows, 1");
    CHECK(starred(careful, "Anas page; Marks on it, marks; Ana Marks") == "1 page; Marks on it, marks; 1");
    CHECK(starred(all, "Bo Ek2.jpg, bo_ek12; Jo van den Bergs rows") == "2.jpg, 2; 3 rows");
    CHECK(starred(all, "less, as, Bos, Ass, s-07s") == "less, as, Bos, Ass, s-07s");
  }

  TEST_CASE("short words count only as part of the whole name") {
    NameFinder finder;
    finder.add("Bo Ek", 1);
    CHECK(starred(finder, "Bo Ek and Bo") == "1 and Bo");
  }

  TEST_CASE("a word of two people belongs to nobody and is still found") {
    NameFinder finder;
    finder.add("Ana Cruz", 1);
    finder.add("Ana Diaz", 2);
    CHECK(starred(finder, "Ana, Ana Diaz, Cruz") == "?, 2, 1");
  }

  TEST_CASE("words of every day need a capital where that is asked for") {
    NameFinder all;
    NameFinder careful(NameFinder::Words::careful);
    for (auto* finder : {&all, &careful}) finder->add("Will Mark", 1);
    CHECK(starred(all, "will Will") == "1 1");
    CHECK(starred(careful, "she will say so; Will said") == "she will say so; 1 said");
    CHECK(starred(careful, "will mark") == "1");
  }

  TEST_CASE("an id is found as a whole only") {
    NameFinder finder;
    finder.add_whole("s-07", 3);
    CHECK(starred(finder, "s-07, scans/S-07.jpg, s-071, s07") == "3, scans/3.jpg, s-071, s07");
  }
}
