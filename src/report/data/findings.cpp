#include "worksort/report/data/findings.hpp"

#include "worksort/util/text.hpp"

#include <fmt/core.h>

namespace worksort {
namespace {

Value region(const Spot& spot) {
  Value out = {{"startLine", spot.line == 0 ? 1 : spot.line}};
  if (spot.line > 0) {
    out["startColumn"] = spot.column;
    out["endColumn"] = spot.column + spot.width;
  }
  return out;
}

Value sarif_result(const Diagnostic& d) {
  std::string text = d.message;
  if (!d.hint.empty()) text += fmt::format(" (hint: {})", d.hint);
  return {{"ruleId", d.id},
          {"level", d.severity == Severity::error ? "error" : "warning"},
          {"message", {{"text", text}}},
          {"locations",
           Value::array({{{"physicalLocation",
                           {{"artifactLocation", {{"uri", d.file}}}, {"region", region(d.spot)}}}}})}};
}

}  // namespace

Value findings_data(const Diagnostics& findings) {
  Value list = Value::array();
  for (const auto& d : findings.items()) {
    list.push_back({{"severity", d.severity == Severity::error ? "error" : "warning"},
                    {"id", d.id},
                    {"file", d.file},
                    {"line", d.spot.line == 0 ? Value() : Value(d.spot.line)},
                    {"column", d.spot.line == 0 ? Value() : Value(d.spot.column)},
                    {"message", d.message},
                    {"hint", d.hint}});
  }
  return {{"findings", list}, {"errors", findings.errors()}, {"warnings", findings.warnings()}};
}

Value findings_sarif(const Diagnostics& findings) {
  Value rules = Value::array();
  for (const auto& id : message_ids()) {
    rules.push_back({{"id", id}, {"shortDescription", {{"text", *explain(id)}}}});
  }
  Value results = Value::array();
  for (const auto& d : findings.items()) results.push_back(sarif_result(d));
  const Value driver = {{"name", "worksort"}, {"version", WORKSORT_VERSION}, {"rules", rules}};
  const Value run = {
      {"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", results}};
  return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
          {"version", "2.1.0"},
          {"runs", Value::array({run})}};
}

std::string findings_text(const Diagnostics& findings, const InputCounts& input, bool color) {
  std::string out;
  for (const auto& d : findings.items()) out += render(d, color);
  const std::string read =
      fmt::format("{} in {}", counted(input.pieces, "piece"), counted(input.files, "file"));
  if (findings.empty()) return fmt::format("Nothing to mend: {}.\n", read);
  out += fmt::format("\n{} and {}; {}", counted(findings.errors(), "error"),
                     counted(findings.warnings(), "warning"), read);
  out += input.unread > 0 ? fmt::format(", {} could not be read\n", counted(input.unread, "entry", "entries"))
                          : "\n";
  return out;
}

}  // namespace worksort
