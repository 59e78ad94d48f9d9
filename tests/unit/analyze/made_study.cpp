#include "made_study.hpp"

#include "worksort/read/study_reader.hpp"
#include "worksort/util/files.hpp"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <unistd.h>

namespace worksort::test {

Study made_study(std::string_view documents) {
  std::string folder = std::filesystem::temp_directory_path() / "worksort-study-XXXXXX";
  if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no scratch folder");
  const std::string file = folder + "/study.yaml";
  write_file(file, documents, true);
  ReadOptions options;
  options.threads = 1;
  Diagnostics diagnostics;
  Study study = read_study({file}, options, diagnostics);
  std::filesystem::remove_all(folder);
  for (const auto& found : diagnostics.items()) {
    if (found.severity == Severity::error) throw std::runtime_error(render(found, false));
  }
  return study;
}

}  // namespace worksort::test
