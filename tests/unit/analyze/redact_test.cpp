#include "worksort/edit/redact.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

// Numbers that are good enough for a test.
std::function<std::uint64_t()> numbers(unsigned seed) {
  return [engine = std::mt19937_64(seed)]() mutable { return engine(); };
}

struct Redacted {
  std::optional<std::string> text;
  std::string restored;
};

Redacted redact(const std::string& text) {
  Pseudonyms pseudonyms(numbers(1), {});
  Redaction redaction(pseudonyms);
  const RedactSpots spots = redact_spots_yaml(text);
  REQUIRE(spots.problem.empty());
  redaction.learn(spots.spots);
  redaction.learn_words_of_ids();
  Redacted out;
  out.text = redaction.redacted(text, spots, [](const std::string& made) { return redact_spots_yaml(made); });
  if (out.text) out.restored = pseudonyms.restored(*out.text);
  return out;
}

bool holds(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_SUITE("redact") {
  const std::string file =
      "# Ana was ill, s07 too\n"
      "roster:\n"
      "  class: 3B\n"
      "  students:\n"
      "    - {id: s07, name: Ana Cruz, x-likes: maths}\n"
      "    - id: \"7\"\n"
      "      name: 'Bo Ek'   # Bo Ek came late\n"
      "---\n"
      "work:\n"
      "  task: t\n"
      "  pieces:\n"
      "    - student: s07\n"
      "      strategy: skip-counting\n"
      "      evidence: \"7 rows; ANA wrote 7, 14\"\n"
      "      image: scans/s07.jpg\n"
      "      note: |\n"
      "        Ask Ana\n"
      "        Cruz again\n"
      "    - {student: \"7\", answer: '7', quote: \"Cruz, Ana helped\"}\n";

  TEST_CASE("names and ids go wherever they stand, all else stays, and the way back is exact") {
    const Redacted out = redact(file);
    REQUIRE(out.text);
    for (const char* gone : {"Ana", "ANA", "Cruz", "Bo", "Ek", "s07"}) CHECK_FALSE(holds(*out.text, gone));
    for (const char* kept : {"class: 3B", "x-likes: maths", "skip-counting", "7 rows; ", "wrote 7, 14",
                             "answer: '7'", "came late", "was ill, ", "Ask "}) {
      CHECK(holds(*out.text, kept));
    }
    CHECK_FALSE(holds(*out.text, "student: \"7\""));
    CHECK(out.restored == file);
  }

  TEST_CASE("a student who stands behind | or > goes, and a name in several lines is at least learned") {
    const std::string blocks =
        "roster:\n  class: 3B\n  students:\n    - id: |-  # Mona\n        k1\n      name: >\n\n        Mona "
        "Meier\n"
        "      note: |\n        Mona\n";
    const Redacted out = redact(blocks);
    REQUIRE(out.text);
    for (const char* gone : {"Mona", "Meier", "k1"}) CHECK_FALSE(holds(*out.text, gone));
    CHECK(out.restored == blocks);

    const RedactSpots parted = redact_spots_yaml(
        "roster:\n  class: 3B\n  students:\n    - id: k1\n      name: >-\n        Mona\n        Meier\n");
    CHECK_FALSE(parted.problem.empty());
    const auto is_mona = [](const RedactSpot& spot) { return spot.value == "Mona Meier"; };
    CHECK(std::any_of(parted.spots.begin(), parted.spots.end(), is_mona));
  }

  TEST_CASE("a name in what looks like the extension of a folder goes, and numbered pages do") {
    const Redacted out = redact(
        "roster: {class: 3B, students: [{id: k1, name: Mona Meier}]}\n---\n"
        "work: {task: t, pieces: [{student: k1, image: \"1. Mona/3B.Meier/mona2.jpg\"}]}\n");
    REQUIRE(out.text);
    for (const char* gone : {"Mona", "mona", "Meier"}) CHECK_FALSE(holds(*out.text, gone));
    CHECK(holds(out.restored, "1. Mona/3B.Meier/mona2.jpg"));
  }

  TEST_CASE("a file that begins with a byte order mark is as any other") {
    const std::string mark = "\xEF\xBB\xBF";
    const Redacted out = redact(mark + file);
    REQUIRE(out.text);
    CHECK(*out.text == mark + redact(file).text.value());
    CHECK(out.restored == mark + file);
  }

  TEST_CASE("an id and a name in work are what they are in the roster") {
    const Redacted out = redact(
        "roster: {students: [{id: s1, name: Zoe Quill}]}\n---\nwork: {task: t, pieces: [{student: s1}, "
        "{student: zoe quill}]}\n");
    REQUIRE(out.text);
    const auto after = [&](const char* mark, std::size_t from) {
      const auto at = out.text->find(mark, from) + std::string(mark).size();
      return out.text->substr(at, 8);
    };
    const auto work = out.text->find("work");
    CHECK(after("id: ", 0) == after("student: ", work));
    std::string name = after("name: ", 0);
    std::string again = after("student: ", out.text->find("student: ", work) + 9);
    CHECK(name != again);
    for (auto* word : {&name, &again}) {
      for (char& c : *word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    CHECK(name == again);
  }

  TEST_CASE("a student without a roster whose id is a name") {
    const Redacted out =
        redact("work: {task: t, pieces: [{student: Dora, note: Dora and ann}, {student: Ann}]}\n");
    REQUIRE(out.text);
    for (const char* gone : {"Dora", "Ann", "ann"}) CHECK_FALSE(holds(*out.text, gone));
  }

  TEST_CASE(
      "an id goes out of texts if a letter, of any alphabet, and a digit are in it and it is long enough") {
    const auto redacted_note = [](const std::string& id) {
      const Redacted out =
          redact("work: {task: t, pieces: [{student: '" + id + "', note: " + id + " was ill}]}\n");
      REQUIRE(out.text);
      return out.text->substr(out.text->find("note: "));
    };
    for (const std::string id : {"a07", "z07", "A07", "Z07", "\xC3\xA9-7"})
      CHECK_FALSE(holds(redacted_note(id), id.c_str()));
    for (const std::string id : {"b7",
                                 "\xC3\xA9"
                                 "7",
                                 "207", "7-2"})
      CHECK(holds(redacted_note(id), id.c_str()));
  }

  TEST_CASE("an id in a text becomes what it becomes where it stands alone") {
    const Redacted out = redact("work: {task: t, pieces: [{student: s07, note: s07 was ill}]}\n");
    REQUIRE(out.text);
    const auto student = out.text->find("student: ") + 9;
    const std::string pseudonym = out.text->substr(student, out.text->find(',', student) - student);
    CHECK(holds(*out.text, ("note: " + pseudonym + " was ill").c_str()));
  }

  TEST_CASE("an id of digits alone does not keep a file back whose numbers are the same") {
    const Redacted out = redact("work: {task: t, pieces: [{student: '20417', answer: '20417'}]}\n");
    REQUIRE(out.text);
    CHECK(holds(*out.text, "answer: '20417'"));
  }

  TEST_CASE("a name in an id with digits is one, a word that many ids have is none") {
    const std::string piece = "work: {task: t, pieces: [{student: ana-cruz-07, note: Ana and Ben and a kid}";
    const Redacted out =
        redact(piece +
               ", {student: Ben3}, {student: kid04}, {student: kid05}, {student: kid06}, {student: Zoe1}, "
               "{student: Zoe2, quote: \"Zoe is a kid\"}]}\n");
    REQUIRE(out.text);
    for (const char* gone : {"Ana", "Ben", "Zoe"}) CHECK_FALSE(holds(*out.text, gone));
    CHECK(holds(*out.text, "and a kid"));
    CHECK(holds(*out.text, "is a kid"));
    const Redacted alone = redact("work: {task: t, pieces: [{student: kid04, note: a kid}]}\n");
    REQUIRE(alone.text);
    CHECK(holds(*alone.text, "a kid"));
    const Redacted letters = redact("work: {task: t, pieces: [{student: anaCruz, note: Ana and Cruz}]}\n");
    REQUIRE(letters.text);
    CHECK_FALSE(holds(*letters.text, "Ana"));
  }

  TEST_CASE(
      "a roster's own keys name a student as columns of lists do, and an address by what stands before @") {
    const Redacted out = redact(
        "roster: {class: 3B, students: [{id: s1, name: Ana Cruz, x-nickname: Nita, x-email: zeb@school.org, "
        "x-home: Spanish}]}\n---\nwork: {task: t, pieces: [{student: s1, note: Nita and Zeb at school speak "
        "Spanish}]}\n");
    REQUIRE(out.text);
    for (const char* gone : {"Nita", "zeb", "Zeb"}) CHECK_FALSE(holds(*out.text, gone));
    CHECK(holds(*out.text, "at school speak Spanish"));
  }

  TEST_CASE("codes of a shipped codebook are left alone in any spelling, and several in a cell") {
    const std::string roster = "roster: {students: [{id: s1, name: Skip Array}]}\n---\n";
    for (const std::string code : {"Skip counting", "skip_counting", "SKIP-COUNTING", "Array"}) {
      const Redacted out =
          redact(roster + "work: {task: t, pieces: [{student: s1, strategy: " + code + "}]}\n");
      REQUIRE(out.text);
      CHECK(holds(*out.text, code.c_str()));
    }
    Pseudonyms pseudonyms(numbers(9), {});
    Redaction redaction(pseudonyms);
    redaction.learn(redact_spots_yaml(roster).spots);
    const std::string table = "student,strategy,note\ns1,Skip counting; array,Skip did\n";
    const auto spots = redact_spots_csv(table, false);
    const auto again = [](const std::string& made) { return redact_spots_csv(made, false); };
    const auto out = redaction.redacted(table, spots, again);
    REQUIRE(out);
    CHECK(holds(*out, ",Skip counting; array,"));
    CHECK_FALSE(holds(*out, "Skip did"));
  }

  TEST_CASE("an escape that is one sign parts words and keeps no file back") {
    const std::string text =
        "roster: {students: [{id: s1, name: Zoe Quill}]}\n---\nwork: {task: t, note: \"so\\nZoe\\tsaid "
        "\\\"Quill\\\"\\\\nora\", pieces: []}\n";
    const Redacted out = redact(text);
    REQUIRE(out.text);
    for (const char* gone : {"Zoe", "Quill"}) CHECK_FALSE(holds(*out.text, gone));
    CHECK(out.restored == text);
  }

  TEST_CASE("words that a key takes are left alone even if somebody is called so") {
    const Redacted out = redact(
        "roster: {students: [{id: s1, name: Right}, {id: s2, name: SMP1}]}\n---\n"
        "task: {id: t, practices: [SMP1]}\n---\nwork: {task: t, pieces: [{student: s1, correct: right}]}\n");
    REQUIRE(out.text);
    CHECK(holds(*out.text, "practices: [SMP1]"));
    CHECK(holds(*out.text, "correct: right"));
  }

  TEST_CASE("a file in which a value came, went, moved, grew or became another key's is noticed") {
    const auto in_place = [](const std::string& piece) {
      const auto spots = [](const std::string& keys) {
        return redact_spots_yaml("work: {pieces: [{" + keys + "}]}\n");
      };
      return all_in_place(spots("quote: Ana, note: b"), {}, spots(piece));
    };
    CHECK(in_place("quote: Zoe, note: b"));
    for (const std::string changed :
         {"quote: Ana, note: b, answer: c", "quote: Ana", "quote:  Ana, note: b", "quote: Anna, note: b",
          "quote: Ana, note: bb", "image: Ana, note: b"}) {
      CAPTURE(changed);
      CHECK_FALSE(in_place(changed));
    }
  }

  TEST_CASE("a name written with escapes keeps the file back") {
    CHECK_FALSE(redact("roster: {students: [{id: s1, name: Zoe}]}\n---\nwork: {task: t, note: \"Z\\u006fe\", "
                       "pieces: []}\n")
                    .text);
  }

  TEST_CASE("words of shipped codebooks are left alone even if somebody is called so") {
    const Redacted out = redact(
        "roster: {students: [{id: s1, name: Area Model}]}\n---\nwork: {task: t, pieces: [{student: s1, "
        "model: area-model}]}\n");
    REQUIRE(out.text);
    CHECK(holds(*out.text, "model: area-model"));
  }

  TEST_CASE("a file that cannot be read to its end says so") {
    CHECK_FALSE(redact_spots_yaml("work: {pieces: [{student: \"s1}]}\n").problem.empty());
  }

  TEST_CASE("a table: columns of students as a whole, other cells as text") {
    const std::string text =
        "student,name,note\r\ns901,\"Quixote, Zoe\",\"Zoe said \"\"7\"\"\"\r\n7,Bo,7 rows\r\n";
    Pseudonyms pseudonyms(numbers(2), {});
    Redaction redaction(pseudonyms);
    const RedactSpots spots = redact_spots_csv(text, false);
    redaction.learn(spots.spots);
    const auto out = redaction.redacted(
        text, spots, [](const std::string& made) { return redact_spots_csv(made, false); });
    REQUIRE(out);
    for (const char* gone : {"Zoe", "Quixote", "s901", "Bo"}) CHECK_FALSE(holds(*out, gone));
    CHECK(holds(*out, "7 rows"));
    CHECK(pseudonyms.restored(*out) == text);
  }

  TEST_CASE(
      "a column that could be students' or codes is students' in a list, and codes in a table about work") {
    const auto kind_of_code = [](const std::string& text) {
      const RedactSpots found = redact_spots_csv(text, false);
      const auto code = std::ranges::find(found.spots, "z7", &RedactSpot::value);
      REQUIRE(code != found.spots.end());
      return code->kind;
    };
    CHECK(kind_of_code("name,code\nZoe,z7\n") == SpotKind::id);
    CHECK(kind_of_code("name,code,answer\nZoe,z7,24\n") == SpotKind::text);
  }

  TEST_CASE("a heading that is known names nobody, even where somebody is called so") {
    const std::string text = "Student,Answer,of Ana\n\"Student, Test\",1,a\n\"Answer, Ana\",2,b\n";
    Pseudonyms pseudonyms(numbers(10), {});
    Redaction redaction(pseudonyms);
    const RedactSpots spots = redact_spots_csv(text, false);
    redaction.learn(spots.spots);
    const auto again = [](const std::string& made) { return redact_spots_csv(made, false); };
    const auto out = redaction.redacted(text, spots, again);
    REQUIRE(out);
    CHECK(out->starts_with("Student,Answer,of "));
    CHECK_FALSE(holds(*out, "Ana"));
    CHECK(pseudonyms.restored(*out) == text);
  }

  TEST_CASE("paths") {
    Pseudonyms pseudonyms(numbers(3), {});
    Redaction redaction(pseudonyms);
    redaction.learn(redact_spots_yaml("roster: {students: [{id: s07, name: Ana Cruz}, {id: \"12\"}, "
                                      "{id: \"20417\", name: Mia O'Neil}]}\n")
                        .spots);
    for (const std::string path :
         {"week 3/scan-20417.yaml", "20417-20417.yaml", "oneil.yaml", "ana-cruz.yaml", "s07/work.yaml",
          "scans/AnaCruz_1.jpg", "12.yaml", ".ana", ".s07.yaml", "07ana.jpg", "AnaCruzP1.jpg",
          "ana1b/p1_AnaC.jpg", "acruz.yaml", "s07p1.jpg", "20417p2.jpg", "scan20417/12.jpg"}) {
      const std::string out = redaction.redacted_path(path);
      CHECK(out != path);
      CHECK(pseudonyms.restored(out) == path);
    }
    CHECK(redaction.redacted_path("12 students/week 12.yaml") == "12 students/week 12.yaml");
  }

  TEST_CASE("pseudonyms are drawn, not derived, and avoid what is there") {
    Pseudonyms one(numbers(4), {});
    Pseudonyms other(numbers(5), {});
    CHECK(one.for_name("Ana") != other.for_name("Ana"));
    const std::string first = Pseudonyms(numbers(6), {}).for_id("s07");
    CHECK(Pseudonyms(numbers(6), {first}).for_id("s07") != first);
  }

  TEST_CASE("an earlier key goes on") {
    Pseudonyms earlier(numbers(7), {});
    const std::string ana = earlier.for_name("Ana");
    Pseudonyms later(numbers(8), {});
    for (const auto& pseudonym : earlier.all()) later.add(pseudonym);
    CHECK(later.for_name("Ana") == ana);
    std::string other = later.for_name("ANA");
    CHECK(other != ana);
    for (char& c : other) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    std::string same = ana;
    for (char& c : same) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    CHECK(other == same);
  }
}
