#include "worksort/analyze/choose/pair.hpp"

#include "worksort/analyze/choose/matching.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

namespace worksort {
namespace {

using Pieces = std::vector<std::uint32_t>;

std::vector<Text> sorted(std::vector<Text> codes) {
  std::sort(codes.begin(), codes.end());
  return codes;
}

std::size_t in_common(const std::vector<Text>& a, const std::vector<Text>& b) {
  return static_cast<std::size_t>(std::count_if(
      a.begin(), a.end(), [&](Text code) { return std::find(b.begin(), b.end(), code) != b.end(); }));
}

bool leads_to(const Study& study, const TaskInfo& task, Text from, Text to) {
  const Strategy* strategy = task.codebook->strategy(study.text(from));
  if (strategy == nullptr) return false;
  const auto& next = strategy->leads_to;
  return std::find(next.begin(), next.end(), study.text(to)) != next.end();
}

PairReason reason_for(const Study& study, const TaskInfo& task, const InForce& a, const InForce& b) {
  const Text x = a.strategies.front();
  const Text y = b.strategies.front();
  if (x != y) {
    const bool near = leads_to(study, task, x, y) || leads_to(study, task, y, x);
    return near ? PairReason::neighbours : PairReason::strategies;
  }
  const bool known = a.success != k_no_text && b.success != k_no_text;
  if (known && a.success != b.success) return PairReason::success;
  const bool named = !a.models.empty() && !b.models.empty();
  return named && sorted(a.models) != sorted(b.models) ? PairReason::models : PairReason::none;
}

// Earlier pairs by ids, both ways round.
class Earlier {
 public:
  explicit Earlier(const std::vector<EarlierPair>& pairs) {
    for (const auto& pair : pairs) {
      m_pairs.emplace(pair.school, pair.student, pair.partner);
      m_pairs.emplace(pair.school, pair.partner, pair.student);
    }
  }

  [[nodiscard]] bool has(std::string_view school, std::string_view a, std::string_view b) const {
    const std::string x(a);
    const std::string y(b);
    return m_pairs.contains({std::string(), x, y}) || m_pairs.contains({std::string(school), x, y});
  }

 private:
  std::set<std::tuple<std::string, std::string, std::string>> m_pairs;
};

// The students of one class who worked on one task.
class ClassPairer {
 public:
  ClassPairer(const Selection& selection, const TaskInfo& task, const Earlier& earlier, PairResult& result,
              Pieces pieces)
      : m_selection(selection),
        m_task(task),
        m_earlier(earlier),
        m_result(result),
        m_pieces(std::move(pieces)) {}

  void run(TaskPairs& out) {
    const auto partner = best_matching(m_pieces.size(), possible(), MatchingGoal::most_pairs);
    std::vector<Partners> made;
    Pieces left;
    for (std::size_t i = 0; i < partner.size(); ++i) {
      if (!partner[i]) left.push_back(m_pieces[i]);
      if (!partner[i] || *partner[i] < i) continue;
      const std::uint32_t other = m_pieces[*partner[i]];
      made.push_back({{m_pieces[i], other}, reason(m_pieces[i], other), PairReason::none, PairReason::none});
    }
    for (const auto piece : left) {
      if (!join_three(made, piece)) out.alone.push_back(piece);
    }
    out.partners.insert(out.partners.end(), made.begin(), made.end());
  }

 private:
  [[nodiscard]] const InForce& now(std::uint32_t piece) const { return m_result.in_force.at(piece); }

  [[nodiscard]] PairReason reason(std::uint32_t a, std::uint32_t b) const {
    return reason_for(m_selection.study(), m_task, now(a), now(b));
  }

  [[nodiscard]] bool met_before(std::uint32_t a, std::uint32_t b) const {
    const Study& study = m_selection.study();
    const Reading& x = m_selection.head(a);
    return m_earlier.has(study.text(x.school), study.text(x.student),
                         study.text(m_selection.head(b).student));
  }

  // Something in common gives two people a place to start from: 0 to 7.
  [[nodiscard]] std::int64_t common_ground(std::uint32_t a, std::uint32_t b) const {
    const auto models = std::min<std::size_t>(2, in_common(now(a).models, now(b).models));
    const auto look_fors = std::min<std::size_t>(3, in_common(now(a).shows, now(b).shows));
    return static_cast<std::int64_t>(2 * models + look_fors);
  }

  // No number of pairs with a lesser reason outweighs one with a better one.
  [[nodiscard]] std::int64_t weight(std::uint32_t a, std::uint32_t b) const {
    const auto step = static_cast<std::int64_t>(m_pieces.size());
    std::int64_t out = 0;
    switch (reason(a, b)) {
      case PairReason::none:
      case PairReason::models:
        break;
      case PairReason::success:
        out = 1;
        break;
      case PairReason::strategies:
        out = step;
        break;
      case PairReason::neighbours:
        out = step * step;
        break;
    }
    return out * 8 * step + common_ground(a, b);
  }

