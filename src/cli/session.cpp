#include "worksort/cli/session.hpp"

#include "worksort/report/samples.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_messages = 50;

bool wants_color(const std::string& choice, int descriptor) {
  if (choice != "auto") return choice == "always";
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool refused = (no_color != nullptr && *no_color != '\0') ||
                       (terminal != nullptr && std::string_view(terminal) == "dumb");
  return !refused && is_terminal(descriptor);
}

std::string format_names(const std::vector<Format>& formats) {
  std::vector<std::string> names;
  names.reserve(formats.size());
  for (const auto format : formats) names.emplace_back(format_name(format));
  return join(names, ", ");
}

Format chosen_format(const CommandRow& row, const CommonOptions& common) {
  if (row.formats.empty()) return Format::text;
  std::optional<Format> format;
  if (!common.format.empty()) {
    format = format_from_name(common.format);
    if (!format) {
      throw UsageError(fmt::format("there is no format '{}'", common.format),
                       fmt::format("{} writes {}", row.name, format_names(row.formats)));
    }
  } else if (!common.output.empty()) {
    format = format_from_path(common.output);
  }
  if (!format) return row.formats.front();
  if (std::find(row.formats.begin(), row.formats.end(), *format) != row.formats.end()) return *format;
  throw UsageError(fmt::format("{} makes no sense as {}", row.name, format_name(*format)),
                   fmt::format("it writes {}", format_names(row.formats)));
}

// A line that shows how far reading has come, once it takes more than half a second.
class Progress {
 public:
  void operator()(std::size_t done, std::size_t all) {
    const auto now = std::chrono::steady_clock::now();
    if (now - m_start < std::chrono::milliseconds(500) || now - m_last < std::chrono::milliseconds(100))
      return;
    m_last = now;
    const std::size_t filled = all == 0 ? 0 : done * 30 / all;
    write_stderr(fmt::format("\r[{:<30}] {} of {} files", std::string(filled, '#'), done, all));
    m_shown = true;
  }
  void clear() const {
    if (m_shown) write_stderr("\r\x1b[K");
  }

 private:
  std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point m_last;
  bool m_shown = false;
};

// Who may see it must fit the command and its filters. Throws UsageError.
void check_audience(const CommandRow& row, const CommonOptions& common) {
  const bool share = common.audience == "share";
  if (common.min_n && !share) throw UsageError("--min-n goes with --audience share");
  if (!share) return;
  if (row.told != Told::all) {
    throw UsageError(
        fmt::format("{} is about single children, so it stays in the team", row.name),
        fmt::format("{}; for colleagues in the school, --audience school shows ids in place of names",
                    row.instead));
  }
  if (common.min_n && *common.min_n != 10 && *common.min_n != 5 && *common.min_n != 3) {
    throw UsageError(fmt::format("--min-n takes 10, 5 or 3, not {}", *common.min_n));
  }
  if (!common.filter.students.empty()) {
    throw UsageError("what is shared is never about one student", "leave --student out");
  }
}

}  // namespace

bool is_terminal(int descriptor) {
  return ::isatty(descriptor) == 1;
}

std::size_t terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

