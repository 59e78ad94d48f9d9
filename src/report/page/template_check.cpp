#include "worksort/report/page/template.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

// What Markdown makes of the place that the template text has come to.
class Place {
 public:
  void add(std::string_view text) {
    for (const char c : text) {
      if (c != '\n')
        m_line += c;
      else
        end_line();
    }
  }

  [[nodiscard]] bool in_fence() const { return m_fence && !m_chart; }
  [[nodiscard]] bool in_code() const {
    return !m_fence && std::count(m_line.begin(), m_line.end(), '`') % 2 == 1;
  }
  [[nodiscard]] bool in_target() const {
    const auto open = m_line.rfind("](");
    return !m_fence && open != std::string::npos && m_line.find(')', open) == std::string::npos;
  }

 private:
  void end_line() {
    const std::string_view line = trim(m_line);
    if (line.starts_with("```")) {
      m_fence = !m_fence;
      m_chart = m_fence && trim(line.substr(3)).starts_with("chart");
    }
    m_line.clear();
  }

  std::string m_line;
  bool m_fence = false;
  bool m_chart = false;
};

void collect_names(const Value& object, const std::string& prefix, std::vector<std::string>& names) {
  if (!object.is_object()) return;
  for (const auto& [key, value] : object.items()) {
    names.push_back(prefix + key);
    collect_names(value, prefix + key + ".", names);
  }
}

bool is_prepared(std::string_view name) {
  return name.ends_with("_md");
}

class Checker {
 public:
  explicit Checker(const Value& sample) { m_open.push_back(&sample); }

  std::vector<TemplateError> run(const std::vector<TemplateToken>& tokens) {
    for (const auto& token : tokens) {
      if (token.kind == TokenKind::text)
        m_place.add(token.value);
      else if (token.kind == TokenKind::end)
        m_open.pop_back();
      else
        check_tag(token);
    }
    return std::move(m_errors);
  }

 private:
  void check_tag(const TemplateToken& token) {
    const Value* value = look_up(m_open, token.value);
    if (value == nullptr) report_unknown(token);
    if (token.kind == TokenKind::section || token.kind == TokenKind::inverted)
      return open_section(token, value);
    if (value == nullptr) return;
    check_shape(token, *value);
    check_braces(token);
  }

  void open_section(const TemplateToken& token, const Value* value) {
    static const Value k_nothing;
    if (value == nullptr) value = &k_nothing;
    if (value->is_array()) value = value->empty() ? &k_nothing : &value->front();
    m_open.push_back(token.kind == TokenKind::inverted ? &k_nothing : value);
  }

  void report_unknown(const TemplateToken& token) {
    std::vector<std::string> names;
    for (auto item = m_open.rbegin(); item != m_open.rend(); ++item) collect_names(**item, "", names);
    std::vector<std::string> unique;
    for (auto& name : names) {
      if (std::find(unique.begin(), unique.end(), name) == unique.end()) unique.push_back(std::move(name));
    }
    add(token, fmt::format("'{}' is nothing that this page has here", token.value),
        did_you_mean(token.value, unique, "known here: " + join(unique, ", ")));
  }

  void check_shape(const TemplateToken& token, const Value& value) {
    const std::string section = fmt::format("{{{{#{0}}}}} ... {{{{/{0}}}}}", token.value);
    if (value.is_array())
      add(token, fmt::format("'{}' is a list", token.value), "go through it with " + section);
    if (value.is_object()) {
      std::vector<std::string> names;
      collect_names(value, token.value == "." ? "" : token.value + ".", names);
      add(token, fmt::format("'{}' has parts", token.value), "use one of them: " + join(names, ", "));
    }
    if (value.is_boolean()) {
      add(token, fmt::format("'{}' is either so or not and has no text", token.value),
          "put the words between " + section);
    }
  }

  void check_braces(const TemplateToken& token) {
    const bool prepared = is_prepared(token.value);
    if (token.kind == TokenKind::raw && !prepared) {
      add(token, fmt::format("'{}' is text that people wrote and may not go in unescaped", token.value),
          fmt::format("write {{{{{}}}}} with two braces", token.value));
    } else if (token.kind == TokenKind::variable && prepared) {
      add(token, fmt::format("'{}' is Markdown already", token.value),
          fmt::format("write {{{{{{{}}}}}}} with three braces", token.value));
    } else if (!prepared && (m_place.in_code() || m_place.in_fence())) {
      add(token, fmt::format("'{}' cannot stand in code, where it would show its escapes", token.value),
          "take the backquotes away");
    } else if (!prepared && m_place.in_target()) {
      add(token, fmt::format("'{}' cannot be the target of a link", token.value), "show it as text");
    }
  }

  void add(const TemplateToken& token, std::string message, std::string hint) {
    if (!token.partial.empty()) message = fmt::format("in the partial '{}': {}", token.partial, message);
    m_errors.push_back({token.line, std::move(message), std::move(hint)});
  }

  std::vector<const Value*> m_open;
  std::vector<TemplateError> m_errors;
  Place m_place;
};

void compare(const Value& data, const Value& sample, const std::string& where,
             std::vector<std::string>& out) {
  if (data.is_array() && sample.is_array() && !sample.empty()) {
    for (std::size_t i = 0; i < data.size(); ++i) {
      compare(data[i], sample.front(), fmt::format("{}[{}]", where, i), out);
    }
  }
  if (!data.is_object() || !sample.is_object() || sample.empty()) return;  // {} is a map with any keys
  const std::string prefix = where.empty() ? "" : where + ".";
  for (const auto& [key, value] : sample.items()) {
    if (!data.contains(key)) out.push_back(prefix + key + " is missing");
  }
  for (const auto& [key, value] : data.items()) {
    if (!sample.contains(key))
      out.push_back(prefix + key + " is not in the sample");
    else
      compare(value, sample[key], prefix + key, out);
  }
}

}  // namespace

std::vector<TemplateError> check_template(const Template& page, const Value& sample) {
  return page.errors.empty() ? Checker(sample).run(page.tokens) : page.errors;
}

std::vector<std::string> check_page_data(const Value& data, const Value& sample) {
  std::vector<std::string> problems;
  compare(data, sample, "", problems);
  return problems;
}

}  // namespace worksort
