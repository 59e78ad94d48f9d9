#include "worksort/report/plan/review.hpp"

#include "worksort/analyze/plan/problem_type.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/plan/practices.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_practices = 3;

// What is missing, why it matters, and the key to write it under.
struct BlankWords {
  std::string what;
  std::string why;
  std::string key;
};

// A critical strategy and those of which any will do in its place.
std::string critical_words(const TaskInfo& info, const std::string& first) {
  const auto& critical = info.task->critical;
  const auto found = std::find_if(critical.begin(), critical.end(),
                                  [&](const OneOf& one) { return one.any.front().text == first; });
  std::vector<std::string> names;
  for (const auto& code : found->any)
    names.push_back(in_sentence(info.codebook->name_of(Dimension::strategy, code.text)));
  return join(names, " or ");
}

BlankWords blank_words(Blank blank, const std::string& about) {
  switch (blank) {
    case Blank::task:
      return {"What the task is", "nobody has described it yet", "task"};
    case Blank::prompt:
      return {"What students will see", "look at the task through their eyes first", "task: prompt"};
    case Blank::standard:
      return {"The standard", "it says what the task is for", "task: standards"};
    case Blank::target:
      return {"The target of the standard", "conceptual, procedural or application", "task: target"};
    case Blank::alignment:
      return {"Does the task meet the target?", "yes, partly or no, and how you know", "task: review"};
    case Blank::responses:
      return {"What success can look like", "solve it yourselves, in more than one way",
              "exemplar: responses"};
    case Blank::second_response:
      return {"A second way to succeed", "one exemplar alone becomes the only right way",
              "exemplar: responses"};
    case Blank::look_fors:
      return {"What to look for", "the key features of the thinking", "exemplar: look_fors"};
    case Blank::aspect:
      return {fmt::format("A look-for of the {} side", about), "the task aims at it", "exemplar: look_fors"};
    case Blank::critical:
      return {"Critical strategies", "which ones should somebody be using?", "task: critical"};
    case Blank::critical_example:
      return {fmt::format("An exemplar that shows {}", about), "it is critical, so know it when you see it",
              "exemplar: responses"};
    case Blank::strategies:
      return {"Strategies that students might use", "doing the math together brings them up",
              "task: anticipate: strategies"};
    case Blank::stuck:
      return {"Where students might get stuck", "so that a question is ready", "task: anticipate: stuck"};
    case Blank::questions:
      return {"Assessing and advancing questions", "ready before they are needed",
              "task: anticipate: questions"};
    case Blank::succeed:
      return {"Where students might be successful", "it is what there is to build on",
              "task: anticipate: succeed"};
    case Blank::models:
      return {"Models that students might use", "a strategy is an action on a model",
              "task: anticipate: models"};
    case Blank::answers:
      return {"Answers that are right", "so that worksort can compare them", "task: answers"};
    case Blank::goal:
      return {"What students should come to understand", "the goal behind the answer", "task: goal"};
    case Blank::taught_before:
      return {"How it was taught before", "a plan needs it to be new and different", "task: taught_before"};
    case Blank::unused_look_for:
      return {fmt::format("A response that shows '{}'", about), "no exemplar shows this look-for",
              "exemplar: responses: shows"};
    case Blank::codebook:
      return {"The codebook", "shared names for what you will see", "task: codebook"};
  }
  return {};
}

// The data of one task.
class ReviewData {
 public:
  ReviewData(const Study& study, const TaskReview& review)
      : m_study(study),
        m_review(review),
        m_info(*review.task),
        m_task(m_info.task == nullptr ? m_none : *m_info.task) {}

  Value data() const {
    Value out = {{"task", std::string(m_study.text(m_info.id))},
                 {"title", task_title(m_study, m_info)},
                 {"kind", m_task.kind},
                 {"grade", m_task.grade},
                 {"prompt", m_task.prompt},
                 {"goal", m_task.goal},
                 {"standards", m_task.standards},
                 {"standard_words", join(m_task.standards, ", ")},
                 {"clarifications", m_task.clarifications},
                 {"practice_words", join(m_task.practices, ", ")},
                 {"practices", practice_words(m_task.practices, k_most_practices)},
                 {"target", m_task.target},
                 {"target_words", join_and(m_task.target)},
                 {"aligned", m_task.review_aligned},
                 {"alignment_evidence", m_task.review_evidence},
                 {"alignment_note", m_task.review_note},
                 {"answer_words", join(m_task.answers, "; ")}};
    out["responses"] = responses();
    out["ways"] = m_review.ways;
    out["ways_words"] = m_info.responses.empty()
                            ? ""
                            : fmt::format("{}, {}", counted(m_info.responses.size(), "response"),
                                          counted(m_review.ways, "way to succeed", "ways to succeed"));
    out["aspects"] = aspects();
    out["critical"] = critical();
    out["kind_of_question"] = kind_of_question();
    out["anticipate"] = anticipation();
    out["blanks"] = blanks();
    out["blank_words"] = m_review.blanks.empty() ? "" : counted(m_review.blanks.size(), "thing", "things");
    return out;
  }

