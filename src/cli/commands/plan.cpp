#include "worksort/report/plan/plan.hpp"

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
    throw UsageError(fmt::format("no plan could be read from {}", from),
                     "a plan file holds 'plan:' and its keys");
  if (file) {
    throw UsageError(fmt::format("{} holds {} plans", from, found.size()),
                     "name one by its id: --from " + shell_word(found.front()->id));
  }
  const auto close = nearest(from, ids);
  throw UsageError(fmt::format("there is no file and no plan '{}'", from),
                   close         ? fmt::format("did you mean '{}'?", *close)
                   : ids.empty() ? "no file holds a plan yet; 'worksort plan' proposes one"
                                 : fmt::format("plans here: {}", join(ids, ", ")));
}

class PlanCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.text("--from", m_from, "PLAN", "a plan to show again, with fresh evidence: its file or its id");
    options.text("--template", m_template, "FILE", "a page template of your own");
  }

  int run(Session& session) override {
    session.use_template(m_template);
    const Filter& asked = session.common().filter;
    if (asked.strategies.size() > 1 || asked.issues.size() > 1) {
      throw UsageError("a plan is for one group and one issue", "give --strategy and --issue once each");
    }
    if (session.min_n() && session.format() == Format::yaml) {
      throw UsageError("as YAML a plan is for the team to keep", "choose another format with -f");
    }
    return m_from.empty() ? propose(session) : show_again(session);
  }

 private:
  // The filters without those that name the plan's group and issue: classmates count too.
  static Filter class_filter(const Session& session) {
    Filter filter = session.common().filter;
    filter.strategies.clear();
    filter.issues.clear();
    return filter;
  }

  int propose(Session& session) {
    const Study study = session.read();
    session.select(study);  // says so when a value stands nowhere
    const Selection selection = session.select(study, class_filter(session));
    const Filter& asked = session.common().filter;
    const PlanRequest request{asked.strategies.empty() ? "" : asked.strategies.front(),
                              asked.issues.empty() ? "" : asked.issues.front()};
    const PlanBasis basis = plan_basis(selection, request);
    if (basis.task == nullptr) return nothing_to_plan(session, study, request);
    const Plan plan = draft_plan(selection, basis, session.today());
    const bool proposed = basis.tasks > 1 || request.strategy.empty() || request.issue.empty();
    const auto reasons = proposed ? plan_reasons(selection, basis) : std::vector<std::string>{};
    if (session.format() == Format::yaml) {  // a page says it itself
      for (const auto& reason : reasons) session.say(terminal_safe(reason));
    }
    return finish(session, selection, basis, plan, reasons);
  }

  int show_again(Session& session) {
    const Filter& asked = session.common().filter;
    if (!asked.strategies.empty() || !asked.issues.empty()) {
      throw UsageError("--from shows a plan as it was written",
                       "its strategy and issue stand in the plan itself");
    }
    std::vector<std::string> paths = session.words();
    if (paths.empty()) paths.emplace_back(".");
    if (is_file(m_from)) paths.push_back(m_from);
    const Study study = session.read(paths, false);
    const Plan& plan = kept_plan(study, m_from);
    if (session.format() == Format::yaml) return session.finish(std::vector<Value>{plan_document(plan)});
    const Selection selection = session.select(study, class_filter(session));
    const PlanBasis basis = plan_basis(selection, plan);
    if (basis.task == nullptr) {
      throw UsageError(
          fmt::format("plan '{}' is for task '{}', which is in none of the files", plan.id, plan.task.text),
          "name the folder that holds the task and the work: worksort plan FOLDER --from PLAN");
    }
    return finish(session, selection, basis, plan, {});
  }

  int finish(Session& session, const Selection& selection, const PlanBasis& basis, const Plan& plan,
             const std::vector<std::string>& reasons) {
    if (session.min_n())
      return session.finish(shared_plan_page(selection, basis, plan, *session.min_n()), selection.study());
    for (const auto& warning : plan_warning_words(basis, plan))
      session.say("warning: " + terminal_safe(warning));
    if (session.format() == Format::yaml) return session.finish(std::vector<Value>{plan_document(plan)});
    return session.finish(
        plan_page(selection, basis, plan, reasons, m_from.empty() ? keep_command(session, plan) : ""),
        selection.study());
  }

  // What to type to keep the plan; nothing when the work came through a pipe.
  static std::string keep_command(const Session& session, const Plan& plan) {
    const auto& words = session.words();
    if (std::find(words.begin(), words.end(), "-") != words.end()) return "";
    std::string out = "worksort plan" + shell_words(words);
    for (const auto& class_id : session.common().filter.classes) out += " --class " + shell_word(class_id);
    out += " --task " + shell_word(plan.task.text) + " --strategy " + shell_word(plan.strategy.text);
    if (!plan.issue.text.empty()) out += " --issue " + shell_word(plan.issue.text);
    return out + " -o " + file_slug(plan.id) + ".yaml";
  }

  static int nothing_to_plan(Session& session, const Study& study, const PlanRequest& request) {
    const std::string why =
        request.strategy.empty() && request.issue.empty()
            ? "No piece of work here has a strategy that was coded, so there is no group to plan for yet."
            : "No group shows what was asked for, so there is nothing to plan from yet. 'worksort group' "
              "shows the groups.";
    session.say(why);
    if (session.min_n()) return session.finish(shared_no_plan_page(*session.min_n()), study);
    if (session.format() == Format::yaml) return session.finish(std::vector<Value>{});
    return session.finish(no_plan_page(why), study);
  }

  std::string m_from;
  std::string m_template;
};

}  // namespace

std::unique_ptr<Command> make_plan() {
  return std::make_unique<PlanCommand>();
}

}  // namespace worksort
