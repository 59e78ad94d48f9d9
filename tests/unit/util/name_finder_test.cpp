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
    CHECK(starred(finder, "Bo \u2013\u2013 Ek") == "1 \u2013\u2013 1");
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

  TEST_CASE("a short word counts alone where it can be no ordinary word") {
    NameFinder finder;
    finder.add("Bo Ek", 1);
    finder.add("An Vo", 2);
    finder.add("Al Green", 3);
    finder.add("Ahmed Al-Amin", 4);
    finder.add("Minh Le", 5);
    finder.add("Jo-Ann O'Neil", 6);
    finder.add("Mia Cruz (3B)", 7);
    CHECK(starred(finder, "Bo Ek and Bo, BO, bo; Ek's, bo2.jpg") == "1 and 1, 1, 1; 1's, 1.jpg");
    CHECK(starred(finder, "An array. An answer: \u201CAn idea\u201D (an, AN!) to An and\nAn; Vo") ==
          "An array. An answer: \u201CAn idea\u201D (an, 2!) to 2 and\n2; 2");
    CHECK(starred(finder, "Al counted; al final. Al-Amin") == "3 counted; al final. 4");
    CHECK(starred(finder, "with Le. Le toca; Jo; O, 3B") == "with 5. Le toca; 6; O, 3B");
    CHECK(finder.has_ordinary_word());
    const std::string path = "an/al_1.jpg";
    CHECK(finder.find(path, NameFinder::In::path).size() == 2);
    CHECK(finder.find(path).empty());
  }

  TEST_CASE("a name of one word is an ordinary word where it can be one") {
    NameFinder finder;
    finder.add("An", 1);
    finder.add("A", 2);
    finder.add("I", 3);
    finder.add("Van", 4);
    CHECK(starred(finder, "drew a row, an array; A row. with A; I did, so I") ==
          "drew a row, an array; A row. with 2; I did, so I");
    CHECK(starred(finder, "a van; Van, Vans, and An2, an2") == "a van; 4, 4, and 1, an2");
    NameFinder longer;
    longer.add("Mac Miller", 1);
    CHECK(starred(longer, "a mac, Mac") == "a mac, 1");
    CHECK(longer.has_ordinary_word());
    NameFinder none;
    none.add("Ana van der Berg", 1);
    none.add("Bo", 1);
    CHECK_FALSE(none.has_ordinary_word());
    CHECK(starred(none, "Van der Berg, Jr") == "Van der 1, Jr");
  }

  TEST_CASE("capitals part a word, and digits do in names of files, addresses and links") {
    NameFinder finder;
    finder.add("Ana Sofia Cruz", 1);
    finder.add("Bo Ek", 2);
    finder.add_whole("s07", 3);
    CHECK(starred(finder, "AnaC, ACruz, anaCRUZ, ANACruz, AnaP1; BoE") == "1, 1, 1, 1, 1; 2");
    CHECK(starred(finder, "07ana, ana1b; s07p1, acruz, anac") == "07ana, ana1b; s07p1, acruz, anac");
    CHECK(starred(finder, "07ana.jpg, x/ana1b, AnaCruzP1.jpg, p1_AnaC.jpg, (s07p1.jpg)") ==
          "1.jpg, x/1, 1.jpg, p1_1.jpg, (3.jpg)");
    CHECK(starred(finder, "acruz@x.org, 2026acruz@x.org, anac@x.org; https://x.org/?s=ana%20cruz") ==
          "1@x.org, 1@x.org, 1@x.org; https://x.org/?s=1%1");
    CHECK(starred(finder, "AnaBo, AnaSofia, AnasPage, Banana, McAnally") == "?, 1, 1, Banana, McAnally");
    CHECK(finder.find("acruz/07ana", NameFinder::In::path).size() == 2);
    NameFinder initials;
    initials.add("T. Ray", 1);
    initials.add("Mia O'Neil", 2);
    CHECK(starred(initials, "a tray by Ray, tray@x.org, T. Ray; oneil") == "a tray by 1, 1@x.org, 1; 2");
    finder.add("Anac", 4);  // who is no Ana C.
    CHECK(starred(finder, "anac@x.org Anac") == "4@x.org 4");
    finder.add("Ann Acr", 5);
    CHECK(starred(finder, "aacr@x.org") == "5@x.org");
  }

  TEST_CASE("words of a name that are written as one, or as two") {
    NameFinder finder;
    finder.add("Mar\u00EDa de la Cruz", 1);
    finder.add("Jan van der Berg", 2);
    finder.add("DeShawn McDuck", 3);
    finder.add("Cruz L\u00F3pez, Eva Luz", 4);
    CHECK(starred(finder, "delaCruz, DeLaCruz, mariacruz, vanderberg; mdelacruz@x.org") ==
          "1, 1, 1, 2; 1@x.org");
    CHECK(starred(finder, "De Shawn, de-shawn, Mc Duck, duck, Shawn") == "3, 3, 3, duck, Shawn");
    CHECK(starred(finder, "evacruz, Evacruz2, the Lopezes, Cruzes; the Bergs") == "4, 4, the 4, ?; the 2");
  }

  TEST_CASE("letters that people write as two, and apostrophes of all kinds") {
    NameFinder finder;
    finder.add("J\u00F6rg M\u00FCller", 1);
    finder.add("A\u030Asa S\u00F8rby", 2);
    finder.add("Ka\u02BBiulani O'Neil", 3);
    finder.add("\u00DE\u00F3r", 4);
    CHECK(starred(finder, "Joerg, Jorg, MUELLER, Muller; Aasa, Asa, Soerby, sorby; Thor") ==
          "1, 1, 1, 1; 2, 2, 2, 2; 4");
    CHECK(starred(finder, "Kaiulani, Ka'iulani, ka\u2019iulani; O\u00B4Neil, O`Neil, O\u02BCNeil") ==
          "3, 3, 3; 3, 3, 3");
    CHECK(starred(finder, "J\u200B\u00F6rg") == "1");
  }

  TEST_CASE("scripts without blanks, and with endings behind a name") {
    NameFinder finder;
    finder.add("\u738B\u5C0F\u660E", 1);
    finder.add("\uAE40\uBBFC\uC900", 2);
    CHECK(starred(finder, "\u770B\u738B\u5C0F\u660E\u7684, \u5C0F\u660E\u51997, \u5C0F") ==
          "\u770B1\u7684, 1\u51997, \u5C0F");
    finder.add("Ana", 3);
    CHECK(starred(
              finder,
              "L\u738B\u5C0F\u660EP, \u738B\u5C0F\u660EAna\u7684, \u5C0F\u660E\u5C0F\u660E7 \u5C0F\u660E") ==
          "1, ?\u7684, 1 1");
    CHECK(words_of("\u770BAna\u7684").size() == 3);
    CHECK(words_of("\u1100\u1175\u11B7\u1106\u1175\u11AB").size() == 2);
    CHECK(words_of("\u0E2A\u0E34Ana").size() == 2);
    CHECK(starred(finder, "\uAE40\uBBFC\uC900\uC774, \uBBFC\uC900\uC740; \uAE40") ==
          "2\uC774, 2\uC740; \uAE40");
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
