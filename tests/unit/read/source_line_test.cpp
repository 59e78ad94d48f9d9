// The lines that messages show of what is found when files are joined: of a long file too, at both of its
// ends.
#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/private_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

TEST_CASE("a message shows its line, however far down it and those before it stand") {
  const PrivateFolder folder(std::filesystem::temp_directory_path().string());
  REQUIRE(folder.made());
  const std::string path = folder.file("work.yaml");
  std::vector<std::string> lines = {"task: {id: t, codebook: multiplication-division}", "work:", "  task: t",
                                    "  pieces:"};
  for (int i = 0; i < 3000; ++i)
    lines.push_back(fmt::format("    - {{student: s{}, strategy: skip-counting}}", i));
  const auto right = lines;
  const std::vector<std::vector<std::size_t>> tried = {{4, 5, 1500, 1501, 3003}, {2999}, {3003}};
  for (const auto& wrong : tried) {  // the last line, 3003, has no end
    CAPTURE(wrong.front());
    lines = right;
    for (const auto at : wrong) lines[at] = fmt::format("    - {{student: w{}, strategy: none-such}}", at);
    {
      std::ofstream out(path, std::ios::binary);
      for (std::size_t i = 0; i < lines.size(); ++i) out << lines[i] << (i + 1 < lines.size() ? "\r\n" : "");
    }
    REQUIRE(std::filesystem::file_size(path) > 100'000);
    Diagnostics diagnostics;
    read_study({path}, {}, diagnostics);
    std::vector<std::size_t> found;
    for (const auto& d : diagnostics.items()) {
      CHECK(d.id == "unknown-code");
      REQUIRE(d.spot.line > 0);
      found.push_back(d.spot.line - 1);
      CHECK(d.source_line == lines[d.spot.line - 1]);
    }
    CHECK(found == wrong);
  }
}

TEST_CASE("a message shows its line where a key begins it") {
  Diagnostics diagnostics;
  read_text("work.yaml", "task: {id: t}\nwrk:\n  task: t\n", {}, diagnostics);
  REQUIRE(diagnostics.items().size() == 1);
  CHECK(diagnostics.items()[0].spot == Spot{2, 1, 3});
  CHECK(diagnostics.items()[0].source_line == "wrk:");
}
