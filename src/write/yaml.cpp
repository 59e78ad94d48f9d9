// A small writer of its own: block style throughout, texts plain only where no YAML reader can take them for
// anything else, and every text on one line, which is what the format's rules ask of a file.
#include "worksort/util/text.hpp"
#include "worksort/write/format.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

namespace worksort {
namespace {

constexpr std::size_t k_line_width = 80;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Words that YAML readers of one version or another take for truth values or nothing.
bool is_reserved(std::string_view text) {
  static constexpr std::array<std::string_view, 9> k_words = {"y",     "n",  "yes", "no",  "true",
                                                              "false", "on", "off", "null"};
  if (text.size() > 5) return false;
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::find(k_words.begin(), k_words.end(), lower) != k_words.end();
}

bool is_safe_plain(std::string_view text) {
  static constexpr std::string_view k_marks = " _./()-";
  if (text.empty() || !is_letter(text.front()) || text.back() == ' ' || is_reserved(text)) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || k_marks.find(c) != std::string_view::npos;
  });
}

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t value = size == 1 ? lead : lead & (0xFFU >> (size + 1));
  for (std::size_t k = 1; k < size; ++k)
    value = (value << 6U) | (static_cast<unsigned char>(text[at + k]) & 0x3FU);
  at += size;
  return value;
}

// Characters that are written as an escape: controls, line separators, and what cannot be seen.
bool needs_escape(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F && c != 0x200C && c != 0x200D) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFE ||
         c == 0xFFFF;
}

std::string escaped(char32_t c) {
  const auto value = static_cast<unsigned>(c);
  return c < 0x100 ? fmt::format("\\x{:02X}", value) : fmt::format("\\u{:04X}", value);
}

std::string double_quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_character(text, at);
    if (c == U'"' || c == U'\\') out += '\\';
    if (c == U'\n')
      out += "\\n";
    else if (c == U'\t')
      out += "\\t";
    else if (c == U'\r')
      out += "\\r";
    else if (needs_escape(c))
      out += escaped(c);
    else
      out += text.substr(begin, at - begin);
  }
  return out + '"';
}

std::string text_scalar(const std::string& text) {
  if (is_safe_plain(text)) return text;
  if (!is_valid_utf8(text)) throw std::runtime_error("a text is not UTF-8, so it cannot be written as YAML");
  return double_quoted(text);
}

std::string scalar(const Json& value) {
  return value.is_string() ? text_scalar(value.get_ref<const std::string&>()) : value.dump();
}

// "[a, b]" if the list holds only short single values and fits; empty otherwise.
std::string flow_list(const Json& list, std::size_t column) {
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
  void add_value(const Json& value, std::size_t indent, std::size_t column) {
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
  void add_list(const Json& list, std::size_t indent, std::size_t column) {
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
  void add_object(const Json& object, std::size_t indent, bool started) {
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

std::string write_yaml_flow(const Json& value) {
  if (!value.is_structured()) return scalar(value);
  std::vector<std::string> parts;
  for (const auto& [key, item] : value.items()) {
    const std::string name = value.is_object() ? text_scalar(key) + ": " : "";
    parts.push_back(name + write_yaml_flow(item));
  }
  return (value.is_object() ? "{" : "[") + join(parts, ", ") + (value.is_object() ? "}" : "]");
}

std::string write_yaml_documents(const std::vector<Json>& documents) {
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
