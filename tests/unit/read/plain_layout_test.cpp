// The quick reader against the parser: the same tree with the same places, or it has to leave the file alone.
#include "read/yaml/plain_layout.hpp"

#include "worksort/util/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "read/yaml/byte_scan.hpp"
#include "reading.hpp"
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::reading;

namespace {

// How many files the quick reader saw and left alone.
struct Tally {
  std::size_t files = 0;
  std::size_t declined = 0;
};

std::string places(const Spot& spot) {
  return fmt::format("{}:{}+{}", spot.line, spot.column, spot.width);
}

// All that a node has; equal for equal nodes.
std::string said(const Node& n) {
  return fmt::format("{} {} {} {} {} {} {} {} {} {} {} {} <{}>", static_cast<int>(n.kind),
                     static_cast<int>(n.style), static_cast<int>(n.trailer), n.flow, n.refused,
                     places(n.spot), places(n.trailer_spot), n.offset, n.length, n.children, n.first_child,
                     n.next, n.text);
}

// The first thing in which two trees differ, empty if there is none.
std::string difference(const Tree& a, const Tree& b) {
  for (std::size_t i = 0; i < std::min(a.nodes.size(), b.nodes.size()); ++i)
    if (said(a.nodes[i]) != said(b.nodes[i])) return said(a.nodes[i]) + "\n" + said(b.nodes[i]);
  if (a.nodes.size() != b.nodes.size())
    return fmt::format("{} nodes, {} nodes", a.nodes.size(), b.nodes.size());
  return a.documents == b.documents ? "" : "other documents";
}

// Reads the text both ways, if the quick reader takes it.
void compare(std::string_view bytes, Tally& tally) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  ++tally.files;
  Tree quick;
  quick.nodes.emplace_back();
  const ByteScan scan = scan_bytes(bytes);
  if (foreign_encoding(bytes) || !scan.bad.empty() || !read_plain_layout(bytes, scan.ascii, {}, quick)) {
    ++tally.declined;
    return;
  }
  TreeLimits by_parser;
  by_parser.by_parser = true;
  const test::Reading parsed = test::read(bytes, by_parser);
  std::string found = join(parsed.spots(), "; ");
  if (found.empty()) found = difference(quick, parsed.tree);
  if (found.empty()) return;
  CAPTURE(std::string(bytes));
  CHECK(found == "");
}

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(WORKSORT_SOURCE_DIR "/" + folder)) {
    const std::string name = entry.path().extension().string();
    if (entry.is_regular_file() && (name == ".yaml" || name == ".yml" || name == ".YAML"))
      paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> out;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    out.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return out;
}

