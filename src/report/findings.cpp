#include "worksort/report/findings.hpp"

#include "worksort/util/text.hpp"

#include <fmt/format.h>

namespace worksort {
namespace {

Json region(const Spot& spot) {
  Json out = {{"startLine", spot.line == 0 ? 1 : spot.line}};
  if (spot.line > 0) {
    out["startColumn"] = spot.column;
    out["endColumn"] = spot.column + spot.width;
  }
  return out;
}

Json sarif_result(const Diagnostic& d) {
  std::string text = d.message;
  if (!d.hint.empty()) text += fmt::format(" (hint: {})", d.hint);
  return {{"ruleId", d.id},
          {"level", d.severity == Severity::error ? "error" : "warning"},
          {"message", {{"text", text}}},
          {"locations",
           Json::array({{{"physicalLocation",
                          {{"artifactLocation", {{"uri", d.file}}}, {"region", region(d.spot)}}}}})}};
}

}  // namespace

Json findings_data(const Diagnostics& findings) {
  Json list = Json::array();
  for (const auto& d : findings.items()) {
    list.push_back({{"severity", d.severity == Severity::error ? "error" : "warning"},
                    {"id", d.id},
                    {"file", d.file},
                    {"line", d.spot.line == 0 ? Json() : Json(d.spot.line)},
                    {"column", d.spot.line == 0 ? Json() : Json(d.spot.column)},
                    {"message", d.message},
                    {"hint", d.hint}});
  }
  return {{"findings", list}, {"errors", findings.errors()}, {"warnings", findings.warnings()}};
}

Json findings_sarif(const Diagnostics& findings) {
  Json rules = Json::array();
  for (const auto& id : message_ids()) {
    rules.push_back({{"id", id}, {"shortDescription", {{"text", *explain(id)}}}});
  }
  Json results = Json::array();
  for (const auto& d : findings.items()) results.push_back(sarif_result(d));
  const Json driver = {{"name", "worksort"}, {"version", WORKSORT_VERSION}, {"rules", rules}};
  const Json run = {
      {"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", results}};
  return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
          {"version", "2.1.0"},
          {"runs", Json::array({run})}};
}

std::string findings_text(const Diagnostics& findings, const InputCounts& input, bool color) {
  std::string out;
  for (const auto& d : findings.items()) out += render(d, color);
  const std::string read =
      fmt::format("{} in {}", counted(input.pieces, "piece"), counted(input.files, "file"));
  if (findings.empty()) return fmt::format("Nothing to mend: {}.\n", read);
  out += fmt::format("\n{} and {}; {}", counted(findings.errors(), "error"),
                     counted(findings.warnings(), "warning"), read);
  out += input.unread > 0 ? fmt::format(", {} could not be read\n", input.unread) : "\n";
  return out;
}

}  // namespace worksort
