// The small steps through YAML source, at the edges: the end of the text, empty lines, CRLF, blanks of two
// kinds.
#include "read/yaml/lexer.hpp"

#include <string>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort::reading;

namespace {

// "BEGIN CONTENT END NEXT" of each line, with t, b and - for a tab, a bare line and a boundary.
std::string lines_in(const std::string& text) {
  std::string out;
  std::size_t at = 0;
  do {
    const Line line = line_from(text, at);
    out += fmt::format("{} {} {} {}{}{}{}; ", line.begin, line.content, line.end, line.next,
                       line.tab ? "t" : "", line.bare ? "b" : "", line.boundary ? "-" : "");
    at = line.next;
  } while (at < text.size());
  return out;
}

// "end after" of the key at the beginning.
std::string key_of(const std::string& text) {
  const auto key = find_key(text, 0);
  return key ? fmt::format("{} {}", key->end, key->after) : "none";
}

// "closed end", with the place of an escape that is none.
std::string quoted(const std::string& text, std::ptrdiff_t column = -1, std::size_t at = 0) {
  const Quoted found = scan_quoted(text, at, column);
  return fmt::format("{} {}{}", found.closed ? "closed" : "open", found.end,
                     found.bad_escape == 0 ? "" : fmt::format(" bad {}", found.bad_escape));
}

}  // namespace

TEST_CASE("a line ends before its line end, and the next begins behind it") {
  CHECK(lines_in("") == "0 0 0 0b; ");
  CHECK(lines_in("a") == "0 0 1 1; ");
  CHECK(lines_in("a\n") == "0 0 1 2; ");
  CHECK(lines_in("a\r\n b\r\n") == "0 0 1 3; 3 4 5 7; ");
  CHECK(lines_in("\n\r\n  \n") == "0 0 0 1b; 1 1 1 3b; 3 5 5 6b; ");
  CHECK(lines_in(" \ta\n  # b\n#\n") == "0 2 3 4t; 4 6 9 10b; 10 10 11 12b; ");
  CHECK(lines_in("a\r") == "0 0 1 2; ");
  CHECK(
      lines_in("---\n...\n--- a\n---a\n ---\n--\n---\t\n---\r\n") ==
      "0 0 3 4-; 4 4 7 8-; 8 8 13 14-; 14 14 18 19; 19 20 23 24; 24 24 26 27; 27 27 31 32-; 32 32 35 37-; ");
  const Line behind = line_from("ab", 5);
  CHECK(behind.begin == 2);
  CHECK(behind.next == 2);
  CHECK(line_from("  a", 0).indent() == 2);
}

TEST_CASE("a line begins behind the line end before it and ends before its own") {
  const std::string text = "ab\r\n\ncd";
  const std::vector<std::size_t> begins = {0, 0, 0, 0, 4, 5, 5, 5, 5};
  const std::vector<std::size_t> ends = {2, 2, 2, 3, 4, 7, 7, 7, 7};
  for (std::size_t at = 0; at < begins.size(); ++at) {
    CAPTURE(at);
    CHECK(line_begin(text, at) == begins[at]);
    CHECK(line_end(text, at) == ends[at]);
  }
  CHECK(line_begin("", 0) == 0);
  CHECK(line_end("", 0) == 0);
  CHECK(line_end("\r\n", 0) == 0);
}

TEST_CASE("blanks are passed over, and no-break blanks where they count") {
  const std::string text = "a \t\xC2\xA0 b ";
  CHECK(skip_blanks(text, 0) == 0);
  CHECK(skip_blanks(text, 1) == 3);
  CHECK(skip_wide_blanks(text, 1) == 6);
  CHECK(skip_wide_blanks(text, 3) == 6);
  CHECK(skip_blanks(text, 7) == 8);
  CHECK(skip_wide_blanks(text, 7) == 8);
  CHECK(skip_wide_blanks("\xC2", 0) == 0);
  CHECK(skip_wide_blanks("\xC2\xA9", 0) == 0);
  CHECK(skip_blanks("\n", 0) == 0);
}

TEST_CASE("a text in quotes ends at its quote, and what is doubled or escaped is none") {
  CHECK(quoted("''") == "closed 2");
  CHECK(quoted("'a' b") == "closed 3");
  CHECK(quoted("'it''s'") == "closed 7");
  CHECK(quoted("'a''") == "open 4");
  CHECK(quoted("'a\\'") == "closed 4");
  CHECK(quoted("'") == "open 1");
  CHECK(quoted("\"a\\\"b\"") == "closed 6");
  CHECK(quoted("\"a\"\"") == "closed 3");
  CHECK(quoted("\"a\\\"") == "open 4");
  CHECK(quoted("\"a\\") == "open 3");
  CHECK(quoted("x \"a\" y", -1, 2) == "closed 5");
}

TEST_CASE("escapes are known by their sign, their digits and what they stand for") {
  for (const char c : std::string("0abt\tnvfre \"/\\N_LP"))
    CHECK(quoted(std::string("\"\\") + c + "\"") == "closed 4");
  for (const std::string good : {"x41", "xfF", "u00e9", "uD7FF", "uE000", "U0001F600", "U0010FFFF"}) {
    CAPTURE(good);
    CHECK(quoted("\"\\" + good + "\"") == fmt::format("closed {}", good.size() + 3));
  }
  for (const std::string bad :
       {"q", "x4", "xg0", "x4G", "u00e", "u00eg", "uD800", "uDFFF", "U00110000", "c", "1"}) {
    CAPTURE(bad);
    CHECK(quoted("\"\\" + bad + "\"") == fmt::format("closed {} bad 1", bad.size() + 3));
  }
  CHECK(quoted("\"\\q\\z\"") == "closed 6 bad 1");  // the first one
  CHECK(quoted("'\\q'") == "closed 4");
}

