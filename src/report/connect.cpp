#include "worksort/report/connect.hpp"

#include "worksort/report/people.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/format.h>

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

std::string_view without_full_stop(std::string_view text) {
  return !text.empty() && text.back() == '.' ? text.substr(0, text.size() - 1) : text;
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

std::string Connector::look_for_question(const InForce& a, const InForce& b) {
  std::vector<Text> both;
  for (const Text code : a.shows) {
    if (has(b.shows, code)) both.push_back(code);
  }
  if (both.empty()) return "";
  std::stable_sort(both.begin(), both.end(), [&](Text x, Text y) {
    const auto key = [&](Text code) {
      return std::pair(m_asked.contains(code), aspect_position(m_task.look_for(m_study.text(code))));
    };
    return key(x) < key(y);
  });
  m_asked.insert(both.front());
  const std::string name = look_for_name(m_study, m_task, both.front());
  return fmt::format("Where do you see this in both: {}?", in_sentence(std::string(without_full_stop(name))));
}

std::string Connector::model_question(const InForce& a, const InForce& b) const {
  for (const Text code : a.models) {
    if (!has(b.models, code)) continue;
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
  std::string out = look_for_question(a, b);
  if (out.empty()) out = model_question(a, b);
  return out.empty() ? strategy_question(a, b) : out;
}

}  // namespace worksort
