// Who is called what in a redacted copy, with numbers in place of chance.
#include "worksort/analyze/share/pseudonyms.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

// The number of which a word of these letters is made.
std::uint64_t number_of(std::string_view word) {
  std::uint64_t out = 0;
  for (std::size_t i = word.size(); i > 0; --i)
    out = out << 8U | static_cast<std::uint64_t>(word[i - 1] - 'a');
  return out;
}

// Draws these words one after the other.
Pseudonyms drawing(const std::vector<std::string>& words, std::unordered_set<std::string> avoid = {}) {
  return {[words, next = std::size_t{0}]() mutable {
            if (next == words.size()) throw std::out_of_range("no more words");
            return number_of(words[next++]);
          },
          std::move(avoid)};
}

}  // namespace

TEST_CASE("a name is called by a word with a capital, an id by one without, and each always the same") {
  Pseudonyms made = drawing({"abcdefgh", "zyxwvuts", "mnopqrst"});
  CHECK(made.for_name("Ana") == "Abcdefgh");
  CHECK(made.for_id("s07") == "zyxwvuts");
  CHECK(made.for_name("Ana") == "Abcdefgh");
  CHECK(made.for_id("s07") == "zyxwvuts");
  CHECK(made.for_id("Ana") == "mnopqrst");  // an id that is spelled like a name is another word
  REQUIRE(made.all().size() == 3);
  CHECK(made.all()[1].pseudonym == "zyxwvuts");
  CHECK(made.all()[1].kind == PseudonymKind::id);
  CHECK(made.all()[1].stands_for == "s07");
}

TEST_CASE("spellings of one name differ in capitals only, and spellings of an id are ids of their own") {
  Pseudonyms made = drawing({"abcdefgh", "zyxwvuts", "mnopqrst"});
  CHECK(made.for_name("Ana") == "Abcdefgh");
  CHECK(made.for_name("ana") == "abcdefgh");
  CHECK(made.for_name("ANA") == "aBcdefgh");
  CHECK(made.for_name("aNA") == "ABcdefgh");
  CHECK(made.for_name("AnA") == "abCdefgh");
  CHECK(made.for_id("s07") == "zyxwvuts");
  CHECK(made.for_id("S07") == "mnopqrst");
}

TEST_CASE("no word is drawn twice, and none that is to be avoided") {
  Pseudonyms made = drawing({"abcdefgh", "abcdefgh", "avoidyou", "zyxwvuts"}, {"avoidyou"});
  CHECK(made.for_name("Ana") == "Abcdefgh");
  CHECK(made.for_name("Bo") == "Zyxwvuts");
}

TEST_CASE("letters are drawn with equal chances: bytes of 234 and more are drawn again") {
  std::vector<std::uint64_t> numbers = {0x0000'0000'0000'00E9, 0x0000'0000'0000'00EA, 0x0000'0000'0000'001A};
  std::size_t next = 0;
  Pseudonyms made([&] { return numbers.at(next++); }, {});
  CHECK(made.for_id("a") == "zaaaaaaa");  // 233 is the last z
  CHECK(made.for_id("b") == "aaaaaaaa");  // 234 is passed over, and 26 is an a
  CHECK(next == 3);
}

TEST_CASE("an earlier key goes on: its words are known, taken, and restored") {
  Pseudonyms made = drawing({"abcdefgh", "mnopqrst"});
  made.add({"Abcdefgh", PseudonymKind::name, "Ana"});
  made.add({"Zyxwvuts", PseudonymKind::name, "Ana"});  // the first one counts
  CHECK(made.all().size() == 1);
  CHECK(made.for_name("Ana") == "Abcdefgh");
  CHECK(made.for_name("ana") == "abcdefgh");  // of the word that the key has
  CHECK(made.for_name("Bo") == "Mnopqrst");
  CHECK(made.restored("Zyxwvuts") == "Zyxwvuts");
}

TEST_CASE("whole words are put back, all else stays as it stands") {
  Pseudonyms made = drawing({"abcdefgh", "mnopqrst"});
  made.for_name("Ana Cruz");
  made.for_id("s07");
  CHECK(made.restored("") == "");
  CHECK(made.restored("nobody here") == "nobody here");
  CHECK(made.restored("Abcdefgh") == "Ana Cruz");
  CHECK(made.restored("Abcdefgh's: mnopqrst, (Abcdefgh)") == "Ana Cruz's: s07, (Ana Cruz)");
  CHECK(made.restored("abcdefgh Abcdefghi xAbcdefgh MNOPQRST") == "abcdefgh Abcdefghi xAbcdefgh MNOPQRST");
  CHECK(made.restored("\"so\\nAbcdefgh\"") == "\"so\\nAna Cruz\"");  // behind an escape
}
