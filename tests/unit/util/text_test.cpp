#include "worksort/util/text.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/hash.hpp"

#include <set>
#include <string>

#include <doctest/doctest.h>

using namespace worksort;

TEST_CASE("trim takes blanks and no-break spaces from both ends only") {
  CHECK(trim(" \t a b \r\n") == "a b");
  CHECK(trim("\xC2\xA0x\xC2\xA0 ") == "x");
  CHECK(trim("\xE2\x80\x8B \xEF\xBB\xBFx y\xE3\x80\x80") == "x y");
  CHECK(normalized("Ana\xC2\xA0"
                   "Cr\xE2\x80\x8Buz") == "Ana Cruz");
  CHECK(folded("ANA \xC2\xA0\xE2\x80\xAF Cruz") == "ana cruz");
  CHECK(trim("") == "");
}

TEST_CASE("normalized composes and folded ignores case and repeated blanks") {
  CHECK(normalized("e\xCC\x81") == "\xC3\xA9");
  CHECK(folded("  24   Rolls ") == "24 rolls");
  CHECK(folded("STRASSE") == folded("stra\xC3\x9F"
                                    "e"));
}

TEST_CASE("what cannot be seen is known for it, joiners that letters need are not") {
  for (const char* const unseen : {"\xEF\xBB\xBF", "\u200B", "\u200E", "\u2060", "\u00AD"}) {
    const std::string text = unseen + std::string("a");
    CHECK(unseen_at_front(text) == text.size() - 1);
    CHECK(unseen_at_front("a" + text) == 0);
    CHECK(has_unseen("a" + text));
  }
  CHECK(has_unseen("a\u00A0b"));
  CHECK(has_unseen("\u202E"));
  CHECK_FALSE(has_unseen("J\u00F6rg \u0646\u200C\u0627"));
  CHECK_FALSE(has_unseen("a b\tc"));
  CHECK(unseen_at_front("") == 0);
  CHECK(behind_byte_mark("\xEF\xBB\xBF\xEF\xBB\xBFx") == "\xEF\xBB\xBFx");
  CHECK(byte_mark_size("x\xEF\xBB\xBF") == 0);
}

TEST_CASE("codes in two spellings have the same letters, and codes without letters none") {
  for (const auto* code : {"skip-counting", "Skip counting", "SKIP_COUNTING", " skipcounting "})
    CHECK(spelling_of(code) == "skipcounting");
  CHECK(spelling_of("skip-counting-2") != spelling_of("skip-counting"));
  CHECK(spelling_of(" - _ ").empty());
}

TEST_CASE("natural order compares runs of digits as numbers") {
  CHECK(natural_less("task 2", "task 10"));
  CHECK_FALSE(natural_less("task 10", "task 2"));
  CHECK(natural_less("s07", "s8"));
  CHECK(natural_less("a", "a1"));
  CHECK_FALSE(natural_less("a", "a"));
  CHECK(natural_less("07", "7") != natural_less("7", "07"));
}

TEST_CASE("keys of texts compare as the texts do naturally") {
  std::vector<std::string> texts = {
      "", "0", "00", "a", std::string(300, '9'), std::string(254, '9'), "1" + std::string(255, '0')};
  for (const std::string head : {"", "7", "07", "a7", "a007", "a70", "a/", "a:", "\xC3\xA9"}) {
    for (const std::string tail : {"", "b", "8", "08", " 80", "\xC3\xA9"}) texts.push_back(head + tail);
  }
  for (const auto& a : texts) {
    for (const auto& b : texts) {
      CAPTURE(a);
      CAPTURE(b);
      const std::string x = natural_key(a);
      const std::string y = natural_key(b);
      if (x != y) CHECK((x < y) == natural_less(a, b));
      if (x == y) CHECK(natural_less(a, b) == (a < b));
    }
  }
}

