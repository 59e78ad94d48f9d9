// What to ask about two pieces of work side by side.
#pragma once

#include "worksort/analyze/selection.hpp"

#include <set>
#include <string>
#include <vector>

namespace worksort {

// The name of a strategy for the middle of a sentence: "skip counting".
std::string strategy_in_sentence(const Study& study, const TaskInfo& task, Text code);

// Finds questions that connect two pieces, and asks again about the same look-for or model only where there
// is nothing else.
class Connector {
 public:
  Connector(const Study& study, const TaskInfo& task) : m_study(study), m_task(task) {}

  // About what both show: a look-for, else a model; else about a strategy that leads to the other; else about
  // what was asked before; else about what is the same. REQUIRES: both have a strategy.
  std::string question(const InForce& a, const InForce& b);

  // True if the codebook says that one of the two strategies leads to the other.
  [[nodiscard]] bool is_neighbour(Text from, Text to) const;

 private:
  [[nodiscard]] std::vector<Text> shared_look_fors(const InForce& a, const InForce& b) const;
  [[nodiscard]] std::string look_for_question(Text code);
  [[nodiscard]] std::string model_question(const InForce& a, const InForce& b);
  [[nodiscard]] std::string strategy_question(const InForce& a, const InForce& b) const;

  const Study& m_study;
  const TaskInfo& m_task;
  std::set<Text> m_asked_look_fors;
  std::set<Text> m_asked_models;
};

}  // namespace worksort
