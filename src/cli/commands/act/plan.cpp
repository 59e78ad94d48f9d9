#include "worksort/report/plan/plan.hpp"

#include "worksort/analyze/plan/launch.hpp"
#include "worksort/read/study/launches.hpp"
#include "worksort/report/plan/next.hpp"
#include "worksort/report/plan/plan_share.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

bool is_file(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);
}

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return a == b || std::filesystem::equivalent(a, b, error);
}

// The one plan of a file, or of the study by its id.
const Plan& kept_plan(const Study& study, const std::string& from) {
  const bool file = is_file(from);
  std::vector<const Plan*> found;
  std::vector<std::string> ids;
  for (const auto& plan : study.plans) {
    ids.push_back(plan.id);
    if (file ? is_same_file(study.files[plan.origin.file], from) : plan.id == normalized(from))
      found.push_back(&plan);
  }
  if (found.size() == 1) return *found.front();
  if (file && found.empty())
    throw Problem(fmt::format("no plan could be read from {}", from),
                  "a plan file holds 'plan:' and its keys");
  if (file) {
    throw Problem(fmt::format("{} holds {} plans", from, found.size()),
                  "name one by its id:" + option_word("--from", found.front()->id));
  }
  throw Problem(fmt::format("there is no file and no plan '{}'", from),
                did_you_mean(from, ids,
                             ids.empty() ? "no file holds a plan yet; 'worksort plan' proposes one"
                                         : fmt::format("plans here: {}", join(ids, ", "))));
}

class PlanCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.text("--from", m_from, "PLAN", "a plan to show again, with fresh evidence: its file or its id");
  }

  Result run(Session& session) override {
    const Filter& asked = session.common().filter;
    if (asked.strategies.size() > 1 || asked.issues.size() > 1) {
      throw Problem("a plan is for one group and one issue", "give --strategy and --issue once each");
    }
    Result result = m_from.empty() ? propose(session) : show_again(session);
    result.documents.stays =
        Problem("as YAML a plan is for the team to keep", "choose another format with -f");
    return result;
  }

 private:
  // The filters without those that name the plan's group and issue: classmates count too.
  static Filter class_filter(const Session& session) {
    Filter filter = session.common().filter;
    filter.strategies.clear();
    filter.issues.clear();
    return filter;
  }

  Result propose(Session& session) const {
    const Study& study = session.read();
    session.select(study);  // says so when a value stands nowhere
    const Selection& selection = session.select(study, class_filter(session));
    const Filter& asked = session.common().filter;
    const PlanRequest request{asked.strategies.empty() ? "" : asked.strategies.front(),
                              asked.issues.empty() ? "" : asked.issues.front()};
    const auto& basis = session.keep(plan_basis(selection, request));
    if (basis.task == nullptr) return nothing_to_plan(session, request);
    const Plan& plan = session.keep(with_launch(draft_plan(selection, basis, session.today()), *basis.task));
    const bool proposed = basis.tasks > 1 || request.strategy.empty() || request.issue.empty();
    const auto reasons = proposed ? plan_reasons(selection, basis) : Lines();
    Result result = shown(session, selection, basis, plan, reasons);
    result.documents.make = [&plan] { return std::vector<Value>{plan_document(plan)}; };
    result.documents.remarks = [&basis, &plan, reasons] {  // a page says the reasons itself
      Lines out;
      if (!reasons.empty() && !basis.issue.empty())
        out.push_back(terminal_safe(
            fmt::format("{}: {} of {}.", plan_subject(*basis.task->codebook, basis.strategy, basis.issue),
                        basis.sharing.size(), counted(basis.among, "page"))));
      for (const auto& reason : reasons) out.push_back(terminal_safe(reason));
      for (auto& warning : warnings(basis, plan)) out.push_back(std::move(warning));
      return out;
    };
    return result;
  }

  // With the launch that speaks to the issue, where one does.
  static Plan with_launch(Plan plan, const TaskInfo& task) {
    LaunchWish wish;
    if (!plan.issue.text.empty()) wish.issues.push_back({plan.issue.text, 0});
    if (task.task != nullptr) wish.grade = task.task->grade;
    const auto launches = shipped_launches();
    const auto choices = choose_launches(launches, wish);
    if (choices.empty()) return plan;
    const Launch& launch = *choices.front().launch;
    if (plan.materials.empty()) plan.materials = launch.needs;
    plan.launch = {launch.name, fmt::format("('worksort launch show {}' tells how)", launch.id)};
    return plan;
  }

  Result show_again(Session& session) const {
    const Filter& asked = session.common().filter;
    if (!asked.strategies.empty() || !asked.issues.empty()) {
      throw Problem("--from shows a plan as it was written",
                    "its strategy and issue stand in the plan itself");
    }
    std::vector<std::string> paths = session.words();
    if (paths.empty()) paths.emplace_back(".");
    if (is_file(m_from)) paths.push_back(m_from);
    const Study& study = session.read(paths, false);
    const Plan& plan = kept_plan(study, m_from);
    const Selection& selection = session.select(study, class_filter(session));
    const PlanBasis& basis = session.keep(plan_basis(selection, plan));
    Result result;
    if (basis.task == nullptr) {
      result.page.make = [&plan]() -> Page { throw without_task(plan); };
      result.page.stays = without_task(plan);
    } else {
      result = shown(session, selection, basis, plan, {});
    }
    result.documents.make = [&plan] { return std::vector<Value>{plan_document(plan)}; };
    return result;
  }

  static Problem without_task(const Plan& plan) {
    return Problem(
        fmt::format("plan '{}' is for task '{}', which is in none of the files", plan.id, plan.task.text),
        "name the folder that holds the task and the work: worksort plan FOLDER --from PLAN");
  }

  Result shown(Session& session, const Selection& selection, const PlanBasis& basis, const Plan& plan,
               const Lines& reasons) const {
    Result result;
    result.page.make = [&, reasons] {
      return plan_page(selection, basis, plan, reasons, m_from.empty() ? keep_command(session, plan) : "");
    };
    result.page.remarks = [&] { return warnings(basis, plan); };
    result.page.share = [&] {
      session.check_no_release();
      return shared_plan_page(selection, basis, plan, *session.min_n());
    };
    return result;
  }

  static Lines warnings(const PlanBasis& basis, const Plan& plan) {
    Lines out;
    for (const auto& warning : plan_warning_words(basis, plan))
      out.push_back("warning: " + terminal_safe(warning));
    return out;
  }

  // What to type to keep the plan; nothing when the work came through a pipe.
  static std::string keep_command(const Session& session, const Plan& plan) {
    const auto& words = session.words();
    if (std::find(words.begin(), words.end(), "-") != words.end()) return "";
    std::string out = "worksort plan" + shell_words(words);
    for (const auto& class_id : session.common().filter.classes) out += option_word("--class", class_id);
    out += option_word("--task", plan.task.text);
    if (!plan.strategy.text.empty()) out += option_word("--strategy", plan.strategy.text);
    if (!plan.issue.text.empty()) out += option_word("--issue", plan.issue.text);
    return out + " -o " + file_slug(plan.id) + ".yaml";
  }

  static Result nothing_to_plan(Session& session, const PlanRequest& request) {
    const std::string why =
        request.strategy.empty() && request.issue.empty()
            ? "No piece of work here has a strategy that was coded, so there is no group to plan for yet."
            : "No group shows what was asked for, so there is nothing to plan from yet. 'worksort group' "
              "shows the groups.";
    session.say(why);
    Result result;
    result.documents.make = [] { return std::vector<Value>{}; };
    result.page.make = [why] { return no_plan_page(why); };
    result.page.share = [&session] { return shared_no_plan_page(*session.min_n()); };
    return result;
  }

  std::string m_from;
};

}  // namespace

std::unique_ptr<Command> make_plan() {
  return std::make_unique<PlanCommand>();
}

}  // namespace worksort
