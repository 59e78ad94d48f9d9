// Which bytes of a file, a text and a path go for a pseudonym, each shown with what it stands for.
#include "worksort/edit/redact.hpp"

#include <random>
#include <string>
#include <string_view>

#include "../studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

std::function<std::uint64_t()> drawn() {
  return [engine = std::mt19937_64(1)]() mutable { return engine(); };
}

// With [Ana] where a pseudonym stands for Ana.
std::string with_spellings(std::string text, const Pseudonyms& pseudonyms) {
  for (const auto& one : pseudonyms.all()) text = with_all(text, one.pseudonym, "[" + one.stands_for + "]");
  return text;
}

// The file as it is redacted by what it lists itself; "kept back" where that is not sure.
std::string redacted_file(const std::string& text, bool table = false) {
  Pseudonyms pseudonyms(drawn(), {});
  Redaction redaction(pseudonyms);
  const auto find = [&](const std::string& bytes) {
    return table ? redact_spots_csv(bytes, false) : redact_spots_yaml(bytes);
  };
  const RedactSpots spots = find(text);
  redaction.learn(spots.problem.empty() ? spots.spots : spots.listed);
  redaction.learn_words_of_ids();
  const auto out = redaction.redacted(text, spots, find);
  return out ? with_spellings(*out, pseudonyms) : "kept back";
}

// What becomes of a note in a file with these students.
std::string note(const std::string& students, const std::string& words) {
  const std::string out =
      redacted_file("roster: {students: [" + students + "]}\n---\nwork: {note: \"" + words + "\"}\n");
  const auto at = out.find("note: \"");
  return at == std::string::npos ? out : out.substr(at + 7, out.size() - at - 10);
}

}  // namespace

TEST_CASE("names and ids in words go, whole or a word of them, and no part of a longer word") {
  const std::string ana = "{id: s07, name: Ana Cruz}, {id: \"12\"}";
  CHECK(note(ana, "Ana did") == "[Ana] did");
  CHECK(note(ana, "ANA CRUZ, cruz and ana's") == "[ANA CRUZ], [cruz] and [ana]'s");
  CHECK(note(ana, "Cruz, Ana") == "[Cruz, Ana]");
  CHECK(note(ana, "Anas bananas") == "[Anas] bananas");
  CHECK(note(ana, "s07 and S07 and s070") == "[s07] and [S07] and s070");
  CHECK(note(ana, "12 of 12") == "12 of 12");
  CHECK(note(ana, "so\\nAna\\tCruz \\\"Ana\\\" \\/Cruz") == "so\\n[Ana\\tCruz] \\\"[Ana]\\\" \\/[Cruz]");
  CHECK(note(ana, "so\\\\nAna") == "so\\\\[nAna]");
  CHECK(note(ana, "") == "");
  CHECK(note("{id: bo}", "Bo and bo") == "[Bo] and [bo]");
  CHECK(note("{id: AnaC}", "Ana C, AnaC and Ana") == "[Ana C], [AnaC] and [Ana]");
  CHECK(note("{id: s1}, {id: x}", "s1 x") == "s1 x");
  CHECK(note("{id: ab1}", "ab1") == "[ab1]");
  CHECK(note("{name: ana@school.org}", "ana of school") == "[ana] of school");
  CHECK(note("{name: ' '}", "so") == "so");
  CHECK(note("{id: partly}", "partly") == "partly");
  CHECK(note("{id: partly}", "partly so") == "[partly] so");
  CHECK(note("{id: partly}", "partly; started") == "partly; started");
}

TEST_CASE("a word in ids with digits is a name unless many ids have it") {
  CHECK(note("{id: mia07}, {id: zed08}, {id: kay9}", "Mia, zed and kay") == "[Mia], [zed] and [kay]");
  CHECK(note("{id: stu07}, {id: stu08}", "stu said") == "stu said");
  CHECK(note("{id: mia07}, {id: mia08}, {id: kay9}, {id: zed1}", "Mia and Kay") == "[Mia] and [Kay]");
  CHECK(note("{id: mia07}, {id: mia08}, {id: mia9}, {id: zed1}, {id: a2}, {id: b2}, {id: c2}", "Mia") ==
        "Mia");
  CHECK(note("{id: al07}, {id: kim08}", "al and kim") == "al and [kim]");
  CHECK(note("{id: 07-miaCruz}, {id: zed08}", "mia, Cruz") == "[mia], [Cruz]");
}

