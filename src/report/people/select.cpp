#include "worksort/report/people/select.hpp"

#include "worksort/report/page/rows.hpp"
#include "worksort/report/people/connect.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/people/pictures.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/core.h>

namespace worksort {
namespace {

std::string date_text(const Reading& r) {
  return r.date == k_undated ? "" : to_string(Date{r.date});
}

std::string order_words(SelectOrder order) {
  switch (order) {
    case SelectOrder::concrete:
      return "Concrete models before drawn ones before symbols.";
    case SelectOrder::common:
      return "The most common strategy first.";
    case SelectOrder::contrast:
      return "Ordered for contrast between neighbours.";
    case SelectOrder::issue:
      return "Pieces with an issue to talk about first.";
  }
  return "";
}

// What is said about the chosen pieces of one task.
class TaskWords {
 public:
  TaskWords(const Selection& selection, const SelectOptions& options, const TaskChoice& choice)
      : m_study(selection.study()), m_options(options), m_choice(choice), m_task(*choice.task) {}

  // What this piece is there for, and why it stands where it stands.
  [[nodiscard]] std::string why(std::size_t index) const {
    const ChosenPiece& c = m_choice.chosen[index];
    const std::string alone = codes(c, c.alone);
    const std::string adds = codes(c, c.adds);
    std::string out = !alone.empty()  ? "the only one here with " + alone
                      : !adds.empty() ? "new after the ones before: " + adds
                                      : "has what the others have too";
    return fmt::format("{}; {}", out, place(index));
  }

  // One for each piece; the first one, which has no neighbour before it, has none.
  [[nodiscard]] std::vector<std::string> questions() const {
    Connector connector(m_study, m_task);
    std::vector<std::string> out(m_choice.chosen.size());
    for (std::size_t i = 1; i < out.size(); ++i) {
      out[i] = connector.question(m_choice.chosen[i - 1].now, m_choice.chosen[i].now);
    }
    return out;
  }

  [[nodiscard]] std::string evidence(const InForce& now, Text Reading::*field) const {
    std::vector<std::string> out;
    for (const auto* r : now.sources) {
      const std::string text(m_study.text(r->*field));
      if (!text.empty() && std::find(out.begin(), out.end(), text) == out.end()) out.push_back(text);
    }
    return join(out, " / ");
  }

  [[nodiscard]] TextList ids(const std::vector<Text>& list, std::size_t skip = 0) const {
    TextList out;
    for (std::size_t i = skip; i < list.size(); ++i) out.emplace_back(m_study.text(list[i]));
    return out;
  }

  [[nodiscard]] std::string names(const std::vector<Text>& list, Dimension dimension) const {
    std::vector<std::string> out;
    std::ranges::transform(list, std::back_inserter(out), [&](Text code) {
      return in_sentence(code_name(m_study, m_task, dimension, code));
    });
    return join(out, ", ");
  }

  // "groups (equal groups can be seen); label": what a look-for says stands where it is first named.
  [[nodiscard]] std::string look_fors(const ChosenPiece& c) const {
    std::vector<std::string> out;
    for (const Text code : c.now.shows) {
      const LookFor* found = m_task.look_for(m_study.text(code));
      const auto& first = c.adds.look_fors;
      const bool is_new = std::find(first.begin(), first.end(), code) != first.end();
      out.push_back(short_name(code));
      if (is_new && found != nullptr && !found->text.empty())
        out.back() += fmt::format(" ({})", in_sentence(look_for_words(*found)));
    }
    return join(out, "; ");
  }

  // The first question that the codebook has for finding out more about the strategy.
  [[nodiscard]] std::string ask(const InForce& now) const {
    const Strategy* strategy = m_task.codebook->strategy(m_study.text(now.strategies.front()));
    return strategy == nullptr || strategy->ask.assessing.empty() ? "" : strategy->ask.assessing.front();
  }

  // "4 of 23 coded pieces show 17 of 17 strategies, models and look-fors."
  [[nodiscard]] std::string summary() const {
    if (m_choice.coded == 0) return "No piece has a strategy to go by.";
    return fmt::format("{} of {} {} {} of {} strategies, models and look-fors that were seen.",
                       m_choice.chosen.size(), counted(m_choice.coded, "coded piece"),
                       m_choice.chosen.size() == 1 ? "shows" : "show", m_choice.shown, m_choice.seen.size());
  }

