// Everything that is not student work: tasks, exemplars, rosters, plans, inquiries, cycles and protocols.
#pragma once

#include "worksort/model/codebook.hpp"
#include "worksort/util/date.hpp"
#include "worksort/util/diagnostic.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace worksort {

struct Instruction {  // how something was or will be taught
  std::vector<std::string> models;
  std::string routine;
  std::string grouping;
  std::string context;
  std::string note;
  OwnKeys own{};
};

struct Introduction {  // how a task is introduced
  std::string routine;
  std::string note;
  OwnKeys own{};
};

struct OneOf {  // strategies, of which one will do
  std::vector<Written> any;
  std::string note;
  OwnKeys own{};
};

struct Task {
  Origin origin;
  std::string id;
  std::string title;
  std::string grade;
  std::vector<std::string> standards;
  std::vector<std::string> clarifications;
  std::vector<std::string> practices;
  std::optional<Date> date;
  Written codebook;
  std::string kind;
  std::string source;
  std::string prompt;
  std::string goal;
  std::vector<std::string> target;  // conceptual, procedural, application
  Written problem_type;
  Introduction launch;
  Instruction taught_before;
  std::vector<NamedCode> references;  // codes that it names and nothing else resolves: models taught before
  std::vector<std::string> answers;
  struct Anticipation {
    std::vector<std::string> succeed;
    std::vector<Written> strategies;
    std::vector<Written> models;
    std::vector<std::string> stuck;
    Questions questions;
    std::string note;
    OwnKeys own{};
  } anticipate;
  std::vector<OneOf> critical;  // one of each
  std::string review_aligned;   // yes, partly, no or empty
  std::string review_evidence;
  std::string review_note;
  OwnKeys review_own{};
  std::string note;
  OwnKeys own{};
};

// True if one of the strategies is in use, which is all that is wanted.
template <typename InUse>
bool is_met(const OneOf& one, const InUse& in_use) {
  return std::any_of(one.any.begin(), one.any.end(), [&](const Written& code) { return in_use(code.text); });
}

// All strategies that somebody should be using.
std::vector<Written> critical_strategies(const Task& task);

struct LookFor {
  std::string id;
  std::string aspect;  // conceptual, procedural, application or empty
  std::string text;
  std::string note;
  OwnKeys own{};
  Spot spot;  // of the id
};

struct Response {  // one way to succeed
  Written strategy;
  std::vector<Written> models;
  std::string answer;
  std::vector<Written> shows;
  std::string work;
  std::string note;
  OwnKeys own{};
};

struct Exemplar {
  Origin origin;
  std::vector<Written> tasks;
  std::vector<LookFor> look_fors;
  std::vector<Response> responses;
  std::string note;
  OwnKeys own{};
};

struct RosterStudent {
  Spot spot;
  std::string id;
  std::string name;
  std::vector<std::string> served_by;
  OwnKeys own{};
  std::string note;
};

struct Roster {
  Origin origin;
  std::string class_id;
  std::string teacher;
  std::string school;
  std::vector<RosterStudent> students;
  std::string note;
  OwnKeys own{};
};

struct FirstTask {  // what a lesson begins with
  std::string prompt;
  std::string numbers;
  std::string why;  // these numbers
  std::string note;
  OwnKeys own{};
};

struct Plan {
  Origin origin;
  std::string id;
  std::optional<Date> written;
  std::vector<std::string> classes;
  std::string school;
  Written task;
  std::string kind;  // conference, group, class or empty
  Written strategy;
  Written issue;
  std::vector<Written> students;
  std::vector<Written> partners;  // who used the strategy without the issue
  std::string build_on;
  std::string taught_before;
  Instruction new_and_different;
  std::vector<std::string> clarifications;
  std::vector<std::string> practices;
  std::string probe;  // what to ask first
  FirstTask first_task;
  std::vector<std::string> materials;
  Introduction launch;
  std::vector<std::string> expect;
  std::string language;
  std::string success_criteria;
  Questions questions;
  std::string taught_by;
  std::string where;
  std::optional<Date> date;
  std::string minutes;  // a whole number, as written
  std::string others;
  std::vector<std::string> tell;
  Written reassess_task;
  std::optional<Date> reassess_date;
  std::vector<std::string> reassess_look_fors;
  std::string reassess_note;
  OwnKeys reassess_own{};
  std::string result;
  std::string transfer;
  std::string decision;  // continue, change, release or empty
  OwnKeys own{};
  std::string note;
};

struct Measured {   // codes to count
  std::string key;  // strategy, model, issue, family, look-for, success, correct or empty
  std::vector<std::string> codes;
  std::string note;
  OwnKeys own{};
};

struct Where {  // which work counts
  std::vector<std::string> schools;
  std::vector<std::string> classes;
  std::vector<std::string> tasks;
  std::string note;
  OwnKeys own{};
};

// Days from `since` to `until`, both included; open where one is missing. Undated work is in no bounded
// period.
struct Period {
  std::optional<Date> since;
  std::optional<Date> until;
  std::string note{};
  OwnKeys own{};
};

