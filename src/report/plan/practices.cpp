#include "worksort/report/plan/practices.hpp"

#include "worksort/read/study/practices.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

namespace worksort {

Value practice_words(const std::vector<std::string>& ids, std::size_t most) {
  static const std::vector<Practice> k_practices = shipped_practices();
  const std::ptrdiff_t look_fors = ids.size() > 2 ? 1 : 2;
  Value out = Value::array();
  for (const auto& id : ids) {
    const auto found = std::ranges::find(k_practices, id, &Practice::id);
    if (found == k_practices.end() || out.size() == most) continue;
    const std::vector<std::string> students(found->students.begin(), found->students.begin() + look_fors);
    out.push_back({{"id", found->id},
                   {"name", found->name},
                   {"students", join(students, "; ")},
                   {"teachers", found->teachers.front()},
                   {"stem", found->stems.front()}});
  }
  return out;
}

}  // namespace worksort
