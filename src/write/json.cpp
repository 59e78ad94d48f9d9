#include "worksort/util/invisible.hpp"
#include "worksort/write/format.hpp"

#include <stdexcept>
#include <utility>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace worksort {
namespace {

// In UTF-16, as JSON has it.
std::string json_escape(char32_t c) {
  const auto value = static_cast<unsigned>(c);
  if (value < 0x1'0000) return fmt::format("\\u{:04x}", value);
  return fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + ((value - 0x1'0000) >> 10U), 0xDC00 + (value & 0x3FFU));
}

// What nobody can see as \uXXXX, and "</" as "<\/"; all of it can only stand inside texts.
std::string with_escapes(const std::string& json) {
  const std::string text = spelled_out(json, "\n", json_escape);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '<' && i + 1 < text.size() && text[i + 1] == '/') out += '\\';
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

// Every line behind the first begins as an item of a list in "data" does.
std::string with_indent(std::string_view lines) {
  std::string out;
  for (const char c : lines) {
    out += c;
    if (c == '\n') out.append(6, ' ');
  }
  return out;
}

}  // namespace

std::string write_json(const Value& value) {
  return dumped(value, 2);
}

std::string write_json_line(const Value& value) {
  return dumped(value, -1);
}

Spool write_json(std::string_view command, LongData data) {
  const std::string around = write_json(envelope(command, std::move(data.data)));
  // Inside texts a line ends as \n, so nothing else stands like this.
  const std::string empty = fmt::format("\n    \"{}\": []", data.list);
  const std::size_t end = around.find(empty) + empty.size() - 1;
  Spool out(around.substr(0, end));
  bool any = false;
  data.each_item([&](Value& item) {
    std::string lines = any ? ",\n" : "\n";
    lines += write_json(item);
    lines.pop_back();
    out.add(with_indent(lines));
    any = true;
  });
  if (any) out.add("\n    ");
  out.add(std::string_view(around).substr(end));
  return out;
}

Spool write_json_lines(const LongData& data) {
  Spool out;
  data.each_item([&](const Value& item) { out.add(write_json_line(item)); });
  return out;
}

}  // namespace worksort
