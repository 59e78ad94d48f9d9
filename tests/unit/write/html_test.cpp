#include "worksort/write/markdown/html.hpp"

#include "worksort/report/page/template.hpp"
#include "worksort/write/markdown/page_writers.hpp"

#include <map>

#include "samples.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

// How often each tag is opened; a "<" that opens none counts as "".
std::map<std::string, int> tags(const std::string& html) {
  std::map<std::string, int> counts;
  for (std::size_t i = html.find('<'); i != std::string::npos; i = html.find('<', i + 1)) {
    const auto end = html.find_first_of(" >\n\t/", i + (html[i + 1] == '/' ? 2 : 1));
    ++counts[html.substr(i + 1, end - i - 1)];
  }
  return counts;
}

std::string body(const std::string& html) {
  return html.substr(html.find("<body>"));
}

constexpr std::string_view k_everywhere =
    "# {{x}} *{{x}}*\n\n{{x}}\n\n**{{x}}** and *{{x}}*\n\n## a {{x}}\n\n- {{x}}\n- [ ] {{x}}\n\n"
    "> {{x}} ({{x}})\n\n| {{x}} | b |\n| --- | ---: |\n| {{x}} | {{x}} |\n\n- **{{x}}:** {{x}}\n\n1. "
    "{{x}}\n\n"
    "```chart bars\n{{x}}\n{{x}} | {{x}}\n{{x}} | 3\n{{x}} | "
    "2\n```\n\n[{{x}}](https://example.org)\n\n{{x}}\\\n{{x}}\n";

}  // namespace

TEST_CASE("whatever people write, the page has the same tags") {
  const auto render = [](const std::string& text) {
    return markdown_to_html(render_markdown(parse_template(k_everywhere), {{"x", text}}), text);
  };
  const auto expected = tags(render("word"));
  for (const auto& text : nasty_texts()) {
    CAPTURE(text);
    if (text.find_first_of("\n\r") != std::string::npos) continue;  // a line break adds <br>, as it should
    const std::string html = render(text);
    CHECK(tags(html) == expected);
    CHECK(html.find("javascript:alert(1)\"") == std::string::npos);
    CHECK(html.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("the text on a page is the text that people wrote") {
  for (const auto& text : nasty_texts()) {
    if (text.find_first_of("\n\r\t") != std::string::npos) continue;
    if (text.find("\xE2\x80") != std::string::npos && text.find("\xE2\x80\x8B") == std::string::npos)
      continue;
    CAPTURE(text);
    const std::string html =
        body(markdown_to_html(render_markdown(parse_template("a {{x}} z\n"), {{"x", text}}), "t"));
    CHECK(html.find("<p dir=\"auto\">a " + escape_html(text) + " z</p>") != std::string::npos);
  }
}

TEST_CASE("line breaks that people wrote are line breaks") {
  const std::string html =
      markdown_to_html(render_markdown(parse_template("{{x}}\n"), {{"x", "one\ntwo"}}), "t");
  CHECK(html.find("one<br>\ntwo") != std::string::npos);
}

TEST_CASE("the page stands alone") {
  const std::string html = markdown_to_html("# x\n", "A <title> & more");
  CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"));
  CHECK(html.find("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: file:\"") !=
        std::string::npos);
  CHECK(html.find("<title>A &lt;title&gt; &amp; more</title>") != std::string::npos);
  CHECK(html.find("@media print") != std::string::npos);
  CHECK(html.find("prefers-color-scheme: dark") != std::string::npos);
  CHECK(html.find("name=\"viewport\"") != std::string::npos);
  for (const char* remote : {"<script", "<link", "src=\"http", "url("})
    CHECK(html.find(remote) == std::string::npos);
}

TEST_CASE("sections, labels, tables and tasks have the elements that say what they are") {
  const std::string html = body(markdown_to_html(
      "# a\n\n## b *7*\n\n- **k:** v\n\n| h | n |\n| --- | ---: |\n| x | 1 |\n\n---\n\n- [x] done\n", "t"));
  CHECK(html.find("<section>\n<h2 dir=\"auto\"><span class=\"split\"><span>b</span> <span "
                  "class=\"aside\">7</span>") != std::string::npos);
  CHECK(html.find("</section>\n<hr>") != std::string::npos);
  CHECK(html.find("<dt dir=\"auto\"><strong>k</strong></dt><dd dir=\"auto\">v</dd>") != std::string::npos);
  CHECK(html.find("<thead>\n<tr><th scope=\"col\" dir=\"auto\">h</th><th scope=\"col\" class=\"number\"") !=
        std::string::npos);
  CHECK(html.find("aria-label=\"done\"") != std::string::npos);
}

TEST_CASE("a word that no column is wide enough for may break") {
  const std::string link = "https://example.org/file/d/1aBcDeFgHiJkLmNoPq/view";
  const std::string page = markdown_to_html(
      "| a | b |\n| --- | --- |\n| <" + link + "> | short words of a page that is long |\n", "t");
  CHECK(page.find("\n.long { overflow-wrap: anywhere;") != std::string::npos);
  CHECK(page.find("<td class=\"long\" dir=\"auto\">") != std::string::npos);
  CHECK(page.find("<td dir=\"auto\">short words") != std::string::npos);
}

TEST_CASE("a template's links and pictures are kept only where they are safe") {
  const std::string html =
      body(markdown_to_html("[a](https://x.org/?a=1&b=2) [b](javascript:alert\\(1\\)) [c](other.html) "
                            "[d](data:text/html,x) [e](//x.org) "
                            "![f](scans/a.jpg) ![g](http://x.org/y.png) ![h](/etc/x) <javascript:x> "
                            "<https://y.org>\n\n<script>x</script>\n",
                            "t"));
  CHECK(tags(html)["a"] == 3);
  CHECK(tags(html)["img"] == 1);
  CHECK(tags(html)["script"] == 0);
  CHECK(html.find("href=\"https://x.org/?a=1&amp;b=2\"") != std::string::npos);
  CHECK(html.find("<img src=\"scans/a.jpg\" alt=\"f\">") != std::string::npos);
  CHECK(html.find("href=\"javascript") == std::string::npos);
}

TEST_CASE("addresses are judged as browsers read them") {
  for (const char* good : {"https://x", "HTTP://x", "mailto:a@b", "a.html", "#part", "a/b?c=d:e", "../x"}) {
    CHECK(is_safe_link(good));
  }
  for (const char* bad : {"", "javascript:x", "JavaScript:x", "java\nscript:x", " javascript:x", "data:x",
                          "vbscript:x", "//x", "file:///etc", "\\\\x"}) {
    CHECK_FALSE(is_safe_link(bad));
  }
  for (const char* bad : {"", "http://x", "//x", "/x", "data:x", "C:x"}) CHECK_FALSE(is_safe_image(bad));
  CHECK(is_safe_image("scans/s07.jpg"));
}

TEST_CASE("a table as html is a page with its title") {
  Table table = small_table();
  table.rows[0][0] = std::string("<b>x</b>");
  const std::string html = written(table, Format::html);
  CHECK(html.find("<title>Tally</title>") != std::string::npos);
  CHECK(html.find("<td dir=\"auto\">&lt;b&gt;x&lt;/b&gt;</td><td class=\"number\" dir=\"auto\">12</td>") !=
        std::string::npos);
}
