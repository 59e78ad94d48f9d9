#include "worksort/cli/audience.hpp"

#include "worksort/analyze/plan/plan.hpp"
#include "worksort/model/piece_fields.hpp"
#include "worksort/model/student_names.hpp"
#include "worksort/read/table/headings.hpp"
#include "worksort/util/ascii.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <set>

#include <fmt/core.h>

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

// As Ana, Ana Cruz and ana-cruz are, and s07 is not.
bool is_of_words(std::string_view id) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool several = id.find_first_of(" -_.,") != std::string_view::npos;
  return count_characters(id) > 2 && std::none_of(id.begin(), id.end(), is_digit) &&
         (several || std::any_of(id.begin(), id.end(), is_capital));
}

}  // namespace

void Audience::hide_names(Study& study, std::span<const PieceField> fields) {
  if (is_team()) return;
  for (const auto& student : study.students) {
    m_people.students.push_back({m_people.texts.add(study.text(student.school)),
                                 m_people.texts.add(study.text(student.id)),
                                 student.name,
                                 {},
                                 {}});
    m_names.add(student.name, m_stand_ins.size());
    if (words_of(student.name).size() > 1) m_full_names.add_whole(student.name, m_stand_ins.size());
    m_stand_ins.push_back(is_share() ? "(name)" : std::string(study.text(student.id)));
  }
  remember_nicknames(study);
  for (const auto& path : study.files) hide_path(path);
  if (!is_share()) count_ids_like_names(study);
  name_by_id(study);
  for (auto& student : study.students) {
    student.name.clear();
    for (auto& one : student.served_by) one = replaced(m_names, one);
  }
  hide_in_documents(study);
  hide_in(study.kept);
  for (auto& codebook : study.codebooks) {
    if (!codebook.shipped) hide_in(codebook);
  }
  for (auto& r : study.readings) {
    // A name in place of an id, which no roster could resolve.
    if (study.student(study.school_of(r), r.student.code) == nullptr) hide(study, r.student.code);
    hide(study, r.setting);
    for_each_personal(fields, r, [&](Text& text) { hide(study, text); });
  }
  if (is_share()) m_own_words.replace_in(study);
}

void Audience::remember_nicknames(const Study& study) {
  for (const auto& roster : study.rosters) {
    for (const auto& student : roster.students) {
      for (const auto& name : other_names(student.own)) {
        m_names.add(name, m_stand_ins.size());
        m_stand_ins.push_back(is_share() ? "(name)" : student.id);
      }
    }
  }
}

void Audience::hide_path(const std::string& path) {
  auto shown = replaced(m_names, path, NameFinder::In::path);
  if (shown == path) return;
  m_paths.emplace(path, std::move(shown));
  for (std::size_t at = 0, end = path.find('/'); end != std::string::npos; end = path.find('/', at)) {
    const std::string folder = path.substr(at, end - at);
    if (auto other = replaced(m_names, folder, NameFinder::In::path); other != folder)
      m_folders.emplace(folder, std::move(other));
    at = end + 1;
  }
}

