#include "worksort/analyze/plan/launch.hpp"

#include "worksort/read/study/launches.hpp"
#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

Launch launch_of(std::string id, std::string grades, std::vector<std::string> strategies,
                 std::vector<std::string> issues = {}) {
  Launch out;
  out.id = std::move(id);
  out.grades = std::move(grades);
  out.strategies = std::move(strategies);
  out.issues = std::move(issues);
  return out;
}

std::string ids_of(const std::vector<LaunchChoice>& choices) {
  std::vector<std::string> out;
  for (const auto& choice : choices) out.push_back(choice.launch->id);
  return join(out, " ");
}

std::set<std::string> shipped_codes(Dimension dimension) {
  std::set<std::string> out;
  for (const auto& id : shipped_codebook_ids()) {
    for (auto& code : shipped_codebook(id)->ids(dimension)) out.insert(std::move(code));
  }
  return out;
}

}  // namespace

TEST_CASE("every launch that ships has what a teacher needs to begin, and codes that exist") {
  const auto strategies = shipped_codes(Dimension::strategy);
  const auto issues = shipped_codes(Dimension::issue);
  std::set<std::string> ids;
  std::map<std::string, int> kinds;
  for (const auto& launch : shipped_launches()) {
    CAPTURE(launch.id);
    CHECK(ids.insert(launch.id).second);
    ++kinds[launch.kind];
    CHECK_FALSE(launch.name.empty());
    CHECK_FALSE(launch.grades.empty());
    CHECK_FALSE(launch.say.empty());
    CHECK(launch.minutes >= 5);
    CHECK(launch.how.size() >= 3);
    CHECK(launch.listen_for.size() >= 2);
    CHECK_FALSE(launch.strategies.empty());
    CHECK_FALSE(launch.issues.empty());
    if (launch.kind == "string" || launch.kind == "image") {
      CHECK_FALSE(launch.show.empty());
      CHECK_FALSE(launch.order.empty());
    }
    for (const auto& code : launch.strategies) CHECK_MESSAGE(strategies.count(code) == 1, code);
    for (const auto& code : launch.issues) CHECK_MESSAGE(issues.count(code) == 1, code);
  }
  CHECK(kinds.size() == 4);
  CHECK(kinds["routine"] + kinds["string"] + kinds["image"] >= 24);
  CHECK(kinds["game"] >= 12);
}

TEST_CASE("launches are proposed by what is on most pages, then by what nobody used") {
  const std::vector<Launch> launches = {
      launch_of("used", "1-3", {"skip-counting"}), launch_of("critical", "1-3", {"partial-products"}),
      launch_of("once", "1-3", {}, {"loses-count"}), launch_of("often", "1-3", {}, {"unequal-groups"}),
      launch_of("nothing", "1-3", {"matching"})};
  LaunchWish wish;
  wish.issues = {{"loses-count", 1}, {"unequal-groups", 4}};
  wish.critical = {{"partial-products", 0}};
  wish.strategies = {{"skip-counting", 9}};
  CHECK(ids_of(choose_launches(launches, wish)) == "often once critical used");
}

TEST_CASE("a launch is for the grades it names, and a grade in other words keeps none away") {
  const std::vector<Launch> launches = {launch_of("early", "K-2", {"matching"}),
                                        launch_of("later", "3-12", {"matching"})};
  LaunchWish wish;
  wish.strategies = {{"matching", 0}};
  const auto for_grade = [&](const char* grade) {
    wish.grade = grade;
    return ids_of(choose_launches(launches, wish));
  };
  CHECK(for_grade("K") == "early");
  CHECK(for_grade("2") == "early");
  CHECK(for_grade("10") == "later");
  CHECK(for_grade("") == "early later");
  CHECK(for_grade("our older ones") == "early later");
}
