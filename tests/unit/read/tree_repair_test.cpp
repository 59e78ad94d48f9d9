// Broken files: each mistake at its place, and everything else still read.
#include <string>
#include <utility>

#include "reading.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using test::read;
using test::Spots;

namespace {

// Three pieces of which the middle one holds `lines`, from line 5 on.
test::Reading in_piece(std::string_view lines) {
  return read(fmt::format(
      "work:\n  pieces:\n    - student: s1\n      answer: \"1\"\n{}    - student: s3\n      answer: \"3\"\n",
      lines));
}

const char* const k_without_second =
    "{work: {pieces: [{student: <s1>, answer: <1>}, {student: <s3>, answer: <3>}]}}";

}  // namespace

TEST_CASE("one broken entry costs only itself") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"    - student: \"s2\n      answer: \"2\"\n", "5:16+3 unclosed-quote"},
      {"    - student: s2\n      quote: 'it is\n", "6:14+6 unclosed-quote"},
      {"    - student: s2\n      quote: \"it\n      answer: \"2\"\n", "6:14+3 unclosed-quote"},
      {"    - student: s2\n      shows: [a, \"b]\n      answer: \"2\"\n", "6:18+3 unclosed-quote"},
      {"    - student: s2\n      shows: [a, b\n      answer: 2\n", "6:14+1 unclosed-bracket"},
      {"    - {student: s2, answer: 2\n", "5:7+1 unclosed-bracket"},
      {"    - student: s2\n      shows: [a, {b: c]\n", "6:18+1 unclosed-bracket"},
      {"    - student: s2\n      shows: [[a, b]\n", "6:14+1 unclosed-bracket"},
      {"    - student:s2\n      answer: 2\n", "5:7+10 missing-blank"},
      {"    - student: s2\n      answer:2\n", "6:7+8 missing-blank"},
      {"    - student: s2\n      answer:2\n      model: array\n", "6:7+8 missing-blank"},
      {"    - student:\xC2\xA0s2\n      answer: 2\n", "5:7+11 missing-blank"},
      {"    - student s2\n      answer: 2\n", "5:7+10 missing-colon"},
      {"    - student: s2\n      answer 2\n      model: array\n", "6:7+8 missing-colon"},
      {"    -student: s2\n     answer: 2\n", "5:5+12 missing-blank"},
      {"    - student: s2\n\tanswer: 2\n\tmodel: array\n", "6:1+1 tab-indent"},
      {"    - student: s2\n      \tanswer: 2\n", "6:7+1 tab-indent"},
      {"    -\tstudent: s2\n", "5:6+1 tab-indent"},
      {"    - student: s2\n        answer: 2\n", "6:9+9 yaml-syntax"},
      {"    - student: s2\n     answer: 2\n", "6:6+9 yaml-syntax"},
      {"    - student: s2\n      answer: \"2\"\n        model: array\n", "7:9+12 yaml-syntax"},
      {"    - ? student\n      : s2\n", "5:7+9 bad-key"},
      {"    - student: s2\n      @x: 2\n", "6:7+5 bad-key"},
  };
  for (const auto& [lines, wanted] : cases) {
    const std::string entry = lines;
    INFO(entry);
    const auto reading = in_piece(lines);
    CHECK(reading.spots() == Spots{wanted});
    CHECK(reading.shape() == k_without_second);
    CHECK(reading.tree.unread_entries == 1);
    REQUIRE(reading.at("work/pieces") != nullptr);
    CHECK(reading.at("work/pieces")->refused);
    CHECK_FALSE(reading.tree.unreadable);
  }
}

TEST_CASE("five broken pieces of twenty-four give five errors and nineteen pieces") {
  std::string text = "work:\n  task: t\n  pieces:\n";
  const char* const broken[] = {"      quote: \"open\n", "      shows: [a\n", "      answer:5\n",
                                "      what\n", "\tx: y\n"};
  Spots wanted;
  int line = 4;
  for (int i = 0; i < 24; ++i) {
    text += fmt::format("    - student: s{}\n      strategy: counting\n", i);
    if (i % 5 == 3) {
      text += broken[i / 5];
      wanted.push_back(fmt::format("{}:", line + 2));
      ++line;
    }
    text += "      answer: \"5\"\n";
    line += 3;
  }
  const auto reading = read(text);
  CHECK(reading.at("work/pieces")->children == 19);
  CHECK(reading.tree.unread_entries == 5);
  const auto spots = reading.spots();
  REQUIRE(spots.size() == 5);
  for (std::size_t i = 0; i < 5; ++i) CHECK(spots[i].starts_with(wanted[i]));
}