class Draws {
 public:
  explicit Draws(std::uint64_t seed) : m_state(seed) {}
  std::size_t below(std::size_t bound) {
    m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (m_state >> 33U) % bound;
  }
  template <typename List>
  const auto& one_of(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::uint64_t m_state;
};

// What people write as a value, and what they had better not.
constexpr std::array k_values = {"24",
                                 "3/4",
                                 "-5",
                                 "- 5",
                                 "a b",
                                 "a  b ",
                                 "rows of 3: 4",
                                 "12:30",
                                 "http://x.y/z",
                                 "a:",
                                 ": a",
                                 ":a",
                                 "?a",
                                 "? a",
                                 "what?",
                                 "#1",
                                 "a #b",
                                 "a # b",
                                 "a ## b",
                                 "a#b",
                                 "\"a\"",
                                 "\"a\" ",
                                 "\"a\" # b",
                                 "\"a\"#b",
                                 "\"a\" b",
                                 "\"a\\\"b\"",
                                 "\"a\\\\\"",
                                 "\"a\\nb\"",
                                 "\"a\\qb\"",
                                 "\"a\\ b\"",
                                 "\"\"",
                                 "''",
                                 "'it''s'",
                                 "'a\\'",
                                 "'a",
                                 "\"a",
                                 "5\"",
                                 "a\"",
                                 "say \"a\"",
                                 "~",
                                 "null",
                                 "NULL # x",
                                 "nullable",
                                 "yes",
                                 "[a, b]",
                                 "[ a , b ]",
                                 "[a, b",
                                 "a, b]",
                                 "[]",
                                 "[ ]",
                                 "{}",
                                 "[a,b]",
                                 "[1,2]",
                                 "[1, 2] # c",
                                 "[1, 2]# c",
                                 "[a, b,]",
                                 "[a,, b]",
                                 "[[a], {b: c}]",
                                 "{a: b, c: \"d\"}",
                                 "{a: b, c}",
                                 "{a: b, a: c}",
                                 "{\"a\":b}",
                                 "{a:b}",
                                 "{a: }",
                                 "{a : b}",
                                 "[a: b]",
                                 "[~, null]",
                                 "[a b, c d]",
                                 "[a\tb]",
                                 "[-, -1, -a, .5]",
                                 "[\"a\", 'b']",
                                 "[http://a]",
                                 "[a:, b]",
                                 "|",
                                 "|\n        a\n",
                                 "|\n        a\n\n          b \n        c\n\n",
                                 "|-  # c\n        a\n        # b\n",
                                 "|+\n        a\n\n",
                                 "|2\n        a\n",
                                 "|\n\n        a",
                                 "|\n        a\n       b",
                                 "|\n        a\n         ",
                                 "|\n        a\n   \n        b",
                                 "|\n        \ta",
                                 ">\n        a\n        b\n",
                                 ">",
                                 "&a b",
                                 "*a",
                                 "!a b",
                                 "!!str 5",
                                 "%a",
                                 "@a",
                                 "`a`",
                                 "a\tb",
                                 "a\t# b",
                                 "a\t",
                                 "\xC3\xA9t\xC3\xA9",
                                 "\xE4\xB8\x89\xE5\x80\x8D",
                                 "\xC2\xA0x",
                                 "x\xC2\xA0",
                                 "a\xE2\x80\xA8z",
                                 "\"\xF0\x9F\x98\x80\" # \xF0\x9F\x98\x80",
                                 "--- a",
                                 "---",
                                 "...",
                                 "<<",
                                 "=",
                                 "(a)",
                                 "a\\b",
                                 "a\n        b",
                                 "a # c\n        b",
                                 "a\n\n        b",
                                 "a\n        b # c",
                                 "a\n        # c",
                                 "a\n        #c",
                                 "a\n        b\n        c",
                                 "a\n        - b",
                                 "a\n        b: c",
                                 "a\n        \"b\"",
                                 "\"a\n        b\"",
                                 "\n        a",
                                 "\n        a\n        b",
                                 "\n        - a",
                                 "\n        - a\n        - b",
                                 "\n        a: b",
                                 "\n        [a]",
                                 "# c",
                                 "#c",
                                 " # c\n        a",
                                 "#c\n        a"};

constexpr std::array k_lines = {"",
                                "   ",
                                "# a",
                                "#a",
                                "      # a",
                                "          # - a",
                                "---",
                                "--- # a",
                                "--- a",
                                "---\n---",
                                "...",
                                "-",
                                "- a",
                                "  -",
                                "  - a",
                                "    - - a",
                                "    - - a: b",
                                "    - a: b",
                                "      - a",
                                "a: b",
                                "  a: b",
                                "a:",
                                "  a:",
                                "    a:",
                                "      a: b",
                                "\"a\": b",
                                "    'a b': c",
                                "  \"a\":b",
                                "    a b : c",
                                "  -: a",
                                "  <<: a",
                                "  -a: b",
                                "  ~: a",
                                "    null: ~",
                                "  ? a",
                                "    ? a\n    : b",
                                "  : a",
                                "  \xC3\xA9: a",
                                "  e\xCC\x81: a",
                                "    a\xE2\x80\x8B: b",
                                "    a:\xC2\xA0 b",
                                "\ta: b",
                                "  \ta: b",
                                "%a",
                                "text",
                                "  text",
                                "        text",
                                "[a]: b",
                                "    [a, b]: c",
                                "a: [b,\n  c]",
                                "  a: {b: c,\n    d: e}"};

constexpr std::array k_bits = {" ",
                               "  ",
                               "\t",
                               ":",
                               ": ",
                               " :",
                               "#",
                               " #",
                               " # ",
                               "-",
                               "- ",
                               "\n",
                               "\r\n",
                               "\n\n",
                               "\"",
                               "'",
                               "''",
                               "\\",
                               "[",
                               "]",
                               "{",
                               "}",
                               ",",
                               ", ",
                               "?",
                               "|",
                               ">",
                               "&",
                               "*",
                               "!",
                               "%",
                               "~",
                               "null",
                               "\xC3\xA9",
                               "\xC2\xA0",
                               "\xEF\xBB\xBF",
                               "\xE2\x80\x8E",
                               "<<",
                               "---",
                               "0",
                               "a"};

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

// One change to the structure of a text.
void change(std::vector<std::string>& lines, Draws& draws) {
  if (lines.empty()) lines.emplace_back("work:\n");
  const std::size_t at = draws.below(lines.size());
  std::string& line = lines[at];
  if (line.empty()) line = "\n";
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size() - 1);
  const std::size_t colon = line.find(": ");
  const auto place = lines.begin() + static_cast<std::ptrdiff_t>(at);
  switch (draws.below(14)) {
    case 0:
      lines.erase(place);
      break;
    case 1: {
      const std::string copy = draws.one_of(lines);
      lines.insert(place, copy);
      break;
    }
    case 2:
      lines.insert(place, fmt::format("{}\n", draws.one_of(k_lines)));
      break;
    case 3:
      line.insert(0, std::string(1 + draws.below(4), ' '));
      break;
    case 4:
      line.erase(0, std::min(indent, 1 + draws.below(4)));
      break;
    case 5:
      std::swap(line, lines[draws.below(lines.size())]);
      break;
    case 6:
      line.insert(draws.below(line.size()), draws.one_of(k_bits));
      break;
    case 7:
      line.erase(draws.below(line.size()), 1 + draws.below(3));
      break;
    case 8:
      line.insert(line.size() - 1, fmt::format(" {}", draws.one_of(k_values)));
      break;
    case 9:
      line = line.substr(0, indent) + "- " + line.substr(indent);
      break;
    case 10:
      if (line.compare(indent, 2, "- ") == 0) line.erase(indent, 2);
      break;
    default:
      if (colon != std::string::npos)
        line = fmt::format("{}: {}\n", line.substr(0, colon), draws.one_of(k_values));
  }
}

