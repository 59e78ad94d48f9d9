#include "worksort/report/people/cards.hpp"

#include "worksort/analyze/choose/pair.hpp"
#include "worksort/analyze/choose/select.hpp"
#include "worksort/analyze/group.hpp"
#include "worksort/report/group/group.hpp"
#include "worksort/report/page/rows.hpp"
#include "worksort/report/people/pair.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/people/pictures.hpp"
#include "worksort/report/people/select.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

std::string first_of(const std::vector<std::string>& list) {
  return list.empty() ? "" : list.front();
}

// The question that the codebook has for a strategy, else that of the task.
std::string question(const TaskInfo& task, std::string_view strategy) {
  const Strategy* known = task.codebook->strategy(strategy);
  if (known != nullptr && !known->ask.assessing.empty()) return known->ask.assessing.front();
  return task.task == nullptr ? "" : first_of(task.task->anticipate.questions.assessing);
}

std::string first_strategy(const Selection& selection, std::uint32_t piece) {
  const InForce now = selection.in_force(piece);
  return now.strategies.empty() ? "" : std::string(selection.study().text(now.strategies.front()));
}

std::vector<Card> group_cards(const Selection& selection) {
  std::vector<Card> out;
  const Study& study = selection.study();
  const GroupOptions options;
  for (const auto& task : group(selection, options).tasks) {
    for (const auto& one : task.groups) {
      const std::string id = group_id(study, one);
      const Strategy* strategy = task.task->codebook->strategy(id);
      out.push_back({task.task, id, group_name(study, *task.task, options, one),
                     counted(one.pieces.size(), "piece"), strategy == nullptr ? "" : strategy->definition,
                     question(*task.task, id), one.pieces});
    }
  }
  return out;
}

std::vector<Card> piece_cards(const Selection& selection) {
  std::vector<Card> out;
  const Study& study = selection.study();
  const auto latest = latest_pieces(selection, selection.pieces()).latest;
  for (const auto piece : latest) {
    if (selection.in_force(piece).standing == Standing::absent) continue;
    const TaskInfo& task = *study.task_info(selection.head(piece).task.code);
    out.push_back({&task,
                   first_strategy(selection, piece),
                   names(selection, {piece}),
                   task_title(study, task),
                   "",
                   question(task, ""),
                   {piece}});
  }
  return out;
}

std::vector<Card> pair_cards(const Selection& selection) {
  std::vector<Card> out;
  const PairResult result = pair_students(selection, {});
  const Value tasks = pair_page(selection, result).data["tasks"];
  for (std::size_t i = 0; i < result.tasks.size(); ++i) {
    for (std::size_t j = 0; j < result.tasks[i].partners.size(); ++j) {
      const Value& words = tasks[i]["pairs"][j];
      out.push_back({result.tasks[i].task, "", words["names"].text(), tasks[i]["title"].text(),
                     words["why"].text(), words["prompt"].text(), result.tasks[i].partners[j].pieces});
    }
  }
  return out;
}

std::vector<Card> select_cards(const Selection& selection) {
  std::vector<Card> out;
  const auto choices = select_pieces(selection, {});
  const Value tasks = select_page(selection, {}, choices).data["tasks"];
  for (std::size_t i = 0; i < choices.size(); ++i) {
    for (std::size_t j = 0; j < choices[i].chosen.size(); ++j) {
      const Value& words = tasks[i]["pieces"][j];
      const std::string& connect = words["question"].text();
      out.push_back({choices[i].task,
                     words["strategy"].text(),
                     words["shown"].text(),
                     in_sentence(words["strategy_name"].text()),
                     "",
                     connect.empty() ? words["ask"].text() : connect,
                     {choices[i].chosen[j].piece}});
    }
  }
  return out;
}

// What the student said; where nobody wrote that down and there is no picture, what is on the page.
struct Words {
  std::string text;
  bool quote = false;
};

Words words_on(const Selection& selection, std::uint32_t piece, bool pictured) {
  const Study& study = selection.study();
  const InForce now = selection.in_force(piece);
  std::string quote = said(study, now, &Reading::quote);
  if (!quote.empty()) return {std::move(quote), true};
  if (pictured) return {};
  std::string evidence = said(study, now, &Reading::evidence);
  if (!evidence.empty()) return {std::move(evidence)};
  const std::string answer = said(study, now, &Reading::answer);
  return {answer.empty() ? "" : "Answer: " + answer};
}

Value card_data(const Selection& selection, const Card& card) {
  const std::string who = names(selection, card.pieces);
  const bool titled = card.title.find(who) != std::string::npos;  // by the one student
  Value words = Value::array();
  for (const auto piece : card.pieces) {
    const Words one = words_on(selection, piece, !pictures(selection, {piece}).empty());
    if (one.text.empty()) continue;
    words.push_back({{"text", one.quote ? fmt::format("“{}”", one.text) : one.text},
                     {"who", titled ? "" : names(selection, {piece})}});
  }
  return {{"task", std::string(selection.study().text(card.task->id))},
          {"group", card.group},
          {"title", card.title},
          {"aside", card.aside},
          {"definition", card.definition},
          {"names", titled ? "" : who},
          {"pictures", pictures(selection, card.pieces)},
          {"words", std::move(words)},
          {"ask", card.ask}};
}

}  // namespace

std::vector<Card> make_cards(const Selection& selection, CardsOf of) {
  switch (of) {
    case CardsOf::groups:
      return group_cards(selection);
    case CardsOf::pieces:
      return piece_cards(selection);
    case CardsOf::pairs:
      return pair_cards(selection);
    case CardsOf::select:
      break;
  }
  return select_cards(selection);
}

Table cards_table(const Selection& selection, const std::vector<Card>& cards) {
  using enum ColumnType;
  const Study& study = selection.study();
  Table table;
  table.title = "Cards";
  table.columns = {{"task", "Task", code},       {"group", "Group", code}, {"student", "Student", code},
                   {"picture", "Picture", list}, {"words", "Words", text}, {"ask", "Ask", text},
                   {"card", "Card", text},       {"name", "Name", text},   {"class", "Class", code}};
  for (const auto& card : cards) {
    for (const auto piece : card.pieces) {
      TextList files;
      for (const auto& picture : pictures(selection, {piece})) files.push_back(picture["file"].text());
      const Reading& head = selection.head(piece);
      const std::string words = words_on(selection, piece, !files.empty()).text;
      table.rows.push_back({std::string(study.text(card.task->id)), card.group,
                            std::string(study.text(head.student)), files, words, card.ask, card.title,
                            roster_name(study, head), study.class_name(Study::class_of(head))});
    }
  }
  return table;
}

Page cards_page(const Selection& selection, const std::vector<Card>& cards, CardsOf of) {
  const Table table = cards_table(selection, cards);
  Page page;
  page.template_name = "cards";
  page.title = table.title;
  page.look = of == CardsOf::groups ? "cards sheets" : "cards";
  page.data = {{"rows", table_rows(table)}, {"tasks", Value::array()}};
  const TaskInfo* last = nullptr;
  for (const auto& card : cards) {
    if (card.task != last) {
      last = card.task;
      page.data["tasks"].push_back(
          {{"task", std::string(selection.study().text(last->id))},
           {"title", task_title(selection.study(), *last)},
           {"prompt", last->task == nullptr ? "" : std::string(trim(last->task->prompt))},
           {"cards", Value::array()}});
    }
    page.data["tasks"].back()["cards"].push_back(card_data(selection, card));
  }
  return page;
}

}  // namespace worksort
