#include "work_match.hpp"

#include "worksort/edit/work_update.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include <fmt/core.h>

namespace worksort {
namespace {

class Matcher {
 public:
  Matcher(const Study& table, const Study& context, const std::vector<const Reading*>& there)
      : m_table(table), m_context(context) {
    for (const auto* reading : there) m_by_student[context.text(reading->student)].push_back(reading);
  }

  // What says all the same is matched first, so that it is taken when rows that say less are looked at.
  std::vector<const Reading*> run() {
    std::vector<const Reading*> out(m_table.readings.size(), nullptr);
    for (const bool exact : {true, false}) {
      for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i] == nullptr) out[i] = match(m_table.readings[i], exact);
      }
    }
    return out;
  }

 private:
  [[nodiscard]] bool same(Text mine, Text theirs, bool exact) const {
    if (mine == k_no_text) return !exact || theirs == k_no_text;
    return m_table.text(mine) == m_context.text(theirs);
  }

  [[nodiscard]] bool fits(const Reading& row, const Reading& there, bool exact) const {
    const bool date = row.date == there.date || (!exact && row.date == k_undated);
    const bool attempt = row.attempt == there.attempt || (!exact && row.attempt == 0);
    const bool school = row.school == k_no_text || there.school == k_no_text ||
                        m_table.text(row.school) == m_context.text(there.school);
    return date && attempt && school && same(row.task.code, there.task.code, exact) &&
           same(row.coder, there.coder, exact);
  }

  const Reading* match(const Reading& row, bool exact) {
    const auto students = m_by_student.find(m_table.text(row.student));
    if (students == m_by_student.end()) return nullptr;
    const Reading* found = nullptr;
    for (const auto* there : students->second) {
      if (m_taken.contains(there) || !fits(row, *there, exact)) continue;
      if (found != nullptr) {
        throw Problem(fmt::format("line {} of the table could be more than one piece of student '{}'",
                                  row.line, m_table.text(row.student)),
                      "columns or --set for task, date, attempt and coder tell them apart");
      }
      found = there;
    }
    if (found != nullptr) m_taken.insert(found);
    return found;
  }

  const Study& m_table;
  const Study& m_context;
  std::map<std::string_view, std::vector<const Reading*>> m_by_student;
  std::set<const Reading*> m_taken;
};

}  // namespace

std::vector<const Reading*> match_readings(const Study& table, const Study& context,
                                           const std::vector<const Reading*>& there) {
  return Matcher(table, context, there).run();
}

}  // namespace worksort
