#include "worksort/edit/class_update.hpp"
#include "worksort/read/study/study_reader.hpp"
#include "worksort/report/data/documents.hpp"
#include "worksort/report/data/starter.hpp"
#include "worksort/report/plan/next.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/writing.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "cli/commands.hpp"
#include "init_lists.hpp"
#include "init_place.hpp"
#include "picture_owners.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::string_view k_usual_codebook = "multiplication-division";
constexpr const char* k_schema = "worksort.schema.json";

// A word that can stand in a file's name as it is, else one made of it.
std::string file_word(const std::string& word) {
  static constexpr const char* k_plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
  return word.find_first_not_of(k_plain) == std::string::npos ? word : file_slug(word);
}

class Init : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.text("--next", m_next, "TASK", "add a task, and work for the classes that are in the folder");
    options.text(
        "--codebook", m_codebook, "ID",
        fmt::format("the codebook to start with (default {}, or that of the task before)", k_usual_codebook));
    options.text(
        "--roster", m_lists.roster, "FILE",
        "a class list with ids, names or both: a table, a roster in YAML, or a folder or zip file of "
        "OneRoster, Clever or Microsoft SDS");
    options.whole("--students", m_lists.students, "N",
                  fmt::format("without a class list: so many students (default {})", k_usual_students));
    options.text("--pictures", m_pictures, "FOLDER",
                 "scans or photos of the pages, one or more for a student: their names say whose, by id, "
                 "name or number "
                 "on the class list");
    options.flag("--in-order", m_in_order,
                 "with --pictures: the first picture is the first student's, and so on");
    options.text("--task", m_task, "ID",
                 "the id of the task (default first-task, or the latest in the folder)");
    options.text("--class", m_lists.class_id, "ID",
                 fmt::format("the name of the class (default {})", k_usual_class));
    options.text("--school", m_lists.school, "NAME", "the school of the class");
    options.flag("--force", m_force, "replace files that exist already");
    options.flag("-n,--dry-run", m_dry_run, "show what would be written, and write nothing");
  }

  Result run(Session& session) override {
    if (session.words().size() > 1) throw Problem("init takes one folder", "worksort init FOLDER");
    const std::string folder = session.words().empty() ? "." : session.words().front();
    check_options();
    if (!m_pictures.empty()) m_lists.usual = pictures_in(m_pictures, m_pictures, m_pictures).size();
    const InitPlace place(m_force && m_next.empty() ? "" : folder);
    Files made = place.is_fresh() ? begin(session, folder) : add(session, folder, place);
    for (auto& file : made) file.readers = is_yaml(file.path) ? Readers::owner : Readers::as_usual;
    const auto& files = session.keep(std::move(made));
    Result result;
    if (m_dry_run) {
      result.text.make = [&files] { return shown(files); };
      return result;
    }
    write_files(files, m_force);
    tell(session, folder, files);
    return result;
  }

 private:
  using Files = std::vector<FileToWrite>;

  void check_options() const {
    if (m_in_order && m_pictures.empty()) throw Problem("--in-order goes with --pictures FOLDER");
    if (!m_lists.roster.empty() && m_lists.students)
      throw Problem("--roster and --students do not go together", "the class list says how many there are");
    if (!m_next.empty() && (!m_lists.roster.empty() || m_lists.students))
      throw Problem("--next goes with classes that are in the folder",
                    "--task names the task of another class");
    if (!m_next.empty() && !m_task.empty()) throw Problem("--next names the task, so --task is one too many");
    for (const std::string& id : {m_next, m_task, m_lists.class_id, m_lists.school}) {
      if (id.find_first_of(";\n\r\t") != std::string::npos || !is_valid_utf8(id) ||
          (!id.empty() && trim(id).empty()))
        throw Problem(fmt::format("'{}' cannot be an id", id), "letters, digits and dashes make a good one");
    }
  }

  // A folder in which nothing is yet.
  Files begin(Session& session, const std::string& folder) {
    const Codebook codebook = shipped(m_codebook.empty() ? std::string(k_usual_codebook) : m_codebook);
    StarterOptions options;
    options.classes = m_lists.read(session, 1);
    if (!m_lists.made_ids.empty()) session.say(m_lists.made_ids);
    options.task = !m_task.empty() ? m_task : !m_next.empty() ? m_next : free_task();
    options.schema = k_schema;
    add_pictures(session, folder, options, m_lists.roster.empty());
    Files out;
    for (const auto file : {StarterFile::task, StarterFile::exemplar})
      out.push_back({path(folder, starter_name(file)), starter_text(file, codebook, options)});
    if (options.classes.size() == 1) {
      for (const auto file : {StarterFile::roster, StarterFile::work})
        out.push_back({path(folder, starter_name(file)), starter_text(file, codebook, options)});
    } else {
      add_class_files(folder, codebook, options, out);
    }
    out.push_back({path(folder, ""), write_json(format_schema())});
    m_codebook_is_usual = m_codebook.empty();
    return out;
  }

  // first-task, unless a task beside the roster is called that.
  std::string free_task() const {
    std::string out = "first-task";
    if (!is_yaml(m_lists.roster)) return out;
    const auto beside = std::filesystem::path(m_lists.roster).parent_path().generic_string();
    const InitPlace place(beside.empty() ? "." : beside);
    for (int number = 2; place.study().task_info(std::string_view(out)) != nullptr; ++number)
      out = fmt::format("task-{}", number);
    return out;
  }

  // Another class or another task for a folder that has some.
  Files add(Session& session, const std::string& folder, const InitPlace& place) {
    const bool new_class =
        !m_lists.roster.empty() || m_lists.students || (m_next.empty() && m_task.empty() && asks_for_class());
    if (!new_class && m_next.empty() && m_task.empty()) {
      throw Problem(fmt::format("there is work in {} already", folder),
                    "--next TASK adds a task for the classes here; --roster FILE --class ID adds a class");
    }
    StarterOptions options;
    if (std::filesystem::exists(path(folder, ""))) options.schema = k_schema;
    Files grown;
    if (new_class) {
      options.classes = m_lists.read(session, place.next_number());
      grown = grow_classes(session, place, options.classes);
      if (options.classes.empty()) return grown;
      if (!m_lists.made_ids.empty()) session.say(m_lists.made_ids);
      for (const auto& roster : options.classes) place.refuse_known(roster);
    } else {
      options.classes = place.classes(m_lists.class_id);
    }
    const TaskInfo* latest = place.latest_task();
    options.task = !m_next.empty() ? m_next : m_task;
    if (options.task.empty())
      options.task = latest == nullptr ? "first-task" : place.study().text(latest->id);
    std::erase_if(options.classes,
                  [&](const Roster& roster) { return place.has_work(options.task, roster); });
    if (options.classes.empty()) {
      throw Problem(fmt::format("every class here has work on task '{}' already", options.task),
                    "give the next task an id of its own");
    }
    add_pictures(session, folder, options, new_class && m_lists.roster.empty());
    Files out = added_files(folder, place, options, new_class);
    out.insert(out.end(), grown.begin(), grown.end());
    return out;
  }

  // Takes out of the lists those of classes that are here, and adds who is new in them.
  Files grow_classes(Session& session, const InitPlace& place, std::vector<Roster>& lists) const {
    std::vector<Newcomers> grown;
    std::size_t number = place.next_number();
    std::erase_if(lists, [&](const Roster& list) {
      const auto key = place.class_of_list(list);
      if (!key) return false;
      Newcomers added{*key, place.latest_task_of(*key), place.new_in(*key, list)};
      if (!m_task.empty()) added.task = place.study().handle(m_task);
      if (added.students.empty()) place.refuse_list(list);  // the same list once more
      if (!m_lists.made_ids.empty()) number = renumber(added.students, number);
      Roster newcomers = list;
      newcomers.students = added.students;
      place.refuse_ids(newcomers);
      tell_newcomers(session, place, list, added);
      grown.push_back(std::move(added));
      return true;
    });
    return grown.empty() ? Files() : add_to_classes(place.study(), grown, k_most_file_bytes);
  }

  static std::size_t renumber(std::vector<RosterStudent>& students, std::size_t first) {
    const auto ids = numbered_students(students.size(), first);
    for (std::size_t i = 0; i < students.size(); ++i) students[i].id = ids[i].id;
    return first + students.size();
  }

  static void tell_newcomers(const Session& session, const InitPlace& place, const Roster& list,
                             const Newcomers& added) {
    std::vector<std::string> names;
    for (const auto& student : added.students)
      names.push_back(student.name.empty() ? student.id : fmt::format("{} ({})", student.name, student.id));
    const std::string name = place.study().class_name(added.key);
    session.say(terminal_safe(fmt::format("new in class '{}': {}", name, join_and(names))));
    if (const auto left = place.not_in(list, added.key); !left.empty())
      session.say(terminal_safe(fmt::format("not in this list, and they stay: {}", join_and(left))));
  }

  // Says whose page is on which picture. Students who were `made_up` have no names that a file could bear.
  void add_pictures(const Session& session, const std::string& folder, StarterOptions& options,
                    bool made_up) const {
    if (m_pictures.empty()) return;
    if (options.classes.size() != 1) throw Problem("the pictures are of one class", "--class says which");
    const Roster& roster = options.classes.front();
    const auto files = pictures_in(m_pictures, folder, folder);
    const PictureOwners owners =
        m_in_order || made_up ? pictures_in_order(files, roster) : match_pictures(files, roster);
    options.pictures = owners.by_student;
    std::vector<std::string> without;
    for (const auto& student : roster.students) {
      if (!owners.by_student.contains(student.id))
        without.push_back(student.name.empty() ? student.id : student.name);
    }
    for (const auto& line : {nobody_remark(owners), without_picture_remark(without)}) {
      if (!line.empty()) session.say(terminal_safe(line));
    }
  }

  [[nodiscard]] bool asks_for_class() const { return !m_lists.class_id.empty() || !m_lists.school.empty(); }

  Files added_files(const std::string& folder, const InitPlace& place, const StarterOptions& options,
                    bool new_class) const {
    const TaskInfo* info = place.study().task_info(std::string_view(options.task));
    const Codebook codebook = codebook_for(place, info);
    const std::string task = file_word(options.task);
    Files out;
    if (info == nullptr || info->task == nullptr) {
      for (const auto file : {StarterFile::task, StarterFile::exemplar})
        out.push_back({path(folder, starter_name(file) + "-" + task), starter_text(file, codebook, options)});
    }
    if (new_class) {
      add_class_files(folder, codebook, options, out);
    } else {
      out.push_back({path(folder, "work-" + task), starter_text(StarterFile::work, codebook, options)});
    }
    return out;
  }

  // The list and the work of each class, in files of its own.
  void add_class_files(const std::string& folder, const Codebook& codebook, const StarterOptions& options,
                       Files& out) const {
    std::set<std::string> names;
    for (const auto& roster : options.classes) {
      const bool school = !m_lists.school.empty() || options.classes.size() > 1;
      const std::string stem = file_word(roster.class_id) +
                               (school && !roster.school.empty() ? "-" + file_word(roster.school) : "");
      std::string name = stem;
      for (int i = 2; !names.insert(name).second; ++i) name = fmt::format("{}-{}", stem, i);
      StarterOptions one = options;
      one.classes = {roster};
      out.push_back({path(folder, "roster-" + name), starter_text(StarterFile::roster, codebook, one)});
      out.push_back({path(folder, fmt::format("work-{}-{}", file_word(options.task), name)),
                     starter_text(StarterFile::work, codebook, one)});
    }
  }

  // The one that is asked for, else that of the task, else that of the task before.
  [[nodiscard]] Codebook codebook_for(const InitPlace& place, const TaskInfo* info) const {
    const auto known = [&](const std::string& id) {
      const Codebook* found = place.study().codebook(id);
      return found == nullptr ? shipped(id) : *found;
    };
    if (!m_codebook.empty()) return known(m_codebook);
    if (info == nullptr || info->codebook->id.empty()) info = place.latest_task();
    return known(info == nullptr || info->codebook->id.empty() ? std::string(k_usual_codebook)
                                                               : info->codebook->id);
  }

  // Codebooks that work can be coded with.
  static std::vector<std::string> codebook_ids() {
    auto ids = shipped_codebook_ids();
    std::erase_if(ids, [](const auto& id) { return shipped_codebook(id)->strategies.empty(); });
    return ids;
  }

  static Codebook shipped(const std::string& id) {
    const auto ids = codebook_ids();
    if (auto found = shipped_codebook(id)) return std::move(*found);
    throw Problem(fmt::format("there is no codebook '{}' to start with", id),
                  did_you_mean(id, ids, fmt::format("there are {}", join_and(ids))));
  }

  static std::string path(const std::string& folder, const std::string& name) {
    const std::string before = folder == "." ? "" : folder.ends_with('/') ? folder : folder + "/";
    return before + (name.empty() ? std::string(k_schema) : name + ".yaml");
  }

  static std::string shown(const Files& files) {
    std::string out;
    for (const auto& file : files) {
      out += fmt::format("{}==> {} <==\n", out.empty() ? "" : "\n", file.path);
      out += file.path.ends_with(k_schema) ? "the keys and words of the file format, for your editor\n"
                                           : file.bytes;
    }
    return out;
  }

  void tell(const Session& session, const std::string& folder, const Files& files) const {
    for (const auto& file : files)
      session.say(terminal_safe((file.was ? "added to " : "wrote ") + file.path));
    if (m_codebook_is_usual) {
      session.say(fmt::format("\nThe codebook is {}; --codebook ID starts with another one:\n{}",
                              k_usual_codebook, join(codebook_ids(), ", ")));
    }
    std::vector<std::string> to_fill;
    for (const char* name : {"task", "work"}) {
      for (const auto& file : files) {
        const std::string stem = std::filesystem::path(file.path).stem().generic_string();
        if (stem == name || stem.starts_with(name + std::string("-")))
          to_fill.push_back(terminal_safe(file.path));
      }
    }
    if (to_fill.empty()) return;
    session.say(fmt::format("\nNext: fill in {},\nthen: worksort check{}", join_and(to_fill),
                            terminal_safe(shell_words({folder}))));
  }

  std::string m_next;
  std::string m_codebook;
  std::string m_task;
  InitLists m_lists;
  std::string m_pictures;
  bool m_in_order = false;
  bool m_force = false;
  bool m_dry_run = false;
  bool m_codebook_is_usual = false;
};

}  // namespace

std::unique_ptr<Command> make_init() {
  return std::make_unique<Init>();
}

}  // namespace worksort
