#include "worksort/model/student_names.hpp"

#include "worksort/util/name_finder.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

namespace worksort {
namespace {

// The name in any case, turned and with plain apostrophes.
std::string alike(std::string_view name) {
  constexpr std::array<std::string_view, 3> k_apostrophes = {"\u2019", "\u2018", "\u02BC"};
  const std::string turned = turned_name(name);
  std::string out = folded(turned.empty() ? name : turned);
  for (const auto mark : k_apostrophes)
    for (auto at = out.find(mark); at != std::string::npos; at = out.find(mark, at))
      out.replace(at, mark.size(), 1, '\'');
  return out;
}

const StudentNames::Matches& matches_of(
    const std::map<std::string, StudentNames::Matches, std::less<>>& names, std::string_view key) {
  static const StudentNames::Matches nobody;
  const auto found = names.find(key);
  return key.empty() || found == names.end() ? nobody : found->second;
}

// "7" for "007"; nothing for what is no number.
std::string_view without_zeros(std::string_view id) {
  if (id.empty() || id.find_first_not_of("0123456789") != std::string_view::npos) return {};
  return id.substr(std::min(id.find_first_not_of('0'), id.size() - 1));
}

// The one id that is this number but for zeros in front, which spreadsheets drop.
std::string_view but_for_zeros(const Study& study, std::string_view written) {
  const std::string_view number = without_zeros(written);
  std::string_view out;
  if (number.empty()) return out;
  for (const auto& student : study.students) {
    const std::string_view id = study.text(student.id);
    if (without_zeros(id) != number || id == out) continue;
    if (!out.empty()) return {};
    out = id;
  }
  return out;
}

}  // namespace

void StudentNames::collect() const {
  if (m_collected) return;
  m_collected = true;
  for (const auto& student : m_study.students) {
    if (student.name.empty()) continue;
    m_spelled[folded(student.name)].push_back(&student);
    m_alike[alike(student.name)].push_back(&student);
  }
}

const StudentNames::Matches& StudentNames::spelled(std::string_view written) const {
  collect();
  return matches_of(m_spelled, folded(written));
}

const StudentNames::Matches& StudentNames::named(std::string_view written) const {
  const Matches& same = spelled(written);
  return same.empty() ? matches_of(m_alike, alike(written)) : same;
}

StudentNames::Matches StudentNames::with_words(std::string_view written) const {
  Matches out;
  auto wanted = name_words(written);
  std::sort(wanted.begin(), wanted.end());
  if (wanted.empty()) return out;
  for (const auto& student : m_study.students) {
    auto words = name_words(student.name);
    std::sort(words.begin(), words.end());
    if (std::includes(words.begin(), words.end(), wanted.begin(), wanted.end())) out.push_back(&student);
  }
  return out;
}

StudentNames::Matches StudentNames::meant(std::string_view written, std::string_view school,
                                          const std::set<ClassKey>& classes) const {
  const auto of_school = [&](Matches matches) {
    std::erase_if(matches,
                  [&](const Student* s) { return !school.empty() && m_study.text(s->school) != school; });
    return matches;
  };
  Matches out;
  for (const auto& student : m_study.students)
    if (m_study.text(student.id) == written) out.push_back(&student);
  out = of_school(std::move(out));
  if (out.empty()) out = of_school(named(written));
  const auto elsewhere = [&](const Student* s) {
    return std::none_of(s->classes.begin(), s->classes.end(), [&](Text id) {
      return classes.contains({s->school, id});
    });
  };
  if (!std::all_of(out.begin(), out.end(), elsewhere)) std::erase_if(out, elsewhere);
  return out;
}

bool StudentNames::is_alone(const Student& student) const {
  return std::count_if(m_study.students.begin(), m_study.students.end(),
                       [&](const Student& other) { return other.id == student.id; }) == 1;
}

std::string StudentNames::with_school(const Student& student) const {
  return fmt::format("{} ({})", m_study.text(student.id), m_study.text(student.school));
}

std::string StudentNames::hint(std::string_view written) const {
  constexpr std::size_t k_most = 4;
  const Matches& same = named(written);
  const Matches matches = same.empty() ? with_words(written) : same;
  std::vector<std::string> who;
  for (const auto* student : matches)
    who.push_back(fmt::format("{} ({})", student->name, m_study.text(student->id)));
  if (who.size() == 1) {
    const Student& one = *matches.front();
    return fmt::format("{} is {} on the roster{}", m_study.text(one.id), one.name,
                       is_alone(one) ? "" : fmt::format(" of {}", m_study.text(one.school)));
  }
  if (!who.empty() && who.size() <= k_most) return fmt::format("it can be {}", join(who, " or "));
  if (const auto id = but_for_zeros(m_study, written); !id.empty())
    return fmt::format("did you mean '{}'?", id);
  std::vector<std::string> known;
  for (const auto& student : m_study.students) {
    known.emplace_back(m_study.text(student.id));
    if (!student.name.empty()) known.push_back(student.name);
  }
  const std::string turned = turned_name(written);
  return did_you_mean(written, known, turned.empty() ? "" : did_you_mean(turned, known));
}

}  // namespace worksort