// Part of a file, as often as not cut at random, with one change or up to four.
std::string mutant(const std::vector<std::string>& files, Draws& draws) {
  std::vector<std::string> lines = lines_of(draws.one_of(files));
  constexpr std::size_t k_most_lines = 30;
  if (lines.size() > k_most_lines) {
    const std::size_t from = draws.below(2) == 0 ? 0 : draws.below(lines.size() - k_most_lines);
    lines = {lines.begin() + static_cast<std::ptrdiff_t>(from),
             lines.begin() + static_cast<std::ptrdiff_t>(from + k_most_lines)};
  }
  for (std::size_t left = draws.below(3) > 0 ? 1 : 1 + draws.below(4); left > 0; --left) change(lines, draws);
  std::string text = join(lines, "");
  if (draws.below(8) == 0)
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2))
      text.insert(at, "\r");
  if (draws.below(8) == 0 && text.ends_with('\n')) text.pop_back();
  if (draws.below(50) == 0) text.resize(draws.below(text.size() + 1));
  return text;
}

// A file such as no class has, but in the plain layout for the most part.
void generate(Draws& draws, std::size_t indent, std::size_t depth, bool started, std::string& out) {
  const bool list = draws.below(3) == 0;
  for (std::size_t left = 1 + draws.below(4); left > 0; --left) {
    if (!started) out += std::string(indent, ' ');
    started = false;
    out += list ? "- " : fmt::format("k{}:{}", left, depth > 0 ? "" : " ");
    const bool deeper = depth > 0 && draws.below(2) == 0;
    const std::size_t more = indent + 2 + (list ? 0 : draws.below(2));
    if (deeper && list) {
      generate(draws, indent + 2, depth - 1, true, out);
    } else if (deeper) {
      out += draws.below(4) == 0 ? " # c\n" : "\n";
      generate(draws, more, depth - 1, false, out);
    } else {
      out += fmt::format(" {}\n", draws.below(6) == 0 ? draws.one_of(k_values) : "text");
    }
    if (draws.below(9) == 0) out += fmt::format("{}# c\n", std::string(draws.below(8), ' '));
  }
}

