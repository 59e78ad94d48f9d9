#include "worksort/util/private_folder.hpp"

#include "worksort/util/platform.hpp"

#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

using namespace worksort;

TEST_SUITE("private folder") {
  TEST_CASE("what a killed program left is removed, and what another one uses stays") {
    const PrivateFolder place(std::filesystem::temp_directory_path().string());
    REQUIRE(place.made());
    const std::filesystem::path parent = place.path();
    const auto left = parent / "worksort-0123456789abcdef";
    const auto other = parent / "worksort-of-somebody";
    std::filesystem::create_directory(left);
    std::filesystem::create_directory(other);
    std::ofstream(left / "book.xlsx") << "work";
    const PrivateFolder used(parent.string());
    CHECK_FALSE(std::filesystem::exists(left));
    const PrivateFolder next(parent.string());
    CHECK(std::filesystem::exists(used.path()));
    CHECK(std::filesystem::exists(other));
  }

  TEST_CASE("nothing is left at the end") {
    std::string path;
    {
      const PrivateFolder folder(std::filesystem::temp_directory_path().string());
      path = folder.path();
      CHECK(std::filesystem::exists(path));
    }
    CHECK_FALSE(std::filesystem::exists(path));
  }

  TEST_CASE("while nothing opens, a file in it cannot be read, and afterwards it can") {
    const std::filesystem::path parent = std::filesystem::temp_directory_path();
    PrivateFolder folder(parent.string());
    REQUIRE(folder.made());
    std::ofstream(folder.file("book.xlsx")) << "work";
    const auto opens = [&] {
      platform::OpenFile file;
      platform::Entry entry;
      return !file.open_to_read(folder.file("book.xlsx"), entry);
    };
    bool opened = false;
    {  // nothing is checked in here: sanitizers open something when they look at an object
      const platform::NothingOpens nothing_opens;
      opened = opens();
    }
    CHECK(opened == !platform::keeps_private());
    CHECK(opens());
  }
}
