#include "worksort/report/page/rows.hpp"
#include "worksort/write/sheet/table_writers.hpp"

#include <stdexcept>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace worksort {
namespace {

// DEL, the C1 controls and U+2028/9 as \uXXXX, and "</" as "<\/"; all of them can only stand inside texts.
std::string with_escapes(const std::string& json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    const auto byte = static_cast<unsigned char>(json[i]);
    const auto at = [&](std::size_t k) {
      return static_cast<unsigned char>(i + k < json.size() ? json[i + k] : 0);
    };
    if (byte == 0x7F) {
      out += "\\u007f";
    } else if (byte == 0xC2 && at(1) < 0xA0) {
      out += fmt::format("\\u{:04x}", at(1));
      i += 1;
    } else if (byte == 0xE2 && at(1) == 0x80 && (at(2) == 0xA8 || at(2) == 0xA9)) {
      out += at(2) == 0xA8 ? "\\u2028" : "\\u2029";
      i += 2;
    } else if (byte == '<' && at(1) == '/') {
      out += "<\\/";
      i += 1;
    } else {
      out += json[i];
    }
  }
  return out;
}

nlohmann::ordered_json library_value(const Value& value) {
  using Json = nlohmann::ordered_json;
  if (value.is_object()) {
    Json out = Json::object();
    for (const auto& [key, item] : value.items()) out[key] = library_value(item);
    return out;
  }
  if (value.is_array()) {
    Json out = Json::array();
    for (const auto& item : value) out.push_back(library_value(item));
    return out;
  }
  if (value.is_string()) return value.text();
  if (value.is_boolean()) return value.truth();
  if (value.is_number_float()) return value.real();
  return value.is_null() ? Json() : Json(value.whole());
}

std::string dumped(const Value& value, int indent) {
  try {
    return with_escapes(library_value(value).dump(indent)) + "\n";
  } catch (const nlohmann::json::type_error&) {
    throw std::runtime_error("a text is not UTF-8, so it cannot be written as JSON");
  }
}

}  // namespace

std::string write_json(const Value& value) {
  return dumped(value, 2);
}

std::string write_json_line(const Value& value) {
  return dumped(value, -1);
}

Value table_data(const Table& table, const Value& input) {
  Value data;
  data["input"] = input;
  data["rows"] = table_rows(table);
  if (!table.notes.empty()) data["notes"] = table.notes;
  return data;
}

}  // namespace worksort
