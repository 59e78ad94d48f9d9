#include "worksort/report/data/import.hpp"

#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"

#include <filesystem>
#include <optional>

#include "cli/commands.hpp"
#include "import_options.hpp"
#include "import_update.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

namespace fs = std::filesystem;

// Tables, and everything else: files and folders of YAML.
struct Paths {
  std::vector<std::string> tables;
  std::vector<std::string> context;
};

Paths sorted_paths(const std::vector<std::string>& words) {
  Paths out;
  for (const auto& word : words) {
    const bool yaml = word != "-" && (has_extension(word, {".yaml", ".yml"}) || fs::is_directory(word));
    (yaml ? out.context : out.tables).push_back(word);
  }
  if (out.tables.empty())
    throw UsageError("import needs a table", "name a CSV or TSV file, or - for standard input");
  return out;
}

class Import : public Command {
 public:
  void add_options(OptionSet& options) override { m_options.add(options); }

  int run(Session& session) override {
    const Paths paths = sorted_paths(session.words());
    const ImportOptions options = m_options.read(session.common());
    std::optional<FileUpdate> update;
    if (m_options.update) update.emplace(session.common(), m_options.clear);
    if (update && !update->is_there()) update.reset();
    const Study context = read_context(session, update ? update->with_file(paths.context) : paths.context);
    const Imported imported = imported_tables(paths.tables, context, options, session.diagnostics());
    const bool nothing = imported.refused || imported.study.readings.empty();
    if (nothing && !m_options.dry_run) {
      finish(session, imported);
      refuse(imported, paths.tables);
    }
    if (update && !nothing) update->prepare(context, imported);
    if (m_options.dry_run)
      show(session, imported, update && !nothing ? update->diff() : "");
    else if (update)
      update->write();
    else
      write(session, imported, context);
    const int code = finish(session, imported);
    if (update && !nothing) {
      for (const auto& line : update->summary(!m_options.dry_run)) session.say(terminal_safe(line));
    }
    return code;
  }

 private:
  [[noreturn]] static void refuse(const Imported& imported, const std::vector<std::string>& tables) {
    if (!imported.refused) {
      throw UsageError(fmt::format("there is no student work in {}", join_and(tables)),
                       "below the header, each row that names a student is a piece of work");
    }
    throw UsageError(
        fmt::format("nothing is written, because {} a piece again that its reader has coded already",
                    counted(imported.duplicates, "row codes", "rows code")),
        "--on-duplicate first or last keeps one of them");
  }

  static Study read_context(Session& session, const std::vector<std::string>& paths) {
    ReadOptions options;
    options.codebook = session.common().codebook;
    if (session.common().max_file_mib) options.max_file_bytes = *session.common().max_file_mib << 20U;
    Study context = read_study(paths, options, session.diagnostics());
    const bool known = options.codebook.empty() || context.codebook(options.codebook) != nullptr ||
                       shipped_codebook(options.codebook).has_value();
    if (known) return context;
    const auto close = nearest(options.codebook, shipped_codebook_ids());
    throw UsageError(
        fmt::format("there is no codebook '{}'", options.codebook),
        close ? fmt::format("did you mean '{}'?", *close) : "'worksort codebook list' shows them");
  }

  static Imported imported_tables(const std::vector<std::string>& tables, const Study& context,
                                  const ImportOptions& options, Diagnostics& diagnostics) {
    try {
      return import_tables(tables, context, options, diagnostics);
    } catch (const ImportProblem& problem) {
      throw UsageError(problem.message, problem.hint);
    }
  }

  [[nodiscard]] bool into_folder(const Session& session) const {
    const std::string& output = session.common().output;
    return output.ends_with('/') || fs::is_directory(output);
  }

  [[nodiscard]] std::string path_in(const Session& session, const std::string& name) const {
    return (fs::path(session.common().output) / name).string();
  }

  void show(const Session& session, const Imported& imported, const std::string& diff) const {
    const WriteOptions options = session.write_options();
    WriteOptions text;
    text.width = options.width;
    write_stdout(write_table(import_columns(imported), Value::object(), text));
    if (!diff.empty()) write_stdout("\n" + diff);
    if (!into_folder(session)) return;
    std::string names = "\nWould be written\n";
    for (const auto& file : imported_files(imported))
      names += fmt::format("  {}\n", path_in(session, file.name));
    write_stdout(names);
  }

  // A pipe gets all that the work needs; a file or folder stands beside the rest and gets the work alone.
  void write(const Session& session, const Imported& imported, const Study& context) const {
    const std::string& output = session.common().output;
    if (output.empty() || output == "-") {
      auto documents = imported_companions(imported, context);
      for (auto& document : imported_work(imported)) documents.push_back(std::move(document));
      write_stdout(write_yaml_documents(documents));
      return;
    }
    std::vector<std::pair<std::string, std::string>> files;
    if (into_folder(session)) {
      for (const auto& file : imported_files(imported)) {
        files.emplace_back(path_in(session, file.name), write_yaml_documents(file.documents));
      }
    } else {
      files.emplace_back(output, write_yaml_documents(imported_work(imported)));
    }
    write_all(session, files);
  }

  void write_all(const Session& session,
                 const std::vector<std::pair<std::string, std::string>>& files) const {
    for (const auto& [path, bytes] : files) {
      if (m_options.force || !fs::exists(path)) continue;
      throw UsageError(fmt::format("{} exists already, so nothing is written", path),
                       "--update changes what the table says anew, --force replaces the file");
    }
    if (into_folder(session)) fs::create_directories(session.common().output);
    std::vector<std::string> added;
    try {
      for (const auto& [path, bytes] : files) {
        if (!fs::exists(path)) added.push_back(path);
        write_file(path, bytes, m_options.force);
      }
    } catch (const FileError&) {  // all or nothing
      std::error_code ignored;
      for (const auto& path : added) fs::remove(path, ignored);
      throw;
    }
    for (const auto& [path, bytes] : files) session.say(terminal_safe(fmt::format("wrote {}", path)));
  }

  static int finish(Session& session, const Imported& imported) {
    const int code = session.finish();
    for (const auto& line : import_summary(imported)) session.say(terminal_safe(line));
    return code;
  }

  ImportCommandOptions m_options;
};

}  // namespace

std::unique_ptr<Command> make_import() {
  return std::make_unique<Import>();
}

}  // namespace worksort