void add_common_options(OptionSet& options, const CommandRow& row, CommonOptions& common) {
  if (row.takes == Takes::work) {
    Filter& f = common.filter;
    options.heading("Filters");
    options.list("--task", f.tasks, "ID", "only this task");
    options.list("--class", f.classes, "ID", "only this class");
    options.list("--school", f.schools, "NAME", "only this school");
    options.list("--student", f.students, "ID", "only this student");
    options.list("--coder", f.coders, "NAME", "only what this reader coded");
    options.list("--strategy", f.strategies, "CODE", "only pieces that show this strategy");
    options.list("--model", f.models, "CODE", "only pieces that use this model");
    options.list("--issue", f.issues, "CODE", "only pieces with this issue");
    options.date("--since", f.since, "only work from this day on");
    options.date("--until", f.until, "only work up to this day");
    options.list("--week", common.weeks, "WEEK", "only work of this ISO week, such as 2026-W47");
  }
  if (row.takes == Takes::work || row.takes == Takes::files || row.takes == Takes::dated) {
    options.heading("Input");
    options.text("--codebook", common.codebook, "ID", "the codebook where no file names one");
    options.whole("--max-file-size", common.max_file_mib, "MIB",
                  "refuse files larger than this (default 64)");
  }
  options.heading("Output");
  if (!row.formats.empty()) {
    std::vector<std::string> names;
    for (const auto format : row.formats) names.emplace_back(format_name(format));
    options.text("-f,--format", common.format, "FORMAT",
                 fmt::format("{} (default {})", join(names, ", "), names.front()));
    options.text("-o,--output", common.output, "FILE", "write here; the extension chooses the format");
    const auto has = [&](Format f) {
      return std::find(row.formats.begin(), row.formats.end(), f) != row.formats.end();
    };
    if (has(Format::csv)) {
      options.flag("--bom", common.bom, "begin CSV with a byte order mark, for Excel");
      options.flag("--crlf", common.crlf, "end CSV lines as Windows does");
      options.text("--delimiter", common.delimiter, "CHAR", "separate CSV cells with this character");
      options.flag("--raw", common.raw, "leave cells that a spreadsheet would run as a formula as they are");
    }
  }
  if (row.told != Told::nobody_asks) {
    options.choice("--audience", common.audience, {"team", "school", "share"},
                   "who will see it: team names students, school uses ids, share shows counts alone");
    options.whole("--min-n", common.min_n, "10|5|3",
                  "with --audience share, the smallest count to show (default 10)");
  }
  if (row.takes == Takes::work || row.takes == Takes::dated) {
    options.date("--today", common.today, "stands in for the clock");
  }
  options.choice("--color", common.color, {"auto", "always", "never"}, "colour in the terminal");
  options.flag("-q,--quiet", common.quiet, "no warnings and no remarks, only errors");
}

Session::Session(const CommandRow& row, CommonOptions common, std::vector<std::string> words)
    : m_row(row),
      m_common(std::move(common)),
      m_words(std::move(words)),
      m_format(chosen_format(row, m_common)),
      m_audience(m_common.audience) {
  if (m_common.delimiter == "tab" || m_common.delimiter == "\\t") m_common.delimiter = "\t";
  if (m_common.delimiter.size() != 1 ||
      std::string_view("\"\r\n").find(m_common.delimiter) != std::string_view::npos) {
    throw UsageError("--delimiter takes one character", "such as ; or tab");
  }
  check_audience(row, m_common);
  for (const auto& week : m_common.weeks) {
    const auto range = parse_week(week);
    if (!range) throw UsageError(fmt::format("--week takes an ISO week such as 2026-W47, not '{}'", week));
    m_common.filter.weeks.push_back(*range);
  }
  if (is_binary(m_format) && m_common.output.empty() && is_terminal(STDOUT_FILENO)) {
    throw UsageError(fmt::format("{} cannot be shown in a terminal", format_name(m_format)),
                     "name a file with -o FILE");
  }
}

std::optional<std::int64_t> Session::min_n() const {
  if (!m_audience.is_share()) return std::nullopt;
  return static_cast<std::int64_t>(m_common.min_n.value_or(10));
}

WriteOptions Session::write_options() const {
  WriteOptions options;
  options.format = m_format;
  options.command = m_row.name;
  options.delimiter = m_common.delimiter.front();
  options.bom = m_common.bom;
  options.crlf = m_common.crlf;
  options.raw = m_common.raw;
  const bool to_terminal = m_common.output.empty() && is_terminal(STDOUT_FILENO);
  options.color = m_format == Format::text &&
                  (m_common.color == "always" || (to_terminal && wants_color(m_common.color, STDOUT_FILENO)));
  options.width = to_terminal ? terminal_width() : 0;
  return options;
}

Date Session::today() const {
  if (m_common.today) return *m_common.today;
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return {static_cast<std::int32_t>(now.time_since_epoch().count())};
}