  [[nodiscard]] std::vector<PossiblePair> possible() const {
    std::vector<PossiblePair> out;
    for (std::size_t i = 0; i < m_pieces.size(); ++i) {
      for (std::size_t j = i + 1; j < m_pieces.size(); ++j) {
        const std::uint32_t a = m_pieces[i];
        const std::uint32_t b = m_pieces[j];
        if (reason(a, b) == PairReason::none || met_before(a, b)) continue;
        out.push_back({i, j, weight(a, b)});
      }
    }
    return out;
  }

  // False if every pair is a three already, or the piece has nothing to talk about with it.
  bool join_three(std::vector<Partners>& made, std::uint32_t piece) const {
    Partners* best = nullptr;
    std::int64_t best_weight = 0;
    for (auto& pair : made) {
      const std::uint32_t a = pair.pieces[0];
      const std::uint32_t b = pair.pieces[1];
      if (pair.pieces.size() > 2 || met_before(a, piece) || met_before(b, piece)) continue;
      if (reason(a, piece) == PairReason::none && reason(b, piece) == PairReason::none) continue;
      const std::int64_t fits = weight(a, piece) + weight(b, piece);
      if (best != nullptr && fits <= best_weight) continue;
      best = &pair;
      best_weight = fits;
    }
    if (best == nullptr) return false;
    best->third_to_first = reason(best->pieces[0], piece);
    best->third_to_second = reason(best->pieces[1], piece);
    best->pieces.push_back(piece);
    return true;
  }

  const Selection& m_selection;
  const TaskInfo& m_task;
  const Earlier& m_earlier;
  PairResult& m_result;
  Pieces m_pieces;
};

class TaskPairer {
 public:
  TaskPairer(const Selection& selection, const TaskInfo& task, const Earlier& earlier, PairResult& result)
      : m_selection(selection), m_earlier(earlier), m_result(result) {
    m_out.task = &task;
  }

  TaskPairs run(const Pieces& latest) {
    for (const auto piece : latest) place(piece);
    for (const auto& key : m_order) pair_class(m_classes.at(key));
    std::sort(m_out.partners.begin(), m_out.partners.end(),
              [](const Partners& a, const Partners& b) { return a.pieces < b.pieces; });
    std::sort(m_out.alone.begin(), m_out.alone.end());
    return std::move(m_out);
  }

 private:
  void place(std::uint32_t piece) {
    const InForce now = m_selection.in_force(piece);
    if (m_out.piles.put(piece, now.standing)) return;
    m_result.in_force.emplace(piece, now);
    const Reading& r = m_selection.head(piece);
    const ClassKey key = Study::class_of(r);
    auto& pieces = m_classes[key];
    if (pieces.empty()) m_order.push_back(key);
    pieces.push_back(piece);
  }

  // Deals a very large class out in turns by strategy, so that every part has all of them.
  void pair_class(const Pieces& pieces) {
    const std::size_t parts = (pieces.size() + k_largest_pair_class - 1) / k_largest_pair_class;
    Pieces dealt = pieces;
    if (parts > 1) {
      m_out.split = true;
      std::stable_sort(dealt.begin(), dealt.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
    }
    for (std::size_t part = 0; part < parts; ++part) {
      Pieces some;
      for (std::size_t i = part; i < dealt.size(); i += parts) some.push_back(dealt[i]);
      std::sort(some.begin(), some.end());
      ClassPairer(m_selection, *m_out.task, m_earlier, m_result, std::move(some)).run(m_out);
    }
  }

  [[nodiscard]] std::size_t rank(std::uint32_t piece) const {
    const Text first = m_result.in_force.at(piece).strategies.front();
    return m_out.task->codebook->rank(Dimension::strategy, m_selection.study().text(first));
  }

  const Selection& m_selection;
  const Earlier& m_earlier;
  PairResult& m_result;
  TaskPairs m_out;
  std::vector<ClassKey> m_order;
  std::map<ClassKey, Pieces> m_classes;
};

std::size_t known_pairs(const Selection& selection, const std::vector<EarlierPair>& earlier) {
  const Study& study = selection.study();
  std::set<std::string_view> ids;
  for (const auto piece : selection.pieces()) ids.insert(study.text(selection.head(piece).student));
  return static_cast<std::size_t>(std::count_if(earlier.begin(), earlier.end(), [&](const EarlierPair& p) {
    return ids.contains(p.student) && ids.contains(p.partner);
  }));
}

}  // namespace

PairResult pair_students(const Selection& selection, const std::vector<EarlierPair>& earlier) {
  const Study& study = selection.study();
  const Earlier met(earlier);
  PairResult result;
  result.avoided = known_pairs(selection, earlier);
  std::map<Text, Pieces> by_task;
  for (const auto piece : selection.pieces()) by_task[selection.head(piece).task.code].push_back(piece);
  for (const auto& info : study.task_infos) {
    const auto found = by_task.find(info.id);
    if (found == by_task.end()) continue;
    const Pieces latest = latest_pieces(selection, found->second).latest;
    result.tasks.push_back(TaskPairer(selection, info, met, result).run(latest));
  }
  return result;
}

}  // namespace worksort