TEST_CASE("nearest proposes what was meant and nothing far away") {
  const std::vector<std::string> words = {"skip-counting", "repeated-addition"};
  CHECK(nearest("skip-couting", words) == "skip-counting");
  CHECK(nearest("Skip-Counting", words) == "skip-counting");
  CHECK_FALSE(nearest("area", words).has_value());
}

TEST_CASE("terminal_safe shows what would act on a terminal") {
  CHECK(terminal_safe("a\x1b[31m") == "a\\u{1B}[31m");
  CHECK(terminal_safe("\xE2\x80\xAE") == "\\u{202E}");
  CHECK(terminal_safe("\xFF") == "\\xFF");
  CHECK(terminal_safe("Zo\xC3\xAB") == "Zo\xC3\xAB");
}

TEST_CASE("width counts terminal cells") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("\xE6\x97\xA5") == 2);
  CHECK(display_width("e\xCC\x81") == 1);
  CHECK(prefix_of_width("\xE6\x97\xA5\xE6\x9C\xAC", 3) == "\xE6\x97\xA5");
}

TEST_CASE("file names are safe and tell apart what they had to change") {
  CHECK(file_slug("class-3b") == "class-3b");
  CHECK(file_slug("3B").starts_with("3b-"));
  CHECK(file_slug("3B") != file_slug("3-B"));
  CHECK(file_slug("../../etc/passwd").find('/') == std::string::npos);
  CHECK(file_slug("con") != "con");
  CHECK_FALSE(file_slug("").empty());
}

TEST_CASE("a sentence ends once") {
  CHECK(as_sentence("rows are even") == "rows are even.");
  for (const auto* text :
       {"Rows are even.", "Rows!", "Rows?", "Rows...", "Rows…", "She said: “Rows.”", "(Rows.)", ""})
    CHECK(as_sentence(text) == text);
  CHECK(as_sentence("“rows”") == "“rows”.");
  CHECK(without_full_stop("Rows are even.") == "Rows are even");
  for (const auto* text : {"Rows", "Rows!", "Rows...", ""}) CHECK(without_full_stop(text) == text);
}

TEST_CASE("a real number is all of its text, with a point before its decimals") {
  CHECK(real_number("2.5") == 2.5);
  CHECK(real_number("-1e-3") == -0.001);
  CHECK(real_number(".5") == 0.5);
  for (const auto* text : {"", "1,5", "2.5 ", " 2.5", "+1", "0x1F", "1e400", "2.5.1", "e", "ten"}) {
    CAPTURE(text);
    CHECK_FALSE(real_number(text).has_value());
  }
}

TEST_CASE("a hint says the whole number that somebody most likely means") {
  CHECK(number_hint("20 min") == "write 20");
  CHECK(number_hint("2nd") == "write 2");
  CHECK(number_hint("1:30") == "write 90 if it is 1 hour and 30 minutes");
  for (const std::string text : {"", "x", "1:75", "1:3", "2.5", "-3", "20", "1:30:00", "99999999999 min"})
    CHECK(number_hint(text) == "");
}

TEST_CASE("one byte that is not ASCII is seen wherever it stands, in texts of any length") {
  for (std::size_t size = 0; size <= 20; ++size) {
    CHECK(is_ascii(std::string(size, 'a')));
    CHECK(is_ascii(std::string(size, '\x7F')));
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      text[at] = '\x80';
      CHECK_FALSE(is_ascii(text));
    }
  }
}

TEST_CASE("each byte of a text counts for its hash, in texts of any length") {
  std::set<std::size_t> seen;
  std::size_t texts = 0;
  for (std::size_t size = 0; size <= 20; ++size) {
    seen.insert(hash_of(std::string(size, 'a')));
    ++texts;
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      text[at] = 'b';
      CHECK(hash_of(text) == hash_of(std::string(text)));
      seen.insert(hash_of(text));
      ++texts;
    }
  }
  CHECK(seen.size() == texts);
}
