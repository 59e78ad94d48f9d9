#include "worksort/cli/passed_over.hpp"

#include "worksort/util/files.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

namespace fs = std::filesystem;

bool is_looked_into(const fs::directory_entry& entry) {
  std::error_code ignored;
  return entry.is_directory(ignored) && !entry.is_symlink(ignored) &&
         !entry.path().filename().generic_string().starts_with('.');
}

std::string reason_of(const fs::directory_entry& entry) {
  std::error_code ignored;
  const std::string path = entry.path().generic_string();
  if (entry.path().filename().generic_string().starts_with('.')) return "its name begins with a dot";
  if (entry.is_directory(ignored)) return "links to folders are not followed";
  if (!entry.is_regular_file(ignored)) return "it is no ordinary file";
  if (has_extension(path, {".yaml", ".yml"})) return "it was read by another path, or cannot be opened";
  return has_extension(path, {".csv", ".tsv", ".xlsx"})
             ? "in folders, only YAML is read; name the table itself"
             : "it is no YAML";
}

void look_into(const fs::path& folder, const std::set<std::string>& read, std::vector<std::string>& out) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string path = entry.path().lexically_normal().generic_string();
    if (is_looked_into(entry))
      look_into(entry.path(), read, out);
    else if (!read.contains(path))
      out.push_back(fmt::format("passed over {}: {}", path, reason_of(entry)));
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
