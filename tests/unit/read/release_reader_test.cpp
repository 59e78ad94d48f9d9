#include "worksort/read/study/release_reader.hpp"

#include "worksort/util/problem.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace worksort;

TEST_CASE("what people were told before is read with the pieces that it is about") {
  const auto told = read_release("r.yaml",
                                 "release:\n"
                                 "  - pieces: 3\n"
                                 "    of: [{what: task, is: [t]}, {what: issue, is_not: [\"\", slip]}]\n"
                                 "    within: {class: [3A, 3B], since: [2026-11-01], until: [2026-11-30],\n"
                                 "             week: [2026-W47]}\n"
                                 "  - {some: pieces, of: []}\n"
                                 "  - hidden: 0\n");
  REQUIRE(told.size() == 3);
  CHECK(told[0].telling == Telling::settled);
  CHECK(told[0].told == 3);
  REQUIRE(told[0].of.size() == 2);
  CHECK(told[0].of[0].trait == "task");
  CHECK_FALSE(told[0].of[0].without);
  CHECK(told[0].of[1].values == std::vector<std::string>{"", "slip"});
  CHECK(told[0].of[1].without);
  const Filter& within = told[0].within;
  CHECK(within.classes == std::vector<std::string>{"3A", "3B"});
  CHECK(within.since == parse_date("2026-11-01"));
  CHECK(within.until == parse_date("2026-11-30"));
  REQUIRE(within.weeks.size() == 1);
  CHECK(within.weeks[0].first == *parse_date("2026-11-16"));
  CHECK(told[1].telling == Telling::at_least_one);
  CHECK(told[2].telling == Telling::hidden);
  CHECK(read_release("r.yaml", "release: []\n").empty());
}

// Nothing that was told may be passed over: what is left out there could be worked out later.
TEST_CASE("a file in which anything is not understood is no file of statements") {
  for (const std::string text : {"",
                                 "release:\n",
                                 "release: [{pieces: 3}\n",
                                 "release: []\n---\nrelease: []\n",
                                 "releases: []\n",
                                 "- release\n",
                                 "release: three\n",
                                 "release: {pieces: 3}\n",
                                 "release: [three]\n",
                                 "release: [{pieces: many}]\n",
                                 "release: [{pieces: -1}]\n",
                                 "release: [{pieces: 3.5}]\n",
                                 "release: [{piece: 3}]\n",
                                 "release: [{pieces: 3, of: [task]}]\n",
                                 "release: [{pieces: 3, of: [{what: task, is: t}]}]\n",
                                 "release: [{pieces: 3, of: [{what: task, in: [t]}]}]\n",
                                 "release: [{pieces: 3, within: 3B}]\n",
                                 "release: [{pieces: 3, within: {colour: [red]}}]\n",
                                 "release: [{pieces: 3, within: {since: [17.11.2026]}}]\n",
                                 "release: [{pieces: 3, within: {since: [2026-11-17, 2026-11-18]}}]\n",
                                 "release: [{pieces: 3, within: {until: []}}]\n",
                                 "release: [{pieces: 3, within: {week: [2026-W60]}}]\n"}) {
    CAPTURE(text);
    std::string refused;
    try {
      static_cast<void>(read_release("r.yaml", text));
    } catch (const Problem& problem) {
      refused = problem.what();
    }
    CHECK(refused == "r.yaml is no file of --release");
  }
}
