#include "worksort/write/format.hpp"

#include <stdexcept>

#include "../parse_json.hpp"
#include "samples.hpp"
#include <doctest/doctest.h>

using namespace worksort;

TEST_CASE("formats are found by name and by path") {
  for (const char* name : {"text", "csv", "tsv", "json", "yaml", "md", "html", "xlsx", "sarif", "sqlite",
                           "postgres", "ics", "qdc"}) {
    REQUIRE(format_from_name(name).has_value());
    CHECK(format_name(*format_from_name(name)) == name);
  }
  CHECK_FALSE(format_from_name("pdf").has_value());
  CHECK(format_from_path("out/a.b/Week.MD") == Format::md);
  CHECK(format_from_path("x.yml") == Format::yaml);
  CHECK(format_from_path("x.markdown") == Format::md);
  CHECK(format_from_path("x.htm") == Format::html);
  CHECK(format_from_path("x.db") == Format::sqlite);
  CHECK(format_from_path("x.sql") == Format::postgres);
  CHECK(format_from_path("x.txt") == Format::text);
  CHECK_FALSE(format_from_path("folder.md/file").has_value());
  CHECK_FALSE(format_from_path("md").has_value());
  CHECK_FALSE(format_from_path(".md").has_value());
  CHECK(is_binary(Format::xlsx));
  CHECK_FALSE(is_binary(Format::html));
}

TEST_CASE("the same table gives the same bytes in every format") {
  for (const Format format : {Format::text, Format::csv, Format::tsv, Format::json, Format::yaml, Format::md,
                              Format::html, Format::xlsx}) {
    CAPTURE(format_name(format));
    CHECK(written(small_table(), format) == written(small_table(), format));
    CHECK_FALSE(written(small_table(), format).empty());
  }
  CHECK_THROWS_AS(written(small_table(), Format::ics), std::invalid_argument);
}

TEST_CASE("a page is written from its Markdown or from its data") {
  const Page page{"p", "Page", Value{{"title", "x"}}, ""};
  WriteOptions options;
  options.command = "plan";
  options.format = Format::json;
  CHECK(parse_json(write_page(page, "", options))["data"]["title"] == "x");
  options.format = Format::yaml;
  CHECK(write_page(page, "", options) == "title: x\n");
  options.format = Format::md;
  CHECK(write_page(page, "# x\n\n| a |\n", options) == "# x\n\n| a |\n");
  options.format = Format::text;
  CHECK(write_page(page, "a *b*\n", options).size() == 81);
  options.format = Format::csv;
  CHECK_THROWS_AS(write_page(page, "", options), std::invalid_argument);
}
