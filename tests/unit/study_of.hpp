// A study out of YAML text, for the tests of what is done with it.
#pragma once

#include "worksort/read/study_reader.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

namespace worksort::test {

// Reads the text as a file; fails the test where it has errors.
inline Study study_of(const std::string& text) {
  std::string folder = (std::filesystem::temp_directory_path() / "worksort-test-XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  const std::string file = folder + "/work.yaml";
  std::ofstream(file) << text;
  Diagnostics diagnostics;
  ReadOptions options;
  options.threads = 1;
  Study study = read_study({file}, options, diagnostics);
  std::filesystem::remove_all(folder);
  CHECK(diagnostics.errors() == 0);
  return study;
}

}  // namespace worksort::test