 private:
  std::string name(Dimension dimension, const std::string& code) const {
    return code.empty() ? "" : m_info.codebook->name_of(dimension, code);
  }

  std::vector<std::string> names(Dimension dimension, const std::vector<Written>& codes) const {
    std::vector<std::string> out;
    out.reserve(codes.size());
    for (const auto& code : codes)
      out.push_back(out.empty() ? name(dimension, code.text) : in_sentence(name(dimension, code.text)));
    return out;
  }

  std::string look_for_text(const std::string& id) const {
    const LookFor* found = m_info.look_for(id);
    return found == nullptr ? prettified(id) : look_for_words(*found);
  }

  Value responses() const {
    Value out = Value::array();
    for (const auto* r : m_info.responses) {
      std::vector<std::string> shows;
      for (const auto& code : r->shows) shows.push_back(in_sentence(look_for_text(code.text)));
      const std::string strategy = name(Dimension::strategy, r->strategy.text);
      out.push_back({{"strategy", r->strategy.text},
                     {"name", strategy.empty() ? "A response" : strategy},
                     {"model_words", join(names(Dimension::model, r->models), ", ")},
                     {"answer", r->answer},
                     {"work", r->work},
                     {"shows_words", join(shows, "; ")},
                     {"note", r->note}});
    }
    return out;
  }

  Value aspects() const {
    Value out = Value::array();
    for (const auto& check : m_review.aspects) {
      Value look_fors = Value::array();
      std::vector<std::string> words;
      for (const auto* look_for : check.look_fors) {
        look_fors.push_back({{"id", look_for->id}, {"text", look_for_words(*look_for)}});
        words.push_back(look_for_words(*look_for));
      }
      out.push_back({{"aspect", check.aspect},
                     {"name", check.aspect.empty() ? "No aspect named" : prettified(check.aspect)},
                     {"targeted", check.targeted},
                     {"look_fors", std::move(look_fors)},
                     {"words", join(words, "; ")}});
    }
    return out;
  }

  Value critical() const {
    Value out = Value::array();
    for (const auto& check : m_review.critical) {
      const std::string words = check.responses == 0
                                    ? "in no exemplar yet"
                                    : fmt::format("in {}", counted(check.responses, "exemplar response"));
      out.push_back({{"strategy", check.strategy},
                     {"name", name(Dimension::strategy, check.strategy)},
                     {"responses", check.responses},
                     {"words", words}});
    }
    return out;
  }

  // What the task's problem type is called, and the strategies that its codebook says serve it.
  Value kind_of_question() const {
    const std::string type = name(Dimension::problem_type, m_task.problem_type.text);
    std::vector<Written> invited, open;
    for (const auto& strategy : strategies_for(m_info)) {
      invited.push_back({strategy, {}});
      const bool expected = std::ranges::any_of(m_task.anticipate.strategies,
                                                [&](const Written& w) { return w.text == strategy; });
      if (!expected) open.push_back({strategy, {}});
    }
    return Value{{"name", type},
                 {"invites", join(names(Dimension::strategy, invited), ", ")},
                 {"open", join(names(Dimension::strategy, open), ", ")}};
  }

  Value anticipation() const {
    const auto& a = m_task.anticipate;
    return Value{{"succeed", a.succeed},
                 {"strategy_words", join(names(Dimension::strategy, a.strategies), ", ")},
                 {"model_words", join(names(Dimension::model, a.models), ", ")},
                 {"stuck", a.stuck},
                 {"assessing", a.questions.assessing},
                 {"advancing", a.questions.advancing},
                 {"note", a.note}};
  }

  Value blanks() const {
    Value out = Value::array();
    for (const auto& item : m_review.blanks) {
      std::string about = item.about;
      if (item.blank == Blank::critical_example) about = critical_words(m_info, about);
      if (item.blank == Blank::unused_look_for) about = in_sentence(look_for_text(about));
      const BlankWords words = blank_words(item.blank, about);
      out.push_back({{"id", std::string(to_string(item.blank))},
                     {"about", item.about},
                     {"what", words.what},
                     {"why", words.why},
                     {"key", words.key}});
    }
    return out;
  }

  const Study& m_study;
  const TaskReview& m_review;
  const TaskInfo& m_info;
  const Task m_none;
  const Task& m_task;
};

}  // namespace

std::vector<std::string> shared_blanks(const TaskInfo& info, const TaskReview& review) {
  std::vector<std::string> out;
  for (const auto& item : review.blanks) {
    const std::string about = item.blank == Blank::critical_example  ? critical_words(info, item.about)
                              : item.blank == Blank::unused_look_for ? in_sentence(prettified(item.about))
                                                                     : item.about;
    out.push_back(blank_words(item.blank, about).what);
  }
  return out;
}

Page review_page(const Study& study, const std::vector<TaskReview>& reviews) {
  Page page;
  page.template_name = "review";
  page.title = reviews.size() == 1 ? "Before the work: " + task_title(study, *reviews.front().task)
                                   : "Before the work";
  page.data["tasks"] = Value::array();
  for (const auto& review : reviews) page.data["tasks"].push_back(ReviewData(study, review).data());
  return page;
}

}  // namespace worksort
