// What the fuzzers begin with and what they have found, once.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "../fuzz/targets.hpp"
#include <doctest/doctest.h>

namespace fs = std::filesystem;

TEST_CASE("the corpus of the fuzzers") {
  for (const auto& target : worksort::fuzz::k_targets) {
    const fs::path folder = fs::path(WORKSORT_SOURCE_DIR) / "tests/fuzz/corpus" / target.name;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    CHECK(files.size() > 2);
    for (const auto& file : files) {
      CAPTURE(file);
      std::ifstream in(file, std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
      target.run(bytes);
    }
  }
}
