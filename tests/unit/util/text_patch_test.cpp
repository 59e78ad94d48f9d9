#include "worksort/edit/text_patch.hpp"

#include <doctest/doctest.h>

using namespace worksort;

TEST_CASE("patches change their places and nothing else") {
  CHECK(patched("one two three", {{0, 3, "1"}, {8, 5, "3"}}) == "1 two 3");
  CHECK(patched("abc", {{1, 1, ""}}) == "ac");
  CHECK(patched("abc", {{3, 0, "d"}}) == "abcd");
  CHECK(patched("abc", {}) == "abc");
}

TEST_CASE("a diff shows changed lines with their numbers before and after") {
  const std::string text = "a: x\nb: y\nc: z\nd: x\n";
  CHECK(patch_diff("f", text, {{3, 1, "new"}, {5, 5, ""}, {18, 1, "w"}}) ==
        "--- f\n+++ f\n@@ -1 +1 @@\n-a: x\n+a: new\n@@ -2 +1,0 @@\n-b: y\n@@ -4 +3 @@\n-d: x\n+d: w\n");
  CHECK(patch_diff("f", text, {}).empty());
}

TEST_CASE("two changes on one line are one hunk, and a missing line end is said") {
  CHECK(patch_diff("f", "[a, b, a]", {{1, 1, "c"}, {7, 1, "c"}}) ==
        "--- f\n+++ f\n@@ -1 +1 @@\n-[a, b, a]\n\\ No newline at end of file\n+[c, b, c]\n"
        "\\ No newline at end of file\n");
}
