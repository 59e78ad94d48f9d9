// Hostile and mutated files: no hang, no crash, no silent loss.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>

#include "reading.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using test::read;
using test::Spots;

namespace {

std::string repeated(std::string_view part, std::size_t count) {
  std::string out;
  out.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += part;
  return out;
}

std::string stairs(std::string_view step, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += std::string(i, ' ') + std::string(step) + "\n";
  return out;
}

}  // namespace

TEST_CASE("nesting has a limit, and only what is deeper is lost") {
  const auto flow = [](std::size_t depth) {
    return "a: " + std::string(depth, '[') + "x" + std::string(depth, ']') + "\nb: 1\n";
  };
  CHECK(read(flow(31)).spots() == Spots{});
  CHECK(read(flow(32)).spots() == Spots{"1:35+1 too-deep"});
  CHECK(read(flow(32)).at("b")->text == "1");
  CHECK(read(flow(499)).spots().size() == 1);
  CHECK(read(flow(600)).spots() == Spots{"1:35+1 too-deep"});
  CHECK(read(flow(600)).at("b")->text == "1");
  CHECK(read(stairs("k:", 32) + std::string(32, ' ') + "x\n").spots() == Spots{});
  CHECK(read(stairs("k:", 34)).spots() == Spots{"33:33+1 too-deep"});
  CHECK(read(stairs("k:", 700)).spots() == Spots{"33:33+1 too-deep"});
  CHECK(read(repeated("- ", 33) + "x\n").spots() == Spots{"1:65+1 too-deep"});
  CHECK(read(repeated("- ", 900) + "x\n").spots() == Spots{"1:65+1 too-deep"});
  CHECK(read("a: [[x]]\n", {2, 50}).spots() == Spots{"1:5+1 too-deep"});
}

TEST_CASE("hostile files end soon" * doctest::test_suite("long")) {
  const std::size_t n = 60'000;
  const std::string hostile[] = {",",
                                 ",,",
                                 "]",
                                 "}",
                                 ":",
                                 "?",
                                 "-",
                                 "!",
                                 "&",
                                 "*",
                                 "|",
                                 ">",
                                 "%",
                                 "@",
                                 "\"",
                                 "'",
                                 "[",
                                 "{",
                                 "\t",
                                 "\r",
                                 repeated("[", n),
                                 repeated("[]", n),
                                 "[" + repeated("[],", n),
                                 repeated("- ", n),
                                 repeated("? ", n),
                                 repeated("{a:", n),
                                 repeated("{a: ", n),
                                 repeated("a: b\n", n),
                                 stairs("- a:", 800),
                                 repeated("a: [\n", n),
                                 "[" + repeated("1,", n) + "]",
                                 "{" + repeated("a,", n) + "}",
                                 repeated("---\n@\n", n / 4),
                                 repeated("- @\n", n),
                                 repeated("\"", n),
                                 repeated("'", n),
                                 "a: \"" + repeated("\\q", n),
                                 repeated(": ", n),
                                 repeated("&a ", n),
                                 repeated("<<: *a\n", n / 4),
                                 repeated("\ta: b\n", n),
                                 repeated("- \xE9\n", n),
                                 std::string(n, '\0'),
                                 repeated("- a: \"x\n  b: 1\n", n / 4),
                                 "[" + repeated("a #5,", n) + "]",
                                 "{" + repeated("\"\": 1, ", n) + "}",
                                 "[" + repeated("\xC3\xA9, ", n) + "]",
                                 repeated("- [what?, x]\n", n / 4),
                                 repeated("-\n", n),
                                 repeated("a: \"x\"\n  b: 1\n", n / 4),
                                 "a: |\n" + repeated("  x\n", n),
                                 repeated("!<", n),
                                 repeated("...\n", n)};
  for (const std::string& text : hostile) {
    INFO(text.substr(0, 20));
    const auto begin = std::chrono::steady_clock::now();
    const auto reading = read(text);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
    CHECK(reading.diagnostics.items().size() <= 1001);
  }
}

