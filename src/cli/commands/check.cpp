#include "worksort/analyze/wording.hpp"
#include "worksort/report/data/findings.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <utility>

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class Check : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.flag("--strict", m_strict, "warnings count as findings too");
    options.list("--only", m_only, "ID", "only messages with this id, such as unknown-code");
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
    const Study& study = session.read(true);
    if (study.files.empty())
      throw Problem("there is no YAML file to check", "name a file or folder that holds .yaml files");
    for (const auto& file : study.files) look_at_words(file, session.diagnostics());
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

 private:
  void keep_wanted(Diagnostics& diagnostics) const {
    if (m_only.empty()) return;
    std::erase_if(diagnostics.items(), [&](const Diagnostic& d) {
      return std::find(m_only.begin(), m_only.end(), d.id) == m_only.end();
    });
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
  std::vector<std::string> m_only;
  std::string m_explain;
};

}  // namespace

std::unique_ptr<Command> make_check() {
  return std::make_unique<Check>();
}

}  // namespace worksort
