// In which order chosen pieces are shown: the plain one, the commonest first, and each as unlike the one
// before as can be.
#include "worksort/analyze/choose/select.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "made_study.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::test;

namespace {

constexpr std::string_view k_order_books = R"(
codebook:
  id: cb
  families: [{id: far}, {id: near}]
  strategies:
    - {id: c1, family: near}
    - {id: c2, family: near}
    - {id: c3, family: far}
    - {id: c4, family: far}
    - {id: c5}
    - {id: c6}
    - {id: c7, family: near}
    - {id: c8, family: far}
    - {id: c9}
    - {id: c10, family: near}
    - {id: c11, family: far}
    - {id: c12}
    - {id: c13, family: near}
    - {id: c14, family: far}
  models: [{id: sum, cra: abstract}, {id: array, cra: representational}, {id: tray, cra: concrete}, {id: odd}]
  issues: [i1]
---
task: {id: t, codebook: cb}
---
exemplar: {task: t, look_fors: [{id: a, text: A}, {id: b, text: B}]}
---
)";

// "s1 s3 ..." of all pieces that are chosen, in this order; `pieces` are what stands behind each student.
std::string order_of(const std::vector<std::string>& pieces, SelectOrder order, std::size_t most = 0) {
  std::string documents = std::string(k_order_books) + "work:\n  task: t\n  pieces:\n";
  for (std::size_t i = 0; i < pieces.size(); ++i)
    documents += fmt::format("    - {{student: s{}, {}}}\n", i + 1, pieces[i]);
  const Study study = made_study(documents);
  const Selection all(study, {});
  const TaskChoice choice = select_pieces(all, {order, most}).at(0);
  std::string out;
  for (const auto& one : choice.chosen) out += text(study, all.head(one.piece).student.code) + " ";
  return out;
}

std::string all_orders(const std::vector<std::string>& pieces) {
  std::string out;
  for (const auto order :
       {SelectOrder::concrete, SelectOrder::common, SelectOrder::issue, SelectOrder::contrast})
    out += order_of(pieces, order) + "| ";
  return out;
}

}  // namespace

TEST_CASE(
    "pieces stand from concrete to abstract, then by strategy, the commonest or those with an issue first") {
  CHECK(all_orders({"strategy: c3, model: sum", "strategy: c2, model: tray", "strategy: c1, model: array",
                    "strategy: c4, model: odd", "strategy: c5"}) ==
        "s2 s3 s1 s4 s5 | s3 s2 s1 s4 s5 | s2 s3 s1 s4 s5 | s2 s1 s3 s4 s5 | ");
  CHECK(all_orders({"strategy: c2, model: [sum, tray]", "strategy: c1, model: [sum, array]",
                    "strategy: c3, model: [odd, sum]"}) == "s1 s2 s3 | s2 s1 s3 | s1 s2 s3 | s1 s3 s2 | ");
  CHECK(all_orders({"strategy: c2, shows: a", "strategy: c2", "strategy: c1", "strategy: c3, issues: i1",
                    "strategy: c3", "strategy: c3"}) == "s3 s1 s4 | s4 s1 s3 | s4 s3 s1 | s3 s4 s1 | ");
  CHECK(all_orders({"strategy: c6, issues: i1", "strategy: c5", "strategy: x, model: tray"}) ==
        "s2 s1 | s2 s1 | s1 s2 | s2 s1 | ");
  CHECK(all_orders({"strategy: c1", "strategy: c2"}) == "s1 s2 | s1 s2 | s1 s2 | s1 s2 | ");
  CHECK(all_orders({"strategy: c1"}) == "s1 | s1 | s1 | s1 | ");
}

TEST_CASE("each next piece differs in its strategy, its family, its models or its look-fors") {
  CHECK(order_of({"strategy: c1", "strategy: c2", "strategy: c3", "strategy: c4"}, SelectOrder::contrast) ==
        "s1 s3 s2 s4 ");
  CHECK(order_of({"strategy: c1, model: sum", "strategy: c1, model: tray", "strategy: c2, model: sum"},
                 SelectOrder::contrast) == "s2 s3 ");
  CHECK(order_of({"strategy: c1, model: sum, shows: a", "strategy: c2, model: [sum, tray], shows: b",
                  "strategy: c5, model: tray, shows: [a, b]"},
                 SelectOrder::contrast) == "s2 s3 s1 ");
  std::vector<std::string> many;
  for (const auto* strategy : {"c1", "c2", "c3", "c4", "c5", "c6"})
    for (const auto* model : {"sum", "array", "tray"})
      many.push_back(fmt::format("strategy: {}, model: {}", strategy, model));
  CHECK(order_of(many, SelectOrder::contrast) == "s1 s18 s4 s7 s14 s10 ");
  CHECK(order_of(many, SelectOrder::contrast, 4) == "s1 s9 s5 s10 ");
  std::vector<std::string> one_each;
  const auto models = {"sum", "array", "tray", "odd"};
  for (std::size_t i = 1; i <= 12; ++i)
    one_each.push_back(fmt::format("strategy: c{}, model: {}", i, models.begin()[i * i % 4]));
  CHECK(order_of(one_each, SelectOrder::contrast) == "s1 s4 s5 s2 s3 s6 s7 s8 s9 s10 s11 s12 ");
  one_each.emplace_back("strategy: c13, shows: [a, b]");
  CHECK(order_of(one_each, SelectOrder::contrast) == "s1 s4 s5 s2 s3 s6 s7 s8 s9 s10 s11 s12 s13 ");
  one_each.emplace_back("strategy: c14, model: [sum, tray]");
  CHECK(order_of(one_each, SelectOrder::contrast) == "s14 s1 s4 s5 s2 s3 s6 s7 s8 s9 s10 s11 s12 s13 ");
}
