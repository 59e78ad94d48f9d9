#include "worksort/analyze/wording.hpp"
#include "worksort/cli/pictures.hpp"
#include "worksort/edit/mend.hpp"
#include "worksort/report/data/findings.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/writing.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class Check : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.flag("--strict", m_strict, "warnings count as findings too");
    options.flag("--pictures", m_pictures, "also pictures in the folders that no piece of work names");
    options.list("--only", m_only, "ID", "only messages with this id, such as unknown-code");
    options.flag("--fix", m_fix, "mend, in the files, what can have meant one thing only");
    options.text("--date-format", m_date_format, "FORMAT",
                 "with --fix: how dates are written, such as DD/MM/YYYY");
    options.text("--explain", m_explain, "ID",
                 "say what a message means and how to mend it; 'all' lists every id");
  }

  Result run(Session& session) override {
    for (const auto& id : m_only) explanation(id);  // says so where there is no such message
    Result result;
    if (!m_explain.empty()) {
      result.text.make = [this] { return explanation(m_explain); };
      return result;
    }
    if (!m_fix && !m_date_format.empty())
      throw Problem("--date-format belongs to --fix", "worksort check --fix --date-format DD/MM/YYYY");
    const Study& study = read(session);
    if (m_fix) {
      const MendOptions options{session.common().codebook, date_format()};
      auto files = mended_files(session, study, options);
      if (session.common().dry_run) {
        left_after(session.diagnostics(), files, options);
        result.shows_only = true;
        result.text.make = [diff = diff_of(files)] { return diff; };
        return result;
      }
      write(session, files);
      session.diagnostics() = {};
      return findings(session, read(session));
    }
    return findings(session, study);
  }

 private:
  // What would still be wrong: in the files that can be mended, and as before in all others.
  static void left_after(Diagnostics& diagnostics, const std::vector<MendedFile>& files,
                         const MendOptions& options) {
    std::set<std::string_view> mended;
    for (const auto& file : files) mended.insert(file.file);
    std::erase_if(diagnostics.items(), [&](const Diagnostic& d) { return mended.contains(d.file); });
    diagnostics.append(problems_left(files, options));
    diagnostics.sort();
  }

  static const Study& read(Session& session) {
    const Study& study = session.read(true);
    if (study.files.empty())
      throw Problem("there is no YAML file to check", "name a file or folder that holds .yaml files");
    return study;
  }

  Result findings(Session& session, const Study& study) const {
    Result result;
    for (const auto& file : study.files) look_at_words(file, session.diagnostics());
    check_pictures(study, PictureFolders(session.words()), session.diagnostics());
    if (m_pictures) find_unnamed_pictures(study, session.words(), session.diagnostics());
    keep_wanted(session.diagnostics());
    session.diagnostics().sort();
    const Diagnostics& findings = session.keep(std::exchange(session.diagnostics(), {}));
    result.text.make = [&](const Reader& reader) {
      return findings_text(findings, study.input, reader.color);
    };
    result.data.make = [&] { return findings_data(findings); };
    result.file.make = [&] { return write_json(findings_sarif(findings)); };
    result.code = findings.errors() + (m_strict ? findings.warnings() : 0) > 0 ? 1 : 0;
    return result;
  }

  void keep_wanted(Diagnostics& diagnostics) const {
    if (m_only.empty()) return;
    std::erase_if(diagnostics.items(), [&](const Diagnostic& d) {
      return std::find(m_only.begin(), m_only.end(), d.id) == m_only.end();
    });
  }

  [[nodiscard]] std::optional<DateFormat> date_format() const {
    if (m_date_format.empty()) return std::nullopt;
    auto format = DateFormat::parse(m_date_format);
    if (!format)
      throw Problem(fmt::format("'{}' does not say how a date is written", m_date_format),
                    "write YYYY, MM and DD in their order, such as DD/MM/YYYY");
    return format;
  }

  // The YAML files and what would stand in them.
  static std::vector<MendedFile> mended_files(const Session& session, const Study& study,
                                              const MendOptions& options) {
    std::vector<MendedFile> files;
    for (const auto& file : study.files) {
      if (file == "-") throw Problem("standard input cannot be changed", "name files or folders");
      if (!has_extension(file, {".yaml", ".yml"})) continue;
      std::string bytes = read_file(file, session.common().most_bytes());
      if (is_valid_utf8(bytes)) files.push_back({file, std::move(bytes), {}});
    }
    mend_files(files, options);
    return files;
  }

  static std::string diff_of(const std::vector<MendedFile>& files) {
    std::string out;
    for (const auto& file : files) out += patch_diff(file.file, file.bytes, file.patches());
    return out;
  }

  static void write(const Session& session, const std::vector<MendedFile>& files) {
    std::vector<FileToWrite> all;
    std::size_t lines = 0;
    for (const auto& file : files) {
      if (file.mended == file.bytes) continue;
      all.push_back({file.file, file.mended, Readers::as_usual, file.bytes});
      lines += file.patches().size();
    }
    write_files(all, true);
    session.say(all.empty()
                    ? "nothing here can have meant one thing only, so nothing was changed"
                    : fmt::format("{} mended in {}", counted(lines, "line"), counted(all.size(), "file")));
  }

  static void look_at_words(const std::string& file, Diagnostics& diagnostics) {
    if (file == "-" || !has_extension(file, {".yaml", ".yml"})) return;
    try {
      const std::string bytes = read_file(file, std::size_t{64} << 20U);
      if (is_valid_utf8(bytes)) check_wording(file, bytes, diagnostics);
    } catch (const Problem&) {
      return;  // reported when it was read
    }
  }

  // The text for one message id. Throws Problem for an id that does not exist.
  static std::string explanation(const std::string& id) {
    if (id == "all") return all_explanations();
    if (const auto text = explain(id)) return *text;
    throw Problem(fmt::format("there is no message '{}'", id),
                  did_you_mean(id, message_ids(), "'worksort check --explain all' lists them"));
  }

  bool m_strict = false;
  bool m_pictures = false;
  std::vector<std::string> m_only;
  bool m_fix = false;
  std::string m_date_format;
  std::string m_explain;
};

}  // namespace

std::unique_ptr<Command> make_check() {
  return std::make_unique<Check>();
}

}  // namespace worksort
