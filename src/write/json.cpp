#include "worksort/write/table_writers.hpp"

#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

namespace worksort {
namespace {

struct CellValue {
  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(double number) const { return std::isfinite(number) ? Json(number) : Json(nullptr); }
  template <typename Value>
  Json operator()(const Value& value) const {
    return value;
  }
};

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

}  // namespace

std::string write_json(const Json& value) {
  try {
    return with_escapes(value.dump(2)) + "\n";
  } catch (const Json::type_error&) {
    throw std::runtime_error("a text is not UTF-8, so it cannot be written as JSON");
  }
}

Json table_data(const Table& table, const Json& input) {
  Json rows = Json::array();
  for (const auto& cells : table.rows) {
    Json row = Json::object();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      row[table.columns[i].name] = std::visit(CellValue{}, cells[i]);
    }
    rows.push_back(std::move(row));
  }
  Json data;
  data["input"] = input;
  data["rows"] = std::move(rows);
  if (!table.notes.empty()) data["notes"] = table.notes;
  return data;
}

}  // namespace worksort
