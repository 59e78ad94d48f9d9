// One run of one command: what the user asked for, what was read, and the messages about it.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/analyze/share/one_release.hpp"
#include "worksort/cli/audience.hpp"
#include "worksort/cli/common_options.hpp"
#include "worksort/model/study.hpp"
#include "worksort/report/page/value.hpp"
#include "worksort/report/plan/next.hpp"
#include "worksort/util/diagnostic.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/progress.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace worksort {

// A codebook that was named and is none of `ids`.
Problem no_such_codebook(const std::string& id, const std::vector<std::string>& ids);

struct ReadOptions;

class Session {
 public:
  Session(const CommandRow& row, CommonOptions common, std::vector<std::string> words);

  [[nodiscard]] const CommandRow& row() const { return m_row; }
  [[nodiscard]] const CommonOptions& common() const { return m_common; }
  [[nodiscard]] const std::vector<std::string>& words() const { return m_words; }

  // Paths and filters, for the command that a page proposes to type next.
  [[nodiscard]] Typed typed() const { return {m_words, m_common.filter}; }

  // The smallest count that may be shown, where the result is for people outside the team; nothing otherwise.
  [[nodiscard]] std::optional<std::int64_t> min_n() const;

  // What holds everything together that leaves the team in this run, and with --release what left it before.
  // REQUIRES: the result is for people outside the team, and the study was read last.
  OneRelease& release();

  // Throws Problem where --release is asked for: for what it cannot remember.
  void check_no_release() const;

  // Writes the file of --release, with what left the team in this run.
  void remember_release();

  // What takes names out of a result.
  [[nodiscard]] const Audience& audience() const { return m_audience; }

  // The day that stands for today: --today, else the day where the user is. The only place that asks the
  // clock.
  [[nodiscard]] Date today() const;

  // Reads the paths (the current folder where there are none). Messages are kept until the result is written.
  // Throws Problem when the paths hold no work although the command needs it. What is returned here and by
  // `select` stays for as long as the session does, so that forms of a result may refer to it.
  const Study& read(bool thorough = false);
  const Study& read(const std::vector<std::string>& paths, bool needs_work, bool thorough = false);

  // The same for who only counts, and shows nothing that people wrote about a page.
  const Study& read_to_count();

  // The selection that the filters make. Throws Problem for a value that stands nowhere.
  const Selection& select(const Study& study);
  const Selection& select(const Study& study, const Filter& filter);

  // What was read last; null before that.
  [[nodiscard]] const Study* study() const { return m_study; }

  // Lets something stay for as long as the session does.
  template <typename Kept>
  const Kept& keep(Kept value) {
    auto kept = std::make_shared<const Kept>(std::move(value));
    m_kept.push_back(kept);
    return *kept;
  }

  Diagnostics& diagnostics() { return m_diagnostics; }

  // Remembers a file beside those that `read` is given as one that this run reads.
  void note_input(const std::string& file) { m_inputs.push_back(file); }

  // True for a file that this run read, by whatever path.
  [[nodiscard]] bool has_read(const std::string& path);

  // Shows on a screen how far something has come that may take long; empty where nobody looks on. The line
  // goes with what is returned.
  [[nodiscard]] ProgressCall progress(std::string what) const;

  // A line for people on standard error; nothing when quiet.
  void say(const std::string& line) const;

  // True once files of students' work were looked at.
  [[nodiscard]] bool has_read_work() const { return m_input.has_value(); }

  // data.input of the JSON form.
  [[nodiscard]] Value input() const;

  // On a screen: says in one line how many warnings there are, before a page would bury them, and forgets
  // them.
  void fold_warnings();

  // Writes the messages and forgets them. Returns 1 if there were errors, else 0.
  int write_messages();

  // Writes the messages, which say what the matter is, and throws.
  [[noreturn]] void refuse(const Problem& problem);

 private:
  const Study& read(const std::vector<std::string>& paths, bool needs_work, ReadOptions options);

  const CommandRow& m_row;
  CommonOptions m_common;
  std::vector<std::string> m_words;
  Audience m_audience;
  Diagnostics m_diagnostics;
  std::optional<InputCounts> m_input;  // of what was read last
  std::vector<std::string> m_inputs;
  std::size_t m_looked_at = 0;                               // of the inputs
  std::set<std::pair<std::uint64_t, std::uint64_t>> m_read;  // what they are, under whatever name
  std::vector<std::shared_ptr<const void>> m_kept;
  const Study* m_study = nullptr;  // read last
  std::unique_ptr<OneRelease> m_release;
  std::optional<std::string> m_release_was;  // what stood in the file of --release
};

}  // namespace worksort
