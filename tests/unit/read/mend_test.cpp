// Clean files are broken in the ways that can have meant one thing only; mended, they are what they were.
#include "worksort/edit/mend.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "../studies.hpp"
#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace worksort;

namespace {

constexpr std::string_view k_clean = R"(# our class
task: {id: t, codebook: multiplication-division, date: 2026-11-16, answers: ["24"]}
---
work:
  task: t
  date: 2026-11-17   # a Tuesday
  pieces:
    - student: s1   # Ana
      strategy: [skip-counting, repeated-addition]
      answer: "24"
      evidence: "rows: 4, 8"
    - student: s2
      strategy: skip-counting
      correct: right
      quote: "I kept adding, and then"
      # she said more
      answer: "24"
    - {student: s3, strategy: skip-counting, answer: "24", evidence: "rows: 4, 8"}
)";

std::string mended(std::string_view bytes, const MendOptions& options = {}) {
  std::vector<MendedFile> files = {{"work.yaml", std::string(bytes), {}}};
  mend_files(files, options);
  return files.front().mended;
}

struct Slip {
  std::string_view meant;
  std::string_view written;
};

const std::vector<Slip> k_slips = {
    {"    - student", "    -student"},
    {"    - ", "    \xE2\x80\x93 "},
    {"    - ", "    \xE2\x80\xA2 "},
    {"    - ", "    * "},
    {"    - ", "    \xE2\x80\x94"},
    {"    - student", "\t- student"},
    {"    - {", "\t- {"},
    {"    - student", "  \xC2\xA0 - student"},
    {"    - student", "    -\xC2\xA0student"},
    {"    - student", "    -\tstudent"},
    {"      strategy", "\tstrategy"},
    {"      answer", "    \xC2\xA0 answer"},
    {"    - student: s2", "     - student: s2"},
    {"    - student: s2", "   - student: s2"},
    {"strategy: s", "strategy:s"},
    {"strategy: s", "strategy:\xC2\xA0s"},
    {"student: ", "student:\xC2\xA0"},
    {"student: ", "student: \xC2\xA0"},
    {"answer: \"24\"",
     "answer: \xE2\x80\x9C"
     "24\xE2\x80\x9D"},
    {"answer: \"24\"", "answer: \"24\xE2\x80\x9D"},
    {"answer: \"24\"",
     "answer: \xE2\x80\x9E"
     "24\xE2\x80\x9C"},
    {"evidence: \"rows: 4, 8\"", "evidence: \xE2\x80\x9Crows: 4, 8\xE2\x80\x9D"},
    {"strategy: skip", "Strategy: skip"},
    {"strategy: skip", "stratgy: skip"},
    {"evidence", "evidance"},
    {": skip-counting", ": Skip-Counting"},
    {": skip-counting", ": skip_counting"},
    {": skip-counting", ": skip-couting"},
    {": skip-counting", ": skip-conuting"},
    {"[skip-counting, repeated-addition]", "\"skip-counting, repeated-addition\""},
    {"[skip-counting, repeated-addition]", "skip-counting, repeated-addition"},
    {"2026-11-17", "17.11.2026"},
    {"2026-11-17", "11/17/2026"},
    {"correct: right", "correct: Right"},
};

}  // namespace

TEST_CASE("what can have meant one thing only is put right, byte for byte") {
  REQUIRE(mended(k_clean) == k_clean);
  for (const Slip& slip : k_slips)
    for (std::size_t at = k_clean.find(slip.meant); at != std::string_view::npos;
         at = k_clean.find(slip.meant, at + 1)) {
      CAPTURE(slip.written);
      CAPTURE(at);
      std::string broken(k_clean);
      broken.replace(at, slip.meant.size(), slip.written);
      CHECK(mended(broken) == k_clean);
      CHECK(mended(with_all(broken, "\n", "\r\n")) == with_all(std::string(k_clean), "\n", "\r\n"));
    }
}

TEST_CASE("all slips of one kind are put right together") {
  for (const Slip& slip : k_slips) {
    CAPTURE(slip.written);
    CHECK(mended(with_all(std::string(k_clean), slip.meant, slip.written)) == k_clean);
  }
}

