#include "version.hpp"

#include "worksort/util/facts.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/format.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

std::string long_text(const BuildFacts& facts) {
  std::string out = fmt::format("worksort {}\n\ncommit    {}\nsystem    {}\ncompiler  {}\n", facts.version,
                                facts.commit, facts.system, facts.compiler);
  if (!facts.features.empty()) out += "\nfeatures\n";
  for (const auto& feature : facts.features)
    out += fmt::format("  {:<14}  {}\n", feature.name, feature.has ? "yes" : "no");
  out += "\nlibraries\n";
  for (const auto& library : facts.libraries)
    out += fmt::format("  {:<14}  {:<8}  {}\n", library.name, library.version, library.license);
  return out + "\n'worksort help licenses' shows their notices.\n";
}

std::string json_text(const BuildFacts& facts) {
  Value features = Value::object();
  for (const auto& feature : facts.features) features[std::string(feature.name)] = feature.has;
  Value libraries = Value::array();
  for (const auto& library : facts.libraries) {
    libraries.push_back({{"name", library.name}, {"version", library.version}, {"license", library.license}});
  }
  const Value data{{"version", facts.version},   {"commit", facts.commit}, {"system", facts.system},
                   {"compiler", facts.compiler}, {"features", features},   {"libraries", libraries}};
  return write_json(envelope("version", data));
}

}  // namespace

std::string version_text(const std::vector<std::string>& arguments) {
  bool all = false;
  bool json = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    const bool format = (word == "-f" || word == "--format") && i + 1 < arguments.size();
    if (word == "--long")
      all = true;
    else if (word == "--json")
      json = true;
    else if (format && (arguments[i + 1] == "json" || arguments[i + 1] == "text"))
      json = arguments[++i] == "json";
    else
      throw Problem(fmt::format("--version takes no '{}'", word),
                    "worksort --version --long, or worksort --version --json");
  }
  const BuildFacts facts = build_facts();
  if (json) return json_text(facts);
  return all ? long_text(facts) : fmt::format("worksort {}\n", facts.version);
}

}  // namespace worksort
