// What is said of broken lines in full, and what to write instead, as the whole file is read.
#include <string>
#include <string_view>

#include "reading.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

// "LINE:COLUMN MESSAGE (HINT)" of each.
std::string said_of_lines(std::string_view text) {
  const auto reading = test::read(text);
  std::string out;
  for (const auto& d : reading.diagnostics.items()) {
    out += fmt::format("{}{}:{} {}", out.empty() ? "" : "; ", d.spot.line, d.spot.column, d.message);
    if (!d.hint.empty()) out += fmt::format(" ({})", d.hint);
  }
  return out;
}

}  // namespace

TEST_CASE("lines in the wrong column say what is wrong about their column") {
  CHECK(said_of_lines("a:\n  b: 1\n c: 2\n  d: 3\n") ==
        "3:2 this line is indented less than the one above, but lines up with nothing further up (let keys "
        "that belong together begin in the same column, indented with blanks)");
  CHECK(said_of_lines("a:\n  b: 1\n   c: 2\n  d: 3\n") ==
        "3:4 this line is indented deeper than the one above, which already has its value (let keys that "
        "belong together begin in the same column, indented with blanks)");
  CHECK(said_of_lines("a:\n    b: 1\n  c: 2\n  d: 3\n   e: 4\n") ==
        "3:3 this line is indented less than the one above, but lines up with nothing further up; so are "
        "lines below it, which are left out too (let keys that belong together begin in the same column, "
        "indented with blanks)");
  CHECK(said_of_lines("a:\n  b:\n    c: 1\n d: 2\n   e: 3\n f: 4\ng: 5\n") ==
        "4:2 this line is indented less than the one above, but lines up with nothing further up; so are "
        "lines below it, which are left out too (let keys that belong together begin in the same column, "
        "indented with blanks)");
  CHECK(said_of_lines("a: 1\n- b\nc: 2\n") ==
        "2:1 a list begins here, but the key above already has its value (let keys that belong together "
        "begin in the same column, indented with blanks)");
  CHECK(said_of_lines("a: 1\n-b: 2\n") == "2:1 a blank is missing after the dash of '-b: 2' (write - b: 2)");
  CHECK(said_of_lines("- a: 1\n b: 2\n  c: 3\n- a: 3\n") ==
        "2:2 this line is indented less than the one above, but lines up with nothing further up (let keys "
        "that belong together begin in the same column, indented with blanks)");
  CHECK(said_of_lines("- a: 1\n b: 2\n c: 3\n- a: 3\n") ==
        "2:2 this line is indented less than the one above, but lines up with nothing further up (let keys "
        "that belong together begin in the same column, indented with blanks)");
  CHECK(said_of_lines("- a: 1\n\xC2\xA0 b: 2\n- a: 3\n") ==
        "2:1 a no-break space stands in the indentation of this line (use plain blanks to indent, two for "
        "each level)");
  CHECK(said_of_lines("k:\n  - a: 1\n  b: |\n    c\n  - a: 4\n") ==
        "3:3 this line is indented less than the entry that it stands in (let keys that belong together "
        "begin in the same column, indented with blanks)");
  CHECK(said_of_lines("k:\n  - a: 1\n b: 2\n    c: 3\n  - a: 4\n") ==
        "3:2 this line is indented less than the entry that it stands in (let keys that belong together "
        "begin in the same column, indented with blanks)");
  CHECK(said_of_lines("k:\n  - a: 1\n   - b: 2\n  - a: 4\n") ==
        "3:4 this entry begins in column 4, but the others of its list begin in column 3 (let the dashes of "
        "a list stand in one column, indented with blanks)");
  CHECK(said_of_lines("a:\n\tb: 1\n\tc: 2\nd: 3\n\te: 4\n") ==
        "2:1 a tab stands in the indentation of this line (use blanks to indent, two for each level; editors "
        "can convert tabs to blanks); 5:1 a tab stands in the indentation of this line (use blanks to "
        "indent, two for each level; editors can convert tabs to blanks)");
  CHECK(said_of_lines("- a: 1\n\tb: 2\n- c\n") ==
        "2:1 a tab stands in the indentation of this line (use blanks to indent, two for each level; editors "
        "can convert tabs to blanks)");
  CHECK(said_of_lines("a: @1\n ---\nb: 2\n ... \n") ==
        "1:4 '@1' without quotes means something else in YAML, and the a would be lost (write a: \"@1\")");
}