Study Session::read(bool thorough) {
  return read(m_words, m_row.takes == Takes::work, thorough);
}

Study Session::read(const std::vector<std::string>& paths, bool needs_work, bool thorough) {
  ReadOptions options;
  options.codebook = m_common.codebook;
  options.thorough = thorough;
  if (m_common.max_file_mib) options.max_file_bytes = *m_common.max_file_mib << 20U;
  Progress progress;
  if (is_terminal(STDERR_FILENO) && !m_common.quiet) options.progress = std::ref(progress);
  const std::vector<std::string> from = paths.empty() ? std::vector<std::string>{"."} : paths;
  Study study = read_study(from, options, m_diagnostics);
  progress.clear();
  m_has_read = true;
  m_input = study.input;
  if (!options.codebook.empty() && study.codebook(options.codebook) == nullptr && !study.readings.empty()) {
    std::vector<std::string> ids = shipped_codebook_ids();
    for (const auto& codebook : study.codebooks) ids.push_back(codebook.id);
    const auto close = nearest(options.codebook, ids);
    throw UsageError(
        fmt::format("there is no codebook '{}'", options.codebook),
        close ? fmt::format("did you mean '{}'?", *close) : "'worksort codebook list' shows them");
  }
  const bool empty_on_purpose = study.input.empty_works > 0 && study.input.errors == 0;
  if (needs_work && study.readings.empty() && !empty_on_purpose) {
    finish();
    throw UsageError(fmt::format("there is no student work in {}", join_and(from)),
                     "work: documents hold it; 'worksort help format' says how to write one");
  }
  m_audience.hide_names(study);
  return study;
}

Selection Session::select(const Study& study) const {
  return select(study, m_common.filter);
}

Selection Session::select(const Study& study, const Filter& filter) const {
  try {
    return Selection(study, m_audience.typed(filter));
  } catch (const UnknownValue& unknown) {
    throw UsageError(fmt::format("{} '{}' stands nowhere in the files", unknown.option, unknown.value),
                     unknown.nearest.empty() ? "" : fmt::format("did you mean '{}'?", unknown.nearest));
  }
}

void Session::say(const std::string& line) const {
  if (!m_common.quiet) write_stderr(line + "\n");
}

Value Session::input(const Study& study) const {
  return Value{{"files", study.input.files},
               {"pieces", m_audience.is_share() ? Value() : Value(study.input.pieces)},
               {"readings", m_audience.is_share() ? Value() : Value(study.input.readings)},
               {"errors", m_diagnostics.errors()},
               {"unread", study.input.unread}};
}

void Session::write(const std::string& bytes) {
  if (!m_common.output.empty() && m_common.output != "-")
    return write_file(m_common.output, bytes, !m_keeps_files);
  write_stdout(bytes);
}

void Session::refuse_unmarked() const {
  if (m_audience.is_share()) throw std::logic_error("this result was not made to be shared");
}

// True if what is written is there to be opened: a file, and no pipe or screen.
bool Session::to_file() const {
  if (!m_common.output.empty() && m_common.output != "-") return true;
  struct stat out {};
  return ::fstat(STDOUT_FILENO, &out) == 0 && S_ISREG(out.st_mode);
}

void Session::remark_on(const Table& table) const {
  const WriteOptions options = write_options();
  if (options.format != Format::csv && options.format != Format::tsv) return;
  const std::string remark = spreadsheet_remark(table, options);
  if (!remark.empty()) say(terminal_safe(fmt::format("worksort {}: {}", m_row.name, remark)));
}

int Session::finish(const Table& table, const Study& study) {
  refuse_unmarked();
  return write_result(table, study);
}

int Session::finish(const Shareable<Table>& table, const Study& study) {
  return write_result(table.result(), study);
}

