// JSON that the program wrote, read again by a library.
#pragma once

#include "worksort/report/page/value.hpp"

#include <string_view>

#include <nlohmann/json.hpp>

namespace worksort {

inline Value to_value(const nlohmann::ordered_json& json) {
  if (json.is_object()) {
    Value out = Value::object();
    for (const auto& [key, item] : json.items()) out[key] = to_value(item);
    return out;
  }
  if (json.is_array()) {
    Value out = Value::array();
    for (const auto& item : json) out.push_back(to_value(item));
    return out;
  }
  if (json.is_string()) return json.get<std::string>();
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number_float()) return json.get<double>();
  return json.is_null() ? Value() : Value(json.get<std::int64_t>());
}

inline Value parse_json(std::string_view text) {
  return to_value(nlohmann::ordered_json::parse(text));
}

}  // namespace worksort
