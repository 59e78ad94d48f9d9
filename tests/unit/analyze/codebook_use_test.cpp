#include "worksort/analyze/codebook_use.hpp"

#include <string>

#include "made_study.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

// The codes of the work that its codebook lacks, each with a blank behind it.
std::string lacking(const std::string& codebook, const std::string& pieces) {
  std::string out;
  const test::MadeStudy made("codebook: {id: own, strategies: [{id: hops}]" + codebook +
                             "}\n---\nwork: {task: t, codebook: own, pieces: [" + pieces + "]}\n");
  for (const auto& gap : code_gaps(made.study)) out += gap.defined ? "" : gap.code + " ";
  return out;
}

}  // namespace

TEST_CASE("without a scale of its own a codebook has the usual words for how far a page was carried") {
  const std::string pieces =
      "{student: a, strategy: hops, success: partly}, {student: b, strategy: blank, success: half-way}, "
      "{student: c, strategy: jumps}";
  CHECK(lacking("", pieces) == "jumps half-way ");
  CHECK(lacking(", success: [half-way]", pieces) == "jumps partly ");
}
