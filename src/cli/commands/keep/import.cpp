#include "worksort/report/data/import.hpp"

#include "worksort/read/study/study_reader.hpp"
#include "worksort/report/data/documents.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/writing.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>

#include "cli/commands.hpp"
#include "import_options.hpp"
#include "import_pictures.hpp"
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
    throw Problem("import needs a table", "name a workbook or a CSV file, or - for standard input");
  return out;
}

class Import : public Command {
 public:
  void add_options(OptionSet& options) override { m_options.add(options); }

  Result run(Session& session) override {
    const Paths paths = sorted_paths(session.words());
    if (!m_options.save_as.empty() && !session.common().force && fs::exists(m_options.save_as))
      throw Problem(fmt::format("{} exists already", m_options.save_as), "--force replaces it");
    for (const auto& table : paths.tables) session.note_input(table);
    refuse_table(session, m_options.save_as);
    refuse_table(session, session.common().output);
    if (!m_options.as.empty()) m_options.take(kept_plan(session));
    ImportOptions options = m_options.read(session.common());
    std::optional<FileUpdate> update;
    if (m_options.update) update.emplace(session.common(), m_options.clear);
    if (update && !update->is_there()) update.reset();
    const Study& context =
        session.keep(read_context(session, update ? update->with_file(paths.context) : paths.context));
    refuse_context(context, m_options.save_as);
    options.replaced = replaced(session, context);
    Imported read = import_tables(paths.tables, context, options, session.diagnostics());
    const bool nothing = read.refused || read.study.readings.empty();
    std::vector<std::string> remarks;
    if (!nothing) remarks = settle_pictures(session, context, read);
    const Imported& imported = session.keep(std::move(read));
    if (nothing && !session.common().dry_run) refuse(session, imported, paths.tables);
    if (update && !nothing) update->prepare(context, imported, session.diagnostics());
    Result result;
    result.shows_only = session.common().dry_run;
    std::vector<FileToWrite> files;
    if (session.common().dry_run)
      result.text.make = shown(session, imported, update && !nothing ? update->diff() : "");
    else if (update)
      files = update->changed();
    else if (to_files(session))
      files = work_files(session, imported);
    else
      result.documents.make = [&imported, &context] { return piped(imported, context); };
    result.afterwards = import_summary(imported);
    result.afterwards.insert(result.afterwards.end(), remarks.begin(), remarks.end());
    const std::size_t work = files.size();
    if (!m_options.save_as.empty() && !session.common().dry_run) {
      files.push_back({m_options.save_as, plan_text(options, imported)});
      result.afterwards.push_back(fmt::format("kept how it was read in {}", m_options.save_as));
    }
    write_all(session, files);
    for (std::size_t i = 0; i < work && !update; ++i)
      session.say(terminal_safe(fmt::format("wrote {}", files[i].path)));
    if (update && !nothing) {
      for (auto& line : update->summary(!session.common().dry_run))
        result.afterwards.push_back(std::move(line));
    }
    for (auto& line : result.afterwards) line = terminal_safe(line);
    return result;
  }

 private:
  // What was typed into a table is not replaced by what is made of it.
  static void refuse_table(Session& session, const std::string& place) {
    if (!place.empty() && session.has_read(place)) refuse(place);
  }

  // Nor is the work or the class list that it belongs to: how it was read takes the place of such a file
  // alone.
  static void refuse_context(const Study& context, const std::string& place) {
    std::error_code ignored;
    for (std::uint32_t i = 0; i < context.files.size() && !place.empty(); ++i) {
      const auto is_plan = [i](const ImportPlan& plan) { return plan.origin.file == i; };
      const bool was_read = fs::equivalent(context.files[i], place, ignored);
      if (was_read && std::ranges::none_of(context.imports, is_plan)) refuse(place);
    }
  }

  [[noreturn]] static void refuse(const std::string& place) {
    throw Problem(fmt::format("{} is one of the files that were read, so it stays as it is", place),
                  "name another file");
  }

  // Paths of pictures begin where the work is to lie.
  std::vector<std::string> settle_pictures(const Session& session, const Study& context,
                                           Imported& imported) const {
    const std::string folder = session.common().output_folder();
    place_pictures(imported, folder);
    if (m_options.pictures.empty()) return {};
    return add_pictures(imported, context, m_options.pictures, folder, m_options.in_order);
  }

  [[nodiscard]] ImportPlan kept_plan(Session& session) const {
    const Study study = read_study({m_options.as}, {}, session.diagnostics());
    if (study.imports.size() == 1) return study.imports.front();
    if (study.imports.empty())
      throw Problem(fmt::format("there is no import: document in {}", m_options.as),
                    "--save-as writes such a file");
    throw Problem(
        fmt::format("{} has {} import: documents, and --as reads one", m_options.as, study.imports.size()),
        "put each into a file of its own");
  }

