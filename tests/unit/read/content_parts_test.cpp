// A long file of several documents in parts is the same as in one.
#include <random>

#include "read_in_parts.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

struct FileInParts : ReadInParts {
  FileInParts(const std::string& bytes, std::size_t part) {
    Diagnostics diagnostics;
    const auto contents = read_content_parts("w.yaml", bytes, part, 2, diagnostics);
    show(contents, diagnostics);
    for_each_kind([&](std::string_view kind, auto list) {
      for (const auto& content : contents)
        for (const auto& value : content.*list)
          all += fmt::format("{} {}:{}\n", kind, value.origin.spot.line, value.origin.spot.column);
    });
    for (const auto& content : contents)
      for (const auto& [place, keys] : content.kept.pieces)
        all += fmt::format("{}:{}\n", place.line, keys.size());
    for (const auto& content : contents)
      for (const auto& [place, head] : content.kept.heads)
        all += fmt::format("{} to {}: {}\n", place.line, head.last.line, head.keys.size());
    for (const auto& content : contents)
      for (const auto& keys : content.kept.documents) all += fmt::format("{}\n", keys.size());
  }
};

constexpr std::string_view k_document = R"(---
x-ours: kept
task:
  id: trays
  prompt: |
    How many?
     --- not a document
work:
  task: trays
  date: 2026-10-05
  x-room: 12
  pieces:
    - student: ana
      strategy: [counts, "adds"]
      evidence: a line
        that goes on --- here
      x-page: 3
    # between
    - {student: ben, strategy: adds, success: partly}
---
work: {task: trays, pieces: []}
)";

std::string many_documents(std::string_view end = "\n") {
  std::string out;
  for (int i = 0; i < 8; ++i) {
    for (const char c : k_document) {
      if (c == '\n')
        out += end;
      else
        out += c;
    }
  }
  return out;
}

// One document with a long list of pieces.
std::string one_document(std::string_view end = "\n", std::string_view behind = "") {
  std::string out =
      "# ours\n\nwork:\n  task: trays # of rolls\n  date: 2026-10-05\n  x-room: 12\n  pieces: # of 3A\n\n";
  for (int i = 0; i < 40; ++i) {
    out += fmt::format(
        "    - student: s{}\n      strategy: [counts, \"adds\"]\n      evidence: a line\n        - goes on\n",
        i);
    if (i % 3 == 0) out += "      note: |\n        one\n         - two\n";
    if (i % 4 == 0) out += "      x-page: 3\n\n    # between\n";
    if (i % 5 == 0) out += fmt::format("    - {{student: t{}, strategy: adds, success: partly}}\n", i);
  }
  out += behind;
  std::string ended;
  for (const char c : out) c == '\n' ? ended += end : ended += c;
  return ended;
}

}  // namespace

TEST_CASE("a long list of pieces in parts is the same as in one") {
  for (const auto* const end : {"\n", "\r\n"}) {
    for (const auto* const front : {"", "---\n", "\xEF\xBB\xBF", "task: {id: trays}\n---\n"}) {
      for (const auto* const behind : {"", "# end", "---\ntask: {id: other}\n"}) {
        CAPTURE(behind);
        const std::string bytes = front + one_document(end, behind);
        const FileInParts whole(bytes, bytes.size());
        CHECK(whole.parts == 1);
        for (const std::size_t part : {1U, 100U, 300U, 1000U}) {
          CAPTURE(part);
          const FileInParts parts(bytes, part);
          CHECK(parts.parts > 3);
          CHECK(parts.all == whole.all);
        }
      }
    }
  }
}

TEST_CASE("a list of pieces that does not go on to the end of its document is read in one") {
  for (const auto* const behind :
       {"  class: 3A\n", "task: {id: other}\n", "      colour: red\n",
        "    - {student: s1, answer: \"a\n    - b\"}\n",
        "    - student: s1\n      quote: \"a\n    - b\n    - c\"\n    - student: s2\n", "    - [a\n",
        "   - student: x\n", "    - student: &a x\n"}) {
    CAPTURE(behind);
    const std::string bytes = one_document("\n", behind) + one_document("\n").substr(80);
    for (const std::size_t part : {1U, 300U, 2000U}) {
      const FileInParts parts(bytes, part);
      CHECK(parts.all == FileInParts(bytes, bytes.size()).all);
    }
    CHECK(FileInParts(one_document("\n", behind), 300).all ==
          FileInParts(one_document("\n", behind), 100'000).all);
  }
  CHECK(FileInParts(one_document("\n", "  class: 3A\n"), 300).parts == 1);
  CHECK(FileInParts(one_document("\n", "task: {id: other}\n"), 300).parts == 1);
}

TEST_CASE("a long file of several documents in parts is the same as in one") {
  for (const auto* const end : {"\n", "\r\n"}) {
    for (const auto* const front : {"", "# ours\n", "\xEF\xBB\xBF"}) {
      const std::string bytes = front + many_documents(end);
      const FileInParts whole(bytes, bytes.size());
      CHECK(whole.parts == 1);
      for (const std::size_t part : {1U, 300U, 1000U, 2000U}) {
        CAPTURE(part);
        const FileInParts parts(bytes, part);
        CHECK(parts.parts > 1);
        CHECK(parts.all == whole.all);
      }
    }
  }
}

TEST_CASE("where something is to be said about a document, the file is read in one") {
  for (const auto* const document : {"---\nwork: [a\n", "---\nx: 1\n", "---\n%YAML 1.2\n---\nwork: 3\n",
                                     "---\ntask: {id: a, colour: red}\n", "---\nrelease: {statements: []}\n",
                                     "---\n- student: ana\n", "---\n\tx\n"}) {
    CAPTURE(document);
    const std::string bytes = many_documents() + document + many_documents();
    const FileInParts parts(bytes, 500);
    CHECK(parts.parts == 1);
    CHECK(parts.all == FileInParts(bytes, bytes.size()).all);
  }
}

TEST_CASE("whatever is broken in it, a file in parts is the same as in one") {
  std::mt19937 random(29);
  const auto below = [&](std::size_t bound) { return random() % bound; };
  constexpr std::string_view k_signs = "\"'-\n: #&|>\r\t[{}],";
  int parted = 0;
  for (int round = 0; round < 100; ++round) {
    const char* const end = round % 5 == 0 ? "\r\n" : "\n";
    std::string bytes = round % 2 == 0 ? many_documents(end) : one_document(end);
    for (std::size_t changes = below(3); changes > 0; --changes) {
      const std::size_t at = below(bytes.size());
      const std::string sign(1, k_signs[below(k_signs.size())]);
      bytes.replace(at, below(2), round % 3 == 0 ? "\n---\n" : sign);
    }
    const FileInParts parts(bytes, 200 + below(900));
    parted += parts.parts > 1 ? 1 : 0;
    REQUIRE(parts.all == FileInParts(bytes, bytes.size()).all);
  }
  CHECK(parted > 25);
}
