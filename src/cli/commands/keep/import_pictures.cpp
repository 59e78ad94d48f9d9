#include "import_pictures.hpp"

#include "worksort/report/people/pictures.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>

#include "picture_owners.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

std::string name_of(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

bool is_there(const std::string& folder, const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(std::filesystem::path(folder) / path, ignored);
}

// Puts each picture beside the readings of one piece, or on a list of those that stay over.
class PictureShelf {
 public:
  PictureShelf(Imported& imported, const Study& context, std::vector<std::string> files)
      : m_imported(imported), m_study(imported.study), m_context(context), m_files(std::move(files)) {}

  std::vector<std::string> run(bool in_order) {
    refuse_several_classes();
    const std::size_t all = m_files.size();
    take_named();
    const PictureOwners owners =
        in_order ? pictures_in_order(m_files, rows()) : match_pictures(m_files, class_list());
    for (const auto& [student, files] : owners.by_student) give(student, files);
    std::vector<std::string> out = {
        fmt::format("{}: {} beside {}", counted(all, "picture"), m_taken, counted(m_pieces.size(), "piece"))};
    out.push_back(nobody_remark(owners));
    for (const auto& line : m_left) out.push_back(line);
    out.push_back(without_picture_remark(without()));
    std::erase(out, "");
    return out;
  }

 private:
  using PieceKey = std::tuple<Text, Text, std::int32_t, std::uint16_t>;

  static PieceKey key(const Reading& r) { return {r.student.code, r.task.code, r.date, r.attempt}; }

  void refuse_several_classes() const {
    std::set<ClassKey> classes;
    for (const auto& r : m_study.readings) {
      if (r.class_id != k_no_text) classes.insert(Study::class_of(r));
    }
    if (classes.size() < 2) return;
    throw Problem(fmt::format("the pictures are of one class, and the table has {}", classes.size()),
                  "import each class for itself");
  }

  // What a cell names by the name of the file alone gets its path, and is nobody else's.
  void take_named() {
    std::map<std::string, std::string> paths;
    for (const auto& file : m_files) paths[name_of(file)] = file;
    std::set<std::string> taken;
    for (auto& r : m_study.readings) {
      auto lines = split_trimmed(m_study.text(r.image), '\n');
      bool changed = false;
      for (auto& line : lines) {
        const auto found = paths.find(name_of(line));
        if (found == paths.end()) continue;
        line = found->second;
        taken.insert(line);
        m_pieces.insert(key(r));
        changed = true;
      }
      if (changed) r.image = m_study.texts.add(join(lines, "\n"));
    }
    m_taken = taken.size();
    std::erase_if(m_files, [&](const auto& file) { return taken.contains(file); });
  }

  [[nodiscard]] bool is_absent(const Reading& r) const {
    const auto codes = m_study.strategies(r);
    return !codes.empty() && m_study.text(codes.front()) == k_absent;
  }

  // Who handed something in, in the order of the rows.
  [[nodiscard]] Roster rows() const {
    Roster out;
    for (const auto& r : m_study.readings) {
      if (!is_absent(r)) add(out, std::string(m_study.text(r.student)));
    }
    return out;
  }

  // The class list that has most of the students, and whoever is on none.
  [[nodiscard]] Roster class_list() const {
    const Roster every = rows();
    const auto has = [](const Roster& roster, const std::string& id) {
      return std::any_of(roster.students.begin(), roster.students.end(),
                         [&](const auto& student) { return student.id == id; });
    };
    Roster out;
    std::ptrdiff_t most = 0;
    for (const auto& roster : m_context.rosters) {
      const auto count = std::count_if(every.students.begin(), every.students.end(),
                                       [&](const auto& student) { return has(roster, student.id); });
      if (count <= most) continue;
      most = count;
      out = roster;
    }
    for (const auto& r : m_study.readings) add(out, std::string(m_study.text(r.student)));
    return out;
  }

  // Each student once; who stands on no class list is called as the table calls them.
  void add(Roster& to, const std::string& id) const {
    const auto same = [&](const RosterStudent& student) { return student.id == id; };
    if (std::any_of(to.students.begin(), to.students.end(), same)) return;
    RosterStudent student;
    student.id = id;
    student.name = id;
    for (const auto& roster : m_context.rosters) {
      const auto found = std::find_if(roster.students.begin(), roster.students.end(), same);
      if (found != roster.students.end()) student = *found;
    }
    to.students.push_back(std::move(student));
  }

  void give(const std::string& student, const std::vector<std::string>& files) {
    std::set<PieceKey> pieces;
    std::vector<std::size_t> readings;
    for (std::size_t i = 0; i < m_study.readings.size(); ++i) {
      if (m_study.text(m_study.readings[i].student) != student) continue;
      pieces.insert(key(m_study.readings[i]));
      readings.push_back(i);
    }
    if (pieces.size() != 1) {
      m_left.push_back(pieces.empty()
                           ? fmt::format("{} is on the class list and has no row, so {} {} left over",
                                         student, join_and(files), files.size() == 1 ? "is" : "are")
                           : fmt::format("{} has {} pieces, so {} {} left over; import one task at a time",
                                         student, pieces.size(), join_and(files),
                                         files.size() == 1 ? "is" : "are"));
      return;
    }
    for (const auto i : readings) {
      Reading& r = m_study.readings[i];
      auto lines = split_trimmed(m_study.text(r.image), '\n');
      lines.insert(lines.end(), files.begin(), files.end());
      r.image = m_study.texts.add(join(lines, "\n"));
      m_imported.filled[i] |= bit(WorkField::image);
    }
    m_pieces.merge(pieces);
    m_taken += files.size();
  }

  // Students with a page of which there is no picture.
  [[nodiscard]] std::vector<std::string> without() const {
    std::vector<std::string> out;
    std::set<Text> seen;
    for (const auto& r : m_study.readings) {
      if (r.image == k_no_text && !is_absent(r) && seen.insert(r.student.code).second)
        out.emplace_back(m_study.text(r.student));
    }
    return out;
  }

  Imported& m_imported;
  Study& m_study;
  const Study& m_context;
  std::vector<std::string> m_files;
  std::size_t m_taken = 0;
  std::set<PieceKey> m_pieces;
  std::vector<std::string> m_left;
};

}  // namespace

void place_pictures(Imported& imported, const std::string& folder) {
  Study& study = imported.study;
  for (auto& r : study.readings) {
    if (r.image == k_no_text) continue;
    const std::string from = std::filesystem::path(study.files[r.file]).parent_path().string();
    auto lines = split_trimmed(study.text(r.image), '\n');
    for (auto& line : lines) {
      if (is_from_folder(line) && !is_there(folder, line) && is_there(from, line))
        line = path_from(folder, (std::filesystem::path(from) / line).generic_string());
    }
    r.image = study.texts.add(join(lines, "\n"));
  }
}

std::vector<std::string> add_pictures(Imported& imported, const Study& context, const std::string& pictures,
                                      const std::string& folder, bool in_order) {
  const std::string here = folder.empty() ? "." : folder;
  const bool below = lies_within(pictures, ".") && lies_within(here, ".");
  return PictureShelf(imported, context, pictures_in(pictures, here, below ? "." : here)).run(in_order);
}

}  // namespace worksort
