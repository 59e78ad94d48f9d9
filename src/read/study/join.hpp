// The steps that make one Study of many files, in this order; each is deterministic, on however many threads.
#pragma once

#include "worksort/read/study/study_reader.hpp"

#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "content.hpp"

namespace worksort {

// Readings that are gone through while threads would begin.
inline constexpr std::size_t k_few_readings = 10'000;

struct Join {
  Study& study;
  const ReadOptions& options;
  Diagnostics& diagnostics;
  std::map<std::pair<const Codebook*, Dimension>, CodeWords> words = {};

  // What a codebook has for a written word. REQUIRES: the codebooks are joined.
  Found find(const Codebook& codebook, Dimension dimension, std::string_view written) {
    return words.try_emplace({&codebook, dimension}, codebook, dimension).first->second.find(written);
  }

  void report(Severity severity, std::string_view id, const Origin& at, std::string message,
              std::string hint = "");
  void error(std::string_view id, const Origin& at, std::string message, std::string hint = "") {
    report(Severity::error, id, at, std::move(message), std::move(hint));
  }
  void warn(std::string_view id, const Origin& at, std::string message, std::string hint = "") {
    report(Severity::warning, id, at, std::move(message), std::move(hint));
  }
};

// Where a code of a reading stands.
Origin origin_of(const Reading& reading, const CodeRef& code);
Origin origin_of(const Reading& reading);

// Appends one file's content; `file` is its index in Study::files.
void append_content(Join& join, std::uint32_t file, FileContent&& content);

// One codebook an id; shipped ones that are named come in; `extends` is followed.
void join_codebooks(Join& join);

// One task an id, its exemplars and its codebook; a TaskInfo for every task that is named anywhere.
void join_tasks(Join& join);

// Students of the rosters; schools, ids and days of the readings. A blank entry without a day of its own has
// none.
void join_people(Join& join);

// The day of the reading's task, which counts where nothing else is written.
std::int32_t task_day(const Study& study, const Reading& reading);

// Codes of the readings into ids of the codebook; what is right and wrong.
void resolve_readings(Join& join);

// Codes of tasks, exemplars and plans.
void resolve_documents(Join& join);

// Readings into pieces.
void join_pieces(Join& join);

// What is merely doubtful.
void look_closely(Join& join);

// Looks one written code up and reports what is odd about it; empty if it cannot be used.
class CodeFinder {
 public:
  CodeFinder(Join& join, const Codebook& codebook) : m_join(join), m_codebook(codebook) {}

  // REQUIRES: written is not empty. A dimension in which the codebook has no entries takes every word.
  std::string find(Dimension dimension, std::string_view written, const Origin& at);

 private:
  Join& m_join;
  const Codebook& m_codebook;
};

}  // namespace worksort
