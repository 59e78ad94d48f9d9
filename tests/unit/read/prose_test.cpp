// Who only counts is told that something was written about a page, and not what.
#include "worksort/model/piece_fields.hpp"
#include "worksort/read/study/study_reader.hpp"
#include "worksort/read/table/csv_work.hpp"

#include "read/study/content.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

std::string_view written(const TextPool& texts, const Reading& reading, WorkField field) {
  return texts[reading.*std::get<Text Reading::*>(piece_field(field).member)];
}

template <typename Texts>
void check_same_but_prose(const Texts& texts, const Reading& kept, const Texts& noted_texts,
                          const Reading& noted) {
  for (const auto& field : piece_fields()) {
    if (!std::holds_alternative<Text Reading::*>(field.member)) continue;
    CAPTURE(field.name);
    const auto before = written(texts, kept, field.field);
    const auto after = written(noted_texts, noted, field.field);
    if (field.prose)
      CHECK(after == (before.empty() ? "" : "\u2026"));
    else
      CHECK(after == before);
  }
  CHECK(noted.is_blank == kept.is_blank);
}

}  // namespace

TEST_CASE("sentences about a page are noted and not kept, from files and from tables") {
  const std::string yaml =
      "work:\n  task: t\n  coder: kim\n  pieces:\n"
      "    - {student: a, strategy: counts, answer: \"24\", evidence: two rows, quote: \"I knew\", strength: "
      "counts on, note: look}\n"
      "    - {student: b, evidence: an empty page}\n"
      "    - {student: c}\n";
  Diagnostics said;
  const Study kept = read_text("w.yaml", yaml, {}, said);
  ReadOptions options;
  options.prose = Prose::noted;
  Diagnostics said_too;
  const Study noted = read_text("w.yaml", yaml, options, said_too);
  REQUIRE(kept.readings.size() == 3);
  REQUIRE(noted.readings.size() == 3);
  CHECK(said.items().size() == said_too.items().size());
  CHECK(kept.text(kept.readings[0].evidence) == "two rows");
  for (std::size_t i = 0; i < 3; ++i)
    check_same_but_prose(kept.texts, kept.readings[i], noted.texts, noted.readings[i]);

  const std::string table =
      "student,strategy,answer,evidence,quote,strength,note,remark\na,counts,24,two rows,I knew,counts "
      "on,look,more\nb,,,,,,,\n";
  Diagnostics unheard;
  const FileContent all = read_csv_content("w.csv", table, unheard);
  const FileContent some = read_csv_content("w.csv", table, unheard, Prose::noted);
  REQUIRE(all.readings.size() == 2);
  REQUIRE(some.readings.size() == 2);
  CHECK(all.texts[all.readings[0].quote] == "I knew");
  for (std::size_t i = 0; i < 2; ++i)
    check_same_but_prose(all.texts, all.readings[i], some.texts, some.readings[i]);
}

TEST_CASE("keys of people's own and notes are kept wherever they stand, but for who only counts") {
  const std::string yaml =
      "x-file: {of: [a, b]}\nnote: so\nwork:\n  task: t\n  x-head: h\n  note: n\n  pieces:\n"
      "    - {student: a, x-own: c, x-none: }\n    - {student: b}\n---\nx-other:\n---\nx-last: z\n";
  Diagnostics unheard;
  const Study kept = read_text("w.yaml", yaml, {}, unheard);
  const auto names = [](const OwnKeys& keys) {
    std::string out;
    for (const auto& [key, value] : keys) out += key + ": " + value.text + "; ";
    return out;
  };
  REQUIRE(kept.kept.documents.size() == 2);
  CHECK(names(kept.kept.documents[0]) == "x-file: ; note: so; ");
  REQUIRE(kept.kept.documents[0][0].second.keys.size() == 1);
  CHECK(kept.kept.documents[0][0].second.keys[0].second.items.at(1).text == "b");
  CHECK(names(kept.kept.documents[1]) == "x-last: z; ");
  REQUIRE(kept.kept.heads.size() == 1);
  CHECK(names(kept.kept.heads.begin()->second.keys) == "x-head: h; note: n; ");
  REQUIRE(kept.kept.pieces.size() == 1);
  CHECK(names(kept.kept.pieces.begin()->second) == "x-own: c; ");
  ReadOptions options;
  options.prose = Prose::noted;
  const Study noted = read_text("w.yaml", yaml, options, unheard);
  CHECK(noted.kept.documents.empty());
  CHECK(noted.kept.heads.empty());
  CHECK(noted.kept.pieces.empty());
  CHECK(noted.readings.size() == 2);
}
