#include "worksort/model/student_names.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

Study with_students(const std::vector<std::string_view>& names) {
  Study out;
  for (const auto name : names) {
    const Text id = out.texts.add("s0" + std::to_string(out.students.size() + 1));
    out.students.push_back({k_no_text, id, std::string(name), {}, {}});
  }
  return out;
}

std::string ids(const Study& study, const StudentNames::Matches& matches) {
  std::string out;
  for (const auto* student : matches) out += std::string(study.text(student->id)) + " ";
  return out;
}

}  // namespace

TEST_CASE("a student is found by the name, however it is spelled and turned") {
  const Study study = with_students({"Zoë O’Brien", "Ana Cruz", "Dr. Kim", "Mary-Jane Watson", ""});
  const StudentNames names(study);
  for (const auto written : {"Zoë O’Brien", "zoë o'brien", "O'Brien, Zoë", "O’BRIEN,ZOË", "  zoë  o’brien"})
    CHECK(ids(study, names.named(written)) == "s01 ");
  CHECK(ids(study, names.named("watson, mary-jane")) == "s04 ");
  for (const auto written : {"", " ", ",", "Cruz Ana", "Ana", "s02", "Zoe O'Brien"})
    CHECK(names.named(written).empty());
}

TEST_CASE("a name as it is written goes before one that is only alike") {
  const Study study = with_students({"Ann O'Hara", "Ann O’Hara", "Ann Lee", "Ann Lee"});
  const StudentNames names(study);
  CHECK(ids(study, names.named("Ann O'Hara")) == "s01 ");
  CHECK(ids(study, names.named("ANN O’HARA")) == "s02 ");
  CHECK(ids(study, names.named("O'Hara, Ann")) == "s01 s02 ");
  CHECK(names.spelled("O'Hara, Ann").empty());
  CHECK(ids(study, names.named("ann lee")) == "s03 s04 ");
}

TEST_CASE("some words of a name find all who have them") {
  const Study study = with_students({"Ana Cruz", "Ana Maria Lee", "Ben Cruz"});
  const StudentNames names(study);
  CHECK(ids(study, names.with_words("ana")) == "s01 s02 ");
  CHECK(ids(study, names.with_words("Cruz Ana")) == "s01 ");
  CHECK(ids(study, names.with_words("lee, ana")) == "s02 ");
  CHECK(names.with_words("an").empty());
  CHECK(names.with_words("-").empty());
}

TEST_CASE("who is on no roster gets a hint where somebody can be meant") {
  const Study study = with_students({"Ana Cruz", "Ana Lee", "Zoë O’Brien"});
  const StudentNames names(study);
  CHECK(names.hint("zoe") == "s03 is Zoë O’Brien on the roster");
  CHECK(names.hint("Ana") == "it can be Ana Cruz (s01) or Ana Lee (s02)");
  CHECK(names.hint("Ana Crus") == "did you mean 'Ana Cruz'?");
  CHECK(names.hint("Crus, Ana") == "did you mean 'Ana Cruz'?");
  CHECK(names.hint("s04") == "did you mean 's01'?");
  CHECK(names.hint("Quentin Xavier").empty());
  CHECK(StudentNames(Study()).hint("Ana").empty());
}
