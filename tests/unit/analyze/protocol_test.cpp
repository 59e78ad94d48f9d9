#include "worksort/analyze/protocol.hpp"

#include "worksort/read/study/study_reader.hpp"
#include "worksort/report/protocol/protocol.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/format.hpp"

#include <array>

#include "../pages.hpp"
#include "made_study.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using worksort::test::made_study;

namespace {

Protocol protocol_of(const std::vector<std::uint32_t>& minutes) {
  Protocol out;
  out.id = "own";
  for (const auto m : minutes) {
    Step step;
    step.title = fmt::format("Step of {}", m);
    step.minutes = m;
    out.steps.push_back(step);
  }
  return out;
}

std::string minutes_of(const std::optional<Timetable>& plan) {
  if (!plan) return "none";
  std::vector<std::string> out;
  for (const auto& step : plan->steps) out.push_back(fmt::format("{}", step.minutes));
  return join(out, " ");
}

}  // namespace

TEST_CASE("minutes are shared out in whole minutes that sum exactly") {
  const Protocol protocol = protocol_of({10, 5, 5});
  CHECK(minutes_of(timetable(protocol, std::nullopt)) == "10 5 5");
  CHECK(minutes_of(timetable(protocol, 40)) == "20 10 10");
  CHECK(minutes_of(timetable(protocol, 21)) == "11 5 5");
  CHECK(minutes_of(timetable(protocol, 3)) == "1 1 1");
  CHECK(minutes_of(timetable(protocol, 2)) == "none");
  CHECK(minutes_of(timetable(protocol_of({1, 1, 98}), 10)) == "1 1 8");
  CHECK(minutes_of(timetable(protocol_of({0, 4}), std::nullopt)) == "1 4");
  CHECK(minutes_of(timetable(protocol_of({9, 55, 36}), 10)) == "1 5 4");     // 0.9, 5.5 and 3.6 minutes
  CHECK(minutes_of(timetable(protocol_of({6, 6, 6, 3}), 16)) == "5 5 4 2");  // three of 4.6, and 2.3
}

TEST_CASE("optional steps go first, the last one before the others, and only as many as needed") {
  Protocol protocol = protocol_of({4, 6, 10, 5});
  protocol.steps[1].optional = true;
  protocol.steps[3].optional = true;
  CHECK(minutes_of(timetable(protocol, 25)) == "4 6 10 5");
  CHECK(minutes_of(timetable(protocol, 20)) == "4 6 10");
  CHECK(timetable(protocol, 20)->dropped.at(0) == &protocol.steps[3]);
  CHECK(minutes_of(timetable(protocol, 19)) == "5 14");
  CHECK(timetable(protocol, 19)->dropped.size() == 2);
  CHECK(timetable(protocol, 19)->dropped[0] == &protocol.steps[1]);
  CHECK(minutes_of(timetable(protocol, 30)) == "5 7 12 6");
}

TEST_CASE("every preset fits its time, shortened and stretched, and nothing about it is doubtful") {
  const auto ids = shipped_protocol_ids();
  CHECK(ids.size() >= 8);
  for (const auto& id : ids) {
    CAPTURE(id);
    const Protocol protocol = *shipped_protocol(id);
    const auto plan = timetable(protocol, std::nullopt);
    REQUIRE(plan);
    for (const std::uint32_t minutes : {plan->minutes / 2, plan->minutes, plan->minutes + 15, 480U}) {
      const auto scaled = timetable(protocol, minutes);
      if (!scaled) continue;
      std::uint32_t sum = 0;
      for (const auto& step : scaled->steps) {
        CHECK(step.starts == sum);
        CHECK(step.minutes >= 1);
        sum += step.minutes;
      }
      CHECK(sum == minutes);
    }
    for (const auto& finding : check_protocol(protocol))
      CHECK_MESSAGE(false, finding.step, " ", finding.text);
  }
}

TEST_CASE("presets last as long as teams expect") {
  const std::array<std::pair<const char*, std::uint32_t>, 3> expected = {
      {{"work-sort", 45}, {"quick-sort", 10}, {"student-progress", 75}}};
  for (const auto& [id, minutes] : expected)
    CHECK(timetable(*shipped_protocol(id), std::nullopt)->minutes == minutes);
  CHECK(timetable(*shipped_protocol("student-progress"), 90)->dropped.empty());
}

TEST_CASE("times of day are understood as people write them") {
  CHECK(parse_clock("14:30") == 870);
  CHECK(parse_clock("9:05") == 545);
  CHECK(parse_clock("00:00") == 0);
  CHECK(parse_clock("23:59") == 1439);
  CHECK(parse_clock("1 am") == 60);
  CHECK(parse_clock("2:30 pm") == 870);
  CHECK(parse_clock("2 PM") == 840);
  CHECK(parse_clock("12 am") == 0);
  CHECK(parse_clock("12:15pm") == 735);
  for (const char* wrong :
       {"", "14", "24:00", "14:60", "14:3", "14:300", "13 pm", "0 am", "a:b", "14:30:00", "-1:30"}) {
    CHECK_FALSE(parse_clock(wrong));
  }
  CHECK(clock_words(870) == "14:30");
  CHECK(clock_words(24 * 60 + 5) == "0:05");
}