TEST_CASE("students in tables, with blanks around them and several in one cell") {
  CHECK(redacted_file("student,note\ns07, Ana\nAna,s07 so\n", true) ==
        "student,note\n[s07], [Ana]\n[Ana],[s07] so\n");
  CHECK(redacted_file("student,note\n s07 ;Bo,\"Bo, s07\"\n", true) ==
        "student,note\n [s07] ;[Bo],\"[Bo], [s07]\"\n");
  CHECK(redacted_file("student,image,strategy\nmia7,p/mia7.jpg,counts by\n", true) ==
        "student,image,strategy\n[mia7],p/[mia7].jpg,counts by\n");
  CHECK(redacted_file("student,x\nmia7,\n,\n", true) == "student,x\n[mia7],\n,\n");
}

TEST_CASE("paths: words of names, ids as a whole or in a word, and endings that stay") {
  Pseudonyms pseudonyms(drawn(), {});
  Redaction redaction(pseudonyms);
  redaction.learn(
      redact_spots_yaml("roster: {students: [{id: s07, name: Ana Cruz}, {id: \"123\"}, {id: \"1234\"}]}\n")
          .spots);
  CHECK(redaction.students() == 4);
  const auto path = [&](const std::string& written) {
    return with_spellings(redaction.redacted_path(written), pseudonyms);
  };
  CHECK(path("") == "");
  CHECK(path("/") == "/");
  CHECK(path("a/b.jpg") == "a/b.jpg");
  CHECK(path("s07.jpg") == "[s07].jpg");
  CHECK(path("s07") == "[s07]");
  CHECK(path(".s07") == ".[s07]");
  CHECK(path("s07.ana.jpg") == "[s07].[ana].jpg");
  CHECK(path("ana.s07") == "[ana].[s07]");
  CHECK(path("123.jpg") == "[123].jpg");
  CHECK(path("x-123.jpg") == "x-123.jpg");
  CHECK(path("x-1234.jpg") == "x-[1234].jpg");
  CHECK(path("x1234y.jpg") == "[x1234y].jpg");
  CHECK(path("x12345.jpg") == "x12345.jpg");
  CHECK(path("1234/1234-1234.yaml/") == "[1234]/[1234]-[1234].yaml/");
  CHECK(path("AnaCruz 1234 ana") == "[AnaCruz] [1234] [ana]");
  CHECK(path("banana/anax.jpg") == "banana/anax.jpg");
}

TEST_CASE("a copy is like its file where every spot stands as far on as the patches before it say") {
  const RedactSpots before{{{0, 2, SpotKind::id, "ab"}, {5, 3, SpotKind::text, "cde"}}};
  const auto fits = [&](const std::vector<Patch>& patches, const RedactSpots& after) {
    return all_in_place(before, patches, after);
  };
  CHECK(fits({}, before));
  CHECK(fits({{0, 2, "xyz"}}, {{{0, 3, SpotKind::id, ""}, {6, 3, SpotKind::text, ""}}}));
  CHECK(fits({{6, 1, ""}}, {{{0, 2, SpotKind::id, ""}, {5, 2, SpotKind::text, ""}}}));
  CHECK(fits({{0, 2, "x"}, {7, 1, "yy"}}, {{{0, 1, SpotKind::id, ""}, {4, 4, SpotKind::text, ""}}}));
  CHECK_FALSE(fits({{0, 2, "xyz"}}, before));
  CHECK_FALSE(fits({{0, 2, "xyz"}}, {{{0, 2, SpotKind::id, ""}, {6, 3, SpotKind::text, ""}}}));
  CHECK_FALSE(fits({}, {{{0, 2, SpotKind::name, ""}, {5, 3, SpotKind::text, ""}}}));
  CHECK_FALSE(fits({}, {{{0, 2, SpotKind::id, ""}}}));
  CHECK_FALSE(fits({}, {{{0, 2, SpotKind::id, ""}, {5, 2, SpotKind::text, ""}}}));
  CHECK_FALSE(fits({{8, 0, "x"}}, {{{0, 2, SpotKind::id, ""}, {5, 4, SpotKind::text, ""}}}));
}

TEST_CASE("in a path an id is found in a word also where it has several parts of its own") {
  Pseudonyms pseudonyms(drawn(), {});
  Redaction redaction(pseudonyms);
  redaction.learn(redact_spots_yaml("roster: {students: [{id: Q1234}, {id: 5ab6}]}\n").spots);
  const auto path = [&](const std::string& written) {
    return with_spellings(redaction.redacted_path(written), pseudonyms);
  };
  CHECK(path("p7Q1234.jpg") == "[p7Q1234].jpg");
  CHECK(path("Q1234x.jpg") == "[Q1234x].jpg");
  CHECK(path("p5ab6.jpg") == "[p5ab6].jpg");
  CHECK(path("p5abc6.jpg") == "p5abc6.jpg");
  CHECK(path("Q123.jpg") == "Q123.jpg");
}
