#include "worksort/edit/redact.hpp"

#include "worksort/util/files.hpp"
#include "worksort/util/platform.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/writing.hpp"

#include <filesystem>
#include <map>

#include "cli/commands.hpp"
#include "redact_folder.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

namespace fs = std::filesystem;

bool is_table(const std::string& path) {
  return has_extension(path, {".csv", ".tsv"});
}

RedactSpots spots_of(const std::string& path, std::string_view bytes) {
  return is_table(path) ? redact_spots_csv(bytes, has_extension(path, {".tsv"})) : redact_spots_yaml(bytes);
}

// What was written, file by file; an incomplete copy is a finding.
Result listing(std::string files, bool complete) {
  Result out;
  out.text.make = [files = std::move(files)] { return files; };
  out.code = complete ? 0 : 1;
  return out;
}

class Redact : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.text("--key", m_key, "FILE",
                 "the key: who is who; an earlier one is continued (default TO.key.yaml)");
    options.flag("--force", m_force, "replace files that are there already");
    options.flag("-n,--dry-run", m_dry_run, "show what would be written, and write nothing");
  }

  Result run(Session& session) override {
    if (session.words().size() != 2) throw Problem("redact takes two folders", "worksort redact FROM TO");
    const FolderPair folders = folder_pair(session.words()[0], session.words()[1]);
    const std::string key = key_path(folders, m_key, session.words()[1]);
    Folder folder = read_folder(folders.from);
    Pseudonyms pseudonyms(platform::random_number, words_in(folder));
    if (fs::exists(key)) {
      if (m_key.empty()) {
        throw Problem("there is a key beside the folder already", "--key continues it: " + key);
      }
      for (const auto& pseudonym : read_key(key)) pseudonyms.add(pseudonym);
    }
    Redaction redaction(pseudonyms);
    std::map<std::string, RedactSpots> spots;
    for (const auto& [path, bytes] : folder.files) {
      spots[path] = spots_of(path, bytes);
      redaction.learn(spots[path].spots);
    }
    const std::size_t students = redaction.students();
    for (const auto& [path, found] : spots) redaction.learn(found.listed);
    for (const auto& [path, bytes] : folder.workbooks) {
      const RedactSpots found = redact_spots_workbook(bytes);
      redaction.learn(found.listed);
      folder.others[path] = found.problem;
      folder.complete = folder.complete && !found.unknown;
    }
    redaction.learn_words_of_ids();
    refuse_unknown(redaction, spots);
    Copy copy = redacted_copy(folder, redaction, spots);
    copy.students = students;
    copy.leaves_words = redaction.leaves_ordinary_words();
    return write(session, folders, copy, pseudonyms, key);
  }

 private:
  // What will be written, and what is left out with the reason, by redacted path.
  struct Copy {
    std::map<std::string, std::string> files;
    std::map<std::string, std::string> left_out;
    std::size_t students = 0;
    bool complete = true;  // only pictures and the like were left out
    bool leaves_words = false;
  };

  // A list of students that cannot be read would leave their names in all files.
  static void refuse_unknown(Redaction& redaction, const std::map<std::string, RedactSpots>& spots) {
    for (const auto& [path, found] : spots) {
      if (!found.unknown) continue;
      throw Problem(fmt::format("something in {} is not known and may name students, so nothing was written",
                                terminal_safe(redaction.redacted_path(path))),
                    "mend it first; 'worksort check' says what");
    }
  }

  static Copy redacted_copy(const Folder& folder, Redaction& redaction,
                            std::map<std::string, RedactSpots>& spots) {
    Copy out;
    for (const auto& [path, reason] : folder.others) out.left_out[redaction.redacted_path(path)] = reason;
    out.complete = folder.complete;
    for (const auto& [path, bytes] : folder.files) {
      const std::string shown = redaction.redacted_path(path);
      std::optional<std::string> made;
      if (spots[path].problem.empty()) {
        made = redaction.redacted(bytes, spots[path], [&, path = path](const std::string& made_bytes) {
          return spots_of(path, made_bytes);
        });
      }
      if (made) {
        out.files[shown] = std::move(*made);
        continue;
      }
      out.complete = false;
      out.left_out[shown] = spots[path].problem.empty() ? "a name in it is written with escapes"
                                                        : std::string(spots[path].problem);
    }
    return out;
  }

  Result write(Session& session, const FolderPair& folders, const Copy& copy, const Pseudonyms& pseudonyms,
               const std::string& key) const {
    if (!m_dry_run) {
      refuse_existing(folders.to, copy.files, m_force);
      auto files = files_in(folders.to, copy.files, Readers::as_usual);
      files.push_back({key, key_text(pseudonyms), Readers::owner});
      write_files(files, true);
    }
    std::string out;
    for (const auto& [path, bytes] : copy.files) {
      out += fmt::format("{} {}\n", m_dry_run ? "would write" : "wrote", terminal_safe(path));
    }
    for (const auto& [path, reason] : copy.left_out) {
      out += fmt::format("left out {}: {}\n", terminal_safe(path), reason);
    }
    session.say(fmt::format(
        "worksort redact: {} for {} of students in {}", counted(pseudonyms.all().size(), "pseudonym"),
        counted(copy.students, "id or name", "ids and names"), counted(copy.files.size(), "file")));
    if (!m_dry_run) session.say("worksort redact: the key says who is who: keep it away from the copy");
    if (!m_dry_run && !platform::keeps_private())
      session.say(
          "worksort redact: this system does not keep the key for you alone: put it where only you can look");
    session.say(
        "worksort redact: names of adults, classes and schools stay, and so do initials, names inside other "
        "words and those that no file lists");
    if (copy.leaves_words)
      session.say(
          "worksort redact: short names that are words too, as An and Al, stay in small letters, and some "
          "where "
          "a sentence begins");
    return listing(std::move(out), copy.complete);
  }

  std::string m_key;
  bool m_force = false;
  bool m_dry_run = false;
};

