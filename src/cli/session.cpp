#include "worksort/cli/session.hpp"

#include "worksort/cli/passed_over.hpp"
#include "worksort/cli/terminal.hpp"
#include "worksort/read/study/release_reader.hpp"
#include "worksort/read/study/study_reader.hpp"
#include "worksort/report/share/release_document.hpp"
#include "worksort/util/clock.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/platform.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/writing.hpp"
#include "worksort/write/format.hpp"

#include <algorithm>
#include <ctime>
#include <filesystem>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_messages = 50;

}  // namespace

Problem no_such_codebook(const std::string& id, const std::vector<std::string>& ids) {
  return Problem(fmt::format("there is no codebook '{}'", id),
                 did_you_mean(id, ids, "'worksort codebook list' shows them"));
}

Session::Session(const CommandRow& row, CommonOptions common, std::vector<std::string> words)
    : m_row(row), m_common(std::move(common)), m_words(std::move(words)), m_audience(m_common.audience) {
  note_input(m_common.files_from);
}

std::optional<std::int64_t> Session::min_n() const {
  if (!m_audience.is_share()) return std::nullopt;
  return static_cast<std::int64_t>(m_common.min_n.value_or(10));
}

Date Session::today() const {
  if (m_common.today) return *m_common.today;
  return local_day(std::time(nullptr));
}

const Study& Session::read(bool thorough) {
  return read(m_words, m_row.takes == Takes::work, thorough);
}

const Study& Session::read_to_count() {
  ReadOptions options;
  options.prose = Prose::noted;
  return read(m_words, m_row.takes == Takes::work, std::move(options));
}

const Study& Session::read(const std::vector<std::string>& paths, bool needs_work, bool thorough) {
  ReadOptions options;
  options.thorough = thorough;
  return read(paths, needs_work, std::move(options));
}

const Study& Session::read(const std::vector<std::string>& paths, bool needs_work, ReadOptions options) {
  options.codebook = m_common.codebook;
  options.max_file_bytes = m_common.most_bytes();
  options.progress = progress("reading");
  const std::vector<std::string> from = paths.empty() ? std::vector<std::string>{"."} : paths;
  Study study = read_study(from, options, m_diagnostics);
  options.progress = {};
  m_input = study.input;
  m_inputs.insert(m_inputs.end(), study.files.begin(), study.files.end());
  if (m_common.verbose) {
    for (const auto& file : study.files) say(terminal_safe("read " + file));
    for (const auto& line : passed_over(from, study.files)) say(terminal_safe(line));
  }
  if (!options.thorough) {  // `check` speaks of spellings, and nothing else does
    std::erase_if(m_diagnostics.items(), [](const Diagnostic& d) { return d.id == "other-case"; });
  }
  if (!options.codebook.empty() && study.codebook(options.codebook) == nullptr && !study.readings.empty()) {
    std::vector<std::string> ids = shipped_codebook_ids();
    for (const auto& codebook : study.codebooks) ids.push_back(codebook.id);
    throw no_such_codebook(options.codebook, ids);
  }
  const bool empty_on_purpose = study.input.empty_works > 0 && study.input.errors == 0;
  if (needs_work && study.readings.empty() && !empty_on_purpose) {
    refuse(Problem(fmt::format("there is no student work in {}", join_and(from)),
                   "work: documents hold it; 'worksort help format' says how to write one"));
  }
  m_audience.hide_names(study);
  m_common.filter.students = m_audience.by_id(m_common.filter.students, study);
  if (const auto ids = m_audience.ids_like_names(); ids > 0)
    say(fmt::format(
        "worksort {}: {}, and --audience school leaves ids as they are; 'worksort redact' does not",
        m_row.name, ids == 1 ? "1 id may be a name" : fmt::format("{} ids may be names", ids)));
  m_study = &keep(std::move(study));
  return *m_study;
}

