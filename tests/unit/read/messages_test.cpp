// What is said of keys, dashes and quotes that are not as they should be, and how lists in words are parted.
#include "read/study/messages.hpp"

#include "worksort/util/text.hpp"

#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::reading;

namespace {

// "id OFFSET+LENGTH message / hint {mend at OFFSET+LENGTH}" of a finding.
std::string finding_told(const Finding& finding) {
  std::string out = fmt::format("{} {}+{} {} / {}", finding.id, finding.offset, finding.length,
                                finding.message, finding.hint);
  if (finding.mend)
    out += fmt::format(" {{{}+{} '{}'}}", finding.mend->offset, finding.mend->length, finding.mend->text);
  return out;
}

}  // namespace

TEST_CASE("a key without its colon or its blank") {
  const auto key = [](std::string_view text, std::size_t at = 0) { return finding_told(no_key(at, text)); };
  CHECK(key("a b\nc: d") ==
        "missing-colon 0+3 there is no colon in 'a b', so it is neither a key nor a value / write a word, a "
        "colon, a blank and then the value; further lines of a text are indented deeper");
  CHECK(key("answer:24\n") ==
        "missing-blank 0+9 a blank is missing after the colon in 'answer:24' / write answer: 24 {7+0 ' '}");
  CHECK(key("answer:\u00A024\n") ==
        "missing-blank 0+11 the blank after the colon in 'answer:\u00A024' is a no-break space / write "
        "answer: 24 {7+2 ' '}");
  CHECK(key("own:24 # c\n") ==
        "missing-blank 0+6 a blank is missing after the colon in 'own:24' / write own: 24");
  CHECK(key("x: y\nanswer:24\n", 5) ==
        "missing-blank 5+9 a blank is missing after the colon in 'answer:24' / write answer: 24 {12+0 ' '}");
  CHECK(key(":24\n") ==
        "missing-colon 0+3 there is no colon in ':24', so it is neither a key nor a value / write a word, a "
        "colon, a blank and then the value; further lines of a text are indented deeper");
  CHECK(key("answer:\n") ==
        "missing-colon 0+7 there is no colon in 'answer:', so it is neither a key nor a value / write a "
        "word, a colon, a blank and then the value; further lines of a text are indented deeper");
  CHECK(key("-answer: 24\n") ==
        "missing-blank 0+11 a blank is missing after the dash of '-answer: 24' / write - answer: 24 {0+1 '- "
        "'}");
  CHECK(key("-5\n") ==
        "missing-colon 0+2 there is no colon in '-5', so it is neither a key nor a value / write a word, a "
        "colon, a blank and then the value; further lines of a text are indented deeper");
  CHECK(key("-\n") ==
        "missing-colon 0+1 there is no colon in '-', so it is neither a key nor a value / write a word, a "
        "colon, a blank and then the value; further lines of a text are indented deeper");
  CHECK(key("\u00E9t\u00E9:1") ==
        "missing-blank 0+7 a blank is missing after the colon in '\u00E9t\u00E9:1' / write \u00E9t\u00E9: 1");
}