TEST_CASE("keys and values say how they are to be written") {
  CHECK(said_of_lines("a b\nc: 1\n") ==
        "1:1 there is no colon in 'a b', so it is neither a key nor a value (write a word, a colon, a blank "
        "and then the value; further lines of a text are indented deeper)");
  CHECK(said_of_lines("a:b\nc: 1\n") == "1:1 a blank is missing after the colon in 'a:b' (write a: b)");
  CHECK(said_of_lines("c: 1\na = b\n") ==
        "2:1 there is no colon in 'a = b', so it is neither a key nor a value (write a word, a colon, a "
        "blank and then the value; further lines of a text are indented deeper)");
  CHECK(said_of_lines("c: 1\na\n  b: 2\n") ==
        "2:1 there is no colon in 'a', so it is neither a key nor a value (write a word, a colon, a blank "
        "and then the value; further lines of a text are indented deeper)");
  CHECK(
      said_of_lines("a: @b\nc: d: e\nf: - g\n") ==
      "1:4 '@b' without quotes means something else in YAML, and the a would be lost (write a: \"@b\"); 2:4 "
      "'d: e' without quotes means something else in YAML, and the c would be lost (write c: \"d: e\"); 3:4 "
      "'- g' without quotes means something else in YAML, and the f would be lost (write f: \"- g\")");
  CHECK(said_of_lines("a: b #c\n  d\ne: #f\n") ==
        "1:4 a # cuts the text 'b' off, and the rest of it would be lost (put the whole text in quotes, or "
        "take the comment out); 3:4 '#f' without quotes means something else in YAML, and the e would be "
        "lost (write e: \"#f\")");
  CHECK(said_of_lines("a: \"b\" c\nd: 'e' 'f'\ng: [h] i\n") ==
        "1:4 '\"b\" c' without quotes means something else in YAML, and the a would be lost (write a: '\"b\" "
        "c'); 2:4 \"'e' 'f'\" without quotes means something else in YAML, and the d would be lost (write d: "
        "\"'e' 'f'\"); 3:4 '[h] i' without quotes means something else in YAML, and the g would be lost "
        "(write g: \"[h] i\")");
  CHECK(said_of_lines("a: \"b\nc: d\n") ==
        "1:4 the text in quotes that begins here is not closed: '\"b' (close it with \" at its end; if the "
        "mark belongs to the text, write '\"b')");
  CHECK(said_of_lines("a: 'it's\nc: d\n") ==
        "1:4 \"'it's\" without quotes means something else in YAML, and the a would be lost (write a: "
        "\"'it's\")");
  CHECK(said_of_lines("a: \"\\d\"\nb: \"c\\\"\nd: e\n") ==
        "1:5 '\\d' means nothing in a text with double quotes (write the text in single quotes: '\\d'); 2:4 "
        "the text in quotes that begins here is not closed: '\"c\\\"' (close it with \" at its end; if the "
        "mark belongs to the text, write '\"c\\\"')");
  CHECK(said_of_lines("a: [b, c\nd: e\n") ==
        "1:4 the [ that opens here is not closed (close it with ]; if it belongs to a text, put the whole "
        "text in quotes)");
  CHECK(said_of_lines("a: {b: c]\nd: e\n") ==
        "1:4 the { that opens here is not closed (close it with }; if it belongs to a text, put the whole "
        "text in quotes)");
  CHECK(said_of_lines("a: [1,234, 5]\nb: {c: 1,234}\n") ==
        "1:5 '1,234' without quotes is read as several values (write \"1,234\", or put a blank after the "
        "comma if these are several)");
  CHECK(said_of_lines("a: {b:c, d: e: f, g: h #i}\n") ==
        "1:5 a blank is missing after the colon in 'b:c' (write b: c); 1:13 'e: f' without quotes means "
        "something else in YAML, and the d would be lost (write d: \"e: f\"); 1:22 what follows the # would "
        "be lost: 'h #i' needs quotes (write g: \"h #i\")");
  CHECK(said_of_lines("a: |\nb: >\n  c\nd: |2 e\n") ==
        "1:4 '|' without quotes means something else in YAML, and the a would be lost (write a: \"|\", or "
        "write the text on the lines below, indented); 4:4 '|2 e' without quotes means something else in "
        "YAML, and the d would be lost (write d: \"|2 e\")");
  CHECK(said_of_lines("a: &b c\nd: *b\ne: !f g\n<<: h\n") ==
        "1:4 '&b c' begins with a YAML anchor; files hold plain text only (write the value out in full; if "
        "'&b c' is the text itself, write a: \"&b c\"); 2:4 '*b' stands for a value written elsewhere (a "
        "YAML alias); files hold plain text only (write the value out in full; if '*b' is the text itself, "
        "write d: \"*b\"); 3:4 '!f g' begins with a YAML tag; files hold plain text only (write the value "
        "out in full; if '!f g' is the text itself, write e: \"!f g\"); 4:1 << would copy the keys of "
        "another map; files hold plain text only (write the keys out in full)");
  CHECK(said_of_lines("? a\n: b\nc: d\n") ==
        "1:1 a question mark with a blank begins a key that is not plain text (write a word, a colon, a "
        "blank and then the value, such as answer: \"24\"); 2:1 ': b' without quotes means something else in "
        "YAML, and the entry would be lost (write - \": b\")");
  CHECK(said_of_lines("[a]: b\n\"\": c\n'd\\n': e\n") ==
        "1:1 a key must be a word, not a list or a map (write a word, a colon, a blank and then the value, "
        "such as answer: \"24\"); 2:1 the key is empty (write a word, a colon, a blank and then the value, "
        "such as answer: \"24\")");
  CHECK(said_of_lines("a: b\na: c\nd: {e: f, e: g}\n") ==
        "2:1 'a' is already given above; this second value is not used (keep one of the two); 3:11 'e' is "
        "already given above; this second value is not used (keep one of the two)");
  CHECK(said_of_lines("- a: 1\n  b: 2\n  a: 3\n  b: 4\n- a: 1\n  a: 2\n") ==
        "3:3 2 keys from here on are already given above; these second values are not used (if another entry "
        "begins here, put a dash and a blank before it); 6:3 'a' is already given above; this second value "
        "is not used (keep one of the two)");
  CHECK(said_of_lines("a: 1\n--- b\nc: 2\n") ==
        "2:5 something stands behind the three dashes (begin on the line below)");
  CHECK(said_of_lines("- a\nb: c\n") ==
        "2:1 this line is indented less than the entry that it stands in (let keys that belong together "
        "begin in the same column, indented with blanks)");
  CHECK(said_of_lines("a: so\"\nb: \"\n") ==
        "1:4 this text ends in a double quote that nothing opens (write a: 'so\"'); 2:4 the text in quotes "
        "that begins here is not closed: '\"' (close it with \" at its end; if the mark belongs to the text, "
        "write '\"')");
}
