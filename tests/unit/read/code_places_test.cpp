// Where a file has codes.
#include "read/study/code_places.hpp"

#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

// "KIND code" of each, with [ where it stands in a list, ! for an entry of a codebook, and = or ; for a text
// that holds it.
std::string places_of_codes(std::string_view text) {
  Diagnostics problems;
  const Tree tree = read_tree("f", text, problems);
  REQUIRE(problems.errors() == 0);
  std::string out;
  for (const CodePlace& place : code_places(tree)) {
    out += fmt::format("{} <{}>{}{}{}; ", dimension_name(place.dimension), tree[place.node].text,
                       place.list != 0 ? "[" : "", place.entry ? "!" : "",
                       place.form == CodeForm::alone     ? ""
                       : place.form == CodeForm::heading ? "="
                                                         : ";");
  }
  return out;
}

}  // namespace

TEST_CASE("codes stand in work, tasks, plans and codebooks, each a text of its own") {
  CHECK(places_of_codes(
            "work: {task: t, pieces: [{student: a, strategy: x, model: [m, n], issues: [], shows: k}]}\n") ==
        "strategy <x>; model <m>[; model <n>[; ");
  CHECK(places_of_codes(
            "work:\n  pieces:\n    - student: a\n      strategy:\n      also: y\n      success: s\n") ==
        "success <s>; ");
  CHECK(places_of_codes("work:\n  pieces:\n    - student: a\n      strategy: [x, [y], {z: w}, ]\n") ==
        "strategy <x>[; ");
  CHECK(places_of_codes(
            "codebook: {id: c, strategies: [x, {id: y, leads_to: x}, {name: z}, {id: [v]}], models: m}\n") ==
        "strategy <x>[!; strategy <y>[!; strategy <x>; model <m>!; ");
  CHECK(places_of_codes("task: {id: t, critical: [x], anticipate: {strategies: y, models: [m]}}\n") ==
        "strategy <x>[; strategy <y>; model <m>[; ");
  CHECK(places_of_codes("own: {strategy: x}\n") == "");
}

TEST_CASE("codes of a kept import stand in words for cells, in headings and in values of every row") {
  CHECK(places_of_codes(
            "import:\n  id: i\n  columns: {strategy: Way}\n  ones: {strategy: [x=Ones, Twos]}\n"
            "  values: {strategy: {r: x, s: y; z}, also: {t: u}, answer: {a: b}}\n  set: {model: m}\n") ==
        "strategy <x=Ones>=; strategy <Twos>=; strategy <x>;; strategy <y; z>;; strategy <u>;; model <m>;; ");
  CHECK(places_of_codes("import:\n  id: i\n  values: {strategy: x, model: {a: [b], c: }}\n") == "");
}
