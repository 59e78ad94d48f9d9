#include "picture_owners.hpp"

#include "worksort/cli/pictures.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/platform.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

namespace fs = std::filesystem;

// Words and numbers of a name, folded: "Ana_Cruz-2" is ana, cruz, 2.
std::vector<std::string> parts_of(std::string_view name) {
  std::vector<std::string> out(1);
  bool digits = false;
  for (const char c : folded(name)) {
    const bool digit = c >= '0' && c <= '9';
    const bool part = digit || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (!out.back().empty() && (!part || digit != digits)) out.emplace_back();
    if (part) out.back() += c;
    digits = digit;
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

bool has_all(const std::vector<std::string>& parts, const std::vector<std::string>& wanted) {
  return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const auto& part) {
    return std::find(parts.begin(), parts.end(), part) != parts.end();
  });
}

// The parts begin with those of the id, whatever zeros stand before its number.
bool begins_with_id(const std::vector<std::string>& parts, const std::vector<std::string>& id) {
  const auto same = [](const std::string& a, const std::string& b) {
    const auto number = whole_number(a);
    return a == b || (number && number == whole_number(b));
  };
  return !id.empty() && parts.size() >= id.size() && std::equal(id.begin(), id.end(), parts.begin(), same);
}

class Matcher {
 public:
  explicit Matcher(const Roster& roster) {
    for (const auto& student : roster.students) {
      m_ids.push_back(parts_of(student.id));
      m_names.push_back(parts_of(student.name));
    }
  }

  // The place of the one student whom the name says; the number of students where it is nobody or not clear.
  [[nodiscard]] std::size_t owner(std::string_view name) const {
    const auto parts = parts_of(name);
    for (const auto& way : {&Matcher::by_id, &Matcher::by_name, &Matcher::by_part, &Matcher::by_number}) {
      const auto found = (this->*way)(parts);
      if (found.size() == 1) return found.front();
      if (found.size() > 1) break;
    }
    return m_ids.size();
  }

 private:
  using Parts = std::vector<std::string>;
  using Places = std::vector<std::size_t>;

  template <typename Fits>
  [[nodiscard]] Places places(const Fits& fits) const {
    Places out;
    for (std::size_t i = 0; i < m_ids.size(); ++i) {
      if (fits(i)) out.push_back(i);
    }
    return out;
  }

  [[nodiscard]] Places by_id(const Parts& parts) const {
    return places([&](std::size_t i) { return m_ids[i].size() > 1 && begins_with_id(parts, m_ids[i]); });
  }
  [[nodiscard]] Places by_name(const Parts& parts) const {
    return places([&](std::size_t i) { return has_all(parts, m_names[i]); });
  }
  [[nodiscard]] Places by_part(const Parts& parts) const {
    return places([&](std::size_t i) {
      return std::any_of(m_names[i].begin(), m_names[i].end(), [&](const auto& part) {
        return part.size() > 2 && std::find(parts.begin(), parts.end(), part) != parts.end();
      });
    });
  }
  // The first number; a large one, as cameras count, is nobody's.
  [[nodiscard]] Places by_number(const Parts& parts) const {
    for (const auto& part : parts) {
      const auto number = whole_number(part);
      if (!number) continue;
      return *number >= 1 && *number <= m_ids.size() ? Places{*number - 1} : Places{};
    }
    return {};
  }

  std::vector<Parts> m_ids;
  std::vector<Parts> m_names;
};

}  // namespace

bool lies_within(const std::string& path, const std::string& folder) {
  const fs::path way = fs::weakly_canonical(path).lexically_relative(fs::weakly_canonical(folder));
  return !way.empty() && way.begin()->string() != "..";
}

std::vector<std::string> pictures_in(const std::string& folder, const std::string& from,
                                     const std::string& home) {
  std::vector<std::string> out;
  if (const auto error = platform::names_in(folder, out))
    throw Problem(fmt::format("{} cannot be opened: {}", folder, error.message()),
                  "--pictures names a folder");
  std::erase_if(out, [&](const std::string& name) {
    std::error_code ignored;
    return name.starts_with('.') || !has_extension(name, picture_extensions()) ||
           !fs::is_regular_file(fs::path(folder) / name, ignored);
  });
  if (out.empty()) {
    throw Problem(fmt::format("there are no pictures in {}", folder),
                  fmt::format("pictures end in {}", join(picture_extensions(), ", ")));
  }
  if (!lies_within(folder, home)) {
    const std::string where = home == "." ? "the current folder" : home;
    throw Problem(fmt::format("{} does not lie in {}, so pages would not open it", folder, where),
                  fmt::format("move it into {} first", where));
  }
  std::sort(out.begin(), out.end(), natural_less);
  const fs::path way = fs::weakly_canonical(folder).lexically_relative(fs::weakly_canonical(from));
  for (auto& name : out) name = (way / name).lexically_normal().generic_string();
  return out;
}

PictureOwners match_pictures(const std::vector<std::string>& files, const Roster& roster) {
  const Matcher matcher(roster);
  PictureOwners out;
  for (const auto& file : files) {
    const std::size_t owner = matcher.owner(fs::path(file).stem().generic_string());
    if (owner == roster.students.size())
      out.nobody.push_back(file);
    else
      out.by_student[roster.students[owner].id].push_back(file);
  }
  return out;
}

PictureOwners pictures_in_order(const std::vector<std::string>& files, const Roster& roster) {
  if (files.size() > roster.students.size()) {
    throw Problem(fmt::format("there are {} and {}", counted(files.size(), "picture"),
                              counted(roster.students.size(), "student")),
                  "--in-order gives one to each; without it, the names of the files say whose they are");
  }
  PictureOwners out;
  for (std::size_t i = 0; i < files.size(); ++i) out.by_student[roster.students[i].id] = {files[i]};
  return out;
}

std::string nobody_remark(const PictureOwners& owners) {
  if (owners.nobody.empty()) return "";
  return fmt::format("no student is named by {}; --in-order takes them in their order",
                     join_and(owners.nobody));
}

std::string without_picture_remark(const std::vector<std::string>& names) {
  return names.empty() ? "" : "no picture is of " + join_and(names);
}

}  // namespace worksort
