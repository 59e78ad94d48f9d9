// Tables and texts that the tests of the writers share.
#pragma once

#include "worksort/write/format.hpp"

#include <string>
#include <vector>

namespace worksort {

// Texts that mean something to one format or another.
inline const std::vector<std::string>& nasty_texts() {
  static const std::vector<std::string> k_texts = {"007",
                                                   "1:30",
                                                   "3/4",
                                                   "6.80",
                                                   "yes",
                                                   "No",
                                                   "ON",
                                                   "off",
                                                   "y",
                                                   "N",
                                                   "true",
                                                   "False",
                                                   "null",
                                                   "Null",
                                                   "~",
                                                   "NULL",
                                                   "1e3",
                                                   "1_000",
                                                   "0x1F",
                                                   "0o17",
                                                   "010",
                                                   ".5",
                                                   "-3",
                                                   "+7",
                                                   "-3.5e2",
                                                   ".inf",
                                                   ".NaN",
                                                   "2026-11-17",
                                                   "12:30:45",
                                                   ">5",
                                                   "|3",
                                                   "#5",
                                                   "!3",
                                                   "[2, 5]",
                                                   "{1, 2}",
                                                   "a: b",
                                                   "@3",
                                                   "%50",
                                                   "*7",
                                                   "&3",
                                                   "- 3",
                                                   "? 5",
                                                   "\"two\" sixes",
                                                   "'tis",
                                                   "it's",
                                                   "x #1",
                                                   "x: ",
                                                   ":x",
                                                   "a:",
                                                   "key: value",
                                                   "---",
                                                   "...",
                                                   "--- x",
                                                   "=1+1",
                                                   "'=1+1",
                                                   "''=x",
                                                   "+x",
                                                   "@SUM(A1)",
                                                   "-x+2",
                                                   "=HYPERLINK(\"http://x\")",
                                                   "trailing ",
                                                   " leading",
                                                   "a  b",
                                                   "line\nbreak",
                                                   "two\n\nbreaks\n",
                                                   "tab\there",
                                                   "\ttab",
                                                   "crlf\r\nend",
                                                   "back\\slash",
                                                   "quote\"quote",
                                                   "semi; colon",
                                                   "comma, comma",
                                                   "a,b;c|d",
                                                   "<script>alert(1)</script>",
                                                   "<b>bold</b>",
                                                   "&lt;",
                                                   "&#60;",
                                                   "](javascript:alert(1))",
                                                   "![x](http://x/y.png)",
                                                   "[x](javascript:alert(1))",
                                                   "{{{x}}}",
                                                   "{{x}}",
                                                   "`code`",
                                                   "```",
                                                   "**b**",
                                                   "__b__",
                                                   "~~s~~",
                                                   "# h",
                                                   "| a | b |",
                                                   "|---|",
                                                   "- item",
                                                   "1. item",
                                                   "> quote",
                                                   "<!-- c -->",
                                                   "\\*",
                                                   "http://example.org",
                                                   "Zo\xC3\xAB",
                                                   "e\xCC\x81",
                                                   "\xE6\x97\xA5\xE6\x9C\xAC",
                                                   "\xF0\x9F\x98\x80 ok",
                                                   "\xE2\x80\xAE"
                                                   "abc",
                                                   "zero\xE2\x80\x8Bwidth",
                                                   "\xE2\x80\xA8line",
                                                   "\xEF\xBB\xBF"
                                                   "bom",
                                                   "_x0041_",
                                                   "</style><script>",
                                                   "\"onload=\"x",
                                                   "a'b\"c`d",
                                                   "a!",
                                                   "5.",
                                                   "x\xC2\xA0y",
                                                   "Infinity",
                                                   "a b c (d) e/f.g_h-i"};
  return k_texts;
}

inline Table one_column(const std::vector<std::string>& texts, ColumnType type = ColumnType::text) {
  Table table;
  table.columns = {{"answer", "Answer", type}};
  for (const auto& text : texts) table.rows.push_back({text});
  return table;
}

inline Table small_table() {
  Table table;
  table.title = "Tally";
  table.columns = {{"strategy", "Strategy", ColumnType::code},
                   {"pieces", "Pieces", ColumnType::number},
                   {"share", "Share", ColumnType::real},
                   {"models", "Models", ColumnType::list},
                   {"open", "Open", ColumnType::flag}};
  table.rows = {{std::string("skip-counting"), std::int64_t{12}, 0.5, TextList{"array", "number-line"}, true},
                {std::string("blank"), std::int64_t{3}, Nothing{}, TextList{}, false}};
  return table;
}

inline std::string written(const Table& table, Format format, std::size_t width = 0, bool color = false) {
  WriteOptions options;
  options.format = format;
  options.command = "tally";
  options.width = width;
  options.color = color;
  return write_table(table, Value{{"files", 1}}, options).text();
}

}  // namespace worksort