TEST_CASE("what students did is held back until the team has looked at the task") {
  Protocol protocol = protocol_of({1, 1, 1});
  protocol.steps[0].show = {"task", "groups", "reflection"};
  protocol.steps[1].show = {"look-fors", "groups"};
  protocol.steps[2].show = {"groups"};
  CHECK(is_held_back(protocol, 0, "groups"));
  CHECK_FALSE(is_held_back(protocol, 0, "task"));
  CHECK_FALSE(is_held_back(protocol, 0, "reflection"));
  CHECK_FALSE(is_held_back(protocol, 1, "groups"));
  CHECK_FALSE(is_held_back(protocol, 2, "groups"));
  const auto findings = check_protocol(protocol);
  CHECK(std::any_of(findings.begin(), findings.end(), [](const auto& f) {
    return f.step == 1 && f.text.find("held back") != std::string::npos;
  }));
}

TEST_CASE("a check names the step and what to say instead") {
  Protocol protocol = protocol_of({0});
  protocol.steps[0].say = "Where are the low kids?";
  std::vector<std::string> found;
  for (const auto& finding : check_protocol(protocol))
    found.push_back(fmt::format("{} {}", finding.step, finding.text.substr(0, 16)));
  CHECK(join(found, "; ") ==
        "0 names no roles, ; 0 has no norms; 1 has no minutes; ; 1 does not say who; 1 does not say wha; 1 "
        "says 'low kids';");
}

namespace {

constexpr std::string_view k_team = R"(
roster: {class: 3B, students: [{id: s1, name: Ana Cruz}, {id: s2, name: Bo Lind}]}
---
task:
  id: rolls
  codebook: multiplication-division
  prompt: How many rolls?
  answers: ["secret 24"]
  anticipate: {strategies: [skip-counting]}
  critical: [partial-products]
---
work:
  task: rolls
  class: 3B
  coder: kim
  pieces:
    - {student: s1, strategy: skip-counting, bright_spot: true, evidence: six jumps}
    - {student: s2, strategy: repeated-addition}
---
work:
  task: rolls
  class: 3B
  coder: ortiz
  pieces: [{student: s2, strategy: skip-counting}]
)";

}  // namespace

TEST_CASE("every preset is a whole page with and without data, and never shows answers") {
  const Study study = made_study(k_team);
  const Selection selection(study, {});
  const ProtocolMaterial material(selection, {study.task_info("rolls")}, Typed({"school"}));
  for (const auto& id : shipped_protocol_ids()) {
    CAPTURE(id);
    const Protocol protocol = *shipped_protocol(id);
    for (const ProtocolMaterial* with : {static_cast<const ProtocolMaterial*>(nullptr), &material}) {
      const Page page = protocol_page(protocol, *timetable(protocol, std::nullopt), 870, with);
      const std::string shown = shown_page(page);
      CHECK(shown.find("14:30 · 1") != std::string::npos);
      CHECK(shown.find("secret 24") == std::string::npos);
    }
  }
}

TEST_CASE("steps show the task, its groups and what nobody used, and names only with the groups") {
  const Study study = made_study(k_team);
  const Selection selection(study, {});
  const ProtocolMaterial material(selection, {study.task_info("rolls")}, Typed({"school"}));
  const auto said = [&](const char* show) { return write_yaml_flow(material.blocks(show)); };
  CHECK(said("task").find("How many rolls?") != std::string::npos);
  CHECK(said("groups").find("Ana Cruz") != std::string::npos);
  CHECK(said("unseen").find("partial products (critical)") != std::string::npos);
  CHECK(said("disagreements").find("s2: kim repeated addition; ortiz skip counting") != std::string::npos);
  CHECK(said("bright-spots").find("six jumps") != std::string::npos);
  CHECK(said("pieces").find("s1") != std::string::npos);
  for (const char* show :
       {"task", "anticipate", "critical", "look-fors", "pieces", "disagreements", "bright-spots", "unseen"}) {
    CAPTURE(show);
    CHECK(said(show).find("Ana") == std::string::npos);
    CHECK(said(show).find("Bo") == std::string::npos);
  }
  CHECK(material.blocks("look-fors").empty());
}

TEST_CASE("a protocol that was written as YAML is read again as the same protocol") {
  const Protocol protocol = *shipped_protocol("work-sort");
  const Value document = protocol_document(protocol, *timetable(protocol, 60));
  const Study study = made_study(write_yaml_flow(document));
  REQUIRE(study.protocols.size() == 1);
  const Protocol& again = study.protocols[0];
  CHECK(again.norms == protocol.norms);
  REQUIRE(again.steps.size() == protocol.steps.size());
  CHECK(timetable(again, std::nullopt)->minutes == 60);
  CHECK(again.steps[3].show == protocol.steps[3].show);
  CHECK(again.steps[3].say == protocol.steps[3].say);
}
