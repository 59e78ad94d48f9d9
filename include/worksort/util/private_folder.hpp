// A folder for what a library keeps in files meanwhile.
#pragma once

#include "worksort/util/platform.hpp"

#include <filesystem>
#include <string>

namespace worksort {

// Only this user can look into it, and it is gone with all that is in it at the end; where the program is
// killed, the next one that makes such a folder there removes it.
class PrivateFolder {
 public:
  explicit PrivateFolder(const std::string& parent);
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  // Removes it now, just before the program ends, while somebody may be at work in it: who finds it gone can
  // open nothing elsewhere. False where some of it is in use and stays; the program then goes on as it was.
  bool remove_at_end();

  // False where there is no room for it.
  [[nodiscard]] bool made() const { return m_made; }

  [[nodiscard]] std::string file(const std::string& name) const { return (m_path / name).generic_string(); }
  [[nodiscard]] std::string path() const { return m_path.generic_string(); }

 private:
  std::filesystem::path m_path;
  platform::FolderLock m_lock;  // says that it is in use
  bool m_made = false;
};

}  // namespace worksort
