// What an earlier run left that was broken off: finished or taken back, and said.
#include "worksort/util/files.hpp"
#include "worksort/util/platform.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/writing.hpp"

#include <filesystem>
#include <set>

#include "folder_locks.hpp"
#include "journal.hpp"
#include <fmt/format.h>

namespace worksort {
namespace {

namespace fs = std::filesystem;

// The path as it is seen from here, if it lies below.
std::string seen_from_here(const std::string& path) {
  std::error_code error;
  const fs::path here = fs::current_path(error);
  const fs::path relative = error ? fs::path() : fs::path(path).lexically_relative(here);
  return relative.empty() || *relative.begin() == ".." ? path : relative.generic_string();
}

std::string names(const std::vector<std::string>& paths) {
  std::vector<std::string> out;
  out.reserve(paths.size());
  for (const auto& path : paths) out.push_back(seen_from_here(path));
  return join_and(out);
}

void say_earlier(const Earlier& earlier, const std::string& folder, Diagnostics& diagnostics) {
  const auto add = [&](Severity severity, const std::string& message) {
    diagnostics.add({severity, "broken-off", seen_from_here(folder), {}, message, "", ""});
  };
  if (!earlier.problem.empty())
    return add(Severity::error, fmt::format("an earlier run was broken off here: {}", earlier.problem));
  const std::string_view how = earlier.intent == Intent::finish ? "finished" : "taken back";
  add(Severity::warning,
      earlier.done.empty()
          ? fmt::format("an earlier run was broken off here; nothing of it was left to do")
          : fmt::format("an earlier run was broken off here; it is {} now: {}", how, names(earlier.done)));
  if (earlier.untouched.empty()) return;
  const bool one = earlier.untouched.size() == 1;
  add(Severity::error,
      fmt::format("{} {} changed after an earlier run was broken off, and {}", names(earlier.untouched),
                  one ? "was" : "were", one ? "stays as it is" : "stay as they are"));
}

}  // namespace

void finish_earlier(const std::vector<std::string>& paths, Diagnostics& diagnostics) {
  std::set<std::string> folders;
  for (const auto& path : paths) {
    std::error_code error;
    fs::path at = fs::absolute(path, error).lexically_normal();
    for (; !error && at.has_relative_path() && folders.insert(at.generic_string()).second;
         at = at.parent_path()) {
    }
  }
  for (const auto& folder : folders) {
    platform::Entry entry;
    if (platform::look_at(journal_in(folder), entry) || entry.kind != platform::Kind::file) continue;
    const platform::SignalGuard guard;
    const auto locks = lock_folders({folder});
    if (const auto earlier = finish_journal(folder)) say_earlier(*earlier, folder, diagnostics);
  }
}

}  // namespace worksort
