#include "worksort/util/private_folder.hpp"

#include "worksort/util/ascii.hpp"

#include <algorithm>
#include <new>
#include <string_view>
#include <vector>

#include <fmt/core.h>

namespace worksort {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_private_prefix = "worksort-";
constexpr std::size_t k_private_digits = 16;

bool is_private_name(std::string_view name) {
  if (!name.starts_with(k_private_prefix)) return false;
  name.remove_prefix(k_private_prefix.size());
  return name.size() == k_private_digits &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  static_cast<void>(platform::names_in(folder.string(), names));
  return names;
}

bool remove_with_files(const fs::path& folder, const std::vector<std::string>& names) {
  std::error_code error;
  for (const auto& name : names) fs::remove(folder / name, error);
  fs::remove(folder, error);
  return !error;
}

// True for a folder of this user that no program uses.
bool is_left_behind(const std::string& path) {
  platform::Entry entry;
  if (platform::look_at(path, entry) || entry.kind != platform::Kind::folder || entry.link || !entry.own)
    return false;
  platform::FolderLock lock;
  return lock.take(path) == platform::FolderLock::Taken::yes;
}

void remove_left_behind(const std::string& parent) {
  for (const auto& name : names_in(parent)) {
    const fs::path path = fs::path(parent) / name;
    if (is_private_name(name) && is_left_behind(path.string())) remove_with_files(path, names_in(path));
  }
}

}  // namespace

PrivateFolder::PrivateFolder(const std::string& parent) {
  remove_left_behind(parent);
  do {  // again where another program has just taken it for left behind
    m_path = fs::path(parent) / fmt::format("{}{:016x}", k_private_prefix, platform::random_number());
    m_made = !platform::make_folder(path(), true);
  } while (m_made && m_lock.take(path()) == platform::FolderLock::Taken::busy);
}

PrivateFolder::~PrivateFolder() {
  m_lock = {};
  bool gone = !m_made;
  for (int i = 0; i < 2 && !gone; ++i) {  // what was in use for a moment is not any more
    try {
      gone = remove_with_files(m_path, names_in(m_path));
    } catch (const std::bad_alloc&) {  // the next one that is made there removes it
    }
  }
}

bool PrivateFolder::remove_at_end() {
  const std::vector<std::string> names = names_in(m_path);
  platform::NothingOpens nothing_opens;
  const bool gone = remove_with_files(m_path, names);
  if (gone) nothing_opens.keep();
  return gone;
}

}  // namespace worksort