TEST_CASE("an entry that slipped goes back with all its lines") {
  const auto shifted = [](std::string text, std::size_t from, std::size_t lines, std::ptrdiff_t by) {
    for (std::size_t at = from; lines > 0; --lines, at = text.find('\n', at) + 1)
      by > 0 ? text.insert(at, static_cast<std::size_t>(by), ' ')
             : text.erase(at, static_cast<std::size_t>(-by));
    return text;
  };
  for (const auto& [name, lines] : {std::pair{"    - student: s2", 6}, std::pair{"    - {student: s3", 1}}) {
    const std::string entry = name;
    for (const std::ptrdiff_t by : {-3, -2, -1, 1, 2, 3}) {
      CAPTURE(entry);
      CAPTURE(by);
      const std::string broken =
          shifted(std::string(k_clean), k_clean.find(entry), static_cast<std::size_t>(lines), by);
      CHECK(mended(broken) == k_clean);
      CHECK(mended(with_all(broken, "\n", "\r\n")) == with_all(std::string(k_clean), "\n", "\r\n"));
      const auto cut =
          [&, count = lines](std::string_view text) {  // the entry is the last, and its last line has no end
            std::size_t at = text.find(entry.substr(entry.find("student")));
            for (int line = 0; line < count; ++line) at = text.find('\n', at + 1);
            return std::string(text.substr(0, at));
          };
      if (by != -2)
        CHECK(mended(cut(broken)) == cut(k_clean));  // as far left as pieces: itself nothing is sure
    }
  }
}

TEST_CASE("blanks that are missing behind several keys of one entry are put right together") {
  const std::string_view entry =
      "work:\n  pieces:\n    - student:{0}s1\n      strategy:{0}x\n      answer:{0}y\n";
  CHECK(mended(fmt::format(fmt::runtime(entry), "")) == fmt::format(fmt::runtime(entry), " "));
  const std::string_view dated =
      "work:\n  pieces:\n    - student:{0}s1\n      strategy:{0}x\n      date: 2026-11-17\n";
  CHECK(mended(fmt::format(fmt::runtime(dated), "")) == fmt::format(fmt::runtime(dated), " "));
  const std::string_view words =
      "plan:\n  id: p\n  materials:\n    - note:this\n---\nwork:\n  pieces:\n    - student: s1\n      "
      "strategy:{}x\n";
  CHECK(mended(fmt::format(fmt::runtime(words), "")) == fmt::format(fmt::runtime(words), " "));
}

TEST_CASE("a text with a key inside may be two, and is left to a person") {
  for (const std::string_view entry :
       {"{student: s1 strategy: x}", "{student: s1; strategy: x}", "student: s1, strategy: x",
        "student: s1 strategy: x", "{student: s1, strategy: x}}", "{student: s1}, {student: s2}",
        "{student: s1, quote: it was answer: 24}"}) {
    CAPTURE(entry);
    const std::string work = fmt::format("work:\n  pieces:\n    - {}\n", entry);
    CHECK(mended(work) == work);
  }
}

TEST_CASE("the keys below a dash that stands alone are put right, and no line is written twice") {
  const std::string_view entry = "work:\n  pieces:\n    -\n      student: s1\n      strategy:{}x\n";
  CHECK(mended(fmt::format(fmt::runtime(entry), "")) == fmt::format(fmt::runtime(entry), " "));
  const std::string_view sign = "work:\n  pieces:\n    -{}\n      student: s1\n      strategy: x\n";
  CHECK(mended(fmt::format(fmt::runtime(sign), "#")) == fmt::format(fmt::runtime(sign), ""));
  const std::string stray = "-\n  strategy:x\n-\u00A0a\n";
  CHECK(mended(stray) == stray);
}

TEST_CASE("more mistakes than are kept at a time are all put right") {
  std::string clean = "work:\n  pieces:\n";
  for (int i = 0; i < 2500; ++i) clean += fmt::format("    - student: s{}\n      strategy: a\n", i);
  CHECK(mended(with_all(clean, "    - student", "    -student")) == clean);
}

TEST_CASE("a mend that does not help keeps no other back") {
  std::string clean(k_clean);
  std::string broken(k_clean);
  for (int i = 0; i < 40; ++i) {
    const std::string vain = fmt::format("    - {{student: v{}, strategy: [a\n", i);
    clean += fmt::format("    - student: t{}\n      answer: \">5\"\n", i) + vain;
    broken += fmt::format("    -student: t{}\n      answer: >5\n", i) + vain;
  }
  CHECK(mended(broken) == clean);
}

TEST_CASE("values are put right beside an entry that nobody can read") {
  const std::string broken = with_all(std::string(k_clean), "student: s2", "student: \"s2");
  CHECK(mended(with_all(broken, ": skip-counting, a", ": Skip Counting, a")) == broken);
  CHECK(mended(with_all(broken, "2026-11-17", "17.11.2026")) == broken);
}