 private:
  // "its strategy, number line and the look-for groups": strategies, models and look-fors behind each other.
  [[nodiscard]] std::string codes(const ChosenPiece& c, const ShownCodes& shown) const {
    std::vector<std::string> out;
    for (const Text code : shown.strategies)
      out.push_back(code == c.now.strategies.front() ? "its strategy" : names({code}, Dimension::strategy));
    if (!shown.models.empty()) out.push_back(names(shown.models, Dimension::model));
    if (!shown.look_fors.empty()) {
      std::vector<std::string> words;
      for (const Text code : shown.look_fors) words.push_back(short_name(code));
      out.push_back(fmt::format("the {} {}", words.size() == 1 ? "look-for" : "look-fors", join_and(words)));
    }
    return join_and(out);
  }

  // A look-for by its id, as people read it.
  [[nodiscard]] std::string short_name(Text look_for) const {
    return in_sentence(prettified(std::string(m_study.text(look_for))));
  }

  [[nodiscard]] std::string place(std::size_t index) const {
    switch (m_options.order) {
      case SelectOrder::concrete:
        return concrete_place(m_choice.chosen[index]);
      case SelectOrder::common:
        return fmt::format("its strategy is on {} of {}", m_choice.same_strategy[index],
                           counted(m_choice.coded, "coded piece"));
      case SelectOrder::contrast:
        return contrast_place(index);
      case SelectOrder::issue:
        break;
    }
    const auto& issues = m_choice.chosen[index].now.issues;
    if (issues.empty()) return "no issue was noted";
    return fmt::format("something to talk about: {}", names(issues, Dimension::issue));
  }

  [[nodiscard]] std::string concrete_place(const ChosenPiece& c) const {
    const std::string cra = most_concrete(m_study, m_task, c.now);
    if (c.now.models.empty()) return "no model was noted";
    if (cra.empty()) return "the codebook does not say how concrete its model is";
    const char* words = cra == "concrete"           ? "built with objects"
                        : cra == "representational" ? "drawn"
                                                    : "in symbols or words";
    return fmt::format("{} is {}", c.now.models.size() == 1 ? "its model" : "its most concrete model", words);
  }

  [[nodiscard]] std::string contrast_place(std::size_t index) const {
    if (index == 0) return "the one to set others against";
    const InForce& before = m_choice.chosen[index - 1].now;
    const InForce& now = m_choice.chosen[index].now;
    std::vector<std::string> same, other;
    const auto add = [&](const char* what, bool is_same) { (is_same ? same : other).emplace_back(what); };
    add("strategy", before.strategies.front() == now.strategies.front());
    if (family(before) != family(now)) other.emplace_back("family");
    // Of what was recorded on one of the two only, nobody knows whether it is a difference.
    if (!before.models.empty() && !now.models.empty())
      add("models", std::ranges::is_permutation(before.models, now.models));
    if (!before.shows.empty() && !now.shows.empty())
      add("look-fors", std::ranges::is_permutation(before.shows, now.shows));
    return other.empty() ? fmt::format("like the one before in {}", join_and(same))
                         : fmt::format("differs from the one before in {}", join_and(other));
  }

  [[nodiscard]] std::string family(const InForce& now) const {
    const Strategy* strategy = m_task.codebook->strategy(m_study.text(now.strategies.front()));
    return strategy == nullptr ? "" : strategy->family;
  }

