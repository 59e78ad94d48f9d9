#include "worksort/report/page/page.hpp"
#include "worksort/util/share.hpp"

namespace worksort {
namespace {

constexpr std::string_view k_folder = "templates/";
constexpr std::string_view k_ending = ".md";

// "templates/group.md" is the template "group"; empty for any other file of share/.
std::string_view template_name(std::string_view path) {
  if (!path.starts_with(k_folder) || !path.ends_with(k_ending)) return {};
  return path.substr(k_folder.size(), path.size() - k_folder.size() - k_ending.size());
}

}  // namespace

std::string_view shipped_template(std::string_view name) {
  for (const auto& file : share_files()) {
    if (!name.empty() && template_name(file.name) == name) return file.text;
  }
  return {};
}

std::vector<std::string> shipped_template_names() {
  std::vector<std::string> names;
  for (const auto& file : share_files()) {
    const auto name = template_name(file.name);
    if (!name.empty()) names.emplace_back(name);
  }
  return names;
}

}  // namespace worksort
