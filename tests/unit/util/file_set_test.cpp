#include "worksort/util/file_set.hpp"

#include "worksort/util/files.hpp"

#include <filesystem>
#include <fstream>
#include <sys/stat.h>

#include "../studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;
namespace fs = std::filesystem;

namespace {

std::string content(const std::string& path) {
  return read_file(path, 1000);
}

std::size_t entries(const std::string& folder) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    static_cast<void>(entry);
    ++count;
  }
  return count;
}

std::string error_of(const std::vector<FileToWrite>& files, bool overwrite) {
  try {
    write_files(files, overwrite);
  } catch (const Problem& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("files that belong together are written with the folders they need") {
  const ScratchFolder folder;
  write_files({{folder.path("a/b/one"), "1"}, {folder.path("a/two"), "2"}}, false);
  CHECK(content(folder.path("a/b/one")) == "1");
  CHECK(content(folder.path("a/two")) == "2");
  CHECK(entries(folder.path("a")) == 2);
}

TEST_CASE("nothing is written when one of the files is there") {
  const ScratchFolder folder;
  write_file(folder.path("two"), "mine", false);
  const std::string error = error_of({{folder.path("new/one"), "1"}, {folder.path("two"), "2"}}, false);
  CHECK(error == folder.path("two") + " exists already, so nothing was written; --force replaces it");
  CHECK(content(folder.path("two")) == "mine");
  CHECK(entries(folder.path()) == 1);
}

TEST_CASE("a replaced file keeps its permissions, and a link stays a link") {
  const ScratchFolder folder;
  write_file(folder.path("real"), "old", false);
  REQUIRE(::chmod(folder.path("real").c_str(), 0600) == 0);
  fs::create_symlink("real", folder.path("link"));
  write_files({{folder.path("link"), "new"}}, true);
  CHECK(fs::is_symlink(folder.path("link")));
  CHECK(content(folder.path("real")) == "new");
  CHECK((fs::status(folder.path("real")).permissions() & fs::perms::all) ==
        (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(entries(folder.path()) == 2);
}

TEST_CASE("when one file cannot be moved into place, those before it are taken back") {
  const ScratchFolder folder;
  CHECK_FALSE(
      error_of({{folder.path("new"), "1"}, {folder.path("same"), "2"}, {folder.path("same"), "3"}}, false)
          .empty());
  CHECK(entries(folder.path()) == 0);
}

TEST_CASE("a folder is never replaced by a file") {
  const ScratchFolder folder;
  write_file(folder.path("first"), "old", false);
  fs::create_directories(folder.path("second/inside"));
  CHECK(error_of({{folder.path("first"), "1"}, {folder.path("second"), "2"}}, true) ==
        "cannot write " + folder.path("second") + ": Is a directory");
  CHECK(content(folder.path("first")) == "old");
  CHECK(fs::exists(folder.path("second/inside")));
  CHECK(entries(folder.path()) == 2);
}

TEST_CASE("folders that were made are taken away again when nothing is written") {
  const ScratchFolder folder;
  write_file(folder.path("file"), "", false);
  CHECK_FALSE(error_of({{folder.path("made/one"), "1"}, {folder.path("file/two"), "2"}}, false).empty());
  CHECK_FALSE(fs::exists(folder.path("made")));
}