// The path with names and ids in it again, each of which may name a folder or file but lead nowhere else.
std::string restored_path(const std::string& path, const Pseudonyms& pseudonyms) {
  fs::path out;
  for (const auto& part : fs::path(path)) {
    const std::string name = pseudonyms.restored(part.generic_string());
    const bool leads_away = name.empty() || name == "." || name == ".." ||
                            name.find('/') != std::string::npos || name.find('\\') != std::string::npos;
    if (leads_away && name != part.generic_string())
      throw Problem("an id in the key would put a file outside of the second folder",
                    "ids with / or .. in them cannot name a file");
    out /= name;
  }
  return out.generic_string();
}

class Restore : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.text("--key", m_key, "FILE", "the key that the copy was made with (default FROM.key.yaml)");
    options.flag("--force", m_force, "replace files that are there already");
    options.flag("-n,--dry-run", m_dry_run, "show what would be written, and write nothing");
  }

  Result run(Session& session) override {
    if (session.words().size() != 2)
      throw Problem("restore takes two folders", "worksort restore FROM TO --key FILE");
    const FolderPair folders = folder_pair(session.words()[0], session.words()[1]);
    const std::string key = m_key.empty() ? default_key(session.words()[0]) : m_key;
    if (!fs::exists(key)) throw Problem("there is no key", "--key names the file that redact wrote");
    const Folder folder = read_folder(folders.from);
    Pseudonyms pseudonyms(platform::random_number, {});
    for (const auto& pseudonym : read_key(key)) pseudonyms.add(pseudonym);
    std::map<std::string, std::string> files;
    for (const auto& [path, bytes] : folder.files) {
      if (!files.emplace(restored_path(path, pseudonyms), pseudonyms.restored(bytes)).second)
        throw Problem("two files would get the same name", "the key does not belong to this copy");
    }
    if (!m_dry_run) {
      refuse_existing(folders.to, files, m_force);
      write_files(files_in(folders.to, files, Readers::owner), true);
    }
    std::string out;
    for (const auto& [path, bytes] : files) {
      out += fmt::format("{} {}\n", m_dry_run ? "would write" : "wrote", terminal_safe(path));
    }
    for (const auto& [path, reason] : folder.others)
      out += fmt::format("left out {}: {}\n", terminal_safe(path), reason);
    return listing(std::move(out), folder.complete);
  }

 private:
  std::string m_key;
  bool m_force = false;
  bool m_dry_run = false;
};

}  // namespace

std::unique_ptr<Command> make_redact() {
  return std::make_unique<Redact>();
}

std::unique_ptr<Command> make_restore() {
  return std::make_unique<Restore>();
}

}  // namespace worksort
