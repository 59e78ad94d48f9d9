// What is said of a text that means something else in YAML, and what stands in quotes already.
#include "read/yaml/quoting.hpp"

#include <string>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort::reading;

namespace {

// "ID OFFSET+LENGTH hint", and behind > what is written in its place.
std::string finding_said(const Finding& finding) {
  std::string out = fmt::format("{} {}+{} {}", finding.id, finding.offset, finding.length, finding.hint);
  if (finding.mend)
    out += fmt::format(" > {}+{} {}", finding.mend->offset, finding.mend->length, finding.mend->text);
  return out;
}

std::string needed(const std::string& text, const Holder& holder = {"answer"}) {
  return finding_said(needs_quotes(7, text, holder));
}

std::string refused(const std::string& text, const Holder& holder = {"answer"}) {
  return finding_said(refused_property(7, text, holder));
}

}  // namespace

TEST_CASE("what stands in the quotes of a word processor is the text inside") {
  CHECK(without_quotes("") == "");
  CHECK(without_quotes("a") == "a");
  for (const std::string text :
       {"\u201Ca b\u201D", "\u201Ca b\u201C", "\u201Ca b\"", "\u201Da b\u201D", "\u201Ea b\u201C",
        "\"a b\u201D", "\u00ABa b\u00BB", "\u2018a b\u2019", "\u2018a b'", "\u201Aa b\u2018"}) {
    CAPTURE(text);
    CHECK(without_quotes(text) == "a b");
  }
  for (const std::string text : {"\u201Ca", "a\u201D", "\u201Ca\u201D b", "\u201Ca\u201D and \u201Cb\u201D",
                                 "\u00ABa\u201D", "\"a\"", "'a'", "\u201C", "\u2019a\u2019"}) {
    CAPTURE(text);
    CHECK(without_quotes(text) == text);
  }
  CHECK(without_quotes("\u201C\u201D") == "");
  CHECK(without_quotes("\u2018it\u2019s so\u2019") == "it\u2019s so");
  CHECK(without_quotes("\u2018it\u2019s so") == "\u2018it\u2019s so");
}

TEST_CASE("single quotes where there is a double quote or a backslash, and their own doubled") {
  CHECK(in_quotes("") == "\"\"");
  CHECK(in_quotes("it's") == "\"it's\"");
  CHECK(in_quotes("say \"a\"") == "'say \"a\"'");
  CHECK(in_quotes("a\\b") == "'a\\b'");
  CHECK(in_quotes("it's \"a\"") == "'it''s \"a\"'");
}

TEST_CASE("a text is shown up to forty columns, in quotes that it does not hold") {
  const std::string forty(40, 'a');
  CHECK(shown("") == "''");
  CHECK(shown("a") == "'a'");
  CHECK(shown("it's") == "\"it's\"");
  CHECK(shown(forty) == "'" + forty + "'");
  CHECK(shown(forty + "a") == "'" + forty + "...'");
  CHECK(shown(forty + "'") == "'" + forty + "...'");
}

TEST_CASE("a hint shows the line to write, for texts of one line and up to a hundred bytes") {
  const std::string hundred(100, 'a');
  CHECK(quoting_hint("a", {"answer"}) == "write answer: \"a\"");
  CHECK(quoting_hint("a", {}) == "write - \"a\"");
  CHECK(quoting_hint("a", {"", true}) == "write \"a\"");
  CHECK(quoting_hint("a", {"answer", true}) == "write answer: \"a\"");
  CHECK(quoting_hint(hundred, {}) == "write - \"" + hundred + "\"");
  CHECK(quoting_hint(hundred + "a", {}) == "put the whole text in quotes");
  CHECK(quoting_hint("a\nb", {}) == "put the whole text in quotes");
}

TEST_CASE("a text that needs quotes gets them, unless it may be something else") {
  CHECK(needed(">5") == "needs-quotes 7+2 write answer: \">5\" > 7+2 \">5\"");
  CHECK(needed(">5", {}) == "needs-quotes 7+2 write - \">5\" > 7+2 \">5\"");
  CHECK(needs_quotes(0, ">5", {"use_when"}).message ==
        "'>5' without quotes means something else in YAML, and the use when would be lost");
  CHECK(needs_quotes(0, ">5", {}).message ==
        "'>5' without quotes means something else in YAML, and the entry would be lost");
  CHECK(needed("\"5\",") == "needs-quotes 7+4 take out the comma behind the quotes > 10+1 ");
  CHECK(needed("'',") == "needs-quotes 7+3 write answer: \"'',\" > 7+3 \"'',\"");
  CHECK(needed("'5'',") == "needs-quotes 7+5 write answer: \"'5'',\" > 7+5 \"'5'',\"");
  CHECK(needed("- rows", {"strategy"}) ==
        "needs-quotes 7+6 write strategy: rows; several codes are a list: [a, b] > 7+6 \"- rows\"");
  CHECK(needed("- rows", {"answer"}) == "needs-quotes 7+6 write answer: \"- rows\" > 7+6 \"- rows\"");
  CHECK(needed("-rows", {"strategy"}) == "needs-quotes 7+5 write strategy: \"-rows\" > 7+5 \"-rows\"");
}

TEST_CASE("where a key stands inside, two may have run together, and nothing is mended") {
  CHECK(needed("24 model: array") ==
        "needs-quotes 7+15 if model: is a key, give it a line of its own; if all of it is one text, write "
        "answer: "
        "\"24 model: array\"");
  CHECK(needed("24 model:", {"answer", true}) ==
        "needs-quotes 7+9 if model: is a key, put a comma before it; if all of it is one text, write answer: "
        "\"24 "
        "model:\"");
  CHECK(needed("24 \"model\": array").starts_with("needs-quotes 7+17 if model: is a key, "));
  CHECK(needed("24 weg: 5, model:\tarray").starts_with("needs-quotes 7+23 if model: is a key, "));
  CHECK(needed("{a: b} model: c", {}) ==
        "needs-quotes 7+15 an entry ends with the } that closes it: take out what stands behind it, or give "
        "it an "
        "entry of its own");
  for (const std::string text :
       {"model: array", "24 model:array", "24 weg: 5", "24 model : 5", "24 the_model: 5"}) {
    CAPTURE(text);
    CHECK(needs_quotes(7, text, {"answer"}).mend.has_value());
  }
  CHECK(needs_quotes(7, "24 model: array", {"answer", false, true}).mend.has_value());
}

TEST_CASE("anchors, aliases and tags have names, and all else needs quotes") {
  CHECK(refused("&a 5") ==
        "no-anchors 7+4 write the value out in full; if '&a 5' is the text itself, write answer: \"&a 5\"");
  CHECK(refused("*a").starts_with("no-aliases 7+2 "));
  CHECK(refused("!!str 5").starts_with("no-tags 7+7 "));
  CHECK(refused("!<x> 5").starts_with("no-tags 7+6 "));
  CHECK(refused("!a 5").starts_with("no-tags 7+4 "));
  CHECK(refused("&a b", {"answer", false, true}) == "no-anchors 7+4 write the key without '&a'");
  for (const std::string text : {"&", "& 5", "&5", "*", "* 5", "*5", "!", "! 5", "!5 a", "!a", "", "a"}) {
    CAPTURE(text);
    CHECK(refused(text).starts_with("needs-quotes "));
  }
  CHECK(is_text_tag("tag:yaml.org,2002:str"));
  CHECK_FALSE(is_text_tag("tag:yaml.org,2002:int"));
  CHECK_FALSE(is_text_tag(""));
}