  const Study& m_study;
  const SelectOptions& m_options;
  const TaskChoice& m_choice;
  const TaskInfo& m_task;
};

Table empty_table(bool recode) {
  using enum ColumnType;
  Table table;
  table.title = recode ? "Pieces to read a second time" : "Pieces to put on the table";
  table.columns = {{"task", "Task", code},         {"order", "Order", number}, {"student", "Student", code},
                   {"strategy", "Strategy", code}, {"model", "Models", list},  {"shows", "Look-fors", list},
                   {"why", "Why", text},           {"name", "Name", text},     {"class", "Class", code},
                   {"date", "Date", code}};
  const auto add = [&](const char* name, const char* heading, ColumnType type) {
    table.columns.push_back({name, heading, type});
  };
  if (recode) {
    add("readings", "Readings", number);
    add("coder", "Read by", list);
    return table;
  }
  add("also", "Also", list);
  add("success", "How far", code);
  add("issues", "Issues", list);
  add("evidence", "Evidence", text);
  add("question", "Connecting question", text);
  return table;
}

Value piece_data(const Selection& selection, const TaskWords& words, const TaskInfo& task,
                 const ChosenPiece& c) {
  const Study& study = selection.study();
  Value out = person(study, selection.head(c.piece));
  out["strategy"] = std::string(study.text(c.now.strategies.front()));
  out["strategy_name"] = words.names({c.now.strategies.front()}, Dimension::strategy);
  out["also_words"] =
      words.names({c.now.strategies.begin() + 1, c.now.strategies.end()}, Dimension::strategy);
  out["model_words"] = words.names(c.now.models, Dimension::model);
  out["look_for_words"] = words.look_fors(c);
  out["issue_words"] = words.names(c.now.issues, Dimension::issue);
  out["success_words"] = c.now.success == k_no_text
                             ? ""
                             : in_sentence(code_name(study, task, Dimension::success, c.now.success));
  out["evidence"] = said(study, c.now, &Reading::evidence);
  out["quote"] = words.evidence(c.now, &Reading::quote);
  out["ask"] = words.ask(c.now);
  out["pictures"] = pictures(selection, {c.piece});
  return out;
}

Value task_data(const Selection& selection, const SelectOptions& options, const TaskChoice& choice) {
  const Study& study = selection.study();
  const TaskWords words(selection, options, choice);
  Value out = {{"task", std::string(study.text(choice.task->id))},
               {"title", task_title(study, *choice.task)},
               {"summary", words.summary()},
               {"order_words", choice.chosen.empty() ? "" : order_words(options.order)},
               {"coded", choice.coded},
               {"seen", choice.seen.size()},
               {"shown", choice.shown},
               {"fewest", choice.fewest},
               {"pieces", Value::array()},
               {"remarks", Value::array()}};
  const auto questions = words.questions();
  for (std::size_t i = 0; i < choice.chosen.size(); ++i) {
    Value piece = piece_data(selection, words, *choice.task, choice.chosen[i]);
    piece["order"] = i + 1;
    piece["why"] = words.why(i);
    piece["question"] = questions[i];
    out["pieces"].push_back(std::move(piece));
  }
  for (const auto& remark : select_remarks(selection, options, choice)) {
    out["remarks"].push_back({{"text", remark}});
  }
  return out;
}

TextList coders(const Selection& selection, std::uint32_t piece) {
  const Study& study = selection.study();
  TextList out;
  for (const auto& r : study.readings_of(study.pieces[piece])) {
    const std::string who(study.text(r.coder));
    if (!who.empty() && std::find(out.begin(), out.end(), who) == out.end()) out.push_back(who);
  }
  return out;
}

// "one reading so far, by kim"
std::string recode_why(const Selection& selection, const RecodePiece& piece) {
  const TextList who = coders(selection, piece.piece);
  return fmt::format("{} so far{}", counted(piece.readings, "reading"),
                     who.empty() ? "" : ", by " + join_and(who));
}

}  // namespace

std::vector<std::string> select_remarks(const Selection& selection, const SelectOptions& options,
                                        const TaskChoice& choice) {
  std::vector<std::string> out;
  const std::size_t count = choice.chosen.size();
  if (!choice.fewest) {
    out.push_back("There are too many combinations to try them all: fewer pieces may show as much.");
  }
  if (options.most > count && choice.shown == choice.seen.size() && count > 0) {
    out.push_back(
        fmt::format("{} {} all that was seen.", counted(count, "piece"), count == 1 ? "shows" : "show"));
  }
  if (choice.shown < choice.seen.size()) {
    out.push_back(fmt::format("{} more can be seen with more pieces.",
                              counted(choice.seen.size() - choice.shown, "strategy, model or look-for",
                                      "strategies, models or look-fors")));
  }
  const auto has_issue = [](const ChosenPiece& c) { return !c.now.issues.empty(); };
  const bool no_issue = std::none_of(choice.chosen.begin(), choice.chosen.end(), has_issue);
  if (options.order == SelectOrder::issue && count > 0 && no_issue) {
    out.emplace_back("No issue was noted on any of these pieces.");
  }
  if (!choice.not_coded.empty()) {
    out.push_back(fmt::format("Not chosen from, because there is no strategy to go by: {}.",
                              names(selection, choice.not_coded)));
  }
  return out;
}

Table select_table(const Selection& selection, const SelectOptions& options,
                   const std::vector<TaskChoice>& choices) {
  const Study& study = selection.study();
  Table table = empty_table(false);
  for (const auto& choice : choices) {
    const TaskWords words(selection, options, choice);
    const auto questions = words.questions();
    for (std::size_t i = 0; i < choice.chosen.size(); ++i) {
      const ChosenPiece& c = choice.chosen[i];
      const Reading& r = selection.head(c.piece);
      table.rows.push_back(
          {std::string(study.text(r.task)), static_cast<std::int64_t>(i + 1),
           std::string(study.text(r.student)), std::string(study.text(c.now.strategies.front())),
           words.ids(c.now.models), words.ids(c.now.shows), words.why(i), roster_name(study, r),
           study.class_name(Study::class_of(r)), date_text(r), words.ids(c.now.strategies, 1),
           std::string(study.text(c.now.success)), words.ids(c.now.issues),
           words.evidence(c.now, &Reading::evidence), questions[i]});
    }
  }
  return table;
}

Table recode_table(const Selection& selection, const std::vector<RecodePiece>& pieces) {
  const Study& study = selection.study();
  Table table = empty_table(true);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Reading& r = selection.head(pieces[i].piece);
    table.rows.push_back({std::string(study.text(r.task)), static_cast<std::int64_t>(i + 1),
                          std::string(study.text(r.student)), std::string(), TextList(), TextList(),
                          recode_why(selection, pieces[i]), roster_name(study, r),
                          study.class_name(Study::class_of(r)), date_text(r),
                          static_cast<std::int64_t>(pieces[i].readings), coders(selection, pieces[i].piece)});
  }
  return table;
}

