#include "worksort/analyze/plan/launch.hpp"

#include "worksort/analyze/plan/plan_choice.hpp"
#include "worksort/analyze/unseen.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <tuple>

namespace worksort {
namespace {

// K is 0; nothing for a grade in other words.
std::optional<int> grade_number(std::string_view grade) {
  if (grade == "K" || grade == "k") return 0;
  int number = 0;
  const auto* end = grade.data() + grade.size();
  const auto [stop, error] = std::from_chars(grade.data(), end, number);
  return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

bool fits_grade(const Launch& launch, const std::string& grade) {
  const auto wanted = grade_number(grade);
  const auto range = split_trimmed(launch.grades, '-');
  if (!wanted || range.empty()) return true;
  return grade_number(range.front()).value_or(0) <= *wanted &&
         *wanted <= grade_number(range.back()).value_or(*wanted);
}

std::vector<WantedCode> served(const std::vector<WantedCode>& wanted, const std::vector<std::string>& codes) {
  std::vector<WantedCode> out;
  for (const auto& want : wanted) {
    if (std::find(codes.begin(), codes.end(), want.code) != codes.end()) out.push_back(want);
  }
  return out;
}

std::size_t pieces_of(const std::vector<WantedCode>& codes) {
  std::size_t sum = 0;
  for (const auto& code : codes) sum += code.pieces;
  return sum;
}

auto weight(const LaunchChoice& choice) {
  const LaunchWish& serves = choice.serves;
  return std::tuple(pieces_of(serves.issues), serves.issues.size(), serves.critical.size(),
                    pieces_of(serves.strategies), serves.strategies.size());
}

void count(std::vector<WantedCode>& codes, std::string_view code, std::size_t pieces) {
  const auto found =
      std::find_if(codes.begin(), codes.end(), [&](const WantedCode& w) { return w.code == code; });
  if (found == codes.end())
    codes.push_back({std::string(code), pieces});
  else
    found->pieces += pieces;
}

bool is_counted(const std::vector<WantedCode>& codes, std::string_view code) {
  return std::any_of(codes.begin(), codes.end(), [&](const WantedCode& w) { return w.code == code; });
}

// A slip or another reading of the task needs a question and no lesson.
bool is_idea(const TaskInfo& task, std::string_view code) {
  const Issue* issue = task.codebook->issue(code);
  return is_teachable(issue == nullptr ? std::string_view() : issue->cause);
}

void count_work(const Selection& selection, const TaskInfo& task, LaunchWish& wish) {
  const Study& study = selection.study();
  for (const auto piece : latest_pieces(selection, selection.pieces(task)).latest) {
    const InForce now = selection.in_force(piece);
    if (now.standing == Standing::coded) count(wish.strategies, study.text(now.strategies.front()), 1);
    for (const auto issue : now.issues) {
      if (is_idea(task, study.text(issue))) count(wish.issues, study.text(issue), 1);
    }
  }
}

}  // namespace

LaunchWish launch_wish(const Selection& selection, const TaskInfo& task) {
  LaunchWish wish;
  count_work(selection, task, wish);
  if (task.task == nullptr) return wish;
  wish.grade = task.task->grade;
  const auto seen = seen_codes(selection, task).strategies;
  for (const auto& one : task.task->critical) {
    if (is_met(one, [&](const std::string& code) { return seen.contains(code); })) continue;
    for (const auto& strategy : one.any) count(wish.critical, strategy.text, 0);
  }
  for (const auto& strategy : task.task->anticipate.strategies) {
    if (!is_counted(wish.critical, strategy.text)) count(wish.strategies, strategy.text, 0);
  }
  return wish;
}

std::vector<LaunchChoice> choose_launches(const std::vector<Launch>& launches, const LaunchWish& wish) {
  std::vector<LaunchChoice> out;
  for (const auto& launch : launches) {
    if (!fits_grade(launch, wish.grade)) continue;
    LaunchChoice choice{&launch, {}};
    choice.serves.issues = served(wish.issues, launch.issues);
    choice.serves.critical = served(wish.critical, launch.strategies);
    choice.serves.strategies = served(wish.strategies, launch.strategies);
    if (weight(choice) != weight({})) out.push_back(std::move(choice));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const LaunchChoice& a, const LaunchChoice& b) { return weight(a) > weight(b); });
  return out;
}

}  // namespace worksort
