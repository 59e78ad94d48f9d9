// What the program was built with is what its YAML says.
#include "read/study/packed.hpp"

#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/share.hpp"

#include <string>

#include <doctest/doctest.h>

namespace worksort {
namespace {

TEST_CASE("packed codebooks: those of the program are what their YAML says") {
  CHECK(packed_codebooks() == pack_shipped_codebooks());
}

TEST_CASE("packed codebooks: what is unpacked packs to the same bytes") {
  const std::string packed = pack_shipped_codebooks();
  std::string again;
  for (const auto& id : shipped_codebook_ids()) pack_codebook(unpacked_codebook(packed, id).value(), again);
  CHECK(again == packed);
  CHECK_FALSE(unpacked_codebook(packed, "no-such"));
}

TEST_CASE("packed codebooks: every value that a codebook can have, places and named codes too") {
  Study study = read_text("own.yaml", R"(codebook:
  id: own
  title: Our words
  note: kept by the team
  success:
    - id: begun
  strategies:
    - id: adding-on
      name: Adding on
      aliases: [counts up, "goes on"]
      models: [number-line]
      ask:
        assessing: [Where did you start?]
      note: of ours
  models:
    - id: number-line
      cra: representational
  issues:
    - id: adds-all
      cause: slip
      probe:
        prompt: How many more?
      try:
        - model: number-line
          why: the jumps are seen
      next_task:
        numbers: close together
)");
  REQUIRE(study.codebooks.size() == 1);
  const Codebook& read = study.codebooks.front();
  std::string packed;
  pack_codebook(read, packed);
  const Codebook out = unpacked_codebook(packed, "own").value();
  CHECK(out.title == "Our words");
  CHECK(out.origin.spot == read.origin.spot);
  REQUIRE(out.strategies.size() == 1);
  CHECK(out.strategies[0].aliases == read.strategies[0].aliases);
  CHECK(out.strategies[0].ask.assessing == read.strategies[0].ask.assessing);
  CHECK(out.strategies[0].note == "of ours");
  CHECK(out.strategies[0].spot == read.strategies[0].spot);
  REQUIRE(out.issues.size() == 1);
  CHECK(out.issues[0].cause == "slip");
  CHECK(out.issues[0].models_to_try[0].why == "the jumps are seen");
  CHECK(out.issues[0].next_task.numbers == "close together");
  REQUIRE(out.references.size() == read.references.size());
  CHECK(out.references[0].code.text == "number-line");
  CHECK(out.references[0].code.spot == read.references[0].code.spot);
  CHECK(out.references[0].dimension == Dimension::model);
}

}  // namespace
}  // namespace worksort