TEST_CASE("quotes, brackets, tabs and keys that are none") {
  CHECK(finding_told(unclosed_quote(3, "a: \"b c # d\n")) ==
        "unclosed-quote 3+4 the text in quotes that begins here is not closed: '\"b c' / close it with \" at "
        "its end; if the mark belongs to the text, write '\"b c'");
  CHECK(finding_told(unclosed_quote(3, "a: 'b\n")) ==
        "unclosed-quote 3+2 the text in quotes that begins here is not closed: \"'b\" / close it with ' at "
        "its end; if the mark belongs to the text, write \"'b\"");
  CHECK(finding_told(unclosed_bracket(0, "[a")) ==
        "unclosed-bracket 0+1 the [ that opens here is not closed / close it with ]; if it belongs to a "
        "text, put the whole text in quotes");
  CHECK(finding_told(unclosed_bracket(1, " {a")) ==
        "unclosed-bracket 1+1 the { that opens here is not closed / close it with }; if it belongs to a "
        "text, put the whole text in quotes");
  CHECK(finding_told(tab_indent(4)) ==
        "tab-indent 4+1 a tab stands in the indentation of this line / use blanks to indent, two for each "
        "level; editors can convert tabs to blanks");
  CHECK(finding_told(no_break_indent(2, "a\n \u00A0 \u00A0b\n")) ==
        "yaml-syntax 3+2 a no-break space stands in the indentation of this line / use plain blanks to "
        "indent, two for each level {2+6 '    '}");
  CHECK(finding_told(too_deep(3, 40)) ==
        "too-deep 3+1 lists and maps stand inside each other more than 40 levels deep / no worksort file "
        "needs that many; look for brackets that are not closed, or put the text in quotes");
  CHECK(finding_told(bad_key(0, ", a: b\n", "so")) ==
        "bad-key 0+1 nothing stands before this comma / take the comma out {0+1 ''}");
  CHECK(finding_told(bad_key(0, "[a]: b # c\n", "so")) ==
        "bad-key 0+6 so / write a word, a colon, a blank and then the value, such as answer: \"24\"");
  CHECK(finding_told(duplicate_key(1, 2, "task", true)) ==
        "duplicate-key 1+2 'task' is already given above; this second value is not used / put a line of --- "
        "between the two task: parts");
  CHECK(
      finding_told(duplicate_key(1, 2, "task", false)) ==
      "duplicate-key 1+2 'task' is already given above; this second value is not used / keep one of the two");
  CHECK(finding_told(duplicate_key(1, 2, "answer", true)) ==
        "duplicate-key 1+2 'answer' is already given above; this second value is not used / keep one of the "
        "two");
  CHECK(finding_told(bad_escape(0, 2, 6, "\"a\\qb\"")) ==
        "bad-escape 2+2 '\\q' means nothing in a text with double quotes / write the text in single quotes: "
        "'a\\qb'");
  CHECK(finding_told(bad_escape(0, 1, 2, "\"\\")) ==
        "bad-escape 1+2 '\\' means nothing in a text with double quotes / write the text in single quotes: "
        "\"\"");
  const std::string long_text = "\"\\q" + std::string(98, 'x') + "\"";
  CHECK(finding_told(bad_escape(0, 1, long_text.size(), long_text)).find("single quotes: ") !=
        std::string::npos);
  const std::string longer = "\"\\q" + std::string(99, 'x') + "\"";
  CHECK(finding_told(bad_escape(0, 1, longer.size(), longer)).find("single quotes: ") == std::string::npos);
  CHECK(finding_told(syntax(3, "illegal block entry at 3")) ==
        "yaml-syntax 3+1 there is a dash here in a place where no list can begin / look at the indentation, "
        "at the colon and the blank after each key, and at quotes that are not closed");
  CHECK(finding_told(syntax(3, "something else")) ==
        "yaml-syntax 3+1 this does not fit what stands above it / look at the indentation, at the colon and "
        "the blank after each key, and at quotes that are not closed");
}

TEST_CASE("words that list several things, and words for none") {
  const auto parts = [](std::string_view text) { return join(parts_of_list(text), "|"); };
  CHECK(parts("") == "");
  CHECK(parts("a") == "a");
  CHECK(parts("a, b;c / d&e + f and g\nh") == "a|b|c|d|e|f|g|h");
  CHECK(parts(",a,,b,") == "a|b");
  CHECK(parts("sand and band") == "sand|band");
  CHECK(parts("and b") == "and b");
  CHECK(parts(" , ") == "");
  for (const std::string_view word :
       {"none", "N/A", "na", "nil", " Nothing ", "none seen", "-", "\u2013", "\u2014"})
    CHECK(says_none(word));
  for (const std::string_view word : {"", "no", "none of it", "--"}) CHECK_FALSE(says_none(word));
  CHECK(is_document_key("task"));
  CHECK_FALSE(is_document_key("tasks"));
  CHECK_FALSE(is_document_key("answer"));
}
