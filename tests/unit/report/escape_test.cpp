#include "worksort/report/page/page.hpp"

#include <doctest/doctest.h>

using namespace worksort;

TEST_CASE("escape_markdown leaves plain words alone") {
  CHECK(escape_markdown("Skip counting, by 6 (six)") == "Skip counting, by 6 (six)");
  CHECK(escape_markdown("5 + 3 = 8") == "5 + 3 = 8");
  CHECK(escape_markdown("3.5 rolls") == "3\\.5 rolls");
  CHECK(escape_markdown("Zoë 日本") == "Zoë 日本");
}

TEST_CASE("escape_markdown takes the meaning from markup") {
  CHECK(escape_markdown("**b** `c` [l](u) <i> # | ~x~ &amp;") ==
        "\\*\\*b\\*\\* \\`c\\` \\[l\\](u) \\<i\\> \\# \\| \\~x\\~ \\&amp;");
  CHECK(escape_markdown("- x") == "\\- x");
  CHECK(escape_markdown("12) x") == "12\\) x");
  CHECK(escape_markdown("look!") == "look\\!");
  CHECK(escape_markdown("a\r\nb\rc\td") == "a&#10;b&#10;c&#9;d");
  CHECK(escape_markdown(" a  b ") == "&#32;a &#32;b&#32;");
}

TEST_CASE("escape_markdown shows controls and direction overrides and keeps direction marks") {
  CHECK(escape_markdown("a\x1b[31m") == "a\\\\u{1B}\\[31m");
  CHECK(escape_markdown("a\xE2\x80\xAEz") == "a\\\\u{202E}z");
  CHECK(escape_markdown("\xC2\x9Bz") == "\\\\u{9B}z");
  CHECK(escape_markdown("a\xE2\x80\x8Fz") == "a\xE2\x80\x8Fz");
}

TEST_CASE("markdown_code shows backquotes") {
  CHECK(markdown_code("worksort group .") == "`worksort group .`");
  CHECK(markdown_code("a`b``c") == "```a`b``c```");
  CHECK(markdown_code("`x") == "`` `x ``");
  CHECK(markdown_code("a|b") == "a\\|b");
  CHECK(markdown_code("a\nb") == "`a b`");
}

TEST_CASE("markdown_target leaves nothing that ends a link") {
  CHECK(markdown_target("scans/s07 (1).jpg") == "scans/s07%20%281%29.jpg");
  CHECK(markdown_target("javascript:x") == "javascript%3Ax");
}