TEST_CASE("outside of lists the smallest key is left out") {
  const auto blank = read("work:\n  task:bakery\n  class: 3B\n");
  CHECK(blank.spots() == Spots{"2:3+11 missing-blank"});
  CHECK(blank.shape() == "{work: {class: <3B>}}");
  REQUIRE(blank.at("work") != nullptr);
  CHECK(blank.at("work")->refused);
  CHECK(blank.diagnostics.items()[0].hint == "write task: bakery");
  const auto quote = read("task:\n  id: t\n  title: \"Bakery\n  goal: g\n");
  CHECK(quote.spots() == Spots{"3:10+7 unclosed-quote"});
  CHECK(quote.shape() == "{task: {id: <t>, goal: <g>}}");
  const auto bracket = read("task:\n  id: t\n  answers: [1, 2\n  goal: g\nwork:\n  task: t\n");
  CHECK(bracket.spots() == Spots{"3:12+1 unclosed-bracket"});
  CHECK(bracket.shape() == "{task: {id: <t>, goal: <g>}, work: {task: <t>}}");
}

TEST_CASE("other documents are not touched") {
  const auto reading = read("a: 1\n---\nb: \"x\n---\nc: 3\nd: @4\n---\ne: 5\n");
  CHECK(reading.spots() == Spots{"3:4+2 unclosed-quote", "6:4+2 needs-quotes"});
  CHECK(reading.shape() == "{a: <1>} --- {} --- {c: <3>, d: !} --- {e: <5>}");
}

TEST_CASE("an unclosed quote never swallows what follows") {
  const auto reading = read("a: \"oops\nb: 2\nc: \"x\"\n");
  CHECK(reading.spots() == Spots{"1:4+5 unclosed-quote"});
  CHECK(reading.shape() == "{b: <2>, c: <x>}");
  CHECK(read("a: \"x\nb: 2\nc: y\"\n").spots().at(0) == "1:4+2 unclosed-quote");
  CHECK(read("a: \"x\n\n  y\"\nb: 'p\n q'\n").spots() == Spots{});
  CHECK(read("- \"x\n  y\"\n- 'p\n q'\n").spots() == Spots{});
  CHECK(read("- \"x\n- \"y\"\n").spots() == Spots{"1:3+2 unclosed-quote"});
  CHECK(read("a:\n  \"x\n y\"\n").spots() == Spots{});
  CHECK(read("a: \"x\n---\n  b: \"y\"\n").spots() == Spots{"1:4+2 unclosed-quote"});
}

TEST_CASE("anchors, aliases, tags and merge keys") {
  const auto reading =
      read("a: &x [1, 2]\nb: *x\nc: !!int 5\nd: !shape round\ne: &y\n  k: v\n<<: *y\nf: !<tag:x> 1\ng: ok\n");
  CHECK(reading.spots() == Spots{"1:4+9 no-anchors", "2:4+2 no-aliases", "3:4+7 no-tags", "4:4+12 no-tags",
                                 "5:4+2 no-anchors", "7:1+2 no-merge-keys", "8:4+10 no-tags"});
  CHECK(reading.shape() == "{a: !, b: !, c: !, d: !, e: !, f: !, g: <ok>}");
  CHECK(reading.tree[reading.tree.documents[0]].refused);
  CHECK(read("a: *nowhere\nb: 1\n").spots() == Spots{"1:4+8 no-aliases"});
  CHECK(read("a: &a [*a]\nb: 1\n").shape() == "{a: !, b: <1>}");
}

