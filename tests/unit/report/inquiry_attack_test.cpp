// Attacks on the goals of inquiries that are shared: several counts of the same students beside each other,
// by a reader with linear programming.
#include "worksort/analyze/agree/seeded_draws.hpp"
#include "worksort/report/protocol/inquiry_share.hpp"
#include "worksort/util/text.hpp"

#include <array>
#include <map>
#include <optional>

#include "../analyze/made_study.hpp"
#include "../linear_attacker.hpp"
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::test;

namespace {

using CodeBits = unsigned;  // a bit for each of the three strategies
constexpr CodeBits k_no_piece = 8;
constexpr std::array<const char*, 3> k_goal_days = {"2026-10-05", "2026-11-02", "2026-11-16"};

// What a student did on the three days.
using GoalWork = std::array<CodeBits, 3>;

struct DrawnGoal {
  CodeBits codes = 0;
  std::size_t last_before = 0;  // the days before are up to this one, those now from the next one on
};

struct DrawnInquiry {
  std::map<GoalWork, std::int64_t> students;
  std::vector<DrawnGoal> goals;
};

std::string code_list(CodeBits codes) {
  std::vector<std::string> out;
  for (unsigned bit = 0; bit < 3; ++bit) {
    if ((codes >> bit & 1U) != 0) out.push_back(fmt::format("s{}", bit));
  }
  return "[" + join(out, ", ") + "]";
}

DrawnInquiry drawn_inquiry(SeededDraws& draws) {
  DrawnInquiry out;
  const std::size_t students = 5 + draws.below(40);
  const CodeBits few = static_cast<CodeBits>(draws.below(8));
  for (std::size_t s = 0; s < students; ++s) {
    GoalWork work{};
    for (auto& codes : work) {
      codes = draws.below(6) == 0 ? k_no_piece : static_cast<CodeBits>(draws.below(8));
      if (codes != k_no_piece && draws.below(4) > 0) codes &= few;
    }
    ++out.students[work];
  }
  const std::size_t goals = 1 + draws.below(4);
  for (std::size_t g = 0; g < goals; ++g)
    out.goals.push_back({1 + static_cast<CodeBits>(draws.below(7)), draws.below(2)});
  return out;
}

std::string inquiry_documents(const DrawnInquiry& made) {
  std::string out = "codebook: {id: cb, strategies: [s0, s1, s2]}\n---\ntask: {id: t, codebook: cb}\n";
  for (std::size_t day = 0; day < k_goal_days.size(); ++day) {
    out += fmt::format("---\nwork:\n  task: t\n  date: {}\n  class: c\n  pieces:\n", k_goal_days[day]);
    std::size_t number = 0;
    for (const auto& [work, students] : made.students) {
      for (std::int64_t i = 0; i < students; ++i, ++number) {
        const CodeBits codes = work[day];
        const std::string strategy = codes == k_no_piece ? "absent" : codes == 0 ? "blank" : code_list(codes);
        out += fmt::format("    - {{student: k{}, strategy: {}}}\n", number, strategy);
      }
    }
  }
  out += "---\ninquiry:\n  id: q\n  goals:\n";
  for (std::size_t g = 0; g < made.goals.size(); ++g)
    out += fmt::format(
        "    - {{id: g{}, measure: {{strategy: {}}}, baseline: {{until: {}}}, current: {{since: {}}}}}\n", g,
        code_list(made.goals[g].codes), k_goal_days[made.goals[g].last_before],
        k_goal_days[made.goals[g].last_before + 1]);
  return out;
}

// Students with a piece on one of the days, or with one of these codes then.
struct Asked {
  std::size_t first = 0;
  std::size_t last = 2;
  CodeBits codes = 0;  // 0: any piece

  [[nodiscard]] bool fits(const GoalWork& work) const {
    for (std::size_t day = first; day <= last; ++day) {
      if (work[day] != k_no_piece && (codes == 0 || (work[day] & codes) != 0)) return true;
    }
    return false;
  }
};

class GoalReader {
 public:
  explicit GoalReader(const DrawnInquiry& made) : m_made(made) {
    for (CodeBits a = 0; a <= k_no_piece; ++a) {
      for (CodeBits b = 0; b <= k_no_piece; ++b) {
        for (CodeBits c = 0; c <= k_no_piece; ++c) m_kinds.push_back({a, b, c});
      }
    }
  }

  void told(const Asked& asked, std::int64_t count) {
    std::int64_t truth = 0;
    for (const auto& [work, students] : m_made.students) truth += asked.fits(work) ? students : 0;
    REQUIRE(truth == count);
    m_told.push_back(asked);
    m_counts.push_back(static_cast<double>(count));
  }