  [[nodiscard]] std::string plan_text(const ImportOptions& options, const Imported& imported) const {
    const std::string id = fs::path(m_options.save_as).stem().generic_string();
    return "# How a spreadsheet of this kind is read: --as and this file read the next one so.\n"
           "# Columns may change their places, but not their headings; a column that is not named here "
           "is said to be new.\n" +
           write_yaml_documents({to_document("import", import_plan(id, options, imported))}) +
           unknown_code_comments(imported);
  }

  [[noreturn]] static void refuse(Session& session, const Imported& imported,
                                  const std::vector<std::string>& tables) {
    session.write_messages();
    for (const auto& line : import_summary(imported)) session.say(terminal_safe(line));
    if (!imported.refused) {
      throw Problem(fmt::format("there is no student work in {}", join_and(tables)),
                    "below the header, each row that names a student is a piece of work");
    }
    throw Problem(
        fmt::format("nothing is written, because {} a piece again that its reader has coded already",
                    counted(imported.duplicates, "row codes", "rows code")),
        std::ranges::any_of(imported.study.readings, [](const Reading& r) { return r.refused_place; })
            ? "see to the dates and attempts above that could not be read: they may tell these rows apart"
            : "--on-duplicate join puts their codes together, first or last keeps one of them");
  }

  static Study read_context(Session& session, const std::vector<std::string>& paths) {
    ReadOptions options;
    options.codebook = session.common().codebook;
    options.max_file_bytes = session.common().most_bytes();
    Study context = read_study(paths, options, session.diagnostics());
    const bool known = options.codebook.empty() || context.codebook(options.codebook) != nullptr ||
                       shipped_codebook(options.codebook).has_value();
    if (known) return context;
    auto ids = shipped_codebook_ids();
    for (const auto& codebook : context.codebooks) ids.push_back(codebook.id);
    throw no_such_codebook(options.codebook, ids);
  }

  static bool into_folder(const Session& session) {
    const std::string& output = session.common().output;
    return output.ends_with('/') || fs::is_directory(output);
  }

  // Files that work may be written over: the one of -o, and with --force those of its folder.
  static std::vector<std::string> replaced(const Session& session, const Study& context) {
    std::vector<std::string> out;
    std::error_code ignored;
    const std::string& output = session.common().output;
    const bool folder = into_folder(session);
    if (!to_files(session) || (folder && !session.common().force)) return out;
    for (const auto& file : context.files) {
      const fs::path place = folder ? fs::absolute(file, ignored).parent_path() : fs::path(file);
      if (fs::equivalent(place, output, ignored)) out.push_back(file);
    }
    return out;
  }

  static std::string path_in(const Session& session, const std::string& name) {
    return (fs::path(session.common().output) / name).generic_string();
  }

  // What each column is taken for, the changes of an update, and the files of a folder.
  [[nodiscard]] Maker<std::string> shown(const Session& session, const Imported& imported,
                                         const std::string& diff) const {
    return [&session, &imported, diff](const Reader& reader) {
      WriteOptions text;
      text.width = reader.width;
      std::string out = write_table(import_columns(imported), Value::object(), text).text();
      if (!diff.empty())
        out += "\n" + diff;
      else if (!imported.study.readings.empty())
        out += "\nThe first rows\n" + write_yaml_documents(first_imported(imported));
      if (!into_folder(session)) return out;
      out += "\nWould be written\n";
      for (const auto& file : imported_files(imported))
        out += fmt::format("  {}\n", path_in(session, file.name));
      return out;
    };
  }

  static bool to_files(const Session& session) {
    return !session.common().output.empty() && session.common().output != "-";
  }

  // A pipe gets all that the work needs; a file or folder stands beside the rest and gets the work alone.
  static std::vector<Value> piped(const Imported& imported, const Study& context) {
    auto documents = imported_companions(imported, context);
    for (auto& document : imported_work(imported)) documents.push_back(std::move(document));
    return documents;
  }

  static std::vector<FileToWrite> work_files(const Session& session, const Imported& imported) {
    std::vector<FileToWrite> files;
    if (into_folder(session)) {
      for (const auto& file : imported_files(imported)) {
        files.push_back(
            {path_in(session, file.name), write_work(imported.study, file.documents), Readers::owner});
      }
    } else {
      files.push_back({session.common().output, write_work(imported.study, imported_documents(imported)),
                       Readers::owner});
    }
    for (const auto& file : files) {
      if (session.common().force || !fs::exists(file.path)) continue;
      throw Problem(fmt::format("{} exists already, so nothing is written", file.path),
                    "--update changes what the table says anew, --force replaces the file");
    }
    return files;
  }

  // All of them or none.
  static void write_all(const Session& session, const std::vector<FileToWrite>& files) {
    if (files.size() == 1 && !files.front().was) {
      write_file(files.front().path, files.front().bytes, session.common().force, files.front().readers);
    } else if (!files.empty()) {
      write_files(files, session.common().force);
    }
  }

  ImportCommandOptions m_options;
};

}  // namespace

std::unique_ptr<Command> make_import() {
  return std::make_unique<Import>();
}

}  // namespace worksort
