#include "worksort/util/writing.hpp"

#include "worksort/util/files.hpp"

#include <filesystem>
#include <fstream>
#include <sys/stat.h>

#include "../studies.hpp"
#include "util/journal.hpp"
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

TEST_CASE("what is for the owner alone is so, with its folders") {
  const ScratchFolder folder;
  write_files({{folder.path("in/names"), "1", Readers::owner}, {folder.path("out/counts"), "2"}}, false);
  const auto mode = [&](const char* name) {
    return fs::status(folder.path(name)).permissions() & fs::perms(077);
  };
  CHECK(mode("in") == fs::perms::none);
  CHECK(mode("in/names") == fs::perms::none);
  CHECK(mode("out/counts") != fs::perms::none);
}

TEST_CASE("a file that somebody else has changed since it was read is left, and its neighbours too") {
  const ScratchFolder folder;
  write_file(folder.path("one"), "old", false);
  write_file(folder.path("two"), "mine", false);
  CHECK(error_of({{folder.path("two"), "new", Readers::owner, "old"}}, true) ==
        folder.path("two") + " was changed by somebody else meanwhile, so it stays as it is");
  CHECK(error_of({{folder.path("one"), "new", Readers::owner, "old"},
                  {folder.path("two"), "new", Readers::owner, "longer than it is"}},
                 true) ==
        folder.path("two") + " was changed by somebody else meanwhile, so nothing was written");
  CHECK(content(folder.path("one")) == "old");
  CHECK(content(folder.path("two")) == "mine");
  CHECK(entries(folder.path()) == 2);
}

TEST_CASE("a link that leads nowhere yet gets its target, and a name may be as long as names can be") {
  const ScratchFolder folder;
  fs::create_symlink("real", folder.path("link"));
  write_file(folder.path("link"), "new", true);
  CHECK(content(folder.path("real")) == "new");
  CHECK(fs::is_symlink(folder.path("link")));
  const std::string longest(255, 'n');
  write_files({{folder.path(longest), "1"}, {folder.path("two"), "2"}}, false);
  CHECK(content(folder.path(longest)) == "1");
}

TEST_CASE("a note of an earlier run says where its files go") {
  const ScratchFolder folder;
  const auto at = [&](const char* name) { return folder.path(name); };
  const auto steps = [&] {  // one was moved before the program ended, one was not, one is new
    for (const char* name : {"a", "b", "c", ".1.worksort-tmp", ".2.worksort-tmp", ".3.worksort-tmp",
                             ".4.worksort-tmp", ".5.worksort-tmp"})
      fs::remove(at(name));
    write_file(at("a"), "new a", false);
    write_file(at(".1.worksort-tmp"), "old a", false);
    return std::vector<FileMove>{
        {at("a"), at(".0.worksort-tmp"), at(".1.worksort-tmp"), print_of("old a"), print_of("new a")},
        {at("b"), at(".2.worksort-tmp"), at(".3.worksort-tmp"), print_of("old b"), print_of("new b")},
        {at("c"), at(".4.worksort-tmp"), "", "", print_of("new c")}};
  };
  // Temporary files are swept by every writing, so they are put there without it.
  const auto put = [&](const char* name, const char* text) { std::ofstream(at(name)) << text; };
  Diagnostics said;

  auto list = steps();
  write_file(at("b"), "old b", false);
  for (const auto& [name, text] : {std::pair{".1.worksort-tmp", "old a"},
                                   {".2.worksort-tmp", "new b"},
                                   {".3.worksort-tmp", "old b"},
                                   {".4.worksort-tmp", "new c"}})
    put(name, text);
  REQUIRE_FALSE(write_journal(folder.path(), Intent::finish, list));
  finish_earlier({at("a")}, said);
  CHECK(content(at("a")) + content(at("b")) + content(at("c")) == "new anew bnew c");
  CHECK(entries(folder.path()) == 3);
  REQUIRE(said.warnings() == 1);
  CHECK(said.errors() == 0);

  list = steps();
  write_file(at("b"), "old b", false);
  write_file(at("c"), "new c", false);
  put(".1.worksort-tmp", "old a");
  put(".3.worksort-tmp", "old b");
  REQUIRE_FALSE(write_journal(folder.path(), Intent::take_back, list));
  finish_earlier({folder.path()}, said);
  CHECK(content(at("a")) + content(at("b")) == "old aold b");
  CHECK_FALSE(fs::exists(at("c")));
  CHECK(entries(folder.path()) == 2);

  list = steps();
  write_file(at("b"), "edited since", false);
  put(".2.worksort-tmp", "new b");
  REQUIRE_FALSE(write_journal(folder.path(), Intent::finish, list));
  finish_earlier({folder.path()}, said);
  CHECK(content(at("b")) == "edited since");
  CHECK(said.errors() == 1);

  list = steps();  // what was to be moved is gone, and the file as it was before
  write_file(at("b"), "old b", false);
  put(".4.worksort-tmp", "new c");
  REQUIRE_FALSE(write_journal(folder.path(), Intent::finish, list));
  finish_earlier({folder.path()}, said);
  CHECK(content(at("b")) == "old b");
  CHECK(content(at("c")) == "new c");
  CHECK(said.errors() == 2);

  list = steps();  // a link now
  write_file(at("real"), "old b", false);
  fs::create_symlink("real", at("b"));
  put(".2.worksort-tmp", "new b");
  REQUIRE_FALSE(write_journal(folder.path(), Intent::finish, list));
  finish_earlier({folder.path()}, said);
  CHECK(fs::is_symlink(at("b")));
  CHECK(said.errors() >= 3);
}

TEST_CASE("a note that leads to files of other names than ours is none") {
  const ScratchFolder folder;
  write_file(folder.path("mine"), "text", false);
  std::ofstream(folder.path(".worksort-journal")) << "worksort journal 1 finish\nvictim\tmine\t\t\tx\n";
  Diagnostics said;
  finish_earlier({folder.path()}, said);
  CHECK(content(folder.path("mine")) == "text");
  CHECK_FALSE(fs::exists(folder.path("victim")));
  CHECK(said.empty());
}

TEST_CASE("a note reaches no file outside of its folder") {
  const ScratchFolder folder;
  fs::create_directory(folder.path("come"));
  write_file(folder.path("come/.1.worksort-tmp"), "text", false);
  write_file(folder.path(".1.worksort-tmp"), "text", false);
  const std::vector<std::string> victims = {"../victim", "sub/../../victim", folder.path("victim")};
  for (const auto& victim : victims) {
    std::ofstream(folder.path("come/.worksort-journal"))
        << "worksort journal 1 finish\n"
        << victim << "\t.1.worksort-tmp\t\t\t" << print_of("text") << '\n';
    Diagnostics said;
    finish_earlier({folder.path("come")}, said);
    CHECK_FALSE(fs::exists(folder.path("victim")));
    CHECK(said.empty());
  }
}