OneRelease& Session::release() {
  if (m_release != nullptr) return *m_release;
  const std::string& file = m_common.release;
  note_input(file);
  std::optional<std::vector<Statement>> earlier;
  if (!file.empty()) earlier.emplace();
  if (earlier && std::filesystem::exists(file)) {
    m_release_was = read_file(file, m_common.most_bytes());
    earlier = read_release(file, *m_release_was);
  }
  m_release = std::make_unique<OneRelease>(*m_study, *min_n(), std::move(earlier));
  return *m_release;
}

void Session::check_no_release() const {
  if (m_common.release.empty()) return;
  throw Problem(
      fmt::format("{} counts students, which --release cannot hold against counts of pieces", m_row.name),
      "leave --release out, and share it with people who have nothing else");
}

void Session::remember_release() {
  if (m_release == nullptr || m_common.release.empty()) return;
  // Only to what was read: what another run told meanwhile would be forgotten.
  write_files({{m_common.release, write_yaml_documents({release_document(m_release->statements())}),
                Readers::as_usual, m_release_was}},
              false);
}

const Selection& Session::select(const Study& study) {
  return select(study, m_common.filter);
}

const Selection& Session::select(const Study& study, const Filter& filter) {
  return keep(Selection(study, m_audience.typed(filter, study)));
}

ProgressCall Session::progress(std::string what) const {
  if (m_common.quiet || !can_show_progress()) return {};
  return [shown = std::make_shared<Progress>(std::move(what))](std::size_t done, std::size_t all) {
    (*shown)(done, all);
  };
}

void Session::say(const std::string& line) const {
  if (!m_common.quiet) write_stderr(line + "\n");
}

Value Session::input() const {
  const InputCounts counts = m_input.value_or(InputCounts{});
  return Value{
      {"files", counts.files},
      {"pieces", m_audience.is_share() ? Value() : Value(counts.pieces)},
      {"readings", m_audience.is_share() ? Value() : Value(counts.readings)},
      {"errors", std::max(m_diagnostics.errors(), counts.errors)},  // `check` has made them its result
      {"unread", counts.unread}};
}

bool Session::has_read(const std::string& path) {
  const auto what = [](const std::string& name) {
    platform::Entry entry;
    const bool there = !platform::look_at(name, entry) && entry.kind != platform::Kind::none;
    return there ? std::pair(entry.identity[0], entry.identity[1])
                 : std::pair<std::uint64_t, std::uint64_t>();
  };
  const auto wanted = what(path);
  if (wanted == decltype(wanted)()) return false;
  for (; m_looked_at < m_inputs.size(); ++m_looked_at) {
    const std::string& input = m_inputs[m_looked_at];
    m_read.insert(what(input == "-" ? "/dev/stdin" : input));  // a file that a shell opened for it, too
  }
  return m_read.contains(wanted);
}

void Session::fold_warnings() {
  if (!m_input || m_common.verbose || !platform::is_terminal(platform::Stream::error)) return;
  // What was changed on the disk just now is no warning to look up later.
  const auto folds = [](const Diagnostic& d) {
    return d.severity == Severity::warning && d.id != "broken-off";
  };
  const auto warnings = std::erase_if(m_diagnostics.items(), folds);
  if (warnings == 0) return;
  say(fmt::format("{}; 'worksort check' shows {}", counted(warnings, "warning"),
                  warnings == 1 ? "it" : "them"));
}

int Session::write_messages() {
  m_diagnostics.sort();
  const bool color = wants_color(m_common.color, platform::Stream::error);
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
  if (errors > 0 && m_input) {
    out += fmt::format("\n{} in {}; {} could be read", counted(errors, "error"),
                       counted(files.size(), "file"), counted(m_input->readings, "reading"));
    out += m_input->unread > 0 ? fmt::format(", {} could not\n", counted(m_input->unread, "entry", "entries"))
                               : "\n";
  }
  write_stderr(out);
  m_diagnostics = {};
  return errors > 0 ? 1 : 0;
}

void Session::refuse(const Problem& problem) {
  write_messages();
  throw problem;
}

}  // namespace worksort