TEST_CASE("a text that needs quotes gets them") {
  for (const std::string_view text :
       {">5", "|3", "#5", "!3", "[2, 5]", "{1, 2}", "a: b", "@3", "%50", "- 3", "? 5", "5 #3", "`x`",
        "rows: 4, 8: done", "[2], \u201Cor so\u201D", "{2}, \u201Cor so\u201D"}) {
    CAPTURE(text);
    const std::string quoted = fmt::format("\"{}\"", text);
    const std::string clean = with_all(std::string(k_clean), "\"24\"\n", quoted + "\n");
    CHECK(mended(with_all(std::string(k_clean), "\"24\"\n", std::string(text) + "\n")) == clean);
    CHECK(mended(clean) == clean);
  }
  CHECK(mended(with_all(std::string(k_clean), "answer: \"24\"\n", "answer: \"two\" sixes\n")) ==
        with_all(std::string(k_clean), "answer: \"24\"\n", "answer: '\"two\" sixes'\n"));
  CHECK(mended(with_all(std::string(k_clean), "answer: \"24\"\n", "answer: \"two\" \u201Csixes\u201D\n")) ==
        with_all(std::string(k_clean), "answer: \"24\"\n", "answer: '\"two\" \u201Csixes\u201D'\n"));
  CHECK(mended(with_all(std::string(k_clean), "student: s1 ", "student: \xE2\x80\x9Cs1\xE2\x80\x9D ")) ==
        with_all(std::string(k_clean), "student: s1 ", "student: \"s1\" "));
  CHECK(mended(with_all(std::string(k_clean), "evidence: \"rows: 4, 8\"}", "evidence: row #3 is odd}")) ==
        with_all(std::string(k_clean), "evidence: \"rows: 4, 8\"}", "evidence: \"row #3 is odd\"}"));
}

TEST_CASE("typographic quotes become plain ones wherever a value may begin in brackets") {
  const std::string_view list = "[skip-counting, repeated-addition]";
  const std::string_view plain = "[\"skip-counting\", \"repeated-addition\"]";
  CHECK(mended(with_all(std::string(k_clean), list,
                        "[\u201Cskip-counting\u201D, \u201Crepeated-addition\u201D]")) ==
        with_all(std::string(k_clean), list, plain));
  const auto piece = [](const std::string& quote) {
    return "work:\n  pieces:\n    - {\"x-row #2\": a, student: s1, quote: " + quote + "}\n";
  };
  CHECK(mended(piece("\u201CSo many\u201D")) == piece("\"So many\""));
}

TEST_CASE("typographic quotes in a text that has quotes of its own, or in a comment, stay") {
  const std::string work = "work:\n  pieces:\n    - {student: s1, ";
  for (const std::string rest :
       {"quote: 'he said: \u201Cfour\u201D, then five'}\n", "quote: \"four\u201D, then five\"}\n",
        "#he said: \u201Cfour\u201D, then five\n       answer: 24}\n"})
    CHECK(mended(work + rest) == work + rest);
}

TEST_CASE("what can have meant several things stays") {
  for (const auto& [meant, written] :
       std::vector<Slip>{{"2026-11-17", "11/12/2026"},
                         {"2026-11-17", "Nov 20"},
                         {"[\"24\"]", "[1,234]"},
                         {"evidence: \"rows: 4, 8\"}", "evidence: \xE2\x80\x9Crows\xE2\x80\x9D she said}"},
                         {"evidence: \"rows: 4, 8\"}", "evidence: she said \xE2\x80\x9Crows\xE2\x80\x9D}"},
                         {"\"24\"\n", "24 # or more\n"},
                         {"\"24\"\n", "rows, \u201Cfour\u201D\n"},
                         {"\"24\"\n", "\"24\u201D, or more\n"},
                         {"correct: right", "success: started, partly"},
                         {"id: t,", "id: t, target: \"conceptual, procedural\","},
                         {": skip-counting", ": counting by fours"},
                         {": skip-counting", ": skip-conxting"},
                         {": skip-counting", ": skip-coxuting"},
                         {"strategy: skip-counting", "way: \xC2\xA0skip-counting"},
                         {"student: s2", "student: \"s2"}}) {
    const std::string broken = with_all(std::string(k_clean), meant, written);
    CAPTURE(broken);
    CHECK(mended(broken) == broken);
  }
}