// A picture is shown with the folder of the file that names it.
std::string Audience::without_folders(std::string_view text) const {
  std::string out;
  std::size_t at = 0;
  for (auto end = text.find('/'); end != std::string_view::npos; end = text.find('/', end + 1)) {
    const auto before = end == 0 ? std::string_view::npos : text.find_last_of("/;\n\"(", end - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view folder = trim(text.substr(begin, end - begin));
    const auto found = m_folders.find(folder);
    if (found == m_folders.end()) continue;
    const auto place = static_cast<std::size_t>(folder.data() - text.data());
    out += text.substr(at, place - at);
    out += found->second;
    at = end;
  }
  out += text.substr(at);
  return out;
}

void Audience::count_ids_like_names(const Study& study) {
  std::set<std::string_view> found;
  for (const auto& student : study.students) {
    const std::string_view id = study.text(student.id);
    if (!m_names.find(id, NameFinder::In::path).empty()) found.insert(id);
  }
  for (const auto& r : study.readings) {
    const std::string_view id = study.text(r.student.code);
    if (study.student(study.school_of(r), r.student.code) == nullptr && is_of_words(id)) found.insert(id);
  }
  m_ids_like_names = found.size();
}

// A plan or a decision may name a student by name, which nobody could find any more once names are gone.
void Audience::name_by_id(Study& study) const {
  const auto put_ids = [&](const Plan& plan, std::vector<Written>& list) {
    const auto students = plan_students(study, plan, list);
    list.clear();
    for (const auto& student : students)
      list.push_back(
          {student.known ? std::string(study.text(student.id)) : replaced(m_names, student.written), {}});
  };
  for (auto& plan : study.plans) {
    for (auto* list : {&plan.students, &plan.partners}) put_ids(plan, *list);
  }
  for (auto& decision : study.decisions) put_ids({}, decision.shown);
}

// The school stands behind an id that students of several schools have.
std::vector<std::string> Audience::ids_of(const std::string& typed) const {
  const StudentNames names(m_people);
  const auto& named = names.named(typed);
  const auto students = named.empty() ? names.with_words(typed) : named;
  std::set<std::string> ids;
  std::set<std::string> out;
  for (const Student* student : students) {
    const std::string id(m_people.text(student->id));
    ids.insert(id);
    out.insert(names.is_alone(*student) ? id : names.with_school(*student));
  }
  if (named.empty() && ids.size() > 1) {
    throw Problem(fmt::format("--student '{}' can be {} students", typed, ids.size()),
                  fmt::format("name one by the id: {}", join(std::vector(ids.begin(), ids.end()), ", ")));
  }
  return {out.begin(), out.end()};
}

std::vector<std::string> Audience::by_id(const std::vector<std::string>& students, const Study& study) const {
  if (is_team()) return students;
  std::vector<std::string> out;
  for (const auto& typed : students) {
    const auto id = study.texts.find(normalized(typed));
    const bool known =
        id && (std::ranges::find(study.students, *id, &Student::id) != study.students.end() ||
               std::ranges::any_of(study.readings, [&](const Reading& r) { return r.student.code == *id; }));
    const auto ids = known ? std::vector<std::string>() : ids_of(normalized(typed));
    if (ids.empty())
      out.push_back(typed);
    else
      out.insert(out.end(), ids.begin(), ids.end());
  }
  return out;
}

Filter Audience::typed(const Filter& filter, const Study& study) const {
  Filter out = m_own_words.replaced(filter);
  out.students = by_id(out.students, study);
  return out;
}

// What a team writes. A child of the story who has a name of the roster gets lost with it.
void Audience::hide_in_documents(Study& study) {
  const auto codes = [&](const auto& documents) {
    for (const auto& document : documents) hide_code(document.id);
  };
  for (const auto& info : study.task_infos) {
    hide_code(std::string(study.text(info.id)));
    codes(info.look_fors);
  }
  codes(study.plans);
  codes(study.protocols);
  codes(study.inquiries);
  for (const auto& inquiry : study.inquiries) codes(inquiry.goals);
  codes(study.cycles);
  for (const auto& cycle : study.cycles) {
    for (const auto& topic : cycle.topics) {
      for (const auto& session : topic.sessions) hide_code(session.kind);
    }
  }
  // A class list goes out without names, and without what only the school's own people keep about a child.
  for (auto& roster : study.rosters) {
    for (auto& student : roster.students) {
      student.name.clear();
      student.note.clear();
      student.own.clear();
    }
  }
  study.imports.clear();  // headings and cells of tables may be anything, and nobody else reads these tables
  for_each_kind([&](std::string_view key, auto list) {
    if (key == "codebook") return;
    for (auto& document : study.*list) hide_in(mapping_behind(key), &document);
  });
  for (auto& info : study.task_infos) {
    for (auto& look_for : info.look_fors) hide_in(mapping("look-for"), &look_for);
  }
}

void Audience::hide_in(const Mapping& shape, void* object) const {
  for_each_personal(shape, object, [&](std::string& text) { text = replaced(m_names, text); });
}

void Audience::hide_in(KeptKeys& kept) const {
  const auto hide = [&](std::string& text) { text = replaced(m_names, text); };
  for (auto& [place, keys] : kept.pieces) for_each_text(keys, hide);
  for (auto& [place, head] : kept.heads) for_each_text(head.keys, hide);
  for (auto& keys : kept.documents) for_each_text(keys, hide);
}

// A school's own codebook may call a strategy after the child who found it.
void Audience::hide_in(Codebook& codebook) {
  hide_code(codebook.id);
  Codebook::for_each_list([&](Dimension, auto list) {
    for (auto& entry : codebook.*list) {
      hide_code(entry.id);
      if (entry.name.empty() && !found_as_code(entry.id).empty()) entry.name = prettified(entry.id);
      if (!found_as_code(entry.name).empty()) entry.name = replaced(m_names, entry.name);
    }
  });
  hide_in(mapping("codebook"), &codebook);
}

// The hits in a code or its name, in which an ordinary word with a capital is no name.
std::vector<NameHit> Audience::found_as_code(const std::string& text) const {
  return m_names.find(folded(text));
}

// Remembers what is to stand in place of a code that names somebody; it goes when the result is written, as
// everything that refers to it must still find it.
void Audience::hide_code(const std::string& id) {
  if (found_as_code(id).empty()) return;
  m_full_names.add_whole(id, m_stand_ins.size());
  m_stand_ins.push_back(replaced(m_names, id));
}

void Audience::hide(Study& study, Text& text) const {
  if (text == k_no_text) return;
  const std::string before(study.text(text));
  const std::string after = replaced(m_names, before);
  if (after != before) text = study.texts.add(after);
}

std::string Audience::replaced(const NameFinder& finder, const std::string& text, NameFinder::In in) const {
  const auto stand_in = [&](const NameHit& hit) {
    return hit.owner == NameFinder::k_nobody ? std::string("(name)") : m_stand_ins[hit.owner];
  };
  return finder.replaced(text, stand_in, in);
}

void Audience::clean(Value& value) const {
  if (!cleans()) return;
  if (value.is_string()) value = clean(value.get<std::string>());
  for (auto& item : value) clean(item);
  if (!value.is_object()) return;
  bool names_somebody = false;  // a code that counts stand behind
  for (auto& [key, item] : value.items()) {
    clean(item);
    names_somebody = names_somebody || !m_full_names.find(key).empty();
  }
  if (!names_somebody) return;
  Value out = Value::object();
  for (auto& [key, item] : value.items()) {
    std::string name = replaced(m_full_names, key);
    while (out.contains(name)) name += '\'';
    out[name] = std::move(item);
  }
  value = std::move(out);
}

std::string Audience::clean(const std::string& text) const {
  const auto path = m_paths.find(text);
  if (path != m_paths.end()) return path->second;
  const std::string shown = m_folders.empty() ? text : without_folders(text);
  return m_full_names.empty() ? shown : replaced(m_full_names, shown);
}

Table Audience::clean(Table table) const {
  if (!cleans()) return table;
  table.title = clean(table.title);
  for (auto& note : table.notes) note = clean(note);
  for (auto& column : table.columns) {
    column.name = replaced(m_full_names, column.name);
    column.heading = replaced(m_full_names, column.heading);
  }
  for (auto& row : table.rows) clean(row);
  if (!table.each_row) return table;
  table.each_row = [this, each_row = std::move(table.each_row)](const RowSink& visit) {
    each_row([&](std::vector<Cell>& row) {
      clean(row);
      visit(row);
    });
  };
  return table;
}

void Audience::clean(std::vector<Cell>& row) const {
  if (!cleans()) return;
  for (auto& cell : row) {
    if (auto* text = std::get_if<std::string>(&cell)) *text = clean(*text);
    if (auto* list = std::get_if<TextList>(&cell)) {
      for (auto& item : *list) item = clean(item);
    }
  }
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
