#include "piece_traits.hpp"

#include "worksort/analyze/agree/agree.hpp"
#include "worksort/analyze/group.hpp"
#include "worksort/analyze/shift.hpp"
#include "worksort/analyze/tally.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/ranges.h>

namespace worksort {
namespace {

constexpr std::array<std::pair<std::string_view, Aspect>, 16> k_traits = {{{"task", Aspect::place},
                                                                           {"grade", Aspect::place},
                                                                           {"class", Aspect::place},
                                                                           {"school", Aspect::place},
                                                                           {"setting", Aspect::place},
                                                                           {"date", Aspect::place},
                                                                           {"week", Aspect::place},
                                                                           {"in place", Aspect::place},
                                                                           {"model", Aspect::model},
                                                                           {"any model", Aspect::model},
                                                                           {"in model", Aspect::model},
                                                                           {"issue", Aspect::issue},
                                                                           {"in issue", Aspect::issue},
                                                                           {"look-for", Aspect::look_for},
                                                                           {"success", Aspect::success},
                                                                           {"correct", Aspect::correct}}};

std::string lines_of(const Study& study, const std::vector<Text>& codes) {
  std::vector<std::string> out;
  out.reserve(codes.size());
  for (const auto code : codes) out.emplace_back(study.text(code));
  return join(out, "\n");
}

std::string first_of(const Study& study, const std::vector<Text>& codes) {
  return codes.empty() ? "" : std::string(study.text(codes.front()));
}

std::vector<Text> families_of(const Selection& selection, std::uint32_t piece, const InForce& now) {
  const Study& study = selection.study();
  const TaskInfo& task = *study.task_info(selection.head(piece).task.code);
  std::vector<Text> out;
  for (const auto code : now.strategies) {
    const Strategy* strategy = task.codebook->strategy(study.text(code));
    const auto family = strategy == nullptr ? std::nullopt : study.texts.find(strategy->family);
    out.push_back(family.value_or(k_no_text));
  }
  return out;
}

std::string coded_word(const Selection& selection, std::uint32_t piece, std::string_view trait) {
  const Study& study = selection.study();
  const InForce now = selection.in_force(piece);
  if (trait == "setting") return std::string(study.text(now.sources.front()->setting));
  if (now.standing == Standing::readers_differ) return std::string(k_readers_differ);
  if (trait == "strategy") return first_of(study, now.strategies);
  if (trait == "any strategy") return lines_of(study, now.strategies);
  if (trait == "family") return first_of(study, families_of(selection, piece, now));
  if (trait == "any family") return lines_of(study, families_of(selection, piece, now));
  if (trait == "model") return first_of(study, now.models);
  if (trait == "any model") return lines_of(study, now.models);
  if (trait == "issue") return lines_of(study, now.issues);
  if (trait == "look-for") return lines_of(study, now.shows);
  if (trait == "success") return std::string(study.text(now.success));
  return trait == "correct" ? std::string(to_string(now.correct)) : "";
}

std::string grade_of(const Study& study, const Reading& reading) {
  const Task* task = study.task_info(reading.task.code)->task;
  return task == nullptr ? "" : task->grade;
}

std::string word_of(const Selection& selection, std::uint32_t piece, std::string_view trait) {
  const Study& study = selection.study();
  const Reading& head = selection.head(piece);
  const bool dated = head.date != k_undated;
  if (trait == "task") return std::string(study.text(head.task));
  if (trait == "grade") return grade_of(study, head);
  if (trait == "class") return std::string(study.text(head.class_id));
  if (trait == "school") return std::string(study.text(head.school));
  if (trait == "date") return dated ? to_string(Date{head.date}) : "";
  if (trait == "week") return dated ? week_of(Date{head.date}) : "";
  return coded_word(selection, piece, trait);
}

PieceWords standings(const Selection& selection) {
  static constexpr std::array<std::string_view, 5> k_piles = {"not-enough", "readers-differ", "uncoded",
                                                              "absent", "earlier"};
  PieceWords out;
  for (const auto& task : group(selection, {}).tasks) {
    for (const auto& one : task.groups) {
      for (const auto piece : one.pieces) out[piece] = "group";
    }
    for (const auto& pile : task.piles) {
      for (const auto piece : pile.pieces) out[piece] = k_piles[static_cast<std::size_t>(pile.kind)];
    }
  }
  return out;
}

PieceWords moves(const Selection& selection, std::string_view trait) {
  const Study& study = selection.study();
  const Selection all(study, without_dates(selection.filter()));
  PieceWords out;
  for (const auto& move : shift(all, selection, {trait.ends_with(" within task")}).moves) {
    if (trait.starts_with("from"))
      out[move.later] = study.text(move.from);
    else
      out[move.later] = move.from == move.to ? "same" : "other";
  }
  return out;
}

PieceWords readings(const Selection& selection, std::string_view trait) {
  AgreeOptions options;
  options.complete = trait.ends_with(", complete");
  const std::string_view on = trait.substr(trait.find(' ') + 1);
  const auto what = agree_on(on.substr(0, on.find(',')));
  if (!what) return {};
  const AgreeRatings rated = agree_ratings(selection, *what, options, "all", selection.pieces());
  PieceWords out;
  for (std::size_t unit = 0; unit < rated.ratings.units(); ++unit) {
    std::vector<std::string> values;
    for (const auto& [value, count] : rated.ratings.counts_of(unit))
      values.push_back(join(rated.values[static_cast<std::size_t>(value)], "+"));
    const std::string agreeing = values.size() == 1 ? "agree" : "differ";
    out[rated.pieces[unit]] = trait.starts_with("read") ? agreeing : join(values, "\n");
  }
  return out;
}

}  // namespace

Aspect aspect_of(std::string_view trait) {
  if (trait.starts_with("read ") || trait.starts_with("given ")) return Aspect::reading;
  const auto found =
      std::find_if(k_traits.begin(), k_traits.end(), [&](const auto& known) { return known.first == trait; });
  return found == k_traits.end() ? Aspect::thinking : found->second;
}

bool is_about_a_choice(std::string_view trait) {
  static constexpr std::array<std::string_view, 6> k_beginnings = {"standing", "move",   "from",
                                                                   "read ",    "given ", "in "};
  return std::any_of(k_beginnings.begin(), k_beginnings.end(),
                     [&](std::string_view beginning) { return trait.starts_with(beginning); });
}

PieceWords piece_words(const Selection& selection, const std::string& trait) {
  if (trait == "standing") return standings(selection);
  if (trait.starts_with("move") || trait.starts_with("from")) return moves(selection, trait);
  if (trait.starts_with("read ") || trait.starts_with("given ")) return readings(selection, trait);
  PieceWords out;
  for (const auto piece : selection.pieces())
    out[piece] = trait.starts_with("in ") ? "in" : word_of(selection, piece, trait);
  return out;
}

std::map<std::string, Filter> parts_of(const Filter& filter) {
  std::map<std::string, Filter> out;
  const auto part = [&](const std::string& name) -> Filter& {
    Filter& made = out[name];
    made.coders = filter.coders;
    return made;
  };
  if (!filter.strategies.empty()) part("in strategy").strategies = filter.strategies;
  if (!filter.models.empty()) part("in model").models = filter.models;
  if (!filter.issues.empty()) part("in issue").issues = filter.issues;
  Filter place = filter;
  place.strategies.clear();
  place.models.clear();
  place.issues.clear();
  if (key_of(place) != key_of(Filter{})) out["in place"] = place;
  return out;
}

std::string key_of(const Filter& filter) {
  std::string out;
  for (const auto* list : {&filter.tasks, &filter.classes, &filter.schools, &filter.students, &filter.coders,
                           &filter.strategies, &filter.models, &filter.issues})
    out += fmt::format("{}\n", fmt::join(*list, "\t"));
  const auto day = [](const std::optional<Date>& date) { return date ? to_string(*date) : std::string(); };
  out += day(filter.since) + ".." + day(filter.until);
  for (const auto& week : filter.weeks) out += "\n" + to_string(week.first) + ".." + to_string(week.last);
  return out;
}

bool has_value(const std::string& word, const std::vector<std::string>& values) {
  for (std::size_t at = 0; at <= word.size();) {
    const std::size_t end = std::min(word.find('\n', at), word.size());
    const std::string_view code = std::string_view(word).substr(at, end - at);
    if (std::find(values.begin(), values.end(), code) != values.end()) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace worksort