TEST_CASE("an alias bomb is refused where it begins") {
  std::string text = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 10; ++i) text += fmt::format("a{0}: &a{0} [*a{1}, *a{1}, *a{1}]\n", i, i - 1);
  const auto reading = read(text);
  CHECK(reading.diagnostics.items().size() == 10);
  CHECK(reading.tree.nodes.size() < 30);
}

TEST_CASE("many mistakes are counted, not told") {
  const auto reading = read(repeated("a: 1\n", 1500));
  REQUIRE(reading.diagnostics.items().size() == 1001);
  CHECK(reading.diagnostics.items().back().id == "too-many-mistakes");
  CHECK(reading.diagnostics.items().back().message == "499 more mistakes in this file are not shown");
}

TEST_CASE("after fifty documents with mistakes that are not understood further ones are left out whole") {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "a: |\n    x\n  y\nb: 1\n---\n";
  const auto reading = read(text);
  CHECK(reading.diagnostics.items().size() == 60);
  const auto whole = [&](std::uint32_t root) { return reading.tree[root].children > 0; };
  CHECK(std::count_if(reading.tree.documents.begin(), reading.tree.documents.end(), whole) == 50);
}

namespace {

// The same numbers on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : m_state(seed * 2 + 1) {}
  std::size_t roll(std::size_t sides) {
    m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (m_state >> 33U) % sides;
  }

 private:
  std::uint64_t m_state;
};

std::string valid_file() {
  std::string out = "# class\nwork:\n  task: t\n  pieces:\n";
  for (int i = 0; i < 12; ++i)
    out += fmt::format(
        "    - student: s{0}\n      strategy: [w{0}a, w{0}b]\n      answer: \"w{0}c\"\n      quote: w{0}d "
        "here\n"
        "      note: |\n        w{0}e\n      x-m: {{k: w{0}f}}\n",
        i);
  return out;
}

std::string mutated(std::string text, Dice& dice) {
  static const std::string k_pieces[] = {"\"",    "'",  "[",  "]",        "{",    "}",    ":",   ": ", "#",
                                         " #",    ",",  "- ", "-",        "?",    "? ",   "&",   "*",  "!",
                                         "|",     ">",  "%",  "@",        "`",    "\t",   "\n",  " ",  "  ",
                                         "---\n", "\\", "\r", "\xC3\xA9", "\xE9", "\x01", "<<: "};
  for (std::size_t left = 1 + dice.roll(3); left > 0; --left) {
    const std::size_t at = dice.roll(text.size());
    const std::size_t what = dice.roll(4);
    if (what == 0)
      text.erase(at, 1 + dice.roll(3));
    else
      text.insert(at, k_pieces[dice.roll(std::size(k_pieces))]);
  }
  return text;
}

}  // namespace

TEST_CASE("mutated files: each word is in the tree or there is a diagnostic") {
  const std::string original = valid_file();
  REQUIRE(read(original).spots() == Spots{});
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    Dice dice(seed);
    const std::string text = mutated(original, dice);
    const auto reading = read(text);
    CHECK(reading.tree.nodes.size() < 1000);
    if (!reading.diagnostics.empty()) {
      for (const Diagnostic& d : reading.diagnostics.items()) {
        CHECK(d.spot.line >= 1);
        CHECK(d.spot.column >= 1);
        CHECK_FALSE(d.id.empty());
        CHECK_FALSE(d.message.empty());
      }
      continue;
    }
    std::string all;
    for (const Node& node : reading.tree.nodes) {
      all += std::string(node.text) + "\n";
      if (node.trailer == Trailer::none) continue;
      std::size_t line_end = text.find('\n', node.offset + node.length);
      if (node.trailer_spot.line > node.spot.line) line_end = text.find('\n', line_end + 1);
      all += text.substr(node.offset + node.length, line_end - node.offset - node.length);
    }
    for (int i = 0; i < 12; ++i) {
      for (const char c : {'a', 'b', 'c', 'd', 'e', 'f'}) {
        const std::string word = fmt::format("w{}{}", i, c);
        const std::size_t at = text.find(word);
        if (at == std::string::npos) continue;
        const std::size_t begin = text.rfind('\n', at);
        if (text.substr(begin, at - begin).find('#') != std::string::npos) continue;
        INFO(seed);
        INFO(text);
        CHECK(all.find(word) != std::string::npos);
      }
    }
  }
}
