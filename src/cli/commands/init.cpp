#include "worksort/read/study/study_reader.hpp"
#include "worksort/read/table/roster_csv.hpp"
#include "worksort/report/data/documents.hpp"
#include "worksort/report/data/starter.hpp"
#include "worksort/util/file_set.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::string_view k_usual_codebook = "multiplication-division";
constexpr std::uint64_t k_usual_students = 5;
constexpr std::uint64_t k_most_students = 10'000;
constexpr const char* k_schema = "worksort.schema.json";

class Init : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.text("--codebook", m_codebook, "ID",
                 fmt::format("the codebook to start with (default {})", k_usual_codebook));
    options.text("--roster", m_roster, "FILE", "a class list in CSV with ids, names or both");
    options.whole("--students", m_students, "N",
                  fmt::format("without a class list: so many students (default {})", k_usual_students));
    options.text("--task", m_options.task, "ID", "the id of the task (default first-task)");
    options.text("--class", m_options.roster.class_id, "ID", "the name of the class (default our-class)");
    options.flag("--force", m_force, "replace files that exist already");
    options.flag("-n,--dry-run", m_dry_run, "show what would be written, and write nothing");
  }

  Result run(Session& session) override {
    if (session.words().size() > 1) throw Problem("init takes one folder", "worksort init FOLDER");
    const std::string folder = session.words().empty() ? "." : session.words().front();
    const Codebook codebook = chosen_codebook();
    m_options.schema = k_schema;
    if (m_options.roster.class_id.empty()) m_options.roster.class_id = "our-class";
    check_ids();
    m_options.roster.students = students(session);
    const auto& files = session.keep(files_for(folder, codebook));
    Result result;
    if (m_dry_run) {
      result.text.make = [&files] { return shown(files); };
      return result;
    }
    write_files(files, m_force);
    tell(session, folder, files);
    return result;
  }

 private:
  // Codebooks that work can be coded with.
  static std::vector<std::string> codebook_ids() {
    auto ids = shipped_codebook_ids();
    std::erase_if(ids, [](const auto& id) { return shipped_codebook(id)->strategies.empty(); });
    return ids;
  }

  Codebook chosen_codebook() const {
    const std::string id = m_codebook.empty() ? std::string(k_usual_codebook) : m_codebook;
    const auto ids = codebook_ids();
    if (auto found = shipped_codebook(id)) return std::move(*found);
    throw Problem(fmt::format("there is no codebook '{}' to start with", id),
                  did_you_mean(id, ids, fmt::format("there are {}", join_and(ids))));
  }

  void check_ids() const {
    for (const std::string& id : {m_options.task, m_options.roster.class_id}) {
      if (trim(id).empty() || id.find_first_of(";\n\r\t") != std::string::npos || !is_valid_utf8(id)) {
        throw Problem(fmt::format("'{}' cannot be an id", id), "letters, digits and dashes make a good one");
      }
    }
  }

  std::vector<RosterStudent> students(Session& session) const {
    if (!m_roster.empty() && m_students) {
      throw Problem("--roster and --students do not go together", "the class list says how many there are");
    }
    if (m_roster.empty()) {
      const auto count = m_students.value_or(k_usual_students);
      if (count == 0 || count > k_most_students) {
        throw Problem(fmt::format("--students takes a number from 1 to {}", k_most_students));
      }
      return numbered_students(count);
    }
    try {
      RosterTable table =
          read_roster(m_roster, read_file(m_roster, k_most_file_bytes), session.diagnostics());
      for (const auto& remark : table.remarks) session.say(remark);
      return std::move(table.students);
    } catch (const Problem& problem) {
      session.refuse(problem);
    }
  }

  std::vector<FileToWrite> files_for(const std::string& folder, const Codebook& codebook) const {
    const std::string before = folder == "." ? "" : folder.ends_with('/') ? folder : folder + "/";
    std::vector<FileToWrite> out;
    for (auto& file : starter_files(codebook, m_options))
      out.push_back({before + file.name, std::move(file.text)});
    out.push_back({before + m_options.schema, write_json(format_schema())});
    return out;
  }

  static std::string shown(const std::vector<FileToWrite>& files) {
    std::string out;
    for (const auto& file : files) {
      out += fmt::format("{}==> {} <==\n", out.empty() ? "" : "\n", file.path);
      out += file.path.ends_with(k_schema) ? "the keys and words of the file format, for your editor\n"
                                           : file.bytes;
    }
    return out;
  }

  void tell(const Session& session, const std::string& folder, const std::vector<FileToWrite>& files) {
    for (const auto& file : files) session.say(terminal_safe("wrote " + file.path));
    if (m_codebook.empty()) {
      session.say(fmt::format("\nThe codebook is {}; --codebook ID starts with another one:\n{}",
                              k_usual_codebook, join(codebook_ids(), ", ")));
    }
    session.say(fmt::format("\nNext: fill in {} and {},\nthen: worksort check {}",
                            terminal_safe(files.front().path), terminal_safe(files[3].path),
                            terminal_safe(shell_word(folder))));
  }

  std::string m_codebook;
  std::string m_roster;
  std::optional<std::uint64_t> m_students;
  bool m_force = false;
  bool m_dry_run = false;
  StarterOptions m_options;
};

}  // namespace

std::unique_ptr<Command> make_init() {
  return std::make_unique<Init>();
}

}  // namespace worksort