TEST_CASE("duplicate keys: the first value stays") {
  const auto reading =
      read("task: a\nwork:\n  class: 1\n  note: x\n  class: {b: [c]}\n  end: y\nwork:\n  class: 2\n");
  CHECK(reading.spots() == Spots{"5:3+5 duplicate-key", "7:1+4 duplicate-key"});
  CHECK(reading.diagnostics.items()[0].hint == "keep one of the two");
  CHECK(reading.diagnostics.items()[1].hint == "put a line of --- between the two work: parts");
  CHECK(reading.shape() == "{task: <a>, work: {class: <1>, note: <x>, end: <y>}}");
  CHECK(read("\"\xC3\xA9\": 1\n\"e\xCC\x81\": 2\n").spots() == Spots{"2:1+4 duplicate-key"});
  std::string many;
  for (int i = 0; i < 100; ++i) many += fmt::format("k{}: v\n", i % 90);
  CHECK(read(many).diagnostics.items().size() == 10);
}

TEST_CASE("keys that are no words") {
  CHECK(read("a: 1\n: b\n").spots().size() == 1);
  CHECK(read("\"\": 1\nb: 2\n").spots() == Spots{"1:1+5 bad-key"});
  CHECK(read("stu\xE2\x80\x8B"
             "dent: s07\nb: 2\n")
            .spots() == Spots{"1:1+13 bad-key"});
  CHECK(read("\xC2\xA0student: s07\nb: 2\n").shape() == "{b: <2>}");
  CHECK(read("\"a\\nb\": s07\nb: 2\n").spots() == Spots{"1:1+11 bad-key"});
  CHECK(read("- [a]: b\n- c\n").spots() == Spots{"1:3+6 bad-key"});
  CHECK(read("- [a]: b\n- c\n").shape() == "[{}, <c>]");
  CHECK(read("{a: 1}: x\nb: 2\n").spots() == Spots{"1:1+9 bad-key"});
}

TEST_CASE("keys in flow style without a blank") {
  const auto reading = read("- {student:s07, answer: 5}\n- {id: a}\n");
  CHECK(reading.spots() == Spots{"1:4+11 missing-blank"});
  CHECK(reading.diagnostics.items()[0].hint == "write student: s07");
}