TEST_CASE("a text in quotes goes on where lines are deeper than its key, empty or no boundary") {
  CHECK(quoted("\"a\n b\"", 0) == "closed 6");
  CHECK(quoted("\"a\nb\"", 0) == "open 2");
  CHECK(quoted("\"a\nb\"", -1) == "closed 5");
  CHECK(quoted("\"a\n\n b\"", 0) == "closed 7");
  CHECK(quoted("\"a\n  b\"", 2) == "open 2");
  CHECK(quoted("\"a\n---\nb\"", -1) == "open 2");
  CHECK(quoted("\"a\\\n b\"", 0) == "closed 7");  // an escaped line end
  CHECK(quoted("\"a\\\nb\"", 0) == "open 3");
  CHECK(quoted("\"a\n", 0) == "open 3");
}

TEST_CASE("texts without quotes begin with a letter, or with a sign that means nothing there") {
  for (const std::string good :
       {"a", "-a", "?a", ":a", "0", "(", "\\", "\xC3\xA9", "=", "<", "~", "-1", ".", "/", "+"}) {
    CAPTURE(good);
    CHECK(begins_plain(good, 0, false));
    CHECK(begins_plain(good, 0, true) == (good != "?a"));
  }
  for (const std::string bad :
       {"",  " a", "\ta", "\n", "\r", ",", "[", "]", "{",   "}",   "#",   "&",   "*",   "!",
        "|", ">",  "'",   "\"", "%",  "@", "`", "-", "- a", "? a", ": a", "-\t", ":\n", "?"}) {
    CAPTURE(bad);
    CHECK_FALSE(begins_plain(bad, 0, false));
    CHECK_FALSE(begins_plain(bad, 0, true));
  }
}

TEST_CASE("a text without quotes ends before a comment and the blanks at its end, in flow at signs too") {
  CHECK(plain_end("", 0, false) == 0);
  CHECK(plain_end("ab", 0, false) == 2);
  CHECK(plain_end("ab \t\r\ncd", 0, false) == 2);
  CHECK(plain_end("a b # c", 0, false) == 3);
  CHECK(plain_end("a#b #c", 0, false) == 3);
  CHECK(plain_end("a\t# c", 0, false) == 1);
  CHECK(plain_end("# c", 0, false) == 3);
  CHECK(plain_end("a, [b] {c}", 0, false) == 10);
  for (const std::string sign : {",", "[", "]", "{", "}"}) {
    CAPTURE(sign);
    CHECK(plain_end("ab " + sign + " c", 0, true) == 2);
    CHECK(plain_end(sign, 0, true) == 0);
  }
  CHECK(plain_end("x  ", 1, false) == 1);
  CHECK(plain_end("x a ", 2, false) == 3);
}

TEST_CASE("a colon ends a word where a blank or the end of the line follows") {
  const std::string text = "a:b c: d:";
  CHECK(find_colon(text, 0, text.size()) == 5);
  CHECK(find_colon(text, 5, text.size()) == 5);
  CHECK(find_colon(text, 6, text.size()) == 8);
  CHECK(find_colon(text, 6, 8) == 8);
  CHECK(find_colon(text, 0, 5) == 5);
  CHECK(find_colon("a:\tb", 0, 4) == 1);
  CHECK(find_colon("a:\r\n", 0, 2) == 1);
  CHECK(find_colon("ab", 0, 2) == 2);
}

TEST_CASE("a key ends before its colon, with quotes or without") {
  CHECK(key_of("a: b") == "1 2");
  CHECK(key_of("a:") == "1 2");
  CHECK(key_of("a b \t: c") == "3 6");
  CHECK(key_of("a:b: c") == "3 4");
  CHECK(key_of("a:b") == "none");
  CHECK(key_of("a # b: c") == "none");
  CHECK(key_of("a\nb: c") == "none");
  CHECK(key_of("\"a: b\": c") == "6 7");
  CHECK(key_of("'a' : c") == "3 5");
  CHECK(key_of("'a':c") == "none");
  CHECK(key_of("'a' c:") == "none");
  CHECK(key_of("'a\n': c") == "none");
  CHECK(key_of("- a: b") == "none");
  CHECK(key_of("") == "none");
  CHECK(key_of(": b") == "none");
}

TEST_CASE("a key or a dash ends what is open in flow style where it is not indented deeper") {
  const auto ends = [](const std::string& text, std::ptrdiff_t column) {
    return ends_flow(text, line_from(text, 0), column);
  };
  CHECK(ends("a: b", 0));
  CHECK(ends("- b", 0));
  CHECK(ends("  a: b", 2));
  CHECK(ends(" - b", 3));
  CHECK_FALSE(ends("  a: b", 1));
  CHECK_FALSE(ends("a, b", 0));
  CHECK_FALSE(ends("-b", 0));
  CHECK_FALSE(ends("", 0));
  CHECK_FALSE(ends("# a: b", 0));
  CHECK_FALSE(ends("a: b", -1));
}

TEST_CASE("a comment is tight if no blank follows its signs") {
  for (const auto* text : {"#a", "##a", "#-"}) CHECK(is_tight_comment(text, 0));
  for (const auto* text : {"# a", "#", "## a", "#\ta", "#\n", "##"}) CHECK_FALSE(is_tight_comment(text, 0));
}
