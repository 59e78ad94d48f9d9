#include "worksort/write/markdown/markdown_tree.hpp"

#include "samples.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

std::string plain_text(const MarkdownBlock& block) {
  std::string out;
  for (const auto& run : block.runs) out += run.text;
  return out;
}

}  // namespace

TEST_CASE("a table as Markdown") {
  Table table = small_table();
  table.notes = {"of 24 pieces"};
  CHECK(written(table, Format::md) ==
        "# Tally\n\n"
        "| Strategy | Pieces | Share | Models | Open |\n"
        "| --- | ---: | ---: | --- | --- |\n"
        "| skip-counting | 12 | 0\\.500 | array; number-line | yes |\n"
        "| blank | 3 |  |  | no |\n"
        "\nof 24 pieces\n");
  table.rows.clear();
  CHECK(written(table, Format::md) == "# Tally\n\nNothing to show.\n\nof 24 pieces\n");
}

TEST_CASE("every text in a Markdown cell is read back as that text and as nothing else") {
  const auto& texts = nasty_texts();
  const MarkdownBlock document = parse_markdown(written(one_column(texts), Format::md));
  REQUIRE(document.children.size() == 1);
  const auto& rows = document.children[0].children;
  REQUIRE(rows.size() == texts.size() + 1);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CAPTURE(texts[i]);
    const MarkdownBlock& cell = rows[i + 1].children.at(0);
    REQUIRE(rows[i + 1].children.size() == 1);
    for (const auto& run : cell.runs) {
      CHECK(run.style == 0);
      CHECK(run.link == 0);
    }
    const bool changed = texts[i].find("\xE2\x80\xAE") == 0 || texts[i].find("\xE2\x80\xA8") == 0 ||
                         texts[i].find('\r') != std::string::npos;
    if (!changed) CHECK(plain_text(cell) == texts[i]);
  }
}
