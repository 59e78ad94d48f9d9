#include "worksort/read/table/roster_folder.hpp"

#include "worksort/read/table/table_file.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/platform.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "roster_layouts.hpp"
#include "workbook.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

namespace fs = std::filesystem;

// "SIS ID", "sis_id" and "sisId" are one heading.
std::string heading_key(std::string_view heading) {
  std::string out;
  for (const char c : folded(heading)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

using reading::k_roster_layouts;
using Kind = reading::RosterFile;
using Layout = reading::RosterLayout;

// One file, its cells by their headings.
class Sheet {
 public:
  Sheet(std::string name, std::string bytes, Diagnostics& diagnostics)
      : m_name(std::move(name)), m_bytes(std::make_unique<const std::string>(std::move(bytes))) {
    TableOptions options;
    options.header = 1;
    m_table = read_table(m_name, *m_bytes, options, diagnostics);
    if (m_table.rows.empty()) return;
    const auto headings = m_table.row(0);
    for (std::size_t i = 0; i < headings.size(); ++i) m_columns.try_emplace(heading_key(headings[i].text), i);
  }

  [[nodiscard]] std::size_t rows() const { return m_table.rows.size(); }

  [[nodiscard]] bool has(std::string_view keys) const {
    const auto any = split_trimmed(keys, '|');
    return std::any_of(any.begin(), any.end(), [&](const auto& key) { return m_columns.contains(key); });
  }

  [[nodiscard]] bool is(const Kind& kind) const {
    const auto needs = split_trimmed(kind.needs, ' ');
    const auto lacks = split_trimmed(kind.lacks, ' ');
    const auto here = [&](const auto& keys) { return has(keys); };
    return folded(fs::path(m_name).stem().generic_string()).find(kind.name) != std::string::npos &&
           std::all_of(needs.begin(), needs.end(), here) && std::none_of(lacks.begin(), lacks.end(), here);
  }

  [[nodiscard]] std::string cell(std::size_t row, std::string_view keys) const {
    const auto cells = m_table.row(row);
    for (const auto& key : split_trimmed(keys, '|')) {
      const auto column = m_columns.find(key);
      if (column == m_columns.end() || column->second >= cells.size()) continue;
      std::string text = normalized(m_table.plain(cells[column->second]));
      std::replace_if(
          text.begin(), text.end(), [](char c) { return c == '\n' || c == ';'; }, ' ');
      if (!text.empty()) return text;
    }
    return "";
  }

 private:
  std::string m_name;
  std::unique_ptr<const std::string> m_bytes;
  CsvTable m_table;
  std::map<std::string, std::size_t> m_columns;
};

struct Person {
  std::string id;
  std::string number;
  std::string first_name;
  std::string last_name;
  bool has_left = false;
};

struct SchoolClass {
  std::string id;
  std::string school;
  std::string title;
  std::string section;
  std::vector<std::string> people;
};

class FolderReader {
 public:
  FolderReader(const std::string& path, std::vector<Sheet> sheets)
      : m_path(path), m_sheets(std::move(sheets)) {}

  RosterFolder run() {
    choose_layout();
    read_people();
    read_classes();
    read_places();
    m_use_numbers = numbers_are_ids();
    for (auto& [id, one] : m_classes) add_class(one);
    number_titles();
    if (m_out.classes.empty()) {
      throw Problem(fmt::format("no class in {} has students", m_path),
                    fmt::format("{} says who is in which class", m_layout->places.usual));
    }
    auto& classes = m_out.classes;
    std::stable_sort(classes.begin(), classes.end(), [](const Roster& a, const Roster& b) {
      return std::tie(a.school, a.class_id) < std::tie(b.school, b.class_id);
    });
    summarise();
    return std::move(m_out);
  }

 private:
  [[nodiscard]] const Sheet* find(const Kind& kind) const {
    const auto found =
        std::find_if(m_sheets.begin(), m_sheets.end(), [&](const Sheet& sheet) { return sheet.is(kind); });
    return found == m_sheets.end() ? nullptr : &*found;
  }

  // The layout of which most files are there.
  void choose_layout() {
    int most = 1;
    for (const auto& layout : k_roster_layouts) {
      int files = 0;
      for (const auto* kind : {&layout.people, &layout.classes, &layout.places, &layout.schools})
        files += find(*kind) == nullptr ? 0 : 1;
      if (files <= most) continue;
      most = files;
      m_layout = &layout;
    }
    if (m_layout == nullptr) {
      throw Problem(fmt::format("there are no class lists in {}", m_path),
                    "OneRoster, Clever and Microsoft SDS write a folder of CSV files; a single list is named "
                    "itself: --roster FILE");
    }
    m_people = &needed(m_layout->people);
    m_class_list = &needed(m_layout->classes);
    m_places = &needed(m_layout->places);
  }

  [[nodiscard]] const Sheet& needed(const Kind& kind) const {
    if (const Sheet* found = find(kind)) return *found;
    throw Problem(
        fmt::format("the {} files in {} lack {}", m_layout->program, m_path, kind.usual),
        fmt::format("it takes {}, {} and {}, and {} for the names of schools", m_layout->people.usual,
                    m_layout->classes.usual, m_layout->places.usual, m_layout->schools.usual));
  }

  // A row that a program marks as taken out.
  [[nodiscard]] static bool is_taken_out(const Sheet& sheet, std::size_t row) {
    const std::string status = folded(sheet.cell(row, "status"));
    return status == "tobedeleted" || status == "inactive";
  }

  void read_people() {
    for (std::size_t i = 1; i < m_people->rows(); ++i) {
      Person person;
      person.id = m_people->cell(i, m_layout->person);
      person.number = m_people->cell(i, m_layout->number);
      person.first_name = m_people->cell(i, m_layout->first_name);
      person.last_name = m_people->cell(i, m_layout->last_name);
      person.has_left = is_taken_out(*m_people, i) || folded(m_people->cell(i, "enableduser")) == "false";
      if (!person.id.empty()) m_persons.try_emplace(person.id, person);
    }
  }

  void read_classes() {
    std::map<std::string, std::string> schools;
    if (const Sheet* list = find(m_layout->schools)) {
      for (std::size_t i = 1; i < list->rows(); ++i)
        schools[list->cell(i, m_layout->school)] = list->cell(i, m_layout->school_name);
    }
    for (std::size_t i = 1; i < m_class_list->rows(); ++i) {
      SchoolClass one;
      one.id = m_class_list->cell(i, m_layout->class_id);
      if (one.id.empty() || is_taken_out(*m_class_list, i)) continue;
      const std::string school = m_class_list->cell(i, m_layout->class_school);
      const auto named = schools.find(school);
      one.school = named == schools.end() || named->second.empty() ? school : named->second;
      one.title = m_class_list->cell(i, m_layout->title);
      one.section = m_class_list->cell(i, m_layout->section);
      if (one.title.empty()) one.title = one.section.empty() ? one.id : one.section;
      m_classes.try_emplace(one.id, std::move(one));
    }
  }

  void read_places() {
    for (std::size_t i = 1; i < m_places->rows(); ++i) {
      const std::string role = folded(m_places->cell(i, "role"));
      if ((!role.empty() && role != "student") || is_taken_out(*m_places, i)) continue;
      const auto one = m_classes.find(m_places->cell(i, m_layout->place_class));
      const std::string id = m_places->cell(i, m_layout->place_person);
      const auto person = m_persons.find(id);
      if (one == m_classes.end() || person == m_persons.end())
        ++m_unknown;
      else if (person->second.has_left)
        m_left.insert(id);
      else if (auto& in = one->second.people; std::find(in.begin(), in.end(), id) == in.end())
        in.push_back(id);
    }
  }

  // The number of the school is what teachers know a student by; but only if everybody has one of their own.
  [[nodiscard]] bool numbers_are_ids() const {
    std::set<std::string> seen;
    for (const auto& [id, one] : m_classes) {
      for (const auto& person : one.people) {
        if (m_persons.at(person).number.empty()) return false;
      }
    }
    return std::all_of(m_persons.begin(), m_persons.end(), [&](const auto& entry) {
      return entry.second.number.empty() || seen.insert(entry.second.number).second;
    });
  }

  void add_class(const SchoolClass& one) {
    if (one.people.empty()) {
      ++m_empty;
      return;
    }
    std::vector<const Person*> people;
    for (const auto& id : one.people) people.push_back(&m_persons.at(id));
    std::stable_sort(people.begin(), people.end(), [](const Person* a, const Person* b) {
      return std::pair(folded(a->last_name), folded(a->first_name)) <
             std::pair(folded(b->last_name), folded(b->first_name));
    });
    Roster& roster = m_out.classes.emplace_back();
    roster.class_id = one.title;
    roster.school = one.school;
    m_sections.push_back(one.section.empty() ? one.id : one.section);
    m_class_ids.push_back(one.id);
    for (const auto* person : people) {
      RosterStudent& student = roster.students.emplace_back();
      student.id = m_use_numbers ? person->number : person->id;
      student.name = trim(fmt::format("{} {}", person->first_name, person->last_name));
      m_students.insert(person->id);
    }
  }

  // Classes of one school and title are told apart by their section, else by their id.
  void number_titles() {
    for (const auto* behind : {&m_sections, &m_class_ids}) {
      std::map<std::pair<std::string, std::string>, std::size_t> count;
      for (const auto& roster : m_out.classes) ++count[{roster.school, roster.class_id}];
      for (std::size_t i = 0; i < m_out.classes.size(); ++i) {
        Roster& roster = m_out.classes[i];
        if (count[{roster.school, roster.class_id}] > 1) roster.class_id += " - " + (*behind)[i];
      }
    }
  }

  void summarise() {
    std::set<std::string> schools;
    for (const auto& roster : m_out.classes) schools.insert(roster.school);
    const auto say = [&](const std::string& line) {
      m_out.remarks.push_back(fmt::format("{}: {}", m_path, line));
    };
    say(fmt::format("{} files: {} of {} with {}", m_layout->program,
                    counted(m_out.classes.size(), "class", "classes"), counted(schools.size(), "school"),
                    counted(m_students.size(), "student")));
    if (find(m_layout->schools) == nullptr)
      say(fmt::format("there is no {}, so schools stand with their numbers", m_layout->schools.usual));
    if (m_use_numbers) say("students have the ids that their school gives them");
    if (m_empty > 0) say(counted(m_empty, "class has", "classes have") + " no students and is left out");
    if (!m_left.empty())
      say(counted(m_left.size(), "student is", "students are") + " marked as gone and left out");
    if (m_unknown > 0) {
      say(fmt::format("{} a student or class that the other files do not have, and {} left out",
                      counted(m_unknown, "row names", "rows name"), m_unknown == 1 ? "is" : "are"));
    }
  }

  const std::string& m_path;
  std::vector<Sheet> m_sheets;
  const Layout* m_layout = nullptr;
  const Sheet* m_people = nullptr;
  const Sheet* m_class_list = nullptr;
  const Sheet* m_places = nullptr;
  std::map<std::string, Person> m_persons;
  std::map<std::string, SchoolClass> m_classes;
  std::vector<std::string> m_sections;  // of the classes of m_out
  std::vector<std::string> m_class_ids;
  std::set<std::string> m_students;
  std::set<std::string> m_left;
  std::size_t m_unknown = 0;
  std::size_t m_empty = 0;
  bool m_use_numbers = false;
  RosterFolder m_out;
};

std::vector<Sheet> sheets_of_zip(const std::string& path, Diagnostics& diagnostics) {
  const std::string bytes = read_file(path, k_most_file_bytes);
  const reading::Archive archive(bytes, k_most_file_bytes);
  std::vector<Sheet> out;
  for (const auto& name : archive.names()) {
    if (has_extension(name, {".csv"})) out.emplace_back(name, *archive.part(name), diagnostics);
  }
  return out;
}

std::vector<Sheet> sheets_of_folder(const std::string& path, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  if (const auto error = platform::names_in(path, names))
    throw Problem(fmt::format("{} cannot be opened: {}", path, error.message()));
  std::vector<Sheet> out;
  for (const auto& name : names) {
    const std::string file = (fs::path(path) / name).generic_string();
    if (has_extension(name, {".csv"}) && fs::is_regular_file(file))
      out.emplace_back(file, read_file(file, k_most_file_bytes), diagnostics);
  }
  return out;
}

}  // namespace

bool is_roster_folder(const std::string& path) {
  if (fs::is_directory(path)) return true;
  if (!fs::is_regular_file(path)) return false;
  const std::string bytes = read_file(path, k_most_file_bytes);
  if (!bytes.starts_with("PK\x03\x04")) return false;
  const reading::Archive archive(bytes, k_most_file_bytes);
  return !archive.has("[Content_Types].xml") && !archive.has("content.xml");
}

RosterFolder read_roster_folder(const std::string& path, Diagnostics& diagnostics) {
  return FolderReader(path, fs::is_directory(path) ? sheets_of_folder(path, diagnostics)
                                                   : sheets_of_zip(path, diagnostics))
      .run();
}

}  // namespace worksort
