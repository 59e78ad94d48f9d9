#include "worksort/analyze/decisions.hpp"

#include "../studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;

TEST_CASE(
    "a decision is due on its day, open before it or without one, and kept once a result stands there") {
  const Study study = study_of(R"(
decisions:
  - {text: a, by: 2026-12-02}
  - {text: b}
  - {text: c, by: 2026-12-01, result: done}
  - {text: d, by: 2026-11-20}
)");
  const auto at = [&](const char* day) {
    std::string out;
    for (const auto& now : decisions(study, *parse_date(day)))
      out += now.decision->text + ":" + std::string(to_string(now.status)) + " ";
    return out;
  };
  CHECK(at("2026-12-01") == "d:due a:open b:open c:kept ");
  CHECK(at("2026-12-02") == "d:due a:due b:open c:kept ");
  CHECK(at("2026-11-19") == "d:open a:open b:open c:kept ");
  CHECK(decisions(Study(), Date{}).empty());
}
