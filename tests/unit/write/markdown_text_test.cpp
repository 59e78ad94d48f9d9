#include "worksort/util/text.hpp"
#include "worksort/write/markdown/page_writers.hpp"
#include "worksort/write/sheet/columns.hpp"

#include "samples.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

std::string text(const std::string& markdown, std::size_t width = 40) {
  return markdown_to_text(markdown, width, false);
}

}  // namespace

TEST_CASE("headings are underlined once and what stands under a section is indented until a rule") {
  CHECK(text("# Title\n\nOne\n\n## Part\n\nTwo\n\n### Piece\n\nThree\n\n---\n\nFour\n") ==
        "Title\n─────\nOne\n\nPart\n  Two\n\n  Piece\n    Three\n\nFour\n");
}

TEST_CASE("a trailing emphasis goes to the right edge, or to its own line") {
  CHECK(text("## Skip counting *7 pieces*\n") == "Skip counting                   7 pieces\n");
  CHECK(text("a *b*\\\nc *d*\n", 20) == "a                  b\nc                  d\n");
  CHECK(text("*all of it*\n") == "all of it\n");
  CHECK(text("words that fill the line up to its *right edge*\n", 36) ==
        "words that fill the line up to its\n                          right edge\n");
}

TEST_CASE("paragraphs and labels wrap with a hanging indent") {
  CHECK(text("- **How far:** one two three four five six seven\n- **Models** array\n", 30) ==
        "How far  one two three four\n         five six seven\nModels   array\n");
  CHECK(text("- **A label that is much too long for its column** x\n- **B** y\n", 40) ==
        "A label that is much too long for its\ncolumn\n                          x\nB                       "
        "  y\n");
}

TEST_CASE("lists, tasks, quotes, links and code") {
  CHECK(text("- a\n- b\n  - c\n") == "- a\n- b\n  - c\n");
  CHECK(text("9. a\n10. b\n") == " 9. a\n10. b\n");
  CHECK(text("- [ ] a\n- [x] b\n") == "[ ] a\n[x] b\n");
  CHECK(text("> said\n") == "  said\n");
  CHECK(text("[site](https://x.org) <https://y.org>\n") == "site (https://x.org) https://y.org\n");
  CHECK(text("![scan](a.jpg)\n") == "scan (a.jpg)\n");
  CHECK(text("```\na  b\n```\n") == "a  b\n");
  CHECK(text("see `one two three four five six seven eight nine`\n", 20) ==
        "see\none two three four five six seven eight nine\n");
}

TEST_CASE(
    "a span that the parser leaves and never entered, or never leaves, changes nothing beyond its block") {
  const auto html = [](const char* markdown) { return markdown_to_html(markdown, "page"); };
  CHECK(text("[](![)]()\n\nafter\n") == "\n\nafter\n");
  CHECK(text("[a](x*y) b*\n") == "a (x*y) b\n");
  const std::string overlapping = text("\t[xp://a/b) (lj](httpc*\r\n\n![xPPt](htata[]\n\nafter\n");
  CHECK(overlapping.size() < 100);
  CHECK(overlapping.find("after") != std::string::npos);
  const std::string emphasis = html("*a [b](c*d) e\n\nafter\n");
  CHECK(emphasis.find("<em>a ") != std::string::npos);
  CHECK(emphasis.find(">after</p>") != std::string::npos);
}

TEST_CASE("a word that no line can hold is broken, and what stands around it is not") {
  CHECK(text("abcdefghijklmnopqrstuvwxyabcdefghijklmnopqrstuvwxy\n", 20) ==
        "abcdefghijklmnopqrst\nuvwxyabcdefghijklmno\npqrstuvwxy\n");
  CHECK(text("one abcdefghijklmnopqrstuvwxy two\n", 20) == "one\nabcdefghijklmnopqrst\nuvwxy two\n");
  CHECK(text("**abcdefgabcdefg**hijklmnop\n", 20) == "abcdefgabcdefghijklm\nnop\n");
}

TEST_CASE("entities are the characters that they stand for, and a NUL is shown as one that is not known") {
  CHECK(text("&#65; &#233; &#8364; &#x1F600; &eacute;\n") ==
        "A \xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80 &eacute;\n");
  CHECK(text("&#0; &#xD800; &#x110000;\n") == "\xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD\n");
  CHECK(text(std::string("a\0b\n", 4)) ==
        "a\xEF\xBF\xBD"
        "b\n");
}

TEST_CASE("tables in a page are aligned and fit") {
  CHECK(text("| a | n |\n| --- | ---: |\n| x\\|y | 12 |\n") == "a     n\n───  ──\nx|y  12\n");
}

TEST_CASE("line breaks and blanks that people wrote stay") {
  CHECK(text(escape_markdown("a\nb   c")) == "a\nb   c\n");
}

TEST_CASE("every text is shown as it is and nothing acts on the terminal") {
  for (const auto& nasty : nasty_texts()) {
    CAPTURE(nasty);
    const std::string escaped = escape_markdown(nasty);
    for (const std::string& markdown :
         {escaped, "# " + escaped, "- " + escaped, "> " + escaped, "**" + escaped + "**",
          "- **a:** " + escaped, "| a |\n| --- |\n| " + escaped + " |"}) {
      const std::string drawn = text(markdown + "\n", 100);
      for (const char c : drawn) CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
      CHECK(drawn.find("\xE2\x80\xAE") == std::string::npos);
      if (nasty.find_first_of("\n\r\t") == std::string::npos && nasty.find("  ") == std::string::npos) {
        CHECK(drawn.find(terminal_safe(trim(nasty))) != std::string::npos);
      }
    }
  }
}

TEST_CASE("words of one look are coloured together") {
  CHECK(markdown_to_text("**a b** *c* `d e` f\n", 80, true) ==
        "\x1b[1ma b\x1b[0m \x1b[3mc\x1b[0m \x1b[36md e\x1b[0m f\n");
  CHECK(markdown_to_text("# a b *c*\n", 20, true) == "\x1b[1ma b\x1b[0m                c\n");
}

TEST_CASE("pages fit their width and colour is there only when asked for") {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "word" + std::to_string(i) + " ";
  const std::string markdown =
      "# " + words + "*x*\n\n" + words + "\n\n- **l** " + words + "\n\n> " + words + "\n\n## x\n\n- " + words;
  for (const std::size_t width : {40U, 80U, 120U}) {
    const std::string drawn = markdown_to_text(markdown, width, false);
    for (const auto& line : wrapped(drawn, 0)) CHECK(display_width(line) <= width);
    CHECK(drawn.find('\x1b') == std::string::npos);
    CHECK(markdown_to_text(markdown, width, true).find("\x1b[1m") != std::string::npos);
  }
  CHECK(markdown_to_text(markdown, 0, false) == markdown_to_text(markdown, 80, false));
}
