// A template's tokens walked over the data.
#include "worksort/report/page/template.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/share.hpp"
#include "worksort/util/text.hpp"

#include <stdexcept>

#include <fmt/core.h>

namespace worksort {
namespace {

using Escape = std::string (*)(std::string_view);

bool holds_nothing(std::string_view text) {
  return trim(text).empty();
}

// What a section leaves out.
bool is_nothing(const Value& value) {
  if (value.is_boolean()) return !value.truth();
  if (value.is_number()) return value.real() == 0;
  if (value.is_string()) return holds_nothing(value.text());
  return value.empty();
}

class Renderer {
 public:
  Renderer(const Template& page, const Value& data, Escape escape)
      : m_tokens(page.tokens), m_escape(escape), m_open{&data} {}

  std::string run() {
    walk(0, m_tokens.size());
    return std::move(m_out);
  }

 private:
  void walk(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (--m_left == 0)
        throw Problem("the template writes the same things over and over, without an end in sight",
                      "a section inside a section of the same name repeats all of it for each part");
      const TemplateToken& token = m_tokens[i];
      if (token.kind == TokenKind::text)
        m_out += token.value;
      else if (token.kind == TokenKind::section || token.kind == TokenKind::inverted)
        i = walk_section(i);
      else if (const Value* value = look_up(m_open, token.value); value != nullptr)
        print(*value, token.kind == TokenKind::raw);
    }
  }

  // Returns the place of the section's end.
  std::size_t walk_section(std::size_t at) {
    const TemplateToken& token = m_tokens[at];
    const Value* value = look_up(m_open, token.value);
    const bool nothing = value == nullptr || is_nothing(*value);
    if (token.kind == TokenKind::inverted) {
      if (nothing) walk(at + 1, token.end);
    } else if (!nothing && value->is_array()) {
      for (const auto& item : *value) walk_inside(item, at + 1, token.end);
    } else if (!nothing) {
      walk_inside(*value, at + 1, token.end);
    }
    return token.end;
  }

  void walk_inside(const Value& value, std::size_t begin, std::size_t end) {
    m_open.push_back(&value);
    walk(begin, end);
    m_open.pop_back();
  }

  void print(const Value& value, bool raw) {
    if (value.is_number())
      m_out += value.is_number_float() ? fmt::format("{}", value.real()) : value.scalar();
    else if (value.is_string() && !holds_nothing(value.text()))
      m_out += raw ? value.text() : m_escape(value.text());
  }

  const std::vector<TemplateToken>& m_tokens;
  Escape m_escape;
  std::vector<const Value*> m_open;
  std::string m_out;
  std::size_t m_left = 20'000'000;  // tags and texts: far more than any page has
};

// One blank line at most outside fenced blocks, none at the beginning, one newline at the end.
std::string tidy_lines(std::string_view text) {
  std::string out;
  bool fence = false;
  bool blank = true;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
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

std::string render(const Template& page, const Value& data, Escape escape) {
  if (!page.errors.empty()) throw std::invalid_argument(page.errors.front().message);
  return Renderer(page, data, escape).run();
}

}  // namespace

const Value* look_up(const std::vector<const Value*>& open, std::string_view name) {
  if (name == ".") return open.back();
  for (auto item = open.rbegin(); item != open.rend(); ++item) {
    const Value* value = *item;
    for (std::string_view path = name; value != nullptr;) {
      const auto dot = path.find('.');
      value = value->find(path.substr(0, dot));
      if (dot == std::string_view::npos) break;
      path.remove_prefix(dot + 1);
    }
    if (value != nullptr) return value;
  }
  return nullptr;
}

std::string render_markdown(const Template& page, const Value& data) {
  return tidy_lines(render(page, data, escape_markdown));
}

std::string fill_in(std::string_view name, const Value& data) {
  const auto as_it_is = [](std::string_view text) { return std::string(text); };
  return render(parse_template(share_text(name)), data, as_it_is);
}

}  // namespace worksort
