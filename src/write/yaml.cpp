// A small writer of its own: block style throughout, texts plain only where no YAML reader can take them for
// anything else, and every text on one line, which is what the format's rules ask of a file.
#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/yaml_text.hpp"
#include "worksort/write/format.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_line_width = 80;

// Words that YAML readers of one version or another take for truth values or nothing.
bool is_reserved(std::string_view text) {
  static constexpr std::array<std::string_view, 9> k_words = {"y",     "n",  "yes", "no",  "true",
                                                              "false", "on", "off", "null"};
  if (text.size() > 5) return false;
  return std::find(k_words.begin(), k_words.end(), lower(text)) != k_words.end();
}

bool is_safe_plain(std::string_view text) {
  static constexpr std::string_view k_marks = " _./()-";
  if (text.empty() || !is_letter(text.front()) || text.back() == ' ' || is_reserved(text)) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || k_marks.find(c) != std::string_view::npos;
  });
}

std::string text_scalar(const std::string& text) {
  if (is_safe_plain(text)) return text;
  if (!is_valid_utf8(text)) throw std::runtime_error("a text is not UTF-8, so it cannot be written as YAML");
  return yaml_quoted(text);
}

std::string scalar(const Value& value) {
  return value.is_string() ? text_scalar(value.text()) : value.scalar();
}

// "[a, b]" if the list holds only short single values and fits; empty otherwise.
std::string flow_list(const Value& list, std::size_t column) {
  std::string out = "[";
  for (const auto& item : list) {
    if (item.is_structured()) return {};
    if (out.size() > 1) out += ", ";
    out += scalar(item);
    if (column + display_width(out) + 1 >= k_line_width) return {};
  }
  return out + "]";
}

class YamlWriter {
 public:
  // Behind "key:" or at the start of a document; `column` is where the line has come to.
  void add_value(const Value& value, std::size_t indent, std::size_t column) {
    const std::string_view gap = column == 0 ? "" : " ";
    if (value.is_structured() && value.empty()) {
      m_out += fmt::format("{}{}\n", gap, value.is_array() ? "[]" : "{}");
    } else if (value.is_object()) {
      if (column > 0) m_out += '\n';
      add_object(value, indent, false);
    } else if (value.is_array()) {
      add_list(value, indent, column);
    } else {
      m_out += fmt::format("{}{}\n", gap, scalar(value));
    }
  }

  std::string take() { return std::move(m_out); }

 private:
  void add_list(const Value& list, std::size_t indent, std::size_t column) {
    const std::string flow = flow_list(list, column + 1);
    if (!flow.empty()) {
      m_out += fmt::format("{}{}\n", column == 0 ? "" : " ", flow);
      return;
    }
    if (column > 0) m_out += '\n';
    for (const auto& item : list) {
      m_out += std::string(indent, ' ') + "-";
      if (item.is_object() && !item.empty()) {
        m_out += ' ';
        add_object(item, indent + 2, true);
      } else {
        add_value(item, indent + 2, indent + 1);
      }
    }
  }

  // `started`: the first key goes on the line of the list item's dash.
  void add_object(const Value& object, std::size_t indent, bool started) {
    for (const auto& [key, value] : object.items()) {
      const std::string name = text_scalar(key) + ":";
      m_out += (started ? "" : std::string(indent, ' ')) + name;
      started = false;
      add_value(value, indent + 2, indent + display_width(name));
    }
  }

  std::string m_out;
};

}  // namespace

std::string write_yaml_flow(const Value& value) {
  if (!value.is_structured()) return scalar(value);
  std::vector<std::string> parts;
  for (const auto& [key, item] : value.items())
    parts.push_back(text_scalar(key) + ": " + write_yaml_flow(item));
  for (const auto& item : value) parts.push_back(write_yaml_flow(item));
  return (value.is_object() ? "{" : "[") + join(parts, ", ") + (value.is_object() ? "}" : "]");
}

std::string write_yaml_documents(const std::vector<Value>& documents) {
  std::string out;
  for (const auto& document : documents) {
    if (!out.empty()) out += "---\n";
    YamlWriter one;
    one.add_value(document, 0, 0);
    out += one.take();
  }
  return out;
}

}  // namespace worksort
