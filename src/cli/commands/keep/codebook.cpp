#include "worksort/report/data/codebook.hpp"

#include "worksort/read/import/codebook_import.hpp"
#include "worksort/read/study/study_reader.hpp"
#include "worksort/report/data/documents.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/format.hpp"
#include "worksort/write/qdc.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/commands.hpp"
#include "codebook_change.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// Codebooks of files, and those that ship with worksort and are not replaced, in natural order of their ids.
std::vector<Codebook> all_codebooks(const Study& study) {
  std::vector<Codebook> out;
  for (const auto& codebook : study.codebooks) {
    if (!codebook.shipped) out.push_back(codebook);
  }
  for (const auto& id : shipped_codebook_ids()) {
    const bool replaced = std::any_of(out.begin(), out.end(), [&](const Codebook& c) { return c.id == id; });
    if (!replaced) out.push_back(*shipped_codebook(id));
  }
  std::sort(out.begin(), out.end(),
            [](const Codebook& a, const Codebook& b) { return natural_less(a.id, b.id); });
  return out;
}

// Reads for the sake of the codebooks alone: what is doubtful about the work beside them is left to `check`.
const Study& read_codebooks(Session& session, const std::vector<std::string>& paths) {
  const Study& study = session.read(paths, false);
  std::erase_if(session.diagnostics().items(), [](const Diagnostic& d) {
    return d.severity == Severity::warning && d.id.find("codebook") == std::string::npos &&
           d.id != "replaces-shipped";
  });
  return study;
}

class CodebookCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.choice("--kind", m_change.kind, {"strategy", "model", "issue", "success", "family"},
                   "rename, merge: which kind of code, where one word is several");
    options.text("--id", m_id, "ID", "import: the id of the codebook (default: what the file is called)");
  }

  Result run(Session& session) override {
    const auto& words = session.words();
    if (words.empty()) throw Problem("codebook needs to know what to do", k_ways);
    const std::vector<std::string> rest(words.begin() + 1, words.end());
    if (words.front() == "list") return list(session, rest);
    if (words.front() == "show") return show(session, rest);
    if (words.front() == "unused") return unused(session, rest);
    if (words.front() == "import") return bring_in(session, rest);
    if (words.front() == "rename" || words.front() == "merge") {
      m_change.merge = words.front() == "merge";
      return change_codes(session, rest, m_change);
    }
    refuse(words.front());
  }

 private:
  static constexpr const char* k_ways =
      "write codebook list, show ID, unused, import FILE, rename OLD NEW or merge OLD ... NEW";

  [[noreturn]] static void refuse(const std::string& word) {
    const auto ids = shipped_codebook_ids();
    if (std::find(ids.begin(), ids.end(), word) != ids.end()) {
      throw Problem(fmt::format("codebook does not know what to do with '{}'", word),
                    fmt::format("did you mean 'worksort codebook show {}'?", word));
    }
    throw Problem(fmt::format("codebook cannot '{}'", word),
                  did_you_mean(word, {"list", "show", "unused", "import", "rename", "merge"}, k_ways));
  }

  // A table alone, which is no file for other programs.
  static Result only(Maker<Table> table) {
    Result result;
    result.table.make = std::move(table);
    result.file.make = [](const Reader& reader) -> std::string {
      throw Problem(fmt::format("only 'codebook show ID' can be written as {}", reader.format));
    };
    return result;
  }

  static Result list(Session& session, const std::vector<std::string>& paths) {
    const Study& study = read_codebooks(session, paths);
    return only([&study] { return codebook_list_table(all_codebooks(study)); });
  }

  static Result show(Session& session, const std::vector<std::string>& words) {
    if (words.empty()) {
      throw Problem("codebook show needs the id of a codebook", "'worksort codebook list' shows them");
    }
    const Study& study = read_codebooks(session, {words.begin() + 1, words.end()});
    const Codebook& codebook = session.keep(wanted(session, study, words.front()));
    Result result;
    result.page.make = [&] { return codebook_page(codebook); };
    result.table.make = [&] { return codebook_table(codebook); };
    result.documents.make = [&] { return std::vector<Value>{to_document(codebook)}; };
    result.file.make = [&] { return write_qdc(codebook); };
    return result;
  }

  static Codebook wanted(Session& session, const Study& study, const std::string& id) {
    const auto codebooks = all_codebooks(study);
    std::vector<std::string> ids;
    for (const auto& codebook : codebooks) {
      if (codebook.id == normalized(id)) return codebook;
      ids.push_back(codebook.id);
    }
    const std::string close = did_you_mean(id, ids);
    session.refuse(Problem(fmt::format("there is no codebook '{}'", id),
                           close.empty() ? "'worksort codebook list' shows them"
                                         : close + " 'worksort codebook list' shows all"));
  }

  static Result unused(Session& session, const std::vector<std::string>& paths) {
    const Study& study = session.read(paths, true);
    return only([&study] { return codebook_unused_table(study); });
  }

  Result bring_in(Session& session, const std::vector<std::string>& words) const {
    if (words.size() != 1)
      throw Problem("codebook import takes one file", "a table of codes, or a codebook in QDC");
    const std::string& file = words.front();
    session.note_input(file);
    const std::string stem = std::filesystem::path(file).stem().generic_string();
    const std::string id = m_id.empty() ? file == "-" ? "imported" : file_slug(stem) : m_id;
    const std::string bytes = read_file(file, session.common().most_bytes());
    const auto& imported = session.keep(import_codebook(file, bytes, id, session.diagnostics()));
    for (const auto& remark : imported.remarks)
      session.say(terminal_safe(fmt::format("{}: {}", file, remark)));
    session.say(fmt::format("{}, {} and {}",
                            counted(imported.codebook.strategies.size(), "strategy", "strategies"),
                            counted(imported.codebook.models.size(), "model"),
                            counted(imported.codebook.issues.size(), "issue")));
    const auto documents = [&imported] { return std::vector<Value>{to_document(imported.codebook)}; };
    Result result;
    result.text.make = [documents] { return write_yaml_documents(documents()); };
    result.documents.make = documents;
    result.typed_into = true;
    return result;
  }

  CodebookChange m_change;
  std::string m_id;
};

}  // namespace

std::unique_ptr<Command> make_codebook() {
  return std::make_unique<CodebookCommand>();
}

}  // namespace worksort