TEST_CASE("bytes that no file may hold") {
  using namespace std::string_literals;
  const auto control = read("a: x\nb: y\x07z\nc: 1\n");
  CHECK(control.spots() == Spots{"2:5+1 control-character"});
  CHECK(control.shape() == "{a: <x>, b: !, c: <1>}");
  CHECK(read("a: \xC3\xA9\x7F\nb: 1\n").spots() == Spots{"1:5+1 control-character"});
  CHECK(read("a: x\xC2\x85y\n").spots() == Spots{"1:5+1 control-character"});
  CHECK(read("a: x\0y\n"s).spots() == Spots{"1:5+1 control-character"});
  CHECK(read("a: x\ry\nb: 1\n").spots() == Spots{"1:5+1 control-character"});
  const auto in_entry = read("a:\n  - b: x\x07y\n    c: 1\n");
  CHECK(in_entry.spots() == Spots{"2:9+1 control-character"});
  CHECK(in_entry.shape() == "{a: [{b: !, c: <1>}]}");
  CHECK(read("a: \"x\\r\\ny\"\n").spots() == Spots{"1:4+8 control-character"});
  CHECK(read("a: caf\xE9\nb: \xC3\xA9\xE9\nc: 1\n").spots() ==
        Spots{"1:7+1 invalid-utf8", "2:5+1 invalid-utf8"});
  CHECK(read("a: caf\xE9\nc: 1\n").shape() == "{a: !, c: <1>}");
  CHECK(read("# caf\xE9\na: 5 # \xE9\n").shape() == "{a: <5>}");
  for (const char* const bad :
       {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80", "\xF8\x88\x80\x80\x80"})
    CHECK(read("a: x" + std::string(bad) + "\nb: 1\n").spots() == Spots{"1:5+1 invalid-utf8"});
  CHECK(read("a: \xEF\xBF\xBD \xF0\x9F\x98\x80 \xE1\x88\xB4\n").spots() == Spots{});
  const auto entry = read("p:\n  - \"x\n    \x01\"\n  - y\n");
  CHECK(entry.spots() == Spots{"3:5+1 control-character"});
  CHECK(entry.shape() == "{p: [<y>]}");
}

TEST_CASE("files in another encoding") {
  using namespace std::string_literals;
  for (const std::string& bytes : {"\xFF\xFE"
                                   "a\0:\0 \0b\0"s,
                                   "\xFE\xFF\0a\0:"s, "a\0:\0"s, "\0a\0:"s, "\0\0\xFE\xFF\0\0\0a"s}) {
    const auto reading = read(bytes);
    REQUIRE(reading.diagnostics.items().size() == 1);
    CHECK(reading.diagnostics.items()[0].id == "invalid-utf8");
    CHECK(reading.diagnostics.items()[0].hint.find("UTF-8") != std::string::npos);
    CHECK(reading.tree.unreadable);
  }
}

TEST_CASE("directives") {
  const auto reading = read("%YAML 1.2\n---\na: 1\n%x: 2\nb: 50%\nc: x\n  %d\n");
  CHECK(reading.spots() == Spots{"1:1+9 no-directives", "4:1+5 no-directives"});
  CHECK(reading.shape() == "{a: <1>, b: <50%>, c: <x %d>}");
  CHECK(read("%%%%").tree.unreadable);
}

TEST_CASE("a document must be announced") {
  CHECK(read("\"a\" \"b\"\n").spots().size() == 1);
  CHECK(read("[1, 2] junk\n").spots() == Spots{"1:1+11 needs-quotes"});
  CHECK(read(",").spots() == Spots{"1:1+1 needs-quotes"});
  CHECK(read("--- a: b\n").spots().size() == 1);
  CHECK(read("a: b\n...\nc: d\n").spots() == Spots{});
}

TEST_CASE("tabs that indent a whole part are one mistake") {
  const auto reading = read("work:\n\ttask: x\n\tpieces:\n\t- student: s1\ntask:\n  id: t\n");
  CHECK(reading.spots() == Spots{"2:1+1 tab-indent"});
  CHECK(reading.shape() == "{work: !, task: {id: <t>}}");
  CHECK(read("a:\t5\nb: [1,\n\t2]\nc: x\ty\n").spots() == Spots{});
}

TEST_CASE("a line that is indented too little does not end what it stands in") {
  const char* const around = "work:\n  pieces:\n    - student: s1\n{}      answer: 1\n    - student: s2\n";
  const char* const shape = "{work: {pieces: [{student: <s1>, answer: <1>}, {student: <s2>}]}}";
  for (const char* const line : {"model: x\n", "stray\n", "q: \"open\n", "  model: x\n", "? x\n"}) {
    INFO(line);
    const auto reading = read(fmt::format(fmt::runtime(around), line));
    CHECK(reading.diagnostics.items().size() == 1);
    CHECK(reading.spots().at(0).starts_with("4:"));
    CHECK(reading.shape() == shape);
  }
  const auto broken = read(fmt::format(fmt::runtime(around), "      stra\ntegy: x\n"));
  CHECK(broken.spots() == Spots{"4:7+4 missing-colon"});
  CHECK(broken.shape() == "{work: {pieces: [{student: <s2>}]}}");
}

TEST_CASE("lines in a row that line up with nothing are one mistake") {
  const auto reading = read("task:\n  id: \"t\"\n    a: 1\n    b: 2\n\n    # c\n    d: 3\n  goal: g\n");
  CHECK(reading.spots() == Spots{"3:5+4 yaml-syntax"});
  CHECK(reading.shape() == "{task: {id: <t>, goal: <g>}}");
  CHECK(
      reading.diagnostics.items()[0].message ==
      "this line is indented deeper than the one above, which already has its value; so are lines below it, "
      "which are left out too");
}

TEST_CASE("an entry without its dash is one mistake") {
  const auto reading =
      read("- student: s1\n  answer: 1\n  student: s2\n  answer: 2\n  model: x\n- student: s3\n");
  CHECK(reading.spots() == Spots{"3:3+7 duplicate-key"});
  CHECK(reading.diagnostics.items()[0].message ==
        "2 keys from here on are already given above; these second values are not used");
  CHECK(reading.diagnostics.items()[0].hint ==
        "if another entry begins here, put a dash and a blank before it");
  CHECK(reading.shape() == "[{student: <s1>, answer: <1>, model: <x>}, {student: <s3>}]");
  CHECK(read("- a: 1\n  b: 1\n  a: 2\n  c: 3\n  b: 4\n").spots() ==
        Spots{"3:3+1 duplicate-key", "5:3+1 duplicate-key"});
}

TEST_CASE("a list in brackets may go on in the column of its key, but not into another key") {
  CHECK(read("a: [\nb,\n\"c\"\n]\nd: 1\n").shape() == "{a: [<b>, <c>], d: <1>}");
  CHECK(read("- a: [b\n  c: [d]\n- e\n").spots() == Spots{"1:6+1 unclosed-bracket"});
  CHECK(read("a:\n- [b\n- [c]\n").spots() == Spots{"2:3+1 unclosed-bracket"});
}

TEST_CASE("after too many broken entries the rest is given up, and said so") {
  std::string text = "pieces:\n  - first\n";
  for (int i = 0; i < 60; ++i) text += "  - \"open\n";
  const auto reading = read(text);
  CHECK(reading.tree.unread_entries == 60);
  CHECK(reading.diagnostics.items().size() == 51);
  CHECK(reading.diagnostics.items().back().id == "too-many-mistakes");
  CHECK(reading.shape() == "{pieces: [<first>]}");
  CHECK(read(text, {32, 3}).diagnostics.items().size() == 4);
}

TEST_CASE("a line that is indented too little is the mistake, and not the lines that go on behind it") {
  CHECK(read("a:\n  b: 1\nc: 2\n  d: 3\ne: 4\n").spots() == Spots{"3:1+4 yaml-syntax"});
}

TEST_CASE("a second byte order mark is told, and costs at most the key that it stands before") {
  const std::string marks = "\xEF\xBB\xBF\xEF\xBB\xBF";
  const auto comment = read(marks + "# our class\nwork:\n  task: t\n");
  CHECK(comment.spots() == Spots{"1:1+1 control-character"});
  CHECK(comment.diagnostics.items()[0].message == "a second byte order mark at the beginning of the file");
  CHECK(comment.shape() == "{work: {task: <t>}}");
  const auto key = read(marks + "task: {id: t}\nwork: {task: t}\n");
  CHECK(key.spots() == Spots{"1:1+1 control-character"});
  CHECK(key.shape() == "{work: {task: <t>}}");
}

TEST_CASE("after fifty values with bytes that no file may hold the rest is not read, and this is said") {
  std::string text = "work:\n  pieces:\n";
  for (int i = 0; i < 60; ++i) text += fmt::format("    - {{student: s{}, answer: 2\x07}}\n", i);
  const auto reading = read(text);
  const auto spots = reading.spots();
  REQUIRE_FALSE(spots.empty());
  CHECK(spots.back().ends_with("too-many-mistakes"));
  CHECK(spots.back().starts_with("53:"));
}

TEST_CASE("a # in braces cuts a text off only where the braces are not closed below") {
  const auto cut = read("work: {task: row # 3}\nnote: {a: b}\n");
  CHECK(cut.spots() == Spots{"1:14+7 needs-quotes"});
  CHECK(cut.shape() == "{work: {task: !}, note: {a: <b>}}");
  const auto comment = read("work: {task: row,  # of {3}\n  class: 3B}\nnote: c\n");
  CHECK(comment.spots() == Spots{});
  CHECK(comment.shape() == "{work: {task: <row>, class: <3B>}, note: <c>}");
}

TEST_CASE("tags of lists and maps, and keys in quotes, are known for what they are") {
  const auto tags = read("a: !!seq [1, 2]\nb: !!map {c: 1}\nd: 1\n");
  REQUIRE(tags.spots().size() == 2);
  CHECK(tags.spots()[0] == "1:4+12 no-tags");
  CHECK(tags.spots()[1] == "2:4+12 no-tags");
  CHECK(tags.shape() == "{a: !, b: !, d: <1>}");
  const auto tagged = read("a: 1\n!k b: 2\nc: 3\n");
  CHECK(tagged.spots() == Spots{"2:1+7 no-tags"});
  CHECK(tagged.diagnostics.items().front().hint == "write the key without '!k'");
  CHECK(tagged.shape() == "{a: <1>, c: <3>}");
  const auto key = read("\"work\":\n  \"task\": @t\n  'class': 3B\n");
  CHECK(key.spots() == Spots{"2:11+2 needs-quotes"});
  CHECK(key.shape() == "{work: {task: !, class: <3B>}}");
}

TEST_CASE("a line that is indented less than its neighbours costs the part that it stands in") {
  const auto broken = read(
      "work:\n  pieces:\n    - student: a\n      answer: 1\n  model: \"x\n      quote: q\n"
      "    - student: b\n");
  CHECK(broken.at("work/pieces")->children == 2);
  CHECK(broken.at("work/pieces/1/student")->text == "b");
}

TEST_CASE("an anchored key, a bracket below a list and an empty place in brackets cost nothing around them") {
  const auto anchor =
      read("work:\n  pieces:\n    - student: a\n      &x note: 1\n      answer: 2\n    - student: b\n");
  REQUIRE(anchor.spots().size() == 1);
  CHECK(anchor.spots()[0].starts_with("4:7+"));
  CHECK(anchor.spots()[0].ends_with(" no-anchors"));
  CHECK(anchor.shape() == "{work: {pieces: [{student: <a>, answer: <2>}, {student: <b>}]}}");
  const auto bracket = read("work:\n  pieces:\n    - student: a\n  class: [y\n");
  CHECK(bracket.spots() == Spots{"4:10+1 unclosed-bracket"});
  CHECK(bracket.shape() == "{work: {pieces: [{student: <a>}]}}");
  const auto empty = read("shows: [a, , b]\n");
  CHECK(empty.spots() == Spots{});
  CHECK(empty.shape() == "{shows: [<a>, ?, <b>]}");
}

TEST_CASE("an entry goes with its outdented line unless it plainly goes on below it") {
  const char* const around =
      "work:\n  pieces:\n    - {{student: s1, model: array}}\n    - student: s2\n{}"
      "    - student: s3\n      answer: \"3\"\n      model: array\n";
  const auto count = [&](std::string_view lines) {
    const auto reading = read(fmt::format(fmt::runtime(around), lines));
    CHECK(reading.spots().size() == 1);
    CHECK(reading.spots().at(0).starts_with("5:3+"));
    return std::pair(reading.at("work/pieces")->children, reading.tree.unread_entries);
  };
  using Pieces = std::pair<std::uint32_t, std::size_t>;
  CHECK(count("  answer: \"2\"\n      model: array\n") == Pieces(3, 0));
  CHECK(count("  answer: \"2\"\n") == Pieces(2, 1));
  CHECK(count("  answer: \"2\"\n  model: array\n") == Pieces(2, 1));
  CHECK(count("  answer: \"2\"\n\t  model: array\n") == Pieces(2, 1));
  CHECK(count("  answer: [2]\n      model: array\n") == Pieces(2, 1));
}

TEST_CASE("a map is no list without its first dash where a key ends it") {
  const auto reading = read("work:\n  about:\n    student: none\n  class: 3B\n    - student: s2\n");
  CHECK(reading.spots() == Spots{"5:5+13 yaml-syntax"});
  CHECK(reading.shape() == "{work: {about: {student: <none>}, class: <3B>}}");
}

TEST_CASE("a text on the first line that is followed by a key lacks its own colon") {
  CHECK(read(" our class\n  work: x\n").spots() == Spots{"1:2+9 missing-colon"});
  CHECK(read("our class\n  work: x\n").spots() == Spots{"1:1+9 missing-colon"});
  CHECK(read("a: our class\n  work: x\n").spots() == Spots{"2:3+7 yaml-syntax"});
}

TEST_CASE("a long text that stands too far to the left ends where its lines do") {
  const auto reading = read(
      "work:\n  pieces:\n    - student: s1\n  note: |\n      I saw it\n    - student: s2\n"
      "    - student: s3\n      quote: |\n          - one\n        - student: s4\n");
  CHECK(reading.spots().at(0) == "4:3+7 yaml-syntax");
  REQUIRE(reading.at("work/pieces/0/student") != nullptr);
  CHECK(reading.at("work/pieces/0/student")->text == "s2");
  CHECK(reading.tree.unread_entries + reading.at("work/pieces")->children == 4);
}

TEST_CASE("what looks like entries in a long text is text beside a broken entry too") {
  const auto reading = read(
      "work:\n  pieces:\n    - student: s1\n      answer:1\n    - student: s2\n      note: |\n"
      "        - first: 4\n        - then: 8\n");
  CHECK(reading.spots() == Spots{"4:7+8 missing-blank"});
  CHECK(reading.shape() == "{work: {pieces: [{student: <s2>, note: <- first: 4\n- then: 8\n>}]}}");
}
