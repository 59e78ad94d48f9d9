// One run of one command: what the user asked for, reading with messages, writing with an exit code.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/cli/audience.hpp"
#include "worksort/cli/command.hpp"
#include "worksort/model/study.hpp"
#include "worksort/read/study/study_reader.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/report/page/template.hpp"
#include "worksort/report/plan/next.hpp"
#include "worksort/report/share/shareable.hpp"
#include "worksort/util/diagnostic.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace worksort {

// What every command understands.
struct CommonOptions {
  std::string format;
  std::string output;
  std::string audience = "team";
  std::string color = "auto";
  std::optional<std::uint64_t> min_n;
  bool quiet = false;
  bool bom = false;
  bool crlf = false;
  bool raw = false;
  std::string delimiter = ",";
  std::string template_file;
  std::optional<Date> today;
  std::string codebook;
  std::optional<std::uint64_t> max_file_mib;
  std::vector<std::string> weeks;
  Filter filter;
};

// Adds the options that rows of this kind have in common.
void add_common_options(OptionSet& options, const CommandRow& row, CommonOptions& common);

class Session {
 public:
  Session(const CommandRow& row, CommonOptions common, std::vector<std::string> words);

  [[nodiscard]] const CommonOptions& common() const { return m_common; }
  [[nodiscard]] const std::vector<std::string>& words() const { return m_words; }

  // Paths and filters, for the command that a page proposes to type next.
  [[nodiscard]] Typed typed() const { return {m_words, m_common.filter}; }

  // The format to write: -f, else the extension of -o, else the command's first.
  [[nodiscard]] Format format() const { return m_format; }
  [[nodiscard]] WriteOptions write_options() const;

  // The smallest count that may be shown, where the result is for people outside the team; nothing otherwise.
  [[nodiscard]] std::optional<std::int64_t> min_n() const;

  // What takes names out of a result; finish() does it for tables, pages and documents, not for bytes.
  [[nodiscard]] const Audience& audience() const { return m_audience; }

  // The day that stands for today: --today, else the clock. The only place that reads the clock.
  [[nodiscard]] Date today() const;

  // Reads the paths (the current folder where there are none). Messages are kept for finish().
  // Throws UsageError when the paths hold no work although the command needs it.
  Study read(bool thorough = false);
  Study read(const std::vector<std::string>& paths, bool needs_work, bool thorough = false);

  // The selection that the filters make. Throws UsageError for a value that stands nowhere.
  Selection select(const Study& study) const;
  Selection select(const Study& study, const Filter& filter) const;

  Diagnostics& diagnostics() { return m_diagnostics; }

  // A page template in place of the one that ships; empty: that one.
  void use_template(const std::string& file) { m_common.template_file = file; }

  // What is at the place of -o stays there, and writing fails: for what people may have filled in.
  void keep_files() { m_keeps_files = true; }

  // A line for people on standard error; nothing when quiet.
  void say(const std::string& line) const;

  // data.input of the JSON form.
  [[nodiscard]] Value input(const Study& study) const;

  // Write the result, then the messages. Return the exit code: 1 if the input has errors, else 0. Where the
  // result is for people outside the team, only what carries the mark is written: anything else is a mistake
  // of the program and throws std::logic_error.
  int finish(const Table& table, const Study& study);
  int finish(Page page, const Study& study);
  int finish(const std::vector<Value>& documents);
  int finish(const std::string& bytes);
  int finish(const Shareable<Table>& table, const Study& study);
  int finish(Shareable<Page> page, const Study& study);
  int finish(const Shareable<std::vector<Value>>& documents);
  int finish(const Shareable<std::string>& bytes);

  // Says what a spreadsheet may change in a table that is written as CSV or TSV.
  void remark_on(const Table& table) const;

  // Writes the messages and returns the exit code.
  int finish();

  // A page as bytes, for commands that write several files.
  [[nodiscard]] std::string rendered(Page page, const Study& study, Format format) const;
  [[nodiscard]] std::string rendered(Shareable<Page> page, const Study& study, Format format) const;

 private:
  void write(const std::string& bytes);
  void refuse_unmarked() const;
  int write_result(const Table& table, const Study& study);
  int write_documents(std::vector<Value> documents);
  [[nodiscard]] std::string page_bytes(Page page, const Study& study, Format format) const;
  [[nodiscard]] bool to_file() const;
  // --template, else templates/NAME.md in a folder that was named or in the current one, else the one that
  // ships.
  [[nodiscard]] Template page_template(const Page& page) const;
  [[nodiscard]] std::string project_template(const std::string& name) const;

  const CommandRow& m_row;
  CommonOptions m_common;
  std::vector<std::string> m_words;
  Format m_format = Format::text;
  Audience m_audience;
  Diagnostics m_diagnostics;
  InputCounts m_input;
  bool m_has_read = false;
  bool m_keeps_files = false;
};

// What the terminals can do: standard output (1) or standard error (2).
bool is_terminal(int descriptor);
std::size_t terminal_width();

}  // namespace worksort