struct Goal {
  std::string id;
  std::string text;
  Measured measure;
  Where where;
  Period baseline;
  Period current;
  std::string target;  // as written, such as 40%
  std::string evidence;
  std::string note;
  OwnKeys own{};
};

struct Inquiry {
  Origin origin;
  std::string id;
  std::string lever;  // pedagogy, content-knowledge, intervention-planning or empty
  std::string improve;
  std::string learning;
  std::vector<Goal> goals;
  std::vector<NamedCode> references;  // codes that its goals count
  std::string next;
  std::string note;
  OwnKeys own{};
};

struct CycleSession {
  std::string kind;  // shared-learning, planning-practice, student-progress or the team's own word
  std::optional<Date> date;
  std::string note;
  OwnKeys own{};
};

struct Topic {
  std::string title;
  std::vector<std::string> practices;
  std::vector<std::string> look_fors;
  std::vector<CycleSession> sessions;
  std::string note;
  OwnKeys own{};
};

struct Reflection {
  std::optional<Date> date;
  std::string strengths, gaps, contributed, transfer, note;
  OwnKeys own{};
};

struct Cycle {
  Origin origin;
  std::string id;
  std::string title;
  std::string principle;
  std::vector<std::string> questions;
  std::vector<std::string> understandings;
  std::optional<Date> start;
  std::string every;
  std::vector<Topic> topics;
  std::vector<Reflection> reflections;
  std::string note;
  OwnKeys own{};
};

struct Step {
  std::string title;
  std::uint32_t minutes = 0;
  std::string who;
  std::string say;
  std::vector<std::string> prompts;
  std::string produce;
  std::string not_yet;
  std::vector<std::string> show;  // what of the task's data the program fills in under the step
  bool optional = false;
  std::string note;
  OwnKeys own{};
};

struct Protocol {
  Origin origin;
  std::string id;
  std::string title;
  std::string source;
  std::vector<std::string> roles;
  std::vector<std::string> norms;
  std::vector<Step> steps;
  std::string note;
  OwnKeys own{};
  bool shipped = false;
};

// What a team decided, promised, wants to reach or to get out of the way.
struct Decision {
  Origin origin;
  std::optional<Date> date;
  std::string from;  // the protocol or meeting
  std::string kind;  // decision, promise, barrier, goal or empty
  std::string text;
  std::string who;
  std::optional<Date> by;
  std::string benchmark;
  std::vector<Written> shown;  // whose pages were on the table
  std::string result;
  std::string note;
  OwnKeys own{};
};

// Texts of the field of that name.
struct Named {
  std::string name;
  std::vector<std::string> texts;
};

// What becomes of one value of a field.
struct Change {
  std::string field;
  std::string from;
  std::string to;
};

// How one kind of spreadsheet is read. Fields go by their names.
struct ImportPlan {
  Origin origin;
  std::string id;
  std::string sheet;
  std::uint32_t header = 0;    // the line of the headings; 0: it is found
  std::vector<Named> columns;  // headings of a field; several are joined in this order
  std::vector<Named> ones;     // headings of yes and no, one a code
  std::vector<std::string> coders;
  std::vector<std::string> tasks;
  std::vector<std::string> unused;  // headings that are known and not read
  std::vector<Change> values;
  std::vector<Named> set;  // one value each
  std::vector<std::string> na;
  bool raw = false;  // cells are taken as they stand
  std::string date_format;
  std::string delimiter;
  std::string encoding;
  std::string on_duplicate;
  std::string note;
  OwnKeys own{};
};

// All documents but work.
struct Documents {
  std::vector<Codebook> codebooks;
  std::vector<Task> tasks;
  std::vector<Exemplar> exemplars;
  std::vector<Roster> rosters;
  std::vector<Plan> plans;
  std::vector<Inquiry> inquiries;
  std::vector<Cycle> cycles;
  std::vector<Protocol> protocols;
  std::vector<Decision> decisions;
  std::vector<ImportPlan> imports;
};

// Calls `visit(key, member)` for each kind of document, with the key at the top of files that holds it.
template <typename Visit>
void for_each_kind(Visit&& visit) {
  visit("codebook", &Documents::codebooks);
  visit("task", &Documents::tasks);
  visit("exemplar", &Documents::exemplars);
  visit("roster", &Documents::rosters);
  visit("plan", &Documents::plans);
  visit("inquiry", &Documents::inquiries);
  visit("cycle", &Documents::cycles);
  visit("protocol", &Documents::protocols);
  visit("decisions", &Documents::decisions);
  visit("import", &Documents::imports);
}

// share/launch/routines.yaml says what each of these means; all of them hold words for people but the codes.
struct Launch {
  std::string id;
  std::string kind;  // routine, string, image or game
  std::string name;
  std::string grades;  // "K-2"
  std::uint32_t minutes = 0;
  std::vector<std::string> needs;
  std::vector<std::string> show;  // line by line, a picture included
  std::string order;
  std::vector<std::string> how;
  std::string say;
  std::vector<std::string> listen_for;
  std::vector<std::string> strategies;
  std::vector<std::string> issues;
  std::string note;
};

}  // namespace worksort
