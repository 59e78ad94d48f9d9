#include "worksort/model/fields.hpp"
#include "worksort/report/data/documents.hpp"
#include "worksort/util/text.hpp"

#include <fmt/core.h>

namespace worksort {
namespace {

// Definitions beside those of the mappings.
constexpr std::string_view k_text = "plain-value";
constexpr std::string_view k_code = "code-or-id";
constexpr std::string_view k_date = "date-value";
constexpr std::string_view k_whole = "whole-number";
constexpr std::string_view k_flag = "yes-or-no";

Value reference(std::string_view name) {
  return {{"$ref", fmt::format("#/$defs/{}", name)}};
}

Value any_of(std::vector<Value> forms) {
  return {{"anyOf", std::move(forms)}};
}

Value list_of(Value items) {
  return {{"type", "array"}, {"items", std::move(items)}};
}

// The form, or nothing at all: a value that is left empty is as if the key were left out.
Value or_nothing(Value form) {
  const Value nothing = {{"enum", {nullptr, ""}}};
  if (!form.contains("anyOf")) return any_of({std::move(form), nothing});
  form["anyOf"].push_back(nothing);
  return form;
}

// A list, or one item that stands for a list of one.
Value one_or_more(const Value& item) {
  return any_of({item, list_of(item)});
}

// The words of a choice, also as the number or truth value that a YAML reader may take them for.
Value choice(std::string_view words) {
  Value values = Value::array();
  for (const auto& word : split_trimmed(words, '|')) {
    values.push_back(word);
    if (word == "yes" || word == "no") values.push_back(word == "yes");
    const bool number = word.find_first_not_of("0123456789") == std::string::npos;
    if (number) values.push_back(std::stoi(word));
  }
  return {{"enum", std::move(values)}};
}

Value form_of(const Key& key) {
  switch (key.shape) {
    case Shape::text:
      return reference(k_text);
    case Shape::texts:
      return one_or_more(reference(k_text));
    case Shape::code:
      return reference(k_code);
    case Shape::codes:
      return one_or_more(reference(k_code));
    case Shape::choice:
      return choice(key.of);
    case Shape::choices:
      return one_or_more(choice(key.of));
    case Shape::date:
      return reference(k_date);
    case Shape::whole:
      return reference(k_whole);
    case Shape::flag:
      return reference(k_flag);
    case Shape::map:
      return reference(key.of);
    case Shape::maps:
      return one_or_more(reference(key.of));
    case Shape::words:
      return {{"type", "object"}, {"additionalProperties", reference(k_text)}};
    case Shape::entries:
      return any_of(
          {reference(k_code), reference(key.of), list_of(any_of({reference(k_code), reference(key.of)}))});
  }
  return {};
}

// What may stand behind a key; nothing at all is as if the key were left out, so a required key needs
// something.
Value value_of(const Mapping& mapping, const Key& key) {
  const Key& meant = key.same_as.empty() ? key : *mapping.find(key.same_as);
  const std::string help = key.same_as.empty() ? std::string(key.help)
                                               : fmt::format("the same as {}: {}", key.same_as, meant.help);
  Value out = Value::object();
  if (!help.empty()) out["description"] = help;
  const Value form = form_of(meant);
  out.update(key.required ? form : or_nothing(form));
  return out;
}

Value definition(const Mapping& mapping) {
  Value out = {{"description", std::string(mapping.help)}, {"type", "object"}};
  Value properties = Value::object();
  Value required = Value::array();
  Value both = Value::array();  // two spellings of one key are the same key twice
  for (const auto& key : mapping.keys) {
    properties[std::string(key.name)] = value_of(mapping, key);
    if (key.required) required.push_back(std::string(key.name));
    if (key.same_as.empty()) continue;
    both.push_back({{"not", {{"required", {std::string(key.name), std::string(key.same_as)}}}}});
  }
  if (mapping.find("note") == nullptr) {
    Value note = {{"description", "anything worth remembering"}};
    note.update(or_nothing(reference(k_text)));
    properties["note"] = std::move(note);
  }
  out["properties"] = std::move(properties);
  out["patternProperties"] = {{"^x-", {{"description", "a key of your own: kept, never read"}}}};
  out["additionalProperties"] = false;
  if (!required.empty()) out["required"] = std::move(required);
  if (!both.empty()) out["allOf"] = std::move(both);
  return out;
}

Value plain_definitions() {
  const Value scalar = {"string", "number", "boolean"};
  Value out = Value::object();
  out[std::string(k_text)] = {{"description", "text, kept exactly as it is written"}, {"type", scalar}};
  out[std::string(k_code)] = {
      {"description", "a code or id, without a semicolon"}, {"type", scalar}, {"pattern", "^[^;]*$"}};
  out[std::string(k_date)] = {{"description", "a date such as 2026-11-17"},
                              {"type", "string"},
                              {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
  out[std::string(k_whole)] = {{"description", "a whole number"},
                               {"type", {"integer", "string"}},
                               {"minimum", 0},
                               {"pattern", "^[0-9]+$"}};
  out[std::string(k_flag)] = {{"description", "true or false"},
                              {"enum", {true, false, "true", "false", "yes", "no"}}};
  return out;
}

}  // namespace

Value format_schema() {
  Value out;
  out["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  out["title"] = "worksort file format, version 1";
  out["description"] = "One document of a worksort file; a file holds one or more, with --- between them.";
  out["$ref"] = reference("document")["$ref"];
  Value definitions = Value::object();
  for (const auto& mapping : mappings()) definitions[std::string(mapping.name)] = definition(mapping);
  definitions.update(plain_definitions());
  out["$defs"] = std::move(definitions);
  return out;
}

}  // namespace worksort
