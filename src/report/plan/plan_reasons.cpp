// What is said about a proposed plan: warnings, and why this one.
#include "worksort/analyze/plan/follow_up.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/plan/plan.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>

#include <fmt/core.h>

namespace worksort {
namespace {

// Of what no plan is proposed for first.
std::string_view recorded_cause(std::string_view cause) {
  if (cause == "slip") return "a slip";
  if (cause == "misread") return "another reading of the question";
  return cause == "not-attempted" ? "not tried yet" : "an idea or a gap";
}

std::string among_words(const PlanChoice& choice) {
  return fmt::format("({} of {})", choice.sharing.size(), counted(choice.among, "page"));
}

// "unequal groups (2 of 24 pages)"
std::string choice_words(const Study& study, const PlanBasis& basis, const PlanChoice& choice) {
  return fmt::format("{} {}", in_sentence(code_name(study, *basis.task, Dimension::issue, choice.issue)),
                     among_words(choice));
}

// The same as the object of a sentence: many names are sentences of their own.
std::string quoted_choice(const Study& study, const PlanBasis& basis, const PlanChoice& choice) {
  return fmt::format("'{}' {}", code_name(study, *basis.task, Dimension::issue, choice.issue),
                     among_words(choice));
}

// The choice that became the plan; null where the issue is on none of the pages.
const PlanChoice* chosen(const Study& study, const PlanBasis& basis) {
  const auto found = std::ranges::find_if(basis.choices, [&](const PlanChoice& c) {
    return c.issue != k_no_text && study.text(c.issue) == basis.issue && c.sharing == basis.sharing;
  });
  return found == basis.choices.end() ? nullptr : &*found;
}

// On how many of the students' latest pages of a task any reader noted each issue, also where there is no
// strategy to go by.
using Noted = std::map<Text, std::size_t>;
Noted noted_on_pages(const Selection& selection, const TaskInfo& task) {
  Noted out;
  for (const auto piece : latest_pieces(selection, selection.pieces(task)).latest) {
    for (const Text issue : noted_later(selection, piece).issues) ++out[issue];
  }
  return out;
}

std::string one_page_words(const PlanChoice& plan, const Noted& noted) {
  if (noted.at(plan.issue) < 2) return "On one page only: a conference rather than a lesson.";
  if (plan.among == 1) return "On the one page to choose from: a conference rather than a lesson.";
  return fmt::format("On one of the {} to choose from: a conference rather than a lesson.",
                     counted(plan.among, "page"));
}

// The most pages that any other idea or gap is on.
std::size_t most_of_others(const Study& study, const TaskInfo& task, const PlanChoice& plan,
                           const Noted& noted) {
  std::size_t most = 0;
  for (const auto& [issue, pages] : noted) {
    const Issue* entry = task.codebook->issue(study.text(issue));
    if (issue != plan.issue && is_teachable(entry == nullptr ? "" : entry->cause))
      most = std::max(most, pages);
  }
  return most;
}

std::string why(const Selection& selection, const PlanBasis& basis, const PlanChoice& plan) {
  const Study& study = selection.study();
  const auto teachable = std::ranges::count_if(
      basis.choices, [&](const PlanChoice& c) { return is_teachable(c) && c.school == plan.school; });
  const auto is_as_good = [&](const PlanChoice& c) {
    return &c != &plan && c.school == plan.school && c.issue != k_no_text &&
           is_teachable(c) == is_teachable(plan) && c.sharing.size() >= plan.sharing.size();
  };
  if (!is_teachable(plan)) return teachable == 0 ? "No idea or gap is recorded on these pages." : "";
  const auto noted = noted_on_pages(selection, *basis.task);
  if (!is_shared(plan)) return one_page_words(plan, noted);
  const std::size_t most = most_of_others(study, *basis.task, plan, noted);
  const auto other = std::ranges::find_if(basis.choices, is_as_good);
  if (teachable == 1 && most == 0) return "The one idea or gap that was recorded here.";
  if (other == basis.choices.end() && most >= plan.sharing.size())
    return fmt::format("On more of the {} to choose from than any other idea or gap.",
                       counted(plan.among, "page"));
  if (other == basis.choices.end()) return "On more pages than any other idea or gap.";
  const bool equal = other->sharing.size() == plan.sharing.size();
  const std::string name = quoted_choice(study, basis, *other);
  return equal ? fmt::format("As many share {}.", name) : fmt::format("More share {}.", name);
}

// What more pages have and teaching is not proposed for, and what comes next.
void add_set_aside(const Study& study, const PlanBasis& basis, const PlanChoice& plan,
                   std::vector<std::string>& out) {
  std::vector<std::string> aside;
  for (const auto& c : basis.choices) {
    const bool more = c.school == plan.school && c.issue != k_no_text && !is_teachable(c) &&
                      c.sharing.size() > plan.sharing.size();
    if (more && is_teachable(plan))
      aside.push_back(
          fmt::format("{}, recorded as {}", choice_words(study, basis, c), recorded_cause(c.cause)));
  }
  if (!aside.empty())
    out.push_back(fmt::format("Set aside, though more pages have it: {}.", join(aside, "; ")));
  const auto next = std::ranges::find_if(basis.choices, [&](const PlanChoice& c) {
    return &c != &plan && c.school == plan.school && is_teachable(c) &&
           (!is_teachable(plan) || c.sharing.size() < plan.sharing.size());
  });
  if (next != basis.choices.end())
    out.push_back(fmt::format("{}: {}.", is_teachable(plan) ? "Next" : "Teaching could address this instead",
                              choice_words(study, basis, *next)));
}

}  // namespace

std::string plan_subject(const Codebook& codebook, const std::string& strategy, const std::string& issue) {
  const std::string group = strategy.empty() ? "" : codebook.name_of(Dimension::strategy, strategy);
  const std::string about = issue.empty() ? "" : codebook.name_of(Dimension::issue, issue);
  if (group.empty() || about.empty()) return about + group;
  return fmt::format("{}, in {}", about, in_sentence(group));
}

std::vector<std::string> plan_warning_words(const PlanBasis& basis, const Plan& plan) {
  std::vector<std::string> out;
  const std::string issue =
      basis.task == nullptr ? basis.issue : basis.task->codebook->name_of(Dimension::issue, basis.issue);
  for (const auto warning : plan_warnings(basis, plan)) {
    switch (warning) {
      case PlanWarning::nothing_new:
        out.emplace_back(
            "Nothing here is new and different: the model, the routine and the grouping are those of the "
            "first "
            "instruction. Change at least one of them.");
        break;
      case PlanWarning::slip:
        out.push_back(fmt::format(
            "'{}' is recorded as a slip, and a slip seldom needs a lesson: a way to keep track, or a second "
            "look at their own work, "
            "may be enough.",
            issue));
        if (std::ranges::any_of(basis.choices, [](const PlanChoice& c) { return is_teachable(c); }))
          out.back() += " 'worksort plan' without --issue proposes what teaching can address.";
        break;
      case PlanWarning::whole_class:
        out.push_back(
            fmt::format("{} of {} pieces of the class share '{}'. Think of a lesson for the whole class.",
                        basis.class_sharing, basis.class_pieces, issue));
        break;
      case PlanWarning::large_group:
        out.push_back(
            fmt::format("{} students are more than a teaching group of {}. 'worksort group --size {}' splits "
                        "the group and mixes how far the work was carried.",
                        basis.students.size(), k_largest_plan_group, k_largest_plan_group));
        break;
    }
  }
  return out;
}

std::vector<std::string> plan_reasons(const Selection& selection, const PlanBasis& basis) {
  const Study& study = selection.study();
  std::vector<std::string> out;
  if (basis.task == nullptr) return out;
  if (basis.tasks > 1) {
    out.push_back(fmt::format(
        "Work on {} tasks was read; this plan is for '{}', the latest that fits. --task names another.",
        basis.tasks, task_title(study, *basis.task)));
  }
  if (basis.issue.empty()) {
    out.push_back(fmt::format(
        "No issue is recorded on {}, so the one thing to address is left for you to name.",
        basis.pieces.size() == 1 ? "this page" : fmt::format("these {} pages", basis.pieces.size())));
    return out;
  }
  const PlanChoice* plan = chosen(study, basis);
  if (plan == nullptr) {
    out.push_back(
        fmt::format("This issue is recorded on no page with {}.",
                    in_sentence(basis.task->codebook->name_of(Dimension::strategy, basis.strategy))));
    return out;
  }
  if (const std::string words = why(selection, basis, *plan); !words.empty()) out.push_back(words);
  add_set_aside(study, basis, *plan, out);
  return out;
}

}  // namespace worksort
