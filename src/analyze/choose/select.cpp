#include "worksort/analyze/choose/select.hpp"

#include "worksort/analyze/agree/seeded_draws.hpp"
#include "worksort/analyze/choose/set_cover.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "piece_order.hpp"

namespace worksort {
namespace {

using Pieces = std::vector<std::uint32_t>;

// A code and the list of ShownCodes in which it stands: the same word may be a strategy and a look-for.
struct Feature {
  enum class List : std::uint8_t { strategies, models, look_fors } list;
  Text code;

  auto operator<=>(const Feature&) const = default;
};

std::vector<Feature> features(const InForce& now) {
  std::vector<Feature> out;
  for (const Text code : now.strategies) out.push_back({Feature::List::strategies, code});
  for (const Text code : now.models) out.push_back({Feature::List::models, code});
  for (const Text code : now.shows) out.push_back({Feature::List::look_fors, code});
  return out;
}

void note(ShownCodes& to, const Feature& feature) {
  if (feature.list == Feature::List::strategies) to.strategies.push_back(feature.code);
  if (feature.list == Feature::List::models) to.models.push_back(feature.code);
  if (feature.list == Feature::List::look_fors) to.look_fors.push_back(feature.code);
}

// Each student's latest pieces, by task.
std::map<Text, Pieces> latest_by_task(const Selection& selection) {
  std::map<Text, Pieces> chosen;
  for (const auto piece : selection.pieces()) chosen[selection.head(piece).task.code].push_back(piece);
  for (auto& [task, pieces] : chosen) pieces = latest_pieces(selection, pieces).latest;
  return chosen;
}

class TaskChooser {
 public:
  TaskChooser(const Selection& selection, const SelectOptions& options, const TaskInfo& task)
      : m_selection(selection), m_study(selection.study()), m_options(options) {
    m_out.task = &task;
  }

  TaskChoice run(const Pieces& latest) {
    for (const auto piece : latest) add(piece);
    m_out.coded = m_pieces.size();
    for (const std::size_t i : choose()) m_out.chosen.push_back(m_pieces[i]);
    for (const auto& c : m_out.chosen) m_out.same_strategy.push_back(m_common[c.now.strategies.front()]);
    put_in_order(m_study, *m_out.task, m_options.order, m_out.chosen, m_out.same_strategy);
    say_what_each_shows();
    return std::move(m_out);
  }

 private:
  void add(std::uint32_t piece) {
    InForce now = m_selection.in_force(piece);
    if (now.standing == Standing::absent) return;
    if (now.standing != Standing::coded) return m_out.not_coded.push_back(piece);
    std::erase_if(now.strategies, [&](Text code) { return is_special(m_study.text(code)); });
    ++m_common[now.strategies.front()];
    m_pieces.push_back({piece, std::move(now), {}, {}});
    CoverItem item;
    for (const auto& feature : features(m_pieces.back().now)) {
      const auto [found, is_new] = m_numbers.try_emplace(feature, m_numbers.size());
      if (is_new) note(m_out.seen, feature);
      item.features.push_back(found->second);
    }
    std::sort(item.features.begin(), item.features.end());
    item.preference = preference(m_pieces.back().now);
    m_items.push_back(std::move(item));
  }

  [[nodiscard]] std::int64_t preference(const InForce& now) const {
    const auto any = [&](Text Reading::*field) {
      return std::any_of(now.sources.begin(), now.sources.end(),
                         [&](const Reading* r) { return !m_study.text(r->*field).empty(); });
    };
    const bool issue = m_options.order == SelectOrder::issue && !now.issues.empty();
    return (any(&Reading::evidence) ? 2 : 0) + (any(&Reading::quote) ? 2 : 0) + (now.is_told_of() ? 1 : 0) +
           (now.unsure ? 0 : 1) + (issue ? 8 : 0);
  }

  // Of pieces that show exactly the same, one is enough: the preferred one, or else the first.
  [[nodiscard]] std::vector<std::size_t> different() const {
    std::map<std::vector<std::size_t>, std::size_t> best;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
      const auto [found, is_new] = best.try_emplace(m_items[i].features, i);
      if (!is_new && m_items[i].preference > m_items[found->second].preference) found->second = i;
    }
    std::vector<std::size_t> out;
    out.reserve(best.size());
    for (const auto& [shows, i] : best) out.push_back(i);
    std::sort(out.begin(), out.end());
    return out;
  }