Page select_page(const Selection& selection, const SelectOptions& options,
                 const std::vector<TaskChoice>& choices) {
  const Table table = select_table(selection, options, choices);
  Page page;
  page.template_name = "select";
  page.title = table.title;
  page.data = {{"rows", table_rows(table)},
               {"tasks", Value::array()},
               {"recode", {{"summary", ""}, {"pieces", Value::array()}}}};
  for (const auto& choice : choices) {
    page.data["tasks"].push_back(task_data(selection, options, choice));
  }
  return page;
}

Page recode_page(const Selection& selection, const std::vector<RecodePiece>& pieces, std::size_t asked) {
  const Study& study = selection.study();
  const Table table = recode_table(selection, pieces);
  Page page;
  page.template_name = "select";
  page.title = table.title;
  const std::string short_of =
      pieces.size() < asked ? fmt::format(" There are no more than {}.", pieces.size()) : "";
  page.data = {{"rows", table_rows(table)},
               {"tasks", Value::array()},
               {"recode",
                {{"summary", fmt::format("{} for another person to read, without looking at what was seen "
                                         "first.{}",
                                         counted(pieces.size(), "piece"), short_of)},
                 {"pieces", Value::array()}}}};
  for (const auto& piece : pieces) {
    const Reading& head = selection.head(piece.piece);
    Value who = {{"task", std::string(study.text(head.task))},
                 {"title", task_title(study, *study.task_info(head.task.code))}};
    who.update(person(study, head));
    who["why"] = recode_why(selection, piece);
    who["pictures"] = pictures(selection, {piece.piece}, PictureWords::by_id);
    page.data["recode"]["pieces"].push_back(std::move(who));
  }
  return page;
}

}  // namespace worksort
