#include "worksort/cli/audience.hpp"

#include "worksort/util/text.hpp"

namespace worksort {
namespace {

// The text with everything between straight single quotes left out.
std::string without_quoted(const std::string& text) {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool quote = text[i] == '\'';
    const bool opens = quote && !inside && (i == 0 || text[i - 1] == ' ' || text[i - 1] == '(');
    const bool closes =
        quote && inside &&
        (i + 1 == text.size() || std::string_view(" ,;:.)").find(text[i + 1]) != std::string_view::npos);
    if (opens) {
      out += "'\u2026";
      inside = true;
      continue;
    }
    if (closes) inside = false;
    if (!inside) out += text[i];
  }
  return inside ? out + "'" : out;
}

}  // namespace

void Audience::hide_names(Study& study) {
  if (is_team()) return;
  for (auto& student : study.students) {
    m_names.add(student.name, m_stand_ins.size());
    if (words_of(student.name).size() > 1) m_full_names.add_whole(student.name, m_stand_ins.size());
    m_stand_ins.push_back(is_share() ? "(name)" : std::string(study.text(student.id)));
    student.name.clear();
  }
  for (auto& roster : study.rosters) {
    for (auto& student : roster.students) student.name.clear();
  }
  for (auto& r : study.readings) {
    // A name in place of an id, which no roster could resolve.
    if (study.student(study.school_of(r), r.student.code) == nullptr) hide(study, r.student.code);
    for (Text* text : {&r.answer, &r.evidence, &r.quote, &r.strength, &r.image, &r.note}) {
      hide(study, *text);
    }
  }
}

void Audience::hide(Study& study, Text& text) const {
  if (text == k_no_text) return;
  const std::string before(study.text(text));
  const std::string after = replaced(m_names, before);
  if (after != before) text = study.texts.add(after);
}

std::string Audience::replaced(const NameFinder& finder, const std::string& text) const {
  return finder.replaced(text, [&](const NameHit& hit) {
    return hit.owner == NameFinder::k_nobody ? std::string("(name)") : m_stand_ins[hit.owner];
  });
}

void Audience::clean(Json& value) const {
  if (m_full_names.empty()) return;
  if (value.is_string()) value = replaced(m_full_names, value.get<std::string>());
  if (!value.is_structured()) return;
  for (auto& item : value) clean(item);
}

Table Audience::clean(Table table) const {
  if (m_full_names.empty()) return table;
  for (auto& row : table.rows) {
    for (auto& cell : row) {
      if (auto* text = std::get_if<std::string>(&cell)) *text = replaced(m_full_names, *text);
      if (auto* list = std::get_if<TextList>(&cell)) {
        for (auto& item : *list) item = replaced(m_full_names, item);
      }
    }
  }
  return table;
}

Diagnostic Audience::clean(const Diagnostic& diagnostic) const {
  Diagnostic out = diagnostic;
  if (is_team()) return out;
  out.source_line.clear();
  out.hint.clear();
  out.message = replaced(m_names, without_quoted(out.message));
  return out;
}

}  // namespace worksort
