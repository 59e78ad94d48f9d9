#include "codebook_builder.hpp"

#include "worksort/model/fields.hpp"
#include "worksort/model/piece_fields.hpp"
#include "worksort/util/ascii.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <variant>

#include <fmt/core.h>

namespace worksort::reading {
namespace {

std::string text_of(const CodebookBuilder::Fields& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? "" : found->second;
}

void check_choice(const Key& key, const std::string& text) {
  if (key.shape != Shape::choice) return;
  const auto words = split_trimmed(key.of, '|');
  if (std::find(words.begin(), words.end(), text) != words.end()) return;
  throw Problem(fmt::format("'{}' is no {}", text, key.name), "it takes " + join_and(words));
}

// Sets the members of an entry that its mapping in the format has; what it has not is passed over.
void fill(std::string_view shape_name, void* entry, const CodebookBuilder::Fields& fields) {
  const Mapping& shape = mapping(shape_name);
  for (const auto& [name, text] : fields) {
    const Key* key = shape.find(name);
    if (name == "note" && shape.note != nullptr) *shape.note(entry) = text;
    if (key == nullptr) continue;
    check_choice(*key, text);
    std::visit(Overloaded{[&value = text](std::string* to) { *to = value; },
                          [&value = text](std::vector<std::string>* to) { *to = split_trimmed(value, ';'); },
                          [](auto&&) {}},
               key->slot(entry));
  }
}

}  // namespace

std::string code_of_name(std::string_view name) {
  std::string out;
  const std::string text = folded(name);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const std::string_view rest = std::string_view(text).substr(at);
    const bool printed = rest.starts_with("\xE2\x80");  // – “ ” and other signs that printers set
    const bool apostrophe = c == '\'' || rest.starts_with("\u2019");
    if (!printed && (is_letter(c) || is_digit(c) || !is_ascii(rest.substr(0, 1))))
      out += c;
    else if (!out.empty() && out.back() != '-' && !apostrophe)
      out += '-';
    if (printed) at += 2;
  }
  if (out.ends_with('-')) out.pop_back();
  return out;
}

std::string CodebookBuilder::new_id(Dimension kind, const Fields& fields) {
  std::string id = normalized(text_of(fields, "id"));
  if (id.empty()) id = code_of_name(text_of(fields, "name"));
  if (id.empty()) throw Problem("there is a code without a name");
  auto& taken = m_ids[kind];
  std::string out = id;
  for (int number = 2; !taken.insert(out).second; ++number) out = fmt::format("{}-{}", id, number);
  return out;
}

std::string CodebookBuilder::family(std::string_view name) {
  std::string code = code_of_name(name);
  if (code.empty()) return "";  // also for a dash, which people put where there is none
  for (const auto& family : m_codebook.families) {
    if (family.id == normalized(name) || family.id == code || folded(family.name) == folded(name))
      return family.id;
  }
  add(Dimension::family, {{"id", code}, {"name", std::string(name)}});
  return code;
}

void CodebookBuilder::add(Dimension kind, const Fields& given) {
  Fields fields = given;
  fields["id"] = new_id(kind, given);
  if (kind == Dimension::strategy) {
    fields["family"] = family(text_of(given, "family"));
    Strategy& strategy = m_codebook.strategies.emplace_back();
    fill("strategy", &strategy, fields);
    fields.erase("note");  // it has been told
    fill("questions", &strategy.ask, fields);
  } else if (kind == Dimension::model) {
    fill("model", &m_codebook.models.emplace_back(), fields);
  } else if (kind == Dimension::issue) {
    fill("issue", &m_codebook.issues.emplace_back(), fields);
  } else {
    auto& list = kind == Dimension::success ? m_codebook.success : m_codebook.families;
    fill("entry", &list.emplace_back(), fields);
  }
}

Codebook CodebookBuilder::take() {
  return std::move(m_codebook);
}

}  // namespace worksort::reading
