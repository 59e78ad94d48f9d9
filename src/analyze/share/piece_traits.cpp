#include "piece_traits.hpp"

#include "worksort/analyze/tally.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace worksort {
namespace {

constexpr std::array<std::pair<std::string_view, Aspect>, 13> k_traits = {{{"task", Aspect::place},
                                                                           {"class", Aspect::place},
                                                                           {"school", Aspect::place},
                                                                           {"setting", Aspect::place},
                                                                           {"date", Aspect::place},
                                                                           {"week", Aspect::place},
                                                                           {"model", Aspect::model},
                                                                           {"any model", Aspect::model},
                                                                           {"issue", Aspect::issue},
                                                                           {"look-for", Aspect::look_for},
                                                                           {"success", Aspect::success},
                                                                           {"correct", Aspect::correct},
                                                                           {"chosen", Aspect::place}}};

std::string lines(const Study& study, const std::vector<Text>& codes) {
  std::vector<std::string> out;
  for (const auto code : codes) out.emplace_back(study.text(code));
  return join(out, "\n");
}

std::string first(const Study& study, const std::vector<Text>& codes) {
  return codes.empty() ? "" : std::string(study.text(codes.front()));
}

std::vector<Text> families(const Selection& selection, std::uint32_t piece, const InForce& now) {
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

std::string coded_trait(const Selection& selection, std::uint32_t piece, std::string_view trait) {
  const Study& study = selection.study();
  const InForce now = selection.in_force(piece);
  if (now.standing == Standing::readers_differ) return std::string(k_readers_differ);
  if (trait == "strategy") return first(study, now.strategies);
  if (trait == "any strategy") return lines(study, now.strategies);
  if (trait == "family") return first(study, families(selection, piece, now));
  if (trait == "any family") return lines(study, families(selection, piece, now));
  if (trait == "model") return first(study, now.models);
  if (trait == "any model") return lines(study, now.models);
  if (trait == "issue") return lines(study, now.issues);
  if (trait == "look-for") return lines(study, now.shows);
  if (trait == "success") return std::string(study.text(now.success));
  if (trait == "correct") return std::string(to_string(now.correct));
  if (trait == "setting") return std::string(study.text(now.sources.front()->setting));
  return "";
}

}  // namespace

Aspect aspect_of(std::string_view trait) {
  const auto found =
      std::find_if(k_traits.begin(), k_traits.end(), [&](const auto& known) { return known.first == trait; });
  return found == k_traits.end() ? Aspect::thinking : found->second;
}

std::string piece_trait(const Selection& selection, std::uint32_t piece, std::string_view trait) {
  const Study& study = selection.study();
  const Reading& head = selection.head(piece);
  const bool dated = head.date != k_undated;
  if (trait == "task") return std::string(study.text(head.task));
  if (trait == "class") return std::string(study.text(head.class_id));
  if (trait == "school") return std::string(study.text(head.school));
  if (trait == "date") return dated ? to_string(Date{head.date}) : "";
  if (trait == "week") return dated ? week_of(Date{head.date}) : "";
  return coded_trait(selection, piece, trait);
}

bool has_value(const std::string& word, const std::vector<std::string>& values) {
  for (std::size_t at = 0; at <= word.size();) {
    const std::size_t end = std::min(word.find('\n', at), word.size());
    const std::string code = word.substr(at, end - at);
    for (const auto& value : values) {
      const auto dots = value.find("..");
      const bool range = dots != std::string::npos && code.size() == 10;
      if (range ? value.substr(0, dots) <= code && code <= value.substr(dots + 2) : code == value)
        return true;
    }
    at = end + 1;
  }
  return false;
}

}  // namespace worksort
