// Everything that was read, with references resolved. A Study does not change after reading.
#pragma once

#include "worksort/model/codebook.hpp"
#include "worksort/model/documents.hpp"
#include "worksort/util/date.hpp"
#include "worksort/util/pool.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace worksort {

// How an answer compares with the task's answers; `unknown` where the task has none to compare with.
enum class Correct : std::uint8_t { unknown, right, partly, wrong, none };

// How it is written, in the order of Correct; nothing for unknown.
inline constexpr std::array<std::string_view, 4> k_correct_words = {"right", "partly", "wrong", "none"};

std::string_view to_string(Correct correct);

// A code of a reading and its place in the file. After reading, `code` is the canonical id.
struct CodeRef {
  Text code = k_no_text;
  std::uint32_t line = 0;
  std::uint16_t column = 0;
  std::uint16_t width = 0;
};

// Days since 1970-01-01, or undated.
inline constexpr std::int32_t k_undated = INT32_MIN;

// What one reader saw on one piece of work. Lists are stretches of Study::codes, in the order
// strategies, models, issues, shows, beginning at `first_code`.
struct Reading {
  CodeRef student;  // after reading: the id
  CodeRef task;
  CodeRef success;
  std::int32_t date = k_undated;
  Text class_id = k_no_text;
  Text school = k_no_text;
  Text setting = k_no_text;
  Text coder = k_no_text;
  Text codebook = k_no_text;
  Text answer = k_no_text;
  Text evidence = k_no_text;
  Text quote = k_no_text;
  Text strength = k_no_text;
  Text image = k_no_text;  // several pages stand on lines of their own
  Text note = k_no_text;
  std::uint32_t first_code = 0;
  std::uint32_t file = 0;
  std::uint32_t line = 0;  // of the piece
  std::uint16_t column = 0;
  std::uint16_t attempt = 0;  // 0: not given
  std::uint8_t strategies = 0;
  std::uint8_t models = 0;
  std::uint8_t issues = 0;
  std::uint8_t shows = 0;
  Correct correct = Correct::unknown;
  bool bright_spot = false;
  bool unsure = false;
  bool correct_given : 1 = false;  // written by the reader, not worked out
  bool refused_place : 1 = false;  // a date or an attempt was given but could not be used
  bool is_blank : 1 = false;  // nothing but the student, the attempt and defaults: nobody has read it yet
};

// What is read of the sentences that people wrote about a page.
enum class Prose : std::uint8_t {
  kept,
  noted,  // only that there are some, for who counts: something else stands in their place
};

// One student's response to one task: all its readings stand together in Study::readings.
struct Piece {
  std::uint32_t first_reading = 0;
  std::uint32_t readings = 0;
};

// A task that a document describes or that work names, with all that belongs to it.
struct TaskInfo {
  Text id = k_no_text;
  const Task* task = nullptr;          // null: nobody described it
  const Codebook* codebook = nullptr;  // never null; empty_codebook() where none is named
  std::vector<LookFor> look_fors;      // of all its exemplars
  std::vector<const Response*> responses;
  std::map<std::string, std::size_t, std::less<>> look_for_places = {};  // by their ids
  std::uint32_t first_piece = 0;  // in Study::pieces, where those of a task stand together
  std::uint32_t pieces = 0;
  bool shares_title = false;  // with another task

  // Adds a look-for; false if one of its id is there.
  bool add(const LookFor& look_for);

  [[nodiscard]] std::string title() const;
  [[nodiscard]] const LookFor* look_for(std::string_view look_for_id) const;
  // Its place among the look-fors; behind them all if the task has no such one.
  [[nodiscard]] std::size_t look_for_rank(std::string_view look_for_id) const;
};

// A codebook without a single entry.
const Codebook& empty_codebook();

// A class. Classes of one name in several schools are different classes.
struct ClassKey {
  Text school = k_no_text;
  Text id = k_no_text;

  auto operator<=>(const ClassKey&) const = default;
};

// A student as the rosters know them.
struct Student {
  Text school = k_no_text;
  Text id = k_no_text;
  std::string name;  // empty where the roster has none
  std::vector<std::string> served_by;
  std::vector<Text> classes;  // in path order
  bool shares_name = false;   // with another student
};

// A code of the work that its codebook does not define; the pieces do not have it.
struct RefusedCode {
  const Codebook* codebook = nullptr;
  Dimension dimension = Dimension::strategy;
  Text code = k_no_text;
};

// Where a piece of a file begins.
struct PiecePlace {
  std::uint32_t file = 0;
  std::uint32_t line = 0;
  std::uint16_t column = 0;

  auto operator<=>(const PiecePlace&) const = default;
};

// What a file keeps beside its work and nothing is counted by: the user's own keys, and notes that stand for
// more than one piece, as the key "note".
struct KeptKeys {
  std::map<PiecePlace, OwnKeys> pieces;
  struct Head {
    PiecePlace last;  // piece of the work document
    OwnKeys keys;
  };
  std::map<PiecePlace, Head> heads;  // by the first piece of a work document
  std::vector<OwnKeys> documents;
};

// What was read: shown with every result, so that nothing is lost in silence.
struct InputCounts {
  std::size_t files = 0;
  std::size_t pieces = 0;
  std::size_t readings = 0;
  std::size_t empty_works = 0;  // work documents and tables without an entry: nothing, and on purpose
  std::size_t errors = 0;
  std::size_t unread = 0;  // entries and files that could not be read
};

