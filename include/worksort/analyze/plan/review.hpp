// Step 1, before any student work: is the task ready to be given and read?
#pragma once

#include "worksort/model/study.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// What a team may still have to fill in, the most important first.
enum class Blank : std::uint8_t {
  task,    // nobody described the task
  prompt,  // what students see
  standard,
  target,            // conceptual, procedural, application
  alignment,         // does the task meet the target
  responses,         // no exemplar response at all
  second_response,   // only one way to succeed
  look_fors,         // no look-for at all
  aspect,            // a part of the target without a look-for
  critical,          // nobody said which strategies somebody should be using
  critical_example,  // a critical strategy in no exemplar response
  strategies,        // no anticipated strategy
  stuck,
  questions,
  succeed,
  models,
  answers,
  goal,
  taught_before,
  unused_look_for,  // a look-for that no exemplar response shows
  codebook
};

// "prompt", "second-response" ...
std::string_view to_string(Blank blank);

// `about` is the aspect, strategy or look-for that it is about; empty where it is about the task.
struct BlankItem {
  Blank blank = Blank::task;
  std::string about;
};

struct AspectCheck {
  std::string aspect;     // conceptual, procedural, application, or empty for look-fors without one
  bool targeted = false;  // the task aims at it
  std::vector<const LookFor*> look_fors;
};

struct CriticalCheck {
  std::string strategy;
  std::size_t responses = 0;  // exemplar responses that show it
};

struct TaskReview {
  const TaskInfo* task = nullptr;
  std::vector<AspectCheck> aspects;  // those targeted or with look-fors
  std::vector<CriticalCheck> critical;
  std::size_t ways = 0;           // different strategies among the exemplar responses
  std::vector<BlankItem> blanks;  // most important first
};

TaskReview review_task(const TaskInfo& task);

}  // namespace worksort