std::string generated(Draws& draws) {
  std::string out;
  for (std::size_t left = 1 + draws.below(2); left > 0; --left) {
    if (!out.empty() || draws.below(5) == 0) out += "---\n";
    generate(draws, 0, 1 + draws.below(4), false, out);
  }
  return out;
}

std::vector<std::string> all_files() {
  std::vector<std::string> out;
  for (const auto* folder : {"examples", "share", "tests"})
    for (auto& text : files_below(folder)) out.push_back(std::move(text));
  return out;
}

void compare_mutants(std::size_t count, std::uint64_t seed) {
  const std::vector<std::string> files = all_files();
  Draws draws(seed);
  Tally mutants;
  Tally made;
  for (std::size_t i = 0; i < count; ++i) {
    compare(mutant(files, draws), mutants);
    compare(generated(draws), made);
  }
  MESSAGE(fmt::format("left to the parser: {} of {} changed files, {} of {} made up ones", mutants.declined,
                      mutants.files, made.declined, made.files));
  CHECK(mutants.declined < mutants.files * 3 / 4);
  CHECK(made.declined < made.files * 3 / 4);
}

}  // namespace

TEST_CASE("files in the plain layout are read as the parser reads them") {
  for (const auto& [folder, most] : {std::pair("examples", 1), {"share", 1}, {"tests", 35}}) {
    Tally tally;
    for (const auto& text : files_below(folder)) compare(text, tally);
    const std::size_t percent = tally.declined * 100 / tally.files;
    MESSAGE(fmt::format("{}: {} of {} files are left to the parser", folder, tally.declined, tally.files));
    CHECK(percent <= static_cast<std::size_t>(most));
  }
}

TEST_CASE("values of all kinds are read as the parser reads them, or left to it") {
  Tally tally;
  for (const auto* value : k_values) {
    for (const auto* end :
         {"\n", "", "\r\n", "\n\n", "\n      z: 1\n", "\n    - student: b\n", "\n#c\n", "\n      # c\n"})
      for (const auto* begin : {"a: ", "work:\n  pieces:\n    - student: a\n      answer: ", "- ", "- - ",
                                "work:\n- a: ", "\xC3\xA9: \xC3\xA9 # \xC3\xA9\na: "})
        compare(fmt::format("{}{}{}", begin, value, end), tally);
  }
  for (const auto* line : k_lines)
    for (const auto* around : {"{}\n", "a: b\n{}\na2: b\n", "a:\n{}\nb: c\n", "a:\n  - b: c\n{}\n  - d\n",
                               "a:\n  b:\n    c: d\n{}\n", "- a\n{}\n- b\n"})
      compare(fmt::format(fmt::runtime(around), line), tally);
  CHECK(tally.declined < tally.files * 3 / 4);
}

TEST_CASE("what people type is not left to the parser") {
  for (const char* const text : {"a: -5\n", "a: -x\n", "a: -.5\n", "a: [-5, 1]\n", "a: [-x]\n", "a: [-.5]\n",
                                 "a: b\n  # why\nc: d\n"}) {
    CAPTURE(text);
    Tally tally;
    compare(text, tally);
    CHECK(tally.declined == 0);
  }
}

TEST_CASE("changed and made up files are read as the parser reads them, or left to it") {
  compare_mutants(3000, 20261127);
}

TEST_SUITE_BEGIN("hours");

TEST_CASE("a hundred thousand changed files are read as the parser reads them, or left to it") {
  compare_mutants(100'000, 16);
}

TEST_SUITE_END();