  std::vector<std::size_t> choose() {
    const std::vector<std::size_t> candidates = different();
    std::vector<CoverItem> items;
    items.reserve(candidates.size());
    for (const std::size_t i : candidates) items.push_back(m_items[i]);
    const Cover cover = smallest_cover(items);
    std::vector<std::size_t> out = cover.items;
    m_out.fewest = cover.fewest;
    if (m_options.most > 0 && out.size() > m_options.most) out = most_telling(items, m_options.most);
    for (auto& i : out) i = candidates[i];
    return out;
  }

  void say_what_each_shows() {
    std::map<Feature, std::size_t> times;
    for (const auto& c : m_out.chosen) {
      for (const auto& feature : features(c.now)) ++times[feature];
    }
    m_out.shown = times.size();
    std::set<Feature> met;
    for (auto& c : m_out.chosen) {
      for (const auto& feature : features(c.now)) {
        if (times[feature] == 1) note(c.alone, feature);
        if (met.insert(feature).second) note(c.adds, feature);
      }
    }
  }

  const Selection& m_selection;
  const Study& m_study;
  const SelectOptions& m_options;
  TaskChoice m_out;
  std::vector<ChosenPiece> m_pieces;
  std::vector<CoverItem> m_items;
  std::map<Feature, std::size_t> m_numbers;
  std::map<Text, std::size_t> m_common;
};

// A piece that could be read again, and what the drawing is to spread over.
struct RecodeCandidate {
  RecodePiece piece;
  ClassKey class_key;
  Text strategy = k_no_text;
  std::uint64_t draw = 0;
};

std::vector<RecodeCandidate> recode_candidates(const Selection& selection, SeededDraws& draws) {
  const Study& study = selection.study();
  std::vector<RecodeCandidate> out;
  for (const auto& [task, pieces] : latest_by_task(selection)) {
    for (const auto piece : pieces) {
      const InForce now = selection.in_force(piece);
      if (now.standing == Standing::absent || now.standing == Standing::uncoded) continue;
      const Reading& head = selection.head(piece);
      const Text first = now.strategies.empty() ? k_no_text : now.strategies.front();
      out.push_back({{piece, study.pieces[piece].readings}, Study::class_of(head), first, 0});
    }
  }
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return a.piece.piece < b.piece.piece; });
  for (auto& candidate : out) candidate.draw = draws.below(UINT64_MAX);
  return out;
}

}  // namespace

std::vector<TaskChoice> select_pieces(const Selection& selection, const SelectOptions& options) {
  const std::map<Text, Pieces> latest = latest_by_task(selection);
  std::vector<TaskChoice> out;
  for (const auto& info : selection.study().task_infos) {
    const auto found = latest.find(info.id);
    if (found != latest.end()) out.push_back(TaskChooser(selection, options, info).run(found->second));
  }
  return out;
}

std::vector<RecodePiece> recode_pieces(const Selection& selection, std::size_t count, std::uint64_t seed) {
  SeededDraws draws(seed);
  std::vector<RecodeCandidate> left = recode_candidates(selection, draws);
  std::map<ClassKey, std::size_t> of_class;
  std::map<Text, std::size_t> of_strategy;
  std::map<std::pair<ClassKey, Text>, std::size_t> of_both;
  const auto key = [&](const RecodeCandidate& c) {
    const std::size_t in_class = of_class[c.class_key];
    const std::size_t in_strategy = of_strategy[c.strategy];
    return std::tuple(c.piece.readings, in_class + in_strategy, of_both[{c.class_key, c.strategy}], c.draw);
  };
  std::vector<RecodePiece> out;
  while (out.size() < count && !left.empty()) {
    const auto next = std::min_element(left.begin(), left.end(),
                                       [&](const auto& a, const auto& b) { return key(a) < key(b); });
    out.push_back(next->piece);
    ++of_class[next->class_key];
    ++of_strategy[next->strategy];
    ++of_both[{next->class_key, next->strategy}];
    left.erase(next);
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.piece < b.piece; });
  return out;
}

}  // namespace worksort