// After reading, `codebooks` are those of files, and shipped ones that are in use.
class Study : public Documents {
 public:
  Study() = default;
  Study(Study&&) = default;
  Study& operator=(Study&&) = default;

  TextPool texts;
  std::vector<std::string> files;
  std::vector<Reading> readings;  // sorted so that pieces stand together
  std::vector<CodeRef> codes;
  std::vector<RefusedCode> refused_codes;  // each once a codebook and dimension, in path order
  std::vector<Piece>
      pieces;  // by task (natural order), date, class, school, student (is_student_before), attempt
  std::vector<TaskInfo> task_infos;  // in natural order of the ids
  std::vector<Student> students;     // of the rosters, in path order
  std::vector<ClassKey> classes;     // of the rosters and the work, in natural order, then by school
  InputCounts input;
  KeptKeys kept;

  // What is kept of the piece, and of the work document that it stands in; null where there is nothing.
  [[nodiscard]] const OwnKeys* own_keys(const Reading& r) const;
  [[nodiscard]] const OwnKeys* head_keys(const Reading& r) const;

  [[nodiscard]] std::string_view text(Text handle) const { return texts[handle]; }

  // The handle of a text, that of no text where nothing that was read has it.
  [[nodiscard]] Text handle(std::string_view text) const { return texts.find(text).value_or(k_no_text); }
  [[nodiscard]] std::string_view text(const CodeRef& ref) const { return texts[ref.code]; }

  [[nodiscard]] std::span<const Reading> readings_of(const Piece& piece) const {
    return std::span(readings).subspan(piece.first_reading, piece.readings);
  }
  [[nodiscard]] std::span<const CodeRef> strategies(const Reading& r) const {
    return list(r, 0, r.strategies);
  }
  [[nodiscard]] std::span<const CodeRef> models(const Reading& r) const {
    return list(r, r.strategies, r.models);
  }
  [[nodiscard]] std::span<const CodeRef> issues(const Reading& r) const {
    return list(r, std::size_t{r.strategies} + r.models, r.issues);
  }
  [[nodiscard]] std::span<const CodeRef> shows(const Reading& r) const {
    return list(r, std::size_t{r.strategies} + r.models + r.issues, r.shows);
  }

  // The task of that id; every task that a reading names is there.
  [[nodiscard]] const TaskInfo* task_info(Text id) const;
  [[nodiscard]] const TaskInfo* task_info(std::string_view id) const;

  [[nodiscard]] const Codebook* codebook(std::string_view id) const;

  // The school that tells students apart: that of the work or of the roster; none where nothing names one.
  [[nodiscard]] Text school_of(const Reading& r) const { return r.school; }

  [[nodiscard]] static ClassKey class_of(const Reading& r) { return {r.school, r.class_id}; }

  // True where classes of several schools bear this name.
  [[nodiscard]] bool is_shared(Text class_id) const { return shared_class_names.contains(class_id); }

  // The class as people see it: "3A", or "3A (Lincoln)" where classes of several schools are called 3A.
  [[nodiscard]] std::string class_name(const ClassKey& key) const;

  // The classes that somebody means who writes a name, alone or with the school: "3A", "3a", "3A (Lincoln)".
  [[nodiscard]] std::vector<ClassKey> find_classes(std::string_view written) const;

  // Fills `classes` and what finds them, and the pieces of each, from the rosters and the work. REQUIRES: the
  // pieces are there.
  void list_classes();

  // The student of the rosters, null if no roster has them.
  [[nodiscard]] const Student* student(Text school, Text id) const;

  // The order of students, whatever their ids: those of rosters as they are listed there, then those whom
  // only work names, as they come up.
  [[nodiscard]] bool is_student_before(Text a, Text b) const { return student_place(a) < student_place(b); }
  [[nodiscard]] std::uint32_t student_place(Text id) const {
    const auto at = static_cast<std::size_t>(id);
    return at < student_places.size() ? student_places[at] : UINT32_MAX;
  }

  // The name of the roster, with the id behind it where another student has that name; the id where there is
  // no name.
  [[nodiscard]] std::string student_name(Text school, Text id) const;

  // Filled in by the reader once everything is in place.
  std::unordered_map<std::uint32_t, std::size_t> task_index;
  std::unordered_map<std::uint64_t, std::size_t> student_index;
  std::vector<std::uint32_t> student_places;  // by the handle of the id
  std::set<Text> shared_class_names;
  std::multimap<Text, ClassKey> classes_by_id;                        // in the order of `classes`
  std::multimap<std::string, ClassKey, std::less<>> classes_by_name;  // folded, alone and with the school
  std::map<ClassKey, std::vector<std::uint32_t>> pieces_of_class;     // also of work that names no class
  std::vector<ClassKey> roster_classes;                               // in path order

 private:
  [[nodiscard]] std::span<const CodeRef> list(const Reading& r, std::size_t skip, std::size_t count) const {
    return std::span(codes).subspan(r.first_code + skip, count);
  }
};

// The key of Study::student_index.
inline std::uint64_t student_key(Text school, Text id) {
  return (static_cast<std::uint64_t>(school) << 32U) | static_cast<std::uint64_t>(id);
}

}  // namespace worksort
