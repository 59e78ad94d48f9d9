#include "worksort/edit/class_update.hpp"

#include "worksort/edit/yaml_edit.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/format.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "work_homes.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// A new line and the name that stands behind it for people.
struct NewLine {
  NewItem item;
  std::string name;
};

class ClassFile {
 public:
  ClassFile(std::string path, std::size_t most_bytes)
      : m_path(std::move(path)), m_bytes(read_file(m_path, most_bytes)) {
    Diagnostics problems;
    m_tree = read_tree(m_path, text(), problems);
    if (problems.errors() > 0) {
      throw Problem(fmt::format("{} has errors, so nobody is added to it", m_path),
                    fmt::format("mend them first; 'worksort check {}' shows all", m_path));
    }
  }

  // Behind the students of the class; a list without a school is of the one that its work names.
  void add_students(const std::string& class_id, const std::string& school,
                    const std::vector<RosterStudent>& students) {
    for (const auto root : m_tree.documents) {
      if (m_tree[root].kind != NodeKind::map) continue;
      const std::uint32_t roster = child_of(m_tree, root, "roster");
      if (roster == 0 || m_tree[roster].kind != NodeKind::map) continue;
      const std::uint32_t name = child_of(m_tree, roster, "class");
      if (name == 0 || normalized(m_tree[name].text) != class_id) continue;
      const std::uint32_t named = child_of(m_tree, roster, "school");
      const std::string of = named == 0 ? "" : normalized(m_tree[named].text);
      if (!of.empty() && of != school) continue;
      for (const auto& student : students) add(roster, "students", entry_of(student), "");
      return;
    }
    throw Problem(fmt::format("the list of class '{}' in {} cannot be added to", class_id, m_path),
                  "write the new students into it by hand");
  }

  // Behind the pieces of every part that holds one of these lines.
  void add_pieces(const std::set<std::uint32_t>& lines, const std::vector<RosterStudent>& students) {
    for (const auto& home : work_homes(m_tree)) {
      bool meant = false;
      for (std::uint32_t i = m_tree[home.pieces].first_child; i != 0; i = m_tree[i].next)
        meant = meant || lines.contains(m_tree[i].spot.line);
      if (!meant) continue;
      for (const auto& student : students) {
        add(home.map, "pieces", {{"student", student.id}, {"strategy", ""}, {"success", ""}, {"answer", ""}},
            student.name);
      }
    }
  }

  [[nodiscard]] FileToWrite changed() const {
    DocumentChanges changes;
    for (const auto& line : m_lines) changes.items.push_back(line.item);
    auto patches = yaml_patches(text(), m_tree, changes);
    for (auto& patch : patches) {
      add_names(patch);
      patch.offset += byte_mark_size(m_bytes);
    }
    return {m_path, patched(m_bytes, patches), Readers::owner, m_bytes};
  }

 private:
  [[nodiscard]] std::string_view text() const { return behind_byte_mark(m_bytes); }

  static Value entry_of(const RosterStudent& student) {
    Value out{{"id", student.id}};
    if (!student.name.empty()) out["name"] = student.name;
    if (!student.served_by.empty()) {
      Value served = Value::array();
      for (const auto& who : student.served_by) served.push_back(who);
      out["served_by"] = std::move(served);
    }
    return out;
  }

  void add(std::uint32_t map, std::string_view key, Value entry, const std::string& name) {
    for (std::uint32_t k = m_tree[map].first_child; k != 0; k = m_tree[m_tree[k].next].next) {
      if (m_tree[k].text != key) continue;
      m_lines.push_back({{k, m_tree[k].next, std::move(entry)}, name});
      return;
    }
  }

  // Behind entries that take up one line each, before the end of the line.
  void add_names(Patch& patch) const {
    std::string out;
    for (std::string_view rest = patch.text; !rest.empty();) {
      const auto end = std::min(rest.find('\n'), rest.size());
      const auto content = rest.substr(0, end).find_last_not_of(" \r") + 1;
      out += rest.substr(0, content);
      const NewLine* const added = line_at(patch.offset, trim(rest.substr(0, content)));
      if (added != nullptr && !added->name.empty()) out += "   # " + added->name;
      out += rest.substr(content, end + 1 - content);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    patch.text = std::move(out);
  }

  // The line of the list that ends at `offset`: students of two schools may have one id and so one entry.
  [[nodiscard]] const NewLine* line_at(std::size_t offset, std::string_view entry) const {
    const NewLine* out = nullptr;
    for (const auto& line : m_lines) {
      const std::size_t list = m_tree[line.item.key].offset;
      const bool nearer = list < offset && (out == nullptr || list > m_tree[out->item.key].offset);
      if (nearer && entry == "- " + write_yaml_flow(line.item.item)) out = &line;
    }
    return out;
  }

  std::string m_path;
  std::string m_bytes;
  Tree m_tree;
  std::vector<NewLine> m_lines;
};

// Lines of the pieces of the class on the task, of its latest day, by file.
std::map<std::uint32_t, std::set<std::uint32_t>> latest_pieces(const Study& study, const Newcomers& added) {
  std::map<std::uint32_t, std::set<std::uint32_t>> out;
  std::int32_t latest = k_undated;
  for (const auto& r : study.readings) {
    if (r.task.code != added.task || Study::class_of(r) != added.key || r.date < latest) continue;
    if (r.date > latest) out.clear();
    latest = r.date;
    out[r.file].insert(r.line);
  }
  return out;
}

}  // namespace

std::vector<FileToWrite> add_to_classes(const Study& study, const std::vector<Newcomers>& classes,
                                        std::size_t most_bytes) {
  std::map<std::uint32_t, ClassFile> files;
  const auto file = [&](std::uint32_t index) -> ClassFile& {
    const auto found = files.find(index);
    return found == files.end() ? files.try_emplace(index, study.files[index], most_bytes).first->second
                                : found->second;
  };
  for (const auto& added : classes) {
    const std::string class_id(study.text(added.key.id));
    const auto roster = std::find_if(study.rosters.begin(), study.rosters.end(), [&](const Roster& r) {
      return r.class_id == class_id && r.school == study.text(added.key.school);
    });
    if (roster == study.rosters.end()) {
      throw Problem(fmt::format("class '{}' has no list that students could be added to", class_id),
                    "a roster: document holds one; 'worksort help format' says how to write it");
    }
    file(roster->origin.file).add_students(class_id, roster->school, added.students);
    for (const auto& [index, lines] : latest_pieces(study, added))
      file(index).add_pieces(lines, added.students);
  }
  std::vector<FileToWrite> out;
  out.reserve(files.size());
  for (const auto& [index, changed] : files) out.push_back(changed.changed());
  return out;
}

}  // namespace worksort
