#include "look_for_map.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

using Pieces = std::vector<std::uint32_t>;

constexpr std::array<std::string_view, 4> k_aspects = {"conceptual", "procedural", "application", ""};

bool has(const std::vector<Text>& codes, std::optional<Text> code) {
  return code && std::find(codes.begin(), codes.end(), *code) != codes.end();
}

class LookForMap {
 public:
  LookForMap(const Selection& selection, const GroupResult& result, const TaskGroups& groups)
      : m_selection(selection), m_study(selection.study()), m_result(result), m_task(*groups.task) {
    for (const auto& group : groups.groups)
      m_pieces.insert(m_pieces.end(), group.pieces.begin(), group.pieces.end());
    std::sort(m_pieces.begin(), m_pieces.end());
    m_pieces.erase(std::unique(m_pieces.begin(), m_pieces.end()), m_pieces.end());
    for (const auto piece : m_pieces) {
      if (now(piece).shows.empty()) m_none.push_back(piece);
      m_of_strategy[rank(piece)].push_back(piece);
    }
  }

  [[nodiscard]] Value data() const {
    Value aspects = Value::array();
    for (const auto aspect : k_aspects) {
      Value entries = Value::array();
      for (const auto& look_for : m_task.look_fors) {
        if (look_for.aspect == aspect) entries.push_back(entry(look_for));
      }
      if (entries.size() == 0) continue;
      aspects.push_back({{"aspect", std::string(aspect)},
                         {"name", aspect.empty() ? "No aspect named" : prettified(aspect)},
                         {"look_fors", std::move(entries)}});
    }
    return Value{{"of", m_pieces.size()},
                 {"none", m_none.size()},
                 {"none_words", none_words()},
                 {"aspects", std::move(aspects)}};
  }

 private:
  using Place = std::pair<std::size_t, std::string>;  // in the codebook, then by the code itself

  [[nodiscard]] const InForce& now(std::uint32_t piece) const { return m_result.in_force.at(piece); }
  [[nodiscard]] Text strategy(std::uint32_t piece) const { return now(piece).strategies.front(); }

  [[nodiscard]] Place rank(std::uint32_t piece) const {
    const std::string code(m_study.text(strategy(piece)));
    return {m_task.codebook->rank(Dimension::strategy, code), code};
  }

  [[nodiscard]] std::string strategy_name(std::uint32_t piece) const {
    return code_name(m_study, m_task, Dimension::strategy, strategy(piece));
  }

  [[nodiscard]] Pieces showing(const Pieces& pieces, const LookFor& look_for) const {
    const auto code = m_study.texts.find(look_for.id);
    Pieces out;
    std::copy_if(pieces.begin(), pieces.end(), std::back_inserter(out),
                 [&](std::uint32_t piece) { return has(now(piece).shows, code); });
    return out;
  }

  // False where no reader recorded any look-for: then a count of none would say too much.
  [[nodiscard]] bool recorded() const { return m_none.size() < m_pieces.size(); }

  [[nodiscard]] Value entry(const LookFor& look_for) const {
    Value strategies = Value::array();
    std::size_t shown = 0;
    for (const auto& [place, pieces] : m_of_strategy) {
      const Pieces with = showing(pieces, look_for);
      shown += with.size();
      if (with.empty()) continue;
      strategies.push_back(
          {{"strategy", place.second},
           {"name", strategy_name(pieces.front())},
           {"shown", with.size()},
           {"of", pieces.size()},
           {"words", fmt::format("{} of {}: {}", with.size(), pieces.size(), names(m_selection, with))}});
    }
    return Value{
        {"id", look_for.id},
        {"text", look_for_words(look_for)},
        {"pages", shown},
        {"words", recorded() ? fmt::format("{} of {}", shown, counted(m_pieces.size(), "page")) : ""},
        {"strategies", std::move(strategies)},
        {"missing", missing(look_for, shown)}};
  }

  // "Elif Demir (halving and halving again), Tomas Kovar (...)": those whose page has other look-fors.
  [[nodiscard]] std::string missing(const LookFor& look_for, std::size_t shown) const {
    if (shown == 0) return "";
    const auto code = m_study.texts.find(look_for.id);
    std::vector<std::string> out;
    for (const auto& [place, pieces] : m_of_strategy) {
      Pieces without;
      std::copy_if(pieces.begin(), pieces.end(), std::back_inserter(without), [&](std::uint32_t piece) {
        return !now(piece).shows.empty() && !has(now(piece).shows, code);
      });
      if (!without.empty())
        out.push_back(
            fmt::format("{} ({})", names(m_selection, without), in_sentence(strategy_name(without.front()))));
    }
    return join(out, "; ");
  }

  [[nodiscard]] std::string none_words() const {
    if (m_task.look_fors.empty()) return "No exemplar of this task has look-fors yet.";
    if (m_pieces.empty()) return "No page has a strategy that was agreed on.";
    if (!recorded()) return "Nobody recorded look-fors on these pages yet.";
    if (m_none.empty()) return "";
    return fmt::format("On {} of {} nobody recorded a look-for: {}.", m_none.size(),
                       counted(m_pieces.size(), "page"), names(m_selection, m_none));
  }

  const Selection& m_selection;
  const Study& m_study;
  const GroupResult& m_result;
  const TaskInfo& m_task;
  Pieces m_pieces;
  Pieces m_none;
  std::map<Place, Pieces> m_of_strategy;
};

}  // namespace

Value look_for_map(const Selection& selection, const GroupResult& result, const TaskGroups& groups) {
  return LookForMap(selection, result, groups).data();
}

}  // namespace worksort
