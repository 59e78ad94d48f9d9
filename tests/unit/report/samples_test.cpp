#include "worksort/report/samples.hpp"

#include "worksort/read/study/study_reader.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/template.hpp"
#include "worksort/util/share.hpp"

#include <stdexcept>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

// Lists of which nothing in the specimen shows what could stand in them.
void find_gaps(const Value& value, const std::string& where, std::vector<std::string>& out) {
  if (value.is_array() && value.empty()) out.push_back(where);
  for (const auto& item : value) find_gaps(item, where + "[]", out);
  for (const auto& [key, inner] : value.items()) find_gaps(inner, where + "." + key, out);
}

// What is always empty on the page for people outside the team, and is there because the team's page has it.
bool is_empty_on_purpose(const std::string& name, const std::string& where) {
  return name == "group-share" && (where.starts_with(".tasks[].piles.") || where.ends_with(".students") ||
                                   where.ends_with(".not_handed_in") || where == ".tasks[].unsure");
}

}  // namespace

TEST_CASE("the specimen has no mistake, and everything that a page can hold") {
  Diagnostics diagnostics;
  (void)read_text("specimen.yaml", std::string(share_text("specimen.yaml")), {}, diagnostics);
  for (const auto& d : diagnostics.items()) FAIL_CHECK(d.spot.line << ": " << d.message);
  for (const auto& name : shipped_template_names()) {
    CAPTURE(name);
    std::vector<std::string> gaps;
    find_gaps(page_sample(name), "", gaps);
    for (const auto& gap : gaps) {
      if (!is_empty_on_purpose(name, gap)) FAIL_CHECK(gap);
    }
  }
  CHECK_THROWS_AS((void)page_sample("nothing"), std::logic_error);
}

TEST_CASE("every shipped template asks only for what its page has") {
  for (const auto& name : shipped_template_names()) {
    CAPTURE(name);
    for (const auto& problem : check_template(parse_template(shipped_template(name)), page_sample(name)))
      FAIL_CHECK(problem.line << ": " << problem.message);
  }
}
