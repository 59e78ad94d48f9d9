#include "worksort/report/data/codebook.hpp"

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
Study read_codebooks(Session& session, const std::vector<std::string>& paths) {
  Study study = session.read(paths, false);
  std::erase_if(session.diagnostics().items(), [](const Diagnostic& d) {
    return d.severity == Severity::warning && d.id.find("codebook") == std::string::npos &&
           d.id != "replaces-shipped";
  });
  return study;
}

class CodebookCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.text("--template", m_template, "FILE", "show: a page template of your own");
    options.choice("--kind", m_change.kind, {"strategy", "model", "issue", "success", "family"},
                   "rename, merge: which kind of code, where one word is several");
    options.flag("-n,--dry-run", m_change.dry_run, "rename, merge: show the changes, and make none");
  }

  int run(Session& session) override {
    session.use_template(m_template);
    const auto& words = session.words();
    if (words.empty()) throw UsageError("codebook needs to know what to do", k_ways);
    const std::vector<std::string> rest(words.begin() + 1, words.end());
    if (words.front() == "list") return list(session, rest);
    if (words.front() == "show") return show(session, rest);
    if (words.front() == "unused") return unused(session, rest);
    if (words.front() == "rename" || words.front() == "merge") {
      m_change.merge = words.front() == "merge";
      return change_codes(session, rest, m_change);
    }
    throw unknown(words.front());
  }

 private:
  static constexpr const char* k_ways =
      "write codebook list, show ID, unused, rename OLD NEW or merge OLD ... NEW";

  static UsageError unknown(const std::string& word) {
    const auto ids = shipped_codebook_ids();
    if (std::find(ids.begin(), ids.end(), word) != ids.end()) {
      return UsageError(fmt::format("codebook does not know what to do with '{}'", word),
                        fmt::format("did you mean 'worksort codebook show {}'?", word));
    }
    const auto close = nearest(word, {"list", "show", "unused", "rename", "merge"});
    return UsageError(fmt::format("codebook cannot '{}'", word),
                      close ? fmt::format("did you mean '{}'?", *close) : k_ways);
  }

  static void refuse_qdc(const Session& session) {
    if (session.format() == Format::qdc) throw UsageError("only 'codebook show ID' can be written as qdc");
  }

  static int list(Session& session, const std::vector<std::string>& paths) {
    refuse_qdc(session);
    const Study study = read_codebooks(session, paths);
    return session.finish(codebook_list_table(all_codebooks(study)), study);
  }

  static int show(Session& session, const std::vector<std::string>& words) {
    if (words.empty()) {
      throw UsageError("codebook show needs the id of a codebook", "'worksort codebook list' shows them");
    }
    const Study study = read_codebooks(session, {words.begin() + 1, words.end()});
    const Codebook codebook = wanted(session, study, words.front());
    const Format format = session.format();
    if (format == Format::qdc) return session.finish(write_qdc(codebook));
    if (format == Format::yaml) return session.finish(std::vector<Value>{to_document(codebook)});
    if (is_for_people(format) || format == Format::json)
      return session.finish(codebook_page(codebook), study);
    return session.finish(codebook_table(codebook), study);
  }

  static Codebook wanted(Session& session, const Study& study, const std::string& id) {
    const auto codebooks = all_codebooks(study);
    std::vector<std::string> ids;
    for (const auto& codebook : codebooks) {
      if (codebook.id == normalized(id)) return codebook;
      ids.push_back(codebook.id);
    }
    session.finish();
    const auto close = nearest(id, ids);
    throw UsageError(fmt::format("there is no codebook '{}'", id),
                     close ? fmt::format("did you mean '{}'? 'worksort codebook list' shows all", *close)
                           : "'worksort codebook list' shows them");
  }

  static int unused(Session& session, const std::vector<std::string>& paths) {
    refuse_qdc(session);
    const Study study = session.read(paths, true);
    return session.finish(codebook_unused_table(study), study);
  }

  std::string m_template;
  CodebookChange m_change;
};

}  // namespace

std::unique_ptr<Command> make_codebook() {
  return std::make_unique<CodebookCommand>();
}

}  // namespace worksort
