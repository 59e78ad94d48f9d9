#include "worksort/report/data/codebook.hpp"

#include "worksort/read/study/study_reader.hpp"
#include "worksort/report/data/documents.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/qdc.hpp"

#include <algorithm>

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
  }

  Result run(Session& session) override {
    const auto& words = session.words();
    if (words.empty()) throw Problem("codebook needs to know what to do", k_ways);
    const std::vector<std::string> rest(words.begin() + 1, words.end());
    if (words.front() == "list") return list(session, rest);
    if (words.front() == "show") return show(session, rest);
    if (words.front() == "unused") return unused(session, rest);
    if (words.front() == "rename" || words.front() == "merge") {
      m_change.merge = words.front() == "merge";
      return change_codes(session, rest, m_change);
    }
    refuse(words.front());
  }

 private:
  static constexpr const char* k_ways =
      "write codebook list, show ID, unused, rename OLD NEW or merge OLD ... NEW";

  [[noreturn]] static void refuse(const std::string& word) {
    const auto ids = shipped_codebook_ids();
    if (std::find(ids.begin(), ids.end(), word) != ids.end()) {
      throw Problem(fmt::format("codebook does not know what to do with '{}'", word),
                    fmt::format("did you mean 'worksort codebook show {}'?", word));
    }
    throw Problem(fmt::format("codebook cannot '{}'", word),
                  did_you_mean(word, {"list", "show", "unused", "rename", "merge"}, k_ways));
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

  CodebookChange m_change;
};

}  // namespace

std::unique_ptr<Command> make_codebook() {
  return std::make_unique<CodebookCommand>();
}

}  // namespace worksort
