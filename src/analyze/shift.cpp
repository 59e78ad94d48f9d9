#include "worksort/analyze/shift.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace worksort {
namespace {

using Who = std::pair<Text, Text>;  // school, student

// A piece that can stand in a path.
struct Stop {
  std::uint32_t piece = 0;
  Text code = k_no_text;
};

class Shifter {
 public:
  Shifter(const Selection& all, const Selection& chosen, const ShiftOptions& options)
      : m_all(all), m_study(all.study()), m_options(options) {
    m_chosen.insert(chosen.pieces().begin(), chosen.pieces().end());
  }

  ShiftResult run() {
    std::set<Who> dated;
    for (const auto piece : m_all.pieces()) {
      if (m_all.head(piece).date != k_undated) dated.insert(who(piece));
    }
    std::map<std::pair<Who, Text>, std::vector<Stop>> stops;
    for (const auto piece : m_all.pieces()) {
      const InForce now = m_all.in_force(piece);
      if (is_passed_over(piece, now, dated)) continue;
      const Text task = m_options.within_task ? m_all.head(piece).task.code : k_no_text;
      stops[{who(piece), task}].push_back({piece, now.strategies.front()});
    }
    for (auto& [key, list] : stops) add_path(key.first, list);
    sort_paths();
    count();
    return std::move(m_out);
  }

 private:
  [[nodiscard]] Who who(std::uint32_t piece) const {
    const Reading& r = m_all.head(piece);
    return {m_study.school_of(r), r.student.code};
  }

  bool is_passed_over(std::uint32_t piece, const InForce& now, const std::set<Who>& dated) {
    std::size_t unseen = 0;  // of pieces outside the dates that were asked for nothing is said
    PassedOver& out = m_out.passed_over;
    const bool counts = m_chosen.contains(piece);
    const auto pass = [&](std::size_t& reason) {
      ++(counts ? reason : unseen);
      return true;
    };
    if (now.standing == Standing::absent) return pass(out.absent);
    if (now.standing == Standing::readers_differ) return pass(out.readers_differ);
    if (now.standing == Standing::uncoded || now.strategies.empty()) return pass(out.uncoded);
    if (m_all.head(piece).date == k_undated && dated.contains(who(piece))) return pass(out.undated);
    return false;
  }

  [[nodiscard]] bool before(const Stop& a, const Stop& b) const {
    const Reading& x = m_all.head(a.piece);
    const Reading& y = m_all.head(b.piece);
    if (x.date != y.date) return x.date < y.date;
    if (x.task.code != y.task.code) return natural_less(m_study.text(x.task), m_study.text(y.task));
    return x.attempt < y.attempt;
  }

  void add_path(const Who& student, std::vector<Stop>& stops) {
    std::stable_sort(stops.begin(), stops.end(), [&](const Stop& a, const Stop& b) { return before(a, b); });
    const auto is_chosen = [&](const Stop& stop) { return m_chosen.contains(stop.piece); };
    const auto first = std::find_if(stops.begin(), stops.end(), is_chosen);
    if (first == stops.end()) return;
    const auto last = std::find_if(stops.rbegin(), stops.rend(), is_chosen).base();
    Path path{student.first, student.second, {}, {}};
    for (auto at = first == stops.begin() ? first : first - 1; at != last; ++at) {
      path.pieces.push_back(at->piece);
      path.codes.push_back(at->code);
    }
    m_out.paths.push_back(std::move(path));
  }

  // By school, student and, where a student has several paths, task.
  void sort_paths() {
    const auto natural = [&](Text a, Text b) { return natural_less(m_study.text(a), m_study.text(b)); };
    std::sort(m_out.paths.begin(), m_out.paths.end(), [&](const Path& a, const Path& b) {
      if (a.school != b.school) return natural(a.school, b.school);
      if (a.student != b.student) return m_study.is_student_before(a.student, b.student);
      return natural(m_all.head(a.pieces.front()).task.code, m_all.head(b.pieces.front()).task.code);
    });
  }

  void count() {
    std::map<std::pair<Text, Text>, std::pair<std::size_t, std::set<Who>>> counts;
    std::vector<Text> codes;
    for (const auto& path : m_out.paths) {
      for (std::size_t i = 1; i < path.pieces.size(); ++i) {
        if (!m_chosen.contains(path.pieces[i])) continue;
        const Move move{path.pieces[i - 1], path.pieces[i], path.codes[i - 1], path.codes[i]};
        auto& [pieces, students] = counts[{move.from, move.to}];
        ++pieces;
        students.emplace(path.school, path.student);
        codes.insert(codes.end(), {move.from, move.to});
        m_out.moves.push_back(move);
      }
    }
    m_out.codes = strategies_in_order(m_study, std::move(codes));
    for (const Text from : m_out.codes) {
      for (const Text to : m_out.codes) {
        const auto found = counts.find({from, to});
        if (found == counts.end()) continue;
        m_out.counts.push_back({from, to, found->second.second.size(), found->second.first});
      }
    }
  }

  const Selection& m_all;
  const Study& m_study;
  const ShiftOptions& m_options;
  std::set<std::uint32_t> m_chosen;
  ShiftResult m_out;
};

// Where every defined strategy and special code stands.
std::map<std::string, std::size_t, std::less<>> positions(const Study& study, std::size_t special_from) {
  std::map<std::string, std::size_t, std::less<>> out;
  std::set<const Codebook*> seen;
  for (const auto& info : study.task_infos) {
    if (!seen.insert(info.codebook).second) continue;
    for (const auto& id : info.codebook->ids(Dimension::strategy)) out.emplace(id, out.size());
  }
  for (const auto& special : special_codes()) out.insert_or_assign(special.id, special_from++);
  return out;
}

}  // namespace

Filter without_dates(Filter filter) {
  filter.since.reset();
  filter.until.reset();
  filter.weeks.clear();
  return filter;
}

std::vector<Text> strategies_in_order(const Study& study, std::vector<Text> codes) {
  constexpr std::size_t k_undefined =
      SIZE_MAX / 2;  // after all that codebooks define, before the special codes
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  const auto order = positions(study, k_undefined + 1);
  const auto position = [&](Text code) {
    const auto found = order.find(study.text(code));
    return found == order.end() ? k_undefined : found->second;
  };
  std::sort(codes.begin(), codes.end(), [&](Text a, Text b) {
    const auto x = position(a);
    const auto y = position(b);
    return x != y ? x < y : natural_less(study.text(a), study.text(b));
  });
  return codes;
}

ShiftResult shift(const Selection& all, const Selection& chosen, const ShiftOptions& options) {
  return Shifter(all, chosen, options).run();
}

}  // namespace worksort
