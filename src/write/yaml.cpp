// A small writer of its own: block style throughout, texts plain only where no YAML reader can take them for
// anything else, and every text on one line, which is what the format's rules ask of a file.
#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/yaml_text.hpp"
#include "worksort/write/format.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

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

bool is_plain_character(char c) {
  static constexpr auto k_plain = [] {
    std::array<bool, 256> out{};
    for (const char mark : std::string_view(" _./()-")) out[static_cast<unsigned char>(mark)] = true;
    for (unsigned i = 0; i < 128; ++i)
      out[i] = out[i] || is_letter(static_cast<char>(i)) || is_digit(static_cast<char>(i));
    return out;
  }();
  return k_plain[static_cast<unsigned char>(c)];
}

bool is_safe_plain(std::string_view text) {
  return !text.empty() && is_letter(text.front()) && text.back() != ' ' &&
         std::all_of(text.begin(), text.end(), is_plain_character) && !is_reserved(text);
}

void add_text(std::string& out, std::string_view text) {
  if (is_safe_plain(text)) {
    out += text;
    return;
  }
  if (!is_valid_utf8(text)) throw std::runtime_error("a text is not UTF-8, so it cannot be written as YAML");
  out += yaml_quoted(text);
}

void add_scalar(std::string& out, const Value& value) {
  if (value.is_string())
    add_text(out, value.text());
  else
    out += value.scalar();
}

// "[a, b]" if the list holds only short single values and fits; empty otherwise.
std::string flow_list(const Value& list, std::size_t column) {
  std::string out = "[";
  for (const auto& item : list) {
    if (item.is_structured()) return {};
    if (out.size() > 1) out += ", ";
    add_scalar(out, item);
    if (column + display_width(out) + 1 >= k_line_width) return {};
  }
  return out + "]";
}

class YamlWriter {
 public:
  explicit YamlWriter(std::size_t size = 0) { m_out.reserve(size); }

  // Behind "key:" or at the start of a document; `column` is where the line has come to.
  void add_value(const Value& value, std::size_t indent, std::size_t column) {
    if (value.is_object() && !value.empty()) {
      if (column > 0) m_out += '\n';
      return add_object(value, indent, false);
    }
    if (value.is_array() && !value.empty()) return add_list(value, indent, column);
    if (column > 0) m_out += ' ';
    if (value.is_structured())
      m_out += value.is_array() ? "[]" : "{}";
    else
      add_scalar(m_out, value);
    m_out += '\n';
  }

  // `started`: the key goes on the line of the list item's dash.
  void add_key(std::string_view key, const Value& value, std::size_t indent, bool started) {
    const std::size_t begin = m_out.size();
    name(key, indent, started);
    const std::size_t width = display_width(std::string_view(m_out).substr(begin));
    add_value(value, indent + 2, started ? indent + width : width);
  }

  void add_text_key(std::string_view key, std::string_view text, std::size_t indent, bool started) {
    name(key, indent, started);
    m_out += ' ';
    add_text(m_out, text);
    m_out += '\n';
  }

  void add_dash(std::size_t indent) { m_out.append(indent, ' ') += '-'; }
  void add(std::string_view bytes) { m_out += bytes; }

  // An empty list ends what is there; its items come next.
  void open_list() { m_out.replace(m_out.size() - k_empty_list.size(), k_empty_list.size(), "\n"); }

  std::string take() { return std::move(m_out); }

 private:
  static constexpr std::string_view k_empty_list = " []\n";

  void name(std::string_view key, std::size_t indent, bool started) {
    if (!started) m_out.append(indent, ' ');
    add_text(m_out, key);
    m_out += ':';
  }

  void add_list(const Value& list, std::size_t indent, std::size_t column) {
    const std::string flow = flow_list(list, column + 1);
    if (!flow.empty()) {
      if (column > 0) m_out += ' ';
      m_out.append(flow) += '\n';
      return;
    }
    if (column > 0) m_out += '\n';
    for (const auto& item : list) {
      add_dash(indent);
      if (item.is_object() && !item.empty()) {
        m_out += ' ';
        add_object(item, indent + 2, true);
      } else {
        add_value(item, indent + 2, indent + 1);
      }
    }
  }

  void add_object(const Value& object, std::size_t indent, bool started) {
    for (const auto& [key, value] : object.items()) {
      add_key(key, value, indent, started);
      started = false;
    }
  }

  std::string m_out;
};

// A piece as an item of the list `pieces`, key by key as it is told.
class PieceWriter : public KeyTaker {
 public:
  explicit PieceWriter(YamlWriter& to) : m_to(to) {}

  void begin() {
    m_to.add_dash(k_dash);
    m_to.add(" ");
    m_started = true;
  }
  void text(std::string_view key, std::string_view text) override {
    m_to.add_text_key(key, text, k_dash + 2, std::exchange(m_started, false));
  }
  void value(std::string_view key, const Value& value) override {
    m_to.add_key(key, value, k_dash + 2, std::exchange(m_started, false));
  }

 private:
  static constexpr std::size_t k_dash = 4;  // below "  pieces:"

  YamlWriter& m_to;
  bool m_started = false;
};

}  // namespace

std::string write_yaml_flow(const Value& value) {
  std::string out;
  if (!value.is_structured()) {
    add_scalar(out, value);
    return out;
  }
  std::vector<std::string> parts;
  for (const auto& [key, item] : value.items()) {
    std::string part;
    add_text(part, key);
    parts.push_back(part + ": " + write_yaml_flow(item));
  }
  for (const auto& item : value) parts.push_back(write_yaml_flow(item));
  return (value.is_object() ? "{" : "[") + join(parts, ", ") + (value.is_object() ? "}" : "]");
}

std::string write_yaml_documents(const std::vector<Value>& documents) {
  YamlWriter out;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (i > 0) out.add("---\n");
    out.add_value(documents[i], 0, 0);
  }
  return out.take();
}

std::string write_work(const Study& study, const std::vector<WorkDocument>& documents) {
  constexpr std::size_t k_usual_piece = 128;
  std::size_t pieces = 1;
  for (const auto& document : documents) pieces += document.readings.size();
  YamlWriter out(pieces * k_usual_piece);
  PieceWriter piece(out);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (i > 0) out.add("---\n");
    out.add_value(documents[i].head, 0, 0);
    out.open_list();
    for (const auto* reading : documents[i].readings) {
      piece.begin();
      tell_piece(study, *reading, piece);
    }
  }
  return out.take();
}

}  // namespace worksort