  // How many small counts are found out: of students who are in one of the told sets and in, or not in,
  // another.
  [[nodiscard]] std::size_t attack(std::int64_t min_n, const std::vector<Asked>& sets) const {
    LinearAttacker attacker(m_kinds.size());
    for (std::size_t i = 0; i < m_told.size(); ++i) {
      attacker.know(places([&](const GoalWork& work) { return m_told[i].fits(work); }), m_counts[i],
                    m_counts[i]);
    }
    REQUIRE(attacker.prepare());
    std::size_t found = 0;
    for (const auto& one : sets) {
      for (const auto& other : sets) {
        for (const bool in : {true, false}) {
          const auto both = [&](const GoalWork& work) { return one.fits(work) && other.fits(work) == in; };
          std::int64_t truth = 0;
          for (const auto& [work, students] : m_made.students) truth += both(work) ? students : 0;
          if (truth == 0 || truth >= min_n) continue;
          found += attacker.finds_out(places(both)) ? 1U : 0U;
        }
      }
    }
    return found;
  }

 private:
  template <typename Fits>
  [[nodiscard]] std::vector<std::size_t> places(Fits&& fits) const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < m_kinds.size(); ++i) {
      if (fits(m_kinds[i])) out.push_back(i);
    }
    return out;
  }

  const DrawnInquiry& m_made;
  std::vector<GoalWork> m_kinds;
  std::vector<Asked> m_told;
  std::vector<double> m_counts;
};

std::optional<std::int64_t> told_number(const Cell& cell) {
  const auto* value = std::get_if<std::int64_t>(&cell);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

struct GoalLog {
  std::size_t told = 0;
  std::size_t hidden = 0;
  std::size_t found = 0;
};

void attack_goals(const DrawnInquiry& made, std::int64_t min_n, GoalLog& log) {
  const Study study = made_study(inquiry_documents(made));
  const Selection all(study, {});
  const Table table = shared_inquiry_table(all, inquiries(all), min_n).take();
  GoalReader reader(made);
  std::vector<Asked> sets;
  for (std::size_t g = 0; g < made.goals.size(); ++g) {
    const DrawnGoal& goal = made.goals[g];
    const std::array<Asked, 4> asked = {{{0, goal.last_before, goal.codes},
                                         {0, goal.last_before, 0},
                                         {goal.last_before + 1, 2, goal.codes},
                                         {goal.last_before + 1, 2, 0}}};
    for (std::size_t i = 0; i < asked.size(); ++i) {
      sets.push_back(asked[i]);
      const auto count = told_number(table.rows[g][3 + i]);
      (count ? log.told : log.hidden) += 1;
      if (count) reader.told(asked[i], *count);
    }
  }
  log.found += reader.attack(min_n, sets);
}

void attack_goals(int inquiries, std::uint64_t seed) {
  SeededDraws draws(seed);
  std::map<std::int64_t, GoalLog> logs;
  for (int round = 0; round < inquiries; ++round) {
    const DrawnInquiry made = drawn_inquiry(draws);
    CAPTURE(inquiry_documents(made));
    for (const std::int64_t min_n : {3, 5, 10}) attack_goals(made, min_n, logs[min_n]);
  }
  for (const auto& [min_n, log] : logs) {
    MESSAGE(inquiries << " inquiries, " << min_n << ": " << log.hidden << " of " << log.hidden + log.told
                      << " numbers hidden, " << log.found << " small ones found out");
    CHECK(log.told > 0);
    CHECK(log.found == 0);
  }
}

}  // namespace

TEST_CASE("all goals of an inquiry together give no small count away" * doctest::test_suite("hours")) {
  attack_goals(500, 5);
}

TEST_CASE("nor do those of a few inquiries" * doctest::test_suite("long")) {
  attack_goals(20, 6);
}

// 10 used s0, 10 used s1, one of them both: with the number for either it would be known that it is one.
TEST_CASE("a goal that would tell how many show two strategies stays hidden") {
  DrawnInquiry made;
  made.students = {{{8, 8, 1}, 9}, {{8, 8, 2}, 9}, {{8, 8, 3}, 1}, {{8, 8, 0}, 9}};
  made.goals = {{1, 1}, {2, 1}, {3, 1}};
  GoalReader careless(made);
  std::vector<Asked> sets = {{2, 2, 1}, {2, 2, 2}, {2, 2, 3}, {2, 2, 0}};
  const std::array<std::int64_t, 4> counts = {10, 10, 19, 28};
  for (std::size_t i = 0; i < sets.size(); ++i) careless.told(sets[i], counts[i]);
  CHECK(careless.attack(3, sets) > 0);
  GoalLog log;
  attack_goals(made, 3, log);
  CHECK(log.found == 0);
  CHECK(log.told >= 3);
}