int Session::write_result(const Table& table, const Study& study) {
  const WriteOptions options = write_options();
  const Table shown = m_audience.clean(table);
  write(write_table(shown, input(study), options));
  if (to_file()) remark_on(shown);
  if (m_audience.is_share() && (options.format == Format::csv || options.format == Format::tsv)) {
    for (const auto& note : table.notes) say(fmt::format("worksort {}: {}", m_row.name, note));
  }
  return finish();
}

std::string Session::project_template(const std::string& name) const {
  std::vector<std::string> folders = m_words;
  folders.emplace_back(".");
  for (const auto& folder : folders) {
    const auto path = std::filesystem::path(folder) / "templates" / (name + ".md");
    std::error_code error;
    if (std::filesystem::exists(path, error)) return path.lexically_normal().string();
  }
  return "";
}

Template Session::page_template(const Page& page) const {
  const std::string file =
      m_common.template_file.empty() ? project_template(page.template_name) : m_common.template_file;
  Template out = parse_template(file.empty() ? std::string(shipped_template(page.template_name))
                                             : read_file(file, std::size_t{1} << 20U));
  const auto problems = file.empty() ? out.errors : check_template(out, page_sample(page.template_name));
  if (problems.empty()) return out;
  const std::string name = file.empty() ? page.template_name : file;
  throw UsageError(fmt::format("{}:{}: {}", name, problems.front().line, problems.front().message),
                   problems.front().hint);
}

std::string Session::rendered(Page page, const Study& study, Format format) const {
  refuse_unmarked();
  return page_bytes(std::move(page), study, format);
}

std::string Session::rendered(Shareable<Page> page, const Study& study, Format format) const {
  return page_bytes(page.take(), study, format);
}

std::string Session::page_bytes(Page page, const Study& study, Format format) const {
  Value data = Value{{"input", input(study)}};
  data.update(page.data);
  page.data = std::move(data);
  m_audience.clean(page.data);
  page.title = m_audience.clean(page.title);
  WriteOptions options = write_options();
  options.format = format;
  const bool needs_markdown = format != Format::json && format != Format::yaml;
  return write_page(page, needs_markdown ? render_markdown(page_template(page), page.data) : "", options);
}

int Session::finish(Page page, const Study& study) {
  write(rendered(std::move(page), study, m_format));
  return finish();
}

int Session::finish(Shareable<Page> page, const Study& study) {
  write(rendered(std::move(page), study, m_format));
  return finish();
}

int Session::finish(const std::vector<Value>& documents) {
  refuse_unmarked();
  return write_documents(documents);
}

int Session::finish(const Shareable<std::vector<Value>>& documents) {
  return write_documents(documents.result());
}

int Session::write_documents(std::vector<Value> documents) {
  for (auto& document : documents) m_audience.clean(document);
  write(write_yaml_documents(documents));
  return finish();
}

int Session::finish(const std::string& bytes) {
  refuse_unmarked();
  write(bytes);
  return finish();
}

int Session::finish(const Shareable<std::string>& bytes) {
  write(bytes.result());
  return finish();
}

int Session::finish() {
  m_diagnostics.sort();
  const bool color = wants_color(m_common.color, STDERR_FILENO);
  std::string out;
  std::size_t shown = 0;
  std::size_t wanted = 0;
  std::set<std::string> files;
  for (const auto& d : m_diagnostics.items()) {
    const bool error = d.severity == Severity::error;
    if (error) files.insert(d.file);
    if (m_common.quiet && !error) continue;
    if (++wanted > k_most_messages) continue;
    out += render(m_audience.clean(d), color);
    ++shown;
  }
  if (wanted > shown) out += fmt::format("\u2026 and {} more\n", wanted - shown);
  const std::size_t errors = m_diagnostics.errors();
  if (errors > 0 && m_has_read) {
    out += fmt::format("\n{} in {}; {} could be read", counted(errors, "error"),
                       counted(files.size(), "file"), counted(m_input.readings, "reading"));
    out += m_input.unread > 0 ? fmt::format(", {} could not\n", m_input.unread) : "\n";
  }
  write_stderr(out);
  m_diagnostics = {};
  return errors > 0 ? 1 : 0;
}

}  // namespace worksort
