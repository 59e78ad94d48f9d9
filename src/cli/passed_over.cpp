#include "worksort/cli/passed_over.hpp"

#include "worksort/util/files.hpp"
#include "worksort/util/platform.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

namespace fs = std::filesystem;

std::string reason_of(const std::string& name, const platform::Entry& entry) {
  if (name.starts_with('.')) return "its name begins with a dot";
  if (entry.kind == platform::Kind::folder) return "links to folders are not followed";
  if (entry.kind != platform::Kind::file) return "it is no ordinary file";
  if (has_extension(name, {".yaml", ".yml"})) return "it was read by another path, or cannot be opened";
  return has_extension(name, {".csv", ".tsv", ".xlsx"})
             ? "in folders, only YAML is read; name the table itself"
             : "it is no YAML";
}

void look_into(const fs::path& folder, const std::set<std::string>& read, std::vector<std::string>& out) {
  std::vector<std::string> names;
  static_cast<void>(platform::names_in(folder.generic_string(), names));
  for (const auto& name : names) {
    const std::string path = (folder / name).lexically_normal().generic_string();
    platform::Entry entry;
    static_cast<void>(platform::look_at(path, entry));
    if (entry.kind == platform::Kind::folder && !entry.link && !name.starts_with('.'))
      look_into(path, read, out);
    else if (!read.contains(path))
      out.push_back(fmt::format("passed over {}: {}", path, reason_of(name, entry)));
  }
}

}  // namespace

std::vector<std::string> passed_over(const std::vector<std::string>& paths,
                                     const std::vector<std::string>& read) {
  std::set<std::string> known;
  for (const auto& file : read) known.insert(fs::path(file).lexically_normal().generic_string());
  std::vector<std::string> out;
  for (const auto& path : paths) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) look_into(path, known, out);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace worksort
