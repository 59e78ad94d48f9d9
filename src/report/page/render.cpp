// The prepared template through kainjow's Mustache. What the library does otherwise than pages need is
// settled here: newlines of the template pass it as k_newline, so that it leaves lines alone; a section asks
// for "?name", which is false for the number 0, while {{name}} prints 0; numbers are marked, so that they are
// not escaped like user text.
#include "worksort/report/page/template.hpp"
#include "worksort/util/text.hpp"

#include <stdexcept>

#include <fmt/core.h>
#include <kainjow/mustache.hpp>

namespace worksort {
namespace {

namespace mustache = kainjow::mustache;
using Data = mustache::data;

constexpr char k_newline = '\x01';
constexpr char k_number = '\x02';

Data false_data() {
  return Data(false);
}

// Text never begins with the number mark: controls other than blanks become visible when it is escaped.
Data text_data(const std::string& text) {
  if (trim(text).empty()) return false_data();
  return text.front() == k_number ? Data("\\u{2}" + text.substr(1)) : Data(text);
}

std::string number_text(const Value& number) {
  return number.is_number_float() ? fmt::format("{}", number.real()) : number.scalar();
}

Data to_data(const Value& value);

Data object_data(const Value& object) {
  if (object.empty()) return false_data();
  Data out(Data::type::object);
  for (const auto& [key, value] : object.items()) {
    out[key] = to_data(value);
    if (value.is_number() && value.real() == 0) out["?" + key] = false_data();
  }
  return out;
}

Data to_data(const Value& value) {
  if (value.is_object()) return object_data(value);
  if (value.is_string()) return text_data(value.text());
  if (value.is_number()) return Data(k_number + number_text(value));
  if (value.is_boolean()) return Data(value.get<bool>());
  if (!value.is_array()) return false_data();
  mustache::list list;
  list.reserve(value.size());
  for (const auto& item : value) list.push_back(to_data(item));
  return Data(list);
}

// Looks names up from the innermost object outwards.
class PageContext : public mustache::basic_context<std::string> {
 public:
  explicit PageContext(const Data& root) { m_items.push_back(&root); }

  void push(const Data* data) override { m_items.push_back(data); }
  void pop() override { m_items.pop_back(); }
  const Data* get_partial(const std::string&) const override { return nullptr; }

  const Data* get(const std::string& tag) const override {
    const bool section = tag.starts_with('?');
    const std::string name = section ? tag.substr(1) : tag;
    if (name == ".") return m_items.back();
    for (auto item = m_items.rbegin(); item != m_items.rend(); ++item) {
      if (const Data* found = find(**item, name, section); found != nullptr) return found;
    }
    return nullptr;
  }

 private:
  static const Data* find(const Data& item, std::string_view path, bool section) {
    const Data* owner = &item;
    for (auto dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
      owner = owner->get(std::string(path.substr(0, dot)));
      if (owner == nullptr) return nullptr;
      path.remove_prefix(dot + 1);
    }
    const std::string key(path);
    const Data* zero = section ? owner->get("?" + key) : nullptr;
    return zero != nullptr ? zero : owner->get(key);
  }

  std::vector<const Data*> m_items;
};

std::string protected_text(std::string text) {
  for (char& c : text) {
    if (c == '\n') c = k_newline;
  }
  return text;
}

std::string as_mustache(const std::vector<TemplateToken>& tokens) {
  std::string out;
  for (const auto& token : tokens) {
    switch (token.kind) {
      case TokenKind::text:
        out += protected_text(token.value);
        break;
      case TokenKind::variable:
        out += "{{" + token.value + "}}";
        break;
      case TokenKind::raw:
        out += "{{&" + token.value + "}}";
        break;
      case TokenKind::section:
        out += "{{#?" + token.value + "}}";
        break;
      case TokenKind::inverted:
        out += "{{^?" + token.value + "}}";
        break;
      case TokenKind::end:
        out += "{{/?" + token.value + "}}";
        break;
    }
  }
  return out;
}

std::string escape_value(const std::string& value) {
  return value.starts_with(k_number) ? value.substr(1) : escape_markdown(value);
}

// One blank line at most outside fenced blocks, none at the beginning, one newline at the end.
std::string tidy_lines(std::string_view text) {
  std::string out;
  bool fence = false;
  bool blank = true;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\n\x01"), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (trim(line).starts_with("```")) fence = !fence;
    const bool is_blank = !fence && line.find_first_not_of(" \t") == std::string_view::npos;
    if (is_blank && blank) continue;
    if (!is_blank) out += line;
    out += '\n';
    blank = is_blank;
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace

std::string render_markdown(std::string_view text, const Value& data, const PartialLookup& partials) {
  const ParsedTemplate parsed = parse_template(text, partials);
  if (!parsed.errors.empty()) throw std::invalid_argument(parsed.errors.front().message);
  mustache::mustache page(as_mustache(parsed.tokens));
  if (!page.is_valid()) throw std::invalid_argument(page.error_message());
  page.set_custom_escape(escape_value);
  const Data root = to_data(data);
  PageContext context(root);
  std::ostringstream out;
  page.render(context, out);
  return tidy_lines(out.str());
}

std::string render_markdown(std::string_view text, const Value& data) {
  return render_markdown(text, data, shipped_template);
}

}  // namespace worksort
