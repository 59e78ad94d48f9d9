#include "worksort/model/fields.hpp"
#include "worksort/report/data/documents.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

// Every "$ref" anywhere in the value.
void collect_references(const Value& value, std::vector<std::string>& out) {
  if (value.is_array()) {
    for (const auto& item : value) collect_references(item, out);
  }
  if (!value.is_object()) return;
  for (const auto& [key, inner] : value.items()) {
    if (key == "$ref") out.push_back(inner.get<std::string>());
    collect_references(inner, out);
  }
}

bool has_list(const Value& value) {
  if (value.contains("type") && value["type"] == "array") return true;
  if (!value.contains("anyOf")) return false;
  for (const auto& form : value["anyOf"]) {
    if (has_list(form)) return true;
  }
  return false;
}

bool takes_list(const Key& key) {
  using enum Shape;
  return key.shape == texts || key.shape == codes || key.shape == choices || key.shape == maps ||
         key.shape == entries;
}

}  // namespace

TEST_CASE("the schema has every mapping with exactly its keys, and note") {
  const Value schema = format_schema();
  CHECK(schema["$defs"].size() == mappings().size() + 5);
  for (const auto& mapping : mappings()) {
    CAPTURE(mapping.name);
    REQUIRE(schema["$defs"].contains(std::string(mapping.name)));
    const Value& definition = schema["$defs"][std::string(mapping.name)];
    CHECK(definition["additionalProperties"] == false);
    CHECK(definition["description"] == std::string(mapping.help));
    CHECK(definition["patternProperties"].contains("^x-"));
    const Value& properties = definition["properties"];
    CHECK(properties.contains("note"));
    CHECK(properties.size() == mapping.keys.size() + (mapping.find("note") == nullptr ? 1 : 0));
    for (const auto& key : mapping.keys) {
      CAPTURE(key.name);
      REQUIRE(properties.contains(std::string(key.name)));
      const Value& value = properties[std::string(key.name)];
      CHECK_FALSE(value["description"].get<std::string>().empty());
      CHECK(has_list(value) == takes_list(key));
      const auto required = definition.contains("required") ? definition["required"] : Value::array();
      CHECK((std::find(required.begin(), required.end(), std::string(key.name)) != required.end()) ==
            key.required);
    }
  }
}

TEST_CASE("every reference of the schema leads to a definition") {
  const Value schema = format_schema();
  std::vector<std::string> references;
  collect_references(schema, references);
  CHECK(references.size() > mappings().size());
  for (const auto& reference : references) {
    CAPTURE(reference);
    REQUIRE(reference.starts_with("#/$defs/"));
    CHECK(schema["$defs"].contains(reference.substr(8)));
  }
}

TEST_CASE("words of a choice are listed, also as YAML readers may take them") {
  const Value schema = format_schema();
  const auto words = [&](const char* mapping, const char* key) -> Value {
    return schema["$defs"][mapping]["properties"][key]["anyOf"][0]["enum"];
  };
  CHECK(words("piece", "correct") == Value({"right", "partly", "wrong", "none"}));
  CHECK(words("review", "aligned") == Value({"yes", true, "partly", "no", false}));
  CHECK(words("document", "worksort") == Value({"1", 1}));
}

TEST_CASE("two spellings of one key cannot stand side by side") {
  const Value schema = format_schema();
  const Value both = {{"not", {{"required", {"strategies", "strategy"}}}}};
  const Value& all = schema["$defs"]["piece"]["allOf"];
  CHECK(std::find(all.begin(), all.end(), both) != all.end());
}
