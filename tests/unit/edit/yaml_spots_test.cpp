// Every stretch of a YAML file in which somebody can be named, and what it is.
#include "worksort/edit/redact_spots.hpp"

#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

// "K<bytes>" of each, with i for an id, n for a name, t for other text, p for a path; what it says behind it
// where that differs, and \ where escapes may stand in it.
std::string spots(std::string_view bytes) {
  const RedactSpots found = redact_spots_yaml(bytes);
  std::string out;
  std::size_t behind = 0;
  for (const auto& spot : found.spots) {
    CHECK(spot.offset >= behind);
    behind = spot.offset + spot.length;
    const auto raw = bytes.substr(spot.offset, spot.length);
    out +=
        fmt::format("{}<{}>{}", "intp"[static_cast<std::size_t>(spot.kind)], raw, spot.escapes ? "\\" : "");
    if (raw != spot.value) out += fmt::format("={}", spot.value);
  }
  for (const auto& spot : found.listed)
    out += fmt::format(" {}={}", "intp"[static_cast<std::size_t>(spot.kind)], spot.value);
  if (!found.problem.empty()) out += " !";
  if (found.unknown) out += " ?";
  return out;
}

}  // namespace

TEST_CASE("values, keys of one's own and what stands between them") {
  CHECK(spots("") == "");
  CHECK(spots("work: {task: t, pieces: [{student: a, quote: so}]}\n") ==
        "t<: {>t<: >t<t>t<, >t<: [{>t<: >i<a>t<, >t<: >t<so>t<}]}>");
  CHECK(spots("# Ana\nwork:\n  x-ana: b # c\n  pieces:\n    - student: 'a'\n      image: b/c.jpg\n") ==
        "t<# Ana>t<:>t<ana>t<: >t<b>t< # c>t<:>t<    - >t<: '>i<a>t<'>t<: >p<b/c.jpg>");
  CHECK(spots("roster:\n  class: c\n  students:\n    - {id: a, name: \"Ana\", x-nickname: An, x-say: b}\n") ==
        "t<:>t<: >t<c>t<:>t<    - {>t<: >i<a>t<, >t<: \">n<Ana>\\t<\", >t<nickname>t<: >n<An>t<, >t<say>t<: "
        ">t<b>t<}>");
  CHECK(spots("work:\n  pieces:\n    - student: a\n      note: |\n        Ana\n        so\n") ==
        "t<:>t<:>t<    - >t<: >i<a>t<: |>t<        Ana>t<        so>");
  CHECK(spots("work:\n  pieces:\n    - student: |\n        a\n      answer: \"\"\n") ==
        "t<:>t<:>t<    - >t<: |>i<a>t<: \"\">");
  CHECK(spots("work:\n  pieces:\n    - student: |\n        a\n        b\n      answer: \"\\tb\"\n") ==
        "t<:>t<:>t<    - >t<: |>t<        a>t<        b>t<: \">t<\\tb>\\=\tbt<\">i<>=a\nb !");
  CHECK(spots("\xEF\xBB\xBFwork: {pieces: [{student: \"a\"}]}\n") == "t<: {>t<: [{>t<: \">i<a>\\t<\"}]}>");
  CHECK(spots("work: {pieces: [{student: a, 'x-b': {student: c, d: e}, x-: f, \"x-g\": h}]}\n") ==
        "t<: {>t<: [{>t<: >i<a>t<, '>t<b>t<': {>t<: >i<c>t<, >t<d>t<: >t<e>t<}, >t<: >t<f>t<, \">t<g>\\t<\": "
        ">t<h>t<}]}>");
  CHECK(spots("import:\n  id: i\n  values: {student: {Ana: a}, strategy: {x: y}}\n  set: {student: b}\n") ==
        "t<:>t<: >t<i>t<: {>t<: {>t<Ana>t<: >i<a>t<}, >t<: {>t<x>t<: >t<y>t<}}>t<: {>t<: >i<b>t<}>");
  CHECK(spots("plan: {id: p, groups: [{students: [a, b], x-name: [c]}]}\n") ==
        "t<: {>t<: >t<p>t<, >t<groups>t<: [{>t<: [>i<a>t<, >i<b>t<], >t<name>t<: [>t<c>t<]}]}> ?");
  CHECK(spots("x-list:\n  - student: a\n    name: b\n  - c\n") ==
        "t<list>t<:>t<  - >t<: >i<a>t<: >t<b>t<  - >t<c>");
}

TEST_CASE("a file with something that has no place may name somebody there") {
  CHECK(spots("- a\n") == "t<- >t<a> ?");
  CHECK(spots("input: {students: 2}\nrows: [a]\n") == "t<input>t<: {>t<: >i<2>t<}>t<rows>t<: [>t<a>t<]>");
  CHECK(spots("work: {pieces: [{student: a, nmae: b}]}\n") ==
        "t<: {>t<: [{>t<: >i<a>t<, >t<nmae>t<: >t<b>t<}]}> ?");
  CHECK(spots("work: {task: t}\n---\n- a\n") == "t<: {>t<: >t<t>t<}>t<--->t<- >t<a> ?");
}

TEST_CASE("a file that cannot be read names those behind keys of students in its lines") {
  const std::string broken = "\nx: \"so\n";
  CHECK(spots("student: a" + broken) == " i=a !");
  CHECK(spots("student: 'a b', name: c}" + broken) == " i=a b n=c !");
  CHECK(spots("student: [a, 'b', \"c d\" , e] f" + broken) == " i=a i=b i=c d i=e !");
  CHECK(spots("student : a # b" + broken) == " i=a !");
  CHECK(spots("\"student\": a} b" + broken) == " i=a !");
  CHECK(spots("my-student: a" + broken) == " !");
  CHECK(spots("student: ''" + broken) == " !");
  CHECK(spots("student: []" + broken) == " !");
  CHECK(spots("student: [" + broken) == " !");
  CHECK(spots("student: 'a" + broken) == " i=a !");
  CHECK(spots("student: 'O''Neil' b" + broken) == " i=O''Neil !");
  CHECK(spots("name: Ana" + broken) == " n=Ana !");
  CHECK(spots("name: Ana\nmodels: b" + broken) == " !");
  CHECK(spots("students: a" + broken) == " i=a ! ?");
  CHECK(spots(": a\n 1: b" + broken) == " !");
}
