#include "worksort/report/people/connect.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

bool has(const std::vector<Text>& codes, Text code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// Conceptual look-fors are what most is to be learned from.
int aspect_position(const LookFor* look_for) {
  if (look_for == nullptr) return 3;
  if (look_for->aspect == "conceptual") return 0;
  return look_for->aspect == "application" ? 1 : 2;
}

}  // namespace

std::string strategy_in_sentence(const Study& study, const TaskInfo& task, Text code) {
  return in_sentence(code_name(study, task, Dimension::strategy, code));
}

bool Connector::is_neighbour(Text from, Text to) const {
  const Strategy* strategy = m_task.codebook->strategy(m_study.text(from));
  if (strategy == nullptr) return false;
  const auto& next = strategy->leads_to;
  return std::find(next.begin(), next.end(), m_study.text(to)) != next.end();
}

// Those not asked about yet first, and among them conceptual ones.
std::vector<Text> Connector::shared_look_fors(const InForce& a, const InForce& b) const {
  std::vector<Text> both;
  for (const Text code : a.shows) {
    if (has(b.shows, code)) both.push_back(code);
  }
  std::stable_sort(both.begin(), both.end(), [&](Text x, Text y) {
    const auto key = [&](Text code) {
      return std::pair(m_asked_look_fors.contains(code),
                       aspect_position(m_task.look_for(m_study.text(code))));
    };
    return key(x) < key(y);
  });
  return both;
}

std::string Connector::look_for_question(Text code) {
  m_asked_look_fors.insert(code);
  const std::string name = look_for_name(m_study, m_task, code);
  return fmt::format("What do both pages show? Listen for: {}.",
                     in_sentence(std::string(without_full_stop(name))));
}

std::string Connector::model_question(const InForce& a, const InForce& b) {
  for (const Text code : a.models) {
    if (!has(b.models, code) || !m_asked_models.insert(code).second) continue;
    const std::string name = in_sentence(code_name(m_study, m_task, Dimension::model, code));
    if (a.strategies.front() == b.strategies.front()) {
      return fmt::format("Both use this model: {}. What does each part of it stand for?", name);
    }
    return fmt::format("Both use this model: {}. Where do you see {} in one, and {} in the other?", name,
                       strategy_in_sentence(m_study, m_task, a.strategies.front()),
                       strategy_in_sentence(m_study, m_task, b.strategies.front()));
  }
  return "";
}

std::string Connector::strategy_question(const InForce& a, const InForce& b) const {
  const Text x = a.strategies.front();
  const Text y = b.strategies.front();
  const auto name = [&](Text code) { return strategy_in_sentence(m_study, m_task, code); };
  if (x == y) return fmt::format("Both use {}. What does each page show that the other does not?", name(x));
  if (is_neighbour(x, y)) return fmt::format("Where do you see {} in {}?", name(x), name(y));
  if (is_neighbour(y, x)) return fmt::format("Where do you see {} in {}?", name(y), name(x));
  return fmt::format("What is the same about {} and {}, and what is different?", name(x), name(y));
}

std::string Connector::question(const InForce& a, const InForce& b) {
  const auto look_fors = shared_look_fors(a, b);
  if (!look_fors.empty() && !m_asked_look_fors.contains(look_fors.front())) {
    return look_for_question(look_fors.front());
  }
  std::string model = model_question(a, b);
  if (!model.empty()) return model;
  const Text x = a.strategies.front();
  const Text y = b.strategies.front();
  if (look_fors.empty() || is_neighbour(x, y) || is_neighbour(y, x)) return strategy_question(a, b);
  return look_for_question(look_fors.front());
}

}  // namespace worksort
