#include "worksort/read/table/roster_csv.hpp"

#include "worksort/read/table/headings.hpp"
#include "worksort/read/table/table_file.hpp"
#include "worksort/util/name_finder.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "read/study/value_problems.hpp"
#include "table_rows.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class RosterReader {
 public:
  RosterReader(const std::string& file, const CsvTable& table, ValueProblems& problems, std::size_t first)
      : m_file(file), m_table(table), m_problems(problems), m_first(first) {}

  RosterTable run() {
    if (m_table.rows.empty()) nothing();
    find_columns();
    for (std::size_t i = m_first_row; i < m_table.rows.size(); ++i) read_row(i);
    if (m_out.students.empty()) nothing();
    turn_names();
    make_ids();
    leave_out_twins();
    put_in_classes();
    return std::move(m_out);
  }

 private:
  [[noreturn]] void nothing() const {
    throw Problem(fmt::format("there are no students in {}", m_file),
                  "a class list has a header such as id,name,served_by and a row for each student");
  }

  void find_columns() {
    const auto header = m_table.row(0);
    std::vector<std::string> unused;
    std::vector<std::size_t> ids;
    for (std::size_t c = 0; c < header.size(); ++c) {
      const auto part = student_part(header[c].text);
      const bool read = part && *part < StudentPart::other_id;
      if (read && *part == StudentPart::id)
        ids.push_back(c);
      else if (read && !m_columns.contains(*part))
        m_columns[*part] = c;
      else if (take_place(header[c].text, c))
        continue;
      else if (!trim(header[c].text).empty())
        unused.emplace_back(trim(header[c].text));
    }
    choose_ids(std::move(ids), unused);
    settle_student();
    const bool named = m_columns.contains(StudentPart::id) || has_names();
    if (!named && header.size() == 1) return take_as_names();
    if (!named) {
      throw Problem(fmt::format("{} has no column of ids or names: {}", m_file, join(unused, ", ")),
                    "call the columns id, name and served_by");
    }
    if (!unused.empty()) m_out.remarks.push_back(fmt::format("{}: not used: {}", m_file, join(unused, ", ")));
  }

  // A column of classes or schools, the best known one of each.
  bool take_place(std::string_view heading, std::size_t column) {
    for (const auto field : {WorkField::class_id, WorkField::school}) {
      auto& known = field == WorkField::school ? m_school_column : m_class_column;
      if (known || !header_rank(field, heading)) continue;
      known = column;
      return true;
    }
    return false;
  }

  [[nodiscard]] bool has_names() const {
    return m_columns.contains(StudentPart::name) || m_columns.contains(StudentPart::first_name) ||
           m_columns.contains(StudentPart::last_name);
  }

  // Of several columns of ids the best known one that has an id for everybody; the others are not used.
  void choose_ids(std::vector<std::size_t> columns, std::vector<std::string>& unused) {
    if (columns.empty()) return;
    const auto header = m_table.row(0);
    const auto rank = [&](std::size_t c) {
      return header_rank(WorkField::student, header[c].text).value_or(SIZE_MAX);
    };
    std::stable_sort(columns.begin(), columns.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
    const auto full = std::find_if(columns.begin(), columns.end(), [&](std::size_t c) { return is_full(c); });
    const std::size_t chosen = full == columns.end() ? columns.front() : *full;
    m_columns[StudentPart::id] = chosen;
    for (const auto c : columns)
      if (c != chosen) unused.emplace_back(trim(header[c].text));
  }

  // True if every student has something in the column.
  [[nodiscard]] bool is_full(std::size_t column) const {
    for (std::size_t i = 1; i < m_table.rows.size(); ++i) {
      const auto row = m_table.row(i);
      const bool empty = column >= row.size() || trim(row[column].text).empty();
      if (empty && !trim(named(i)).empty() && !why_no_student(m_table, row, named(i))) return false;
    }
    return true;
  }

  // What stands where a row names its student.
  [[nodiscard]] std::string named(std::size_t row) const {
    for (const auto part : {StudentPart::student, StudentPart::name, StudentPart::last_name,
                            StudentPart::first_name, StudentPart::id}) {
      if (std::string text = cell(row, part); !text.empty()) return text;
    }
    return "";
  }

  // "Cruz, Ana" of a list in which all names are written so.
  void turn_names() {
    auto& students = m_out.students;
    const auto turned = [](const RosterStudent& s) { return !turned_name(s.name).empty(); };
    if (!std::all_of(students.begin(), students.end(), turned)) return;
    m_out.remarks.push_back(fmt::format("{}: names were turned round, such as '{}' into '{}'", m_file,
                                        students.front().name, turned_name(students.front().name)));
    for (auto& student : students) student.name = turned_name(student.name);
  }

  // A column "student" is the ids of a table that has names, and the names of one that has not.
  void settle_student() {
    const auto student = m_columns.find(StudentPart::student);
    if (student == m_columns.end()) return;
    const StudentPart part =
        has_names() && !m_columns.contains(StudentPart::id) ? StudentPart::id : StudentPart::name;
    if (!m_columns.contains(part)) m_columns[part] = student->second;
    m_out.remarks.push_back(fmt::format("{}: the column '{}' was taken as {}", m_file,
                                        trim(m_table.row(0)[student->second].text),
                                        part == StudentPart::id ? "ids" : "names"));
  }

  void take_as_names() {
    m_columns[StudentPart::name] = 0;
    m_first_row = 0;
    m_out.remarks.push_back(fmt::format("{}: one column without a header was taken as names", m_file));
  }

  [[nodiscard]] std::string cell(std::size_t row, StudentPart part) const {
    const auto column = m_columns.find(part);
    return column == m_columns.end() ? "" : cell_of(row, column->second);
  }

  [[nodiscard]] std::string cell_of(std::size_t row, std::optional<std::size_t> column) const {
    const auto cells = m_table.row(row);
    if (!column || *column >= cells.size()) return {};
    std::string text = normalized(m_table.plain(cells[*column]));
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  }

  [[nodiscard]] std::string name(std::size_t row) const {
    std::string whole = cell(row, StudentPart::name);
    if (!whole.empty()) return whole;
    return std::string(trim(cell(row, StudentPart::first_name) + " " + cell(row, StudentPart::last_name)));
  }

  void read_row(std::size_t row) {
    if (m_first_row > 0) {
      if (const auto why = why_no_student(m_table, m_table.row(row), named(row))) {
        m_problems.add(Severity::warning, "not-a-student", {m_table.rows[row].line, 1, 1},
                       fmt::format("{}; the row is left out", *why), "");
        return;
      }
    }
    RosterStudent student;
    student.id = cell(row, StudentPart::id);
    student.name = name(row);
    if (student.id.empty() && student.name.empty()) return;
    const std::string served = cell(row, StudentPart::served_by);
    student.served_by = split_trimmed(served, served.find(';') != std::string::npos ? ';' : ',');
    student.spot.line = m_table.rows[row].line;
    m_places[student.spot.line] = {cell_of(row, m_school_column), cell_of(row, m_class_column)};
    if (student.id.find(';') != std::string::npos)
      return leave_out(student, "bad-code", fmt::format("the id '{}' holds a semicolon", student.id),
                       "each student has a row of its own");
    m_out.students.push_back(std::move(student));
  }

  // One bad row costs nobody else a place on the list.
  void leave_out(const RosterStudent& student, std::string_view id, const std::string& why,
                 const std::string& hint) {
    m_problems.add(Severity::error, id, {student.spot.line, 1, 1},
                   fmt::format("{}; the row is left out", why), hint);
  }

  void make_ids() {
    auto& students = m_out.students;
    const auto missing =
        std::find_if(students.begin(), students.end(), [](const auto& s) { return s.id.empty(); });
    if (missing == students.end()) return;
    const bool some =
        std::any_of(students.begin(), students.end(), [](const auto& s) { return !s.id.empty(); });
    if (some) {
      std::erase_if(students, [&](const RosterStudent& student) {
        if (student.id.empty())
          leave_out(student, "missing-key", fmt::format("'{}' has no id, and others have one", student.name),
                    "give everybody an id, or leave the whole column out and ids are made");
        return student.id.empty();
      });
      return;
    }
    const std::size_t digits = std::max<std::size_t>(std::to_string(m_first + students.size() - 1).size(), 2);
    for (std::size_t i = 0; i < students.size(); ++i)
      students[i].id = fmt::format("s{:0{}}", m_first + i, digits);
    m_out.made_ids = fmt::format("{}: there are no ids, so {} to {} were made in the order of the list",
                                 m_file, students.front().id, students.back().id);
  }

  // Rows with an id that stands in the school already, but for the same student in another class.
  void leave_out_twins() {
    std::map<std::pair<std::string, std::string>, std::vector<RosterStudent>> known;
    std::erase_if(m_out.students, [&](const RosterStudent& student) {
      const Place& place = m_places.at(student.spot.line);
      auto& others = known[{student.id, place.first}];
      const auto twin = std::find_if(others.begin(), others.end(), [&](const RosterStudent& other) {
        return m_places.at(other.spot.line) == place || folded(other.name) != folded(student.name);
      });
      if (twin == others.end()) {
        others.push_back(student);
        return false;
      }
      leave_out(student, "duplicate-id",
                fmt::format("the id '{}' stands in line {} already", student.id, twin->spot.line),
                "two students of one school need two ids");
      return true;
    });
  }

  // Classes in the order in which they first stand in the table.
  void put_in_classes() {
    std::map<Place, std::size_t> known;
    std::vector<std::string> without;
    for (const auto& student : m_out.students) {
      const Place& place = m_places.at(student.spot.line);
      const auto [at, added] = known.emplace(place, m_out.classes.size());
      if (added) {
        m_out.classes.emplace_back();
        m_out.classes.back().school = place.first;
        m_out.classes.back().class_id = place.second;
      }
      m_out.classes[at->second].students.push_back(student);
      if (place.second.empty()) without.push_back(student.name.empty() ? student.id : student.name);
    }
    if (m_class_column && !without.empty() && m_out.classes.size() > 1)
      m_out.remarks.push_back(fmt::format("{}: no class is named for {}", m_file, join_and(without)));
  }

  using Place = std::pair<std::string, std::string>;  // school and class, as they are written

  const std::string& m_file;
  const CsvTable& m_table;
  ValueProblems& m_problems;
  std::optional<std::size_t> m_class_column;
  std::optional<std::size_t> m_school_column;
  std::map<std::uint32_t, Place> m_places;  // by the line of a student
  std::map<StudentPart, std::size_t> m_columns;
  std::size_t m_first;  // number of the first id that is made
  std::size_t m_first_row = 1;
  RosterTable m_out;
};

}  // namespace

RosterTable read_roster(const std::string& file, std::string_view bytes, Diagnostics& diagnostics,
                        std::size_t first) {
  const std::size_t errors = diagnostics.errors();
  const CsvTable table = read_table(file, bytes, {}, diagnostics);
  if (table.rows.empty() && diagnostics.errors() > errors)
    throw Problem(fmt::format("{} cannot be read", file), "");
  ValueProblems problems;
  try {
    RosterTable out = RosterReader(file, table, problems, first).run();
    problems.tell(file, table, diagnostics);
    return out;
  } catch (const Problem&) {
    problems.tell(file, table, diagnostics);
    throw;
  }
}

}  // namespace worksort