TEST_CASE("other dates of the file and --date-format say in which order a date is written") {
  const auto dated = [](std::string_view first, std::string_view second) {
    return fmt::format("work:\n  pieces:\n    - {{student: a, date: {}}}\n    - {{student: b, date: {}}}\n",
                       first, second);
  };
  CHECK(mended(dated("16/11/2026", "3/11/2026")) == dated("2026-11-16", "2026-11-03"));
  CHECK(mended(dated("11/16/2026", "11/3/2026")) == dated("2026-11-16", "2026-11-03"));
  CHECK(mended(dated("11/16/2026", "16/11/2026")) == dated("2026-11-16", "2026-11-16"));
  CHECK(mended(dated("11/3/2026", "3/11/2026")) == dated("11/3/2026", "3/11/2026"));
  CHECK(mended(dated("5/5/2026", "3/11/2026")) == dated("2026-05-05", "3/11/2026"));
  CHECK(mended(dated("11/3/2026", "3/11/2026"), {"", DateFormat::parse("DD/MM/YYYY")}) ==
        dated("2026-03-11", "2026-11-03"));
}

TEST_CASE("a code is known by a codebook of another file") {
  std::vector<MendedFile> files = {
      {"work.yaml", "work:\n  task: t\n  pieces:\n    - {student: a, strategy: Count All}\n", {}},
      {"task.yaml",
       "task: {id: t, codebook: own}\n---\ncodebook:\n  id: own\n  strategies: [{id: count-all}]\n",
       {}}};
  mend_files(files, {});
  CHECK(files[0].mended == "work:\n  task: t\n  pieces:\n    - {student: a, strategy: count-all}\n");
  CHECK(files[1].mended == files[1].bytes);
}

TEST_CASE("what is left to mend has the place in its own file, up to the last line of each") {
  const std::vector<MendedFile> files = {
      {"first.yaml", "", "task: {id: t}\n---\nwork:\n  colour: red\n"},
      {"second.yaml", "", "\xEF\xBB\xBFwork:\n  shape: round"},
      {"third.yaml", "", "work:\n  size: big\n"},
  };
  std::vector<std::string> places;
  const Diagnostics left = problems_left(files, {});
  for (const auto& problem : left.items()) {
    if (problem.id == "unknown-key") places.push_back(fmt::format("{}:{}", problem.file, problem.spot.line));
  }
  CHECK(places == std::vector<std::string>{"first.yaml:4", "second.yaml:2", "third.yaml:2"});
}

TEST_CASE("what could mean several things, or is right already, stays as it is") {
  const std::vector<std::string_view> pieces = {
      "    - student: s1\n      evidence: \xE2\x80\x9Cone\xE2\x80\x9D and \xE2\x80\x9Ctwo\xE2\x80\x9D\n",
      "    - student: s1\n      Student: s2\n",
      "    - student: s1\n      strategy: skip-counting\n      strategies: skip counting, repeated "
      "addition\n",
  };
  for (const auto piece : pieces) {
    const std::string file =
        fmt::format("work:\n  task: t\n  codebook: multiplication-division\n  pieces:\n{}", piece);
    CHECK(mended(file) == file);
  }
}

TEST_CASE("a comma behind a code, a day or a number goes, and one behind a text stays") {
  const auto piece = [](const std::string& keys) {
    return "work:\n  task: t\n  pieces:\n    - student: s1\n" + keys;
  };
  CHECK(mended(piece("      strategy: rows,\n      date: 2026-11-16,\n      attempt: 2 ,\n"
                     "      correct: right,\n")) ==
        piece("      strategy: rows\n      date: 2026-11-16\n      attempt: 2\n"
              "      correct: right\n"));
  for (const std::string& file :
       {piece("      answer: 24,\n      quote: so,\n      evidence: rows,\n      note: one,\n      image: "
              "a.jpg,\n"),
        piece("      image: [\"a.jpg,\", \"b.jpg,\"]\n      strategy: \"rows,\"\n"),
        std::string("codebook:\n  id: c\n  strategies:\n    - id: rows\n      aliases: by rows,\n      "
                    "definition: in rows,\n"),
        std::string("import:\n  id: i\n  na: none,\n  values:\n    strategy:\n      r: rows,\n")}) {
    CAPTURE(file);
    CHECK(mended(file) == file);
  }
}

TEST_CASE("words that a key takes are spelled as in the format, one or several") {
  CHECK(mended("task: {id: t, practices: [smp1, \"SMP 3\"], target: procedual}\n") ==
        "task: {id: t, practices: [SMP1, \"SMP3\"], target: procedural}\n");
}

TEST_CASE("degrees of success are spelled as in the scale that holds where no codebook has one") {
  const std::string file =
      "task: {id: t, codebook: multiplication-division}\n---\nwork:\n  task: t\n  pieces:\n"
      "    - {student: s1, success: Carried Through}\n    - {student: s2, success: partley}\n"
      "    - {student: s3, success: Started}\n";
  std::string meant = with_all(file, "Carried Through", "carried-through");
  meant = with_all(meant, "partley", "partly");
  CHECK(mended(file) == meant);
}
