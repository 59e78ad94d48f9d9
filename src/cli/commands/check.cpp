#include "worksort/analyze/wording.hpp"
#include "worksort/report/data/findings.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class Check : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.flag("--strict", m_strict, "warnings count as findings too");
    options.text("--explain", m_explain, "ID",
                 "say what a message means and how to mend it; 'all' lists every id");
  }

  int run(Session& session) override {
    if (!m_explain.empty()) return session.finish(explanation(m_explain));
    const Study study = session.read(true);
    if (study.files.empty())
      throw UsageError("there is no YAML file to check", "name a file or folder that holds .yaml files");
    for (const auto& file : study.files) look_at_words(file, session.diagnostics());
    Diagnostics findings = std::move(session.diagnostics());
    session.diagnostics() = {};
    findings.sort();
    const std::size_t counted = findings.errors() + (m_strict ? findings.warnings() : 0);
    if (session.format() == Format::json) {
      Value data = Value{{"input", session.input(study)}};
      data.update(findings_data(findings));
      session.finish(write_json(envelope("check", std::move(data))));
    } else if (session.format() == Format::sarif) {
      session.finish(write_json(findings_sarif(findings)));
    } else {
      session.finish(findings_text(findings, study.input, session.write_options().color));
    }
    return counted > 0 ? 1 : 0;
  }

 private:
  static void look_at_words(const std::string& file, Diagnostics& diagnostics) {
    if (file == "-" || !has_extension(file, {".yaml", ".yml"})) return;
    try {
      const std::string bytes = read_file(file, std::size_t{64} << 20U);
      if (is_valid_utf8(bytes)) check_wording(file, bytes, diagnostics);
    } catch (const FileError&) {
      return;  // reported when it was read
    }
  }

  // The text for one message id. Throws UsageError for an id that does not exist.
  static std::string explanation(const std::string& id) {
    if (id == "all") return all_explanations();
    if (const auto text = explain(id)) return *text;
    const auto close = nearest(id, message_ids());
    throw UsageError(
        fmt::format("there is no message '{}'", id),
        close ? fmt::format("did you mean '{}'?", *close) : "'worksort check --explain all' lists them");
  }

  bool m_strict = false;
  std::string m_explain;
};

}  // namespace

std::unique_ptr<Command> make_check() {
  return std::make_unique<Check>();
}

}  // namespace worksort
