#include "import_people.hpp"

#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

using Matches = std::vector<const Student*>;

// "Cruz, Ana" as "Ana Cruz"; empty where there is not exactly one comma.
std::string turned_round(std::string_view name) {
  const auto comma = name.find(',');
  if (comma == std::string_view::npos || name.find(',', comma + 1) != std::string_view::npos) return "";
  return fmt::format("{} {}", trim(name.substr(comma + 1)), trim(name.substr(0, comma)));
}

class Rosters {
 public:
  explicit Rosters(const Study& context) : m_context(context) {
    for (const auto& student : context.students) {
      m_ids.emplace(context.text(student.id));
      m_words.emplace_back(context.text(student.id));
      if (student.name.empty()) continue;
      m_by_name[folded(student.name)].push_back(&student);
      m_words.push_back(student.name);
    }
  }

  [[nodiscard]] bool has_id(std::string_view id) const { return m_ids.contains(id); }

  [[nodiscard]] Matches find(std::string_view written) const {
    for (const auto& name : {std::string(written), turned_round(written)}) {
      const auto found = m_by_name.find(folded(name));
      if (!name.empty() && found != m_by_name.end()) return found->second;
    }
    return {};
  }

  // Those of one school and class, if there are any among the matches.
  [[nodiscard]] Matches narrowed(Matches matches, std::string_view school, std::string_view class_id) const {
    const auto keep = [&](auto&& fits) {
      Matches fitting;
      std::copy_if(matches.begin(), matches.end(), std::back_inserter(fitting), fits);
      if (!fitting.empty()) matches = std::move(fitting);
    };
    if (!school.empty()) keep([&](const Student* s) { return m_context.text(s->school) == school; });
    if (!class_id.empty()) {
      keep([&](const Student* s) {
        return std::any_of(s->classes.begin(), s->classes.end(),
                           [&](Text c) { return m_context.text(c) == class_id; });
      });
    }
    return matches;
  }

  [[nodiscard]] std::string_view id(const Student& student) const { return m_context.text(student.id); }
  [[nodiscard]] const std::vector<std::string>& words() const { return m_words; }

 private:
  const Study& m_context;
  std::set<std::string, std::less<>> m_ids;
  std::map<std::string, Matches> m_by_name;
  std::vector<std::string> m_words;
};

}  // namespace

void resolve_people(Study& study, const Study& context,
                    const std::function<ValueProblems&(const Reading&)>& problems) {
  if (context.students.empty()) return;
  const Rosters rosters(context);
  for (auto& reading : study.readings) {
    const std::string written(study.text(reading.student));
    if (rosters.has_id(written)) continue;
    const auto matches =
        rosters.narrowed(rosters.find(written), study.text(reading.school), study.text(reading.class_id));
    const Spot spot{reading.student.line, reading.student.column, reading.student.width};
    if (matches.size() == 1) {
      reading.student.code = study.texts.add(rosters.id(*matches.front()));
    } else if (matches.size() > 1) {
      problems(reading).add(Severity::error, "ambiguous-student", spot,
                            fmt::format("{} students on the rosters are named '{}'", matches.size(), written),
                            "a column with their ids, or with their class, tells them apart");
    } else {
      problems(reading).add(Severity::warning, "not-on-roster", spot,
                            fmt::format("student '{}' stands on no roster", written),
                            did_you_mean(written, rosters.words()));
    }
  }
}

}  // namespace worksort
