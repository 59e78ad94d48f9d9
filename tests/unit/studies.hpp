// Studies for tests, written as the documents that people write.
#pragma once

#include "worksort/read/study/study_reader.hpp"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace worksort {

// A folder that is gone when the test is over.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "worksort-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no scratch folder");
    m_path = pattern;
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code error;
    std::filesystem::remove_all(m_path, error);
  }

  [[nodiscard]] std::string path(const std::string& name = "") const { return (m_path / name).string(); }

 private:
  std::filesystem::path m_path;
};

// The text with something else wherever `from` stands.
inline std::string with_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

// Reads the documents; anything that is reported is kept in `diagnostics`.
inline Study study_of(const std::string& documents, Diagnostics& diagnostics) {
  return read_text("study.yaml", documents, {}, diagnostics);
}

// The same for documents without a mistake.
inline Study study_of(const std::string& documents) {
  Diagnostics diagnostics;
  Study study = study_of(documents, diagnostics);
  if (diagnostics.errors() > 0) throw std::runtime_error(render(diagnostics.items().front(), false));
  return study;
}

}  // namespace worksort
