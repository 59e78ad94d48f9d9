#include "redact_folder.hpp"

#include "worksort/cli/options.hpp"
#include "worksort/read/yaml/tree.hpp"
#include "worksort/util/ascii.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/name_finder.hpp"
#include "worksort/util/platform.hpp"
#include "worksort/util/writing.hpp"
#include "worksort/write/format.hpp"

#include <filesystem>

#include <fmt/core.h>

namespace worksort {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_key_words =
    "# Who is who in a redacted copy. Keep this file away from the copy and from everybody else.\n";

bool lies_in(const fs::path& path, const fs::path& folder) {
  const auto relative = path.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

std::string_view text_at(const Tree& tree, const Node& map, std::string_view wanted) {
  for (auto key = map.first_child; key != 0;) {
    const Node& value = tree[tree[key].next];
    if (tree[key].text == wanted) return value.text;
    key = value.next;
  }
  return {};
}

void collect(const fs::path& root, const fs::path& folder, Folder& out) {
  std::vector<std::string> names;
  if (platform::names_in(folder.generic_string(), names)) {
    out.others[folder.lexically_relative(root).generic_string()] = "it cannot be opened";
    out.complete = false;
    return;
  }
  for (const auto& name : names) {
    const std::string here = (folder / name).generic_string();
    const std::string path = fs::path(here).lexically_relative(root).generic_string();
    if (name.starts_with('.')) continue;
    platform::Entry entry;
    static_cast<void>(platform::look_at(here, entry));
    if (entry.link) {
      out.others[path] = "links are not followed";
    } else if (entry.kind == platform::Kind::folder) {
      collect(root, here, out);
    } else if (!has_extension(name, {".yaml", ".yml", ".csv", ".tsv", ".xlsx", ".xlsm", ".ods"})) {
      out.others[path] = "it is neither YAML nor a table";
    } else {
      auto& files = has_extension(name, {".xlsx", ".xlsm", ".ods"}) ? out.workbooks : out.files;
      try {
        files[path] = read_file(here, k_most_file_bytes);
      } catch (const Problem&) {
        out.others[path] = "it cannot be read";
        out.complete = false;
      }
    }
  }
}

}  // namespace

FolderPair folder_pair(const std::string& from, const std::string& to) {
  std::error_code error;
  if (!fs::is_directory(from, error)) throw Problem("the first folder does not exist");
  if (fs::exists(to, error) && !fs::is_directory(to, error)) throw Problem("the second path is not a folder");
  const fs::path source = fs::canonical(from);
  const fs::path target = fs::weakly_canonical(fs::absolute(to));
  if (source == target || lies_in(target, source) || lies_in(source, target)) {
    throw Problem("one of the folders lies inside the other", "name a new folder beside the first");
  }
  return {source.generic_string(), target.generic_string()};
}

std::string default_key(const std::string& folder) {
  std::string name = folder;
  while (name.size() > 1 && name.ends_with('/')) name.pop_back();
  return name + ".key.yaml";
}

std::string key_path(const FolderPair& folders, const std::string& wanted, const std::string& to) {
  std::string key = wanted.empty() ? default_key(to) : wanted;
  const fs::path place = fs::weakly_canonical(fs::absolute(key));
  for (const auto& folder : {folders.to, folders.from}) {
    if (lies_in(place, folder))
      throw Problem("the key may not lie in either folder", "choose another place with --key");
  }
  return key;
}

Folder read_folder(const std::string& folder) {
  Folder out;
  collect(folder, folder, out);
  return out;
}

std::unordered_set<std::string> words_in(const Folder& folder) {
  std::unordered_set<std::string> out;
  const auto add = [&](const std::string& text) {
    for (const auto& span : words_of(text)) {
      if (span.length == 8) out.insert(lower(text.substr(span.offset, span.length)));
    }
  };
  for (const auto& [path, bytes] : folder.files) {
    add(path);
    add(bytes);
  }
  for (const auto& [path, bytes] : folder.workbooks) add(path);
  for (const auto& [path, reason] : folder.others) add(path);
  return out;
}

std::vector<Pseudonym> read_key(const std::string& path) {
  std::string bytes;
  try {
    bytes = read_file(path, k_most_file_bytes);
  } catch (const Problem&) {
    throw Problem("the key cannot be read");
  }
  Diagnostics diagnostics;
  const Tree tree = read_tree("key", bytes, diagnostics);
  std::vector<Pseudonym> out;
  const bool sound = diagnostics.errors() == 0 && tree.documents.size() == 1 &&
                     tree[tree.documents.front()].kind == NodeKind::map;
  if (!sound) throw Problem("this is no key", "redact writes one beside the copy");
  const Node& root = tree[tree.documents.front()];
  for (auto key = root.first_child; key != 0;) {
    const Node& list = tree[tree[key].next];
    if (tree[key].text == "pseudonyms") {
      for (auto child = list.first_child; child != 0; child = tree[child].next) {
        const Node& entry = tree[child];
        if (entry.kind != NodeKind::map) continue;
        out.push_back({std::string(text_at(tree, entry, "pseudonym")),
                       text_at(tree, entry, "kind") == "id" ? PseudonymKind::id : PseudonymKind::name,
                       std::string(text_at(tree, entry, "stands_for"))});
      }
      return out;
    }
    key = list.next;
  }
  throw Problem("this is no key", "redact writes one beside the copy");
}

std::string key_text(const Pseudonyms& pseudonyms) {
  Value list = Value::array();
  for (const auto& p : pseudonyms.all()) {
    list.push_back({{"pseudonym", p.pseudonym},
                    {"kind", p.kind == PseudonymKind::id ? "id" : "name"},
                    {"stands_for", p.stands_for}});
  }
  return std::string(k_key_words) + write_yaml_documents({Value{{"pseudonyms", list}}});
}

void refuse_existing(const std::string& folder, const std::map<std::string, std::string>& files, bool force) {
  if (force) return;
  std::size_t count = 0;
  for (const auto& [path, bytes] : files) count += fs::exists(fs::path(folder) / path) ? 1U : 0U;
  if (count == 0) return;
  throw Problem(count == 1 ? "a file is there already" : fmt::format("{} files are there already", count),
                "choose an empty folder, or --force to replace them");
}

std::vector<FileToWrite> files_in(const std::string& folder, const std::map<std::string, std::string>& files,
                                  Readers readers) {
  std::vector<FileToWrite> out;
  for (const auto& [path, bytes] : files) {
    const fs::path target = fs::path(folder) / path;
    std::error_code error;
    const fs::path place = fs::weakly_canonical(target.parent_path(), error) / target.filename();
    if (error || !lies_in(place, folder) || fs::is_symlink(fs::symlink_status(target, error)))
      throw Problem("a file would be written outside of the second folder", "a link in it leads there");
    out.push_back({target.generic_string(), bytes, readers});
  }
  return out;
}

}  // namespace worksort
