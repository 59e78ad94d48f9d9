#include "worksort/read/table/csv.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <random>

#include "../studies.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

// The table as "a|b" lines, so that a whole file can be compared at once.
std::string shown(const CsvTable& table) {
  std::string out;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    for (const auto& cell : table.row(i)) out += std::string(cell.text) + "|";
    out += "\n";
  }
  return out;
}

struct Read {
  std::string bytes;
  Diagnostics diagnostics;
  CsvTable table;

  explicit Read(std::string text, std::optional<char> delimiter = std::nullopt)
      : bytes(std::move(text)), table(read_csv("t.csv", bytes, delimiter, diagnostics)) {}

  [[nodiscard]] std::string ids() const {
    std::string out;
    for (const auto& d : diagnostics.items()) out += d.id + " ";
    return out;
  }
};

}  // namespace

TEST_CASE("cells are separated and unquoted as RFC 4180 says") {
  const Read r("a,b,c\n\"x, y\",\"say \"\"hi\"\"\",\n,\"\",z");
  CHECK(shown(r.table) == "a|b|c|\nx, y|say \"hi\"||\n||z|\n");
  CHECK(r.ids() == "");
}

TEST_CASE(
    "any mix of line ends and a byte order mark are accepted, and lines without a character are no rows") {
  const Read r(
      "\xEF\xBB\xBF"
      "a,b\r\n1,2\n\r\n3,4\r5,6\r\n\n");
  CHECK(shown(r.table) == "a|b|\n1|2|\n3|4|\n5|6|\n");
  CHECK(r.table.rows[2].line == 4);
  CHECK(r.table.rows[3].line == 5);
  CHECK(r.ids() == "");
}

TEST_CASE("a quoted cell keeps its lines, with LF for every line end") {
  const Read r("a,b\n\"one\r\ntwo\rthree\nfour\",x\ny,z\n");
  CHECK(shown(r.table) == "a|b|\none\ntwo\nthree\nfour|x|\ny|z|\n");
  CHECK(r.table.row(1)[1].spot == Spot{5, 7, 1});
  CHECK(r.table.rows[2].line == 6);
}

TEST_CASE("places count characters, not bytes, from the first character of the text") {
  const Read r(
      "name,code\n\"J\xC3\xB6rg\",\xE2\x82\xAC"
      "5,\"q\"\n",
      ',');
  const auto row = r.table.row(1);
  CHECK(row[0].spot == Spot{2, 2, 4});
  CHECK(row[1].spot == Spot{2, 8, 2});
  CHECK(row[2].spot == Spot{2, 12, 1});
  CHECK(r.table.line(2) ==
        "\"J\xC3\xB6rg\",\xE2\x82\xAC"
        "5,\"q\"");
}

TEST_CASE("the header decides what separates cells") {
  CHECK(Read("a;b;c\n1,5;2;3\n").table.delimiter == ';');
  CHECK(Read("a\tb\n1,5\t2\n").table.delimiter == '\t');
  CHECK(Read("\"Strategy; if any\",b,c\n").table.delimiter == ',');
  CHECK(Read("Name;Strategy, if any;Answer\n").table.delimiter == ';');
  CHECK(Read("only\na;b\n").table.delimiter == ',');
  CHECK(Read("a|b\n1|2\n", '|').table.row(1).size() == 2);
  const Read tie("a,b;c\n");
  CHECK(tie.ids() == "unclear-delimiter ");
}

TEST_CASE("a line that names the separator, as Excel writes it, is no row") {
  const Read r("sep=;\r\na;b\r\n1;2\r\n");
  CHECK(shown(r.table) == "a|b|\n1|2|\n");
  CHECK(r.table.rows[0].line == 2);
}

TEST_CASE("a quoted cell may be the end of the file") {
  const Read r("a,b\n1,\"x, y\"");
  CHECK(shown(r.table) == "a|b|\n1|x, y|\n");
  CHECK(r.ids() == "");
}

TEST_CASE("blanks around a quoted cell do not belong to it, blanks in others do") {
  const Read r("a, \"b, c\" , d\n,e ,\t\n");
  CHECK(shown(r.table) == "a|b, c| d|\n|e |\t|\n");
  CHECK(r.table.plain(r.table.row(0)[2]) == "d");
  CHECK(r.table.plain(r.table.row(1)[1]) == "e");
  CHECK(r.table.plain(r.table.row(1)[2]) == "");
}

TEST_CASE("a quote inside a cell is only a quote") {
  const Read inches("a,b\n5\" tall,x\n\"5\" tall\",y\n\"said \"no\"\",z\n\"abc\"def,w\n");
  CHECK(shown(inches.table) == "a|b|\n5\" tall|x|\n5\" tall|y|\nsaid \"no\"|z|\n\"abc\"def|w|\n");
  CHECK(inches.ids() == "stray-quote ");
  CHECK(inches.diagnostics.items()[0].message.ends_with("(3 times, first here)"));
}

TEST_CASE("a cell with a quote inside it does not go on in the next row") {
  CHECK(shown(Read("a,b\n\"5\" tall,x\n6\",y\n").table) == "a|b|\n\"5\" tall|x|\n6\"|y|\n");
}

TEST_CASE("an unclosed quote is reported where it opens and costs only its own cell") {
  const Read r("a,b\n1,\"open\n2,\"fine\"\n3,\"a\nb\"\n4,\"end\n");
  CHECK(shown(r.table) == "a|b|\n1|\"open|\n2|fine|\n3|a\nb|\n4|\"end|\n");
  REQUIRE(r.ids() == "unclosed-quote ");
  const auto& found = r.diagnostics.items()[0];
  CHECK(found.severity == Severity::error);
  CHECK(found.spot == Spot{2, 3, 5});
  CHECK(found.source_line == "1,\"open");
  CHECK(found.message.ends_with("(2 times, first here)"));
}

TEST_CASE("text that is not UTF-8 is left out, and control characters become blanks") {
  const Read r("a,b\nJos\xE9,\x01ok\nx,\xC2\x85y\n" + std::string("\0z,w\n", 5));
  CHECK(shown(r.table) == "a|b|\n| ok|\nx| y|\n z|w|\n");
  const Read no_break("a,b\nx\xC2\xA0y,z\n");
  CHECK(shown(no_break.table) == "a|b|\nx\xC2\xA0y|z|\n");
  CHECK(no_break.ids() == "");
  CHECK(r.ids() == "control-character invalid-utf8 ");
  CHECK(r.diagnostics.items()[0].spot == Spot{2, 6, 3});
  CHECK(r.diagnostics.items()[1].spot.line == 2);
}

TEST_CASE("what a byte means does not depend on where in a cell it stands") {
  for (int byte = 1; byte < 0x80; ++byte) {
    const auto c = static_cast<char>(byte);
    const Read near(std::string("a,b\nx") + c + "y,z\n", ',');
    const auto row = near.table.row(1);
    for (std::size_t at = 1; at < 40; ++at) {
      CAPTURE(byte);
      CAPTURE(at);
      const std::string front(at, 'x');
      const std::string back(40, 'y');
      const Read far("a,b\n" + front + c + back + ",z\n", ',');
      REQUIRE(far.table.row(1).size() == row.size());
      CHECK(far.table.rows.size() == near.table.rows.size());
      CHECK(far.ids() == near.ids());
      const std::string text(row.front().text);
      const std::string end = text.size() > 1 ? back.substr(1) : "";
      CHECK(far.table.row(1).front().text == front.substr(1) + text + end);
      CHECK(far.table.row(1).front().plain == row.front().plain);
    }
  }
}

TEST_CASE("whatever the bytes, cells of a row come one after the other and lines never go back") {
  std::mt19937 random(20261117);
  const std::string alphabet = "a,;\t\"\n\r \xC3\xA9=";
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t n = random() % 60; n > 0; --n) text += alphabet[random() % alphabet.size()];
    const Read r(text);
    std::uint32_t line = 0;
    std::size_t cells = 0;
    for (std::size_t i = 0; i < r.table.rows.size(); ++i) {
      CHECK(r.table.rows[i].line > line);
      line = r.table.rows[i].line;
      Spot last{line, 0, 0};
      for (const auto& cell : r.table.row(i)) {
        CHECK(cell.spot > last);
        CHECK(cell.text.find('\r') == std::string_view::npos);
        last = {cell.spot.line, cell.spot.column, 0};
        ++cells;
      }
    }
    CHECK(cells == r.table.cells.size());
  }
}

namespace {

// A table of random cells as a file may write it, and what is to be read.
class WrittenTable {
 public:
  explicit WrittenTable(std::mt19937& random) : m_random(random) {
    const std::size_t columns = 2 + draw(3);
    for (std::size_t row = 1 + draw(4); row > 0; --row) {
      for (std::size_t i = 0; i < columns; ++i) {
        if (i > 0) put(",");
        write_cell();
      }
      if (row > 1 || draw(2) == 0) end_line();
      shown += '\n';
    }
  }

  std::string bytes;
  std::string shown;  // "TEXT LINE:COLUMN+WIDTH|" of each cell, with p for one that is plain

 private:
  std::size_t draw(std::size_t below) { return m_random() % below; }

  void put(std::string_view text) {
    bytes += text;
    m_column += static_cast<std::uint32_t>(count_characters(text));
  }

  void end_line() {
    static constexpr std::array<std::string_view, 3> k_ends = {"\n", "\r\n", "\r"};
    bytes += k_ends[draw(3)];
    ++m_line;
    m_column = 1;
  }

  void write_cell() {
    static constexpr std::array<std::string_view, 9> k_parts = {"a",  "b c",  "\xC3\xA9", ",", "\"",
                                                                "\n", "\r\n", "=",        "'"};
    std::string text;
    std::string written;
    for (std::size_t parts = draw(4); parts > 0; --parts) {
      const std::string_view part = k_parts[draw(k_parts.size())];
      text += part == "\r\n" ? "\n" : part;
      written += part == "\"" ? "\"\"" : part;
    }
    const bool quoted = written.find_first_of(",\"\r\n") != std::string::npos || draw(2) == 0;
    if (quoted) put(std::string(draw(3), ' ') + "\"");
    const std::string_view first = std::string_view(written).substr(0, written.find_first_of("\r\n"));
    const bool plain = text == written && is_ascii(text) && text.find_first_of("\n'") == std::string::npos &&
                       !text.starts_with('=');
    shown += fmt::format("{} {}:{}+{}{}|", text, m_line, m_column,
                         std::max<std::size_t>(count_characters(first), 1), plain ? "p" : "");
    bytes += written;
    for (std::size_t at = 0; at < written.size(); ++at) {
      if (written[at] == '\n')
        ++m_line, m_column = 1;
      else if ((static_cast<unsigned char>(written[at]) & 0xC0U) != 0x80U)
        ++m_column;
    }
    if (quoted) put("\"" + std::string(draw(3), ' '));
  }

  std::mt19937& m_random;
  std::uint32_t m_line = 1;
  std::uint32_t m_column = 1;
};

}  // namespace

TEST_CASE("a table is read with every text at its place, however its cells and lines are written") {
  std::mt19937 random(17);
  for (int round = 0; round < 400; ++round) {
    const WrittenTable written(random);
    const Read r(written.bytes, ',');
    CAPTURE(written.bytes);
    std::string found;
    for (const auto& row : r.table.rows) {
      for (const auto& cell : r.table.cells_of(row))
        found += fmt::format("{} {}:{}+{}{}|", cell.text, cell.spot.line, cell.spot.column, cell.spot.width,
                             cell.plain ? "p" : "");
      found += '\n';
    }
    CHECK(found == written.shown);
    CHECK(r.ids() == "");
  }
}

TEST_CASE("many unclosed quotes do not make reading slow") {
  std::string text = "a,b\n";
  for (int i = 0; i < 20000; ++i) text += "x,\"never closed \"\"\n";
  const Read r(text);
  CHECK(r.table.rows.size() == 20001);
}

TEST_CASE("a cell says what programs guard against spreadsheets, and all else as it is written") {
  const auto plain = [](const std::string& cell) {
    const Read read("a;b\n" + cell + ";x\n", ';');
    REQUIRE(read.table.rows.size() == 2);
    return std::string(read.table.plain(read.table.row(1)[0]));
  };
  CHECK(plain("=\"007\"") == "007");
  CHECK(plain(" =\" 007 \" ") == "007");
  CHECK(plain("\"=\"\"007\"\"\"") == "007");
  CHECK(plain("=\"\"") == "");
  CHECK(plain("=\"7\"") == "7");
  for (const std::string cell : {"=\"", "=\"7", "=7\"", "=\"7\"8\"", "\"7\"=", "=", "=7", "7=\"8\""}) {
    CAPTURE(cell);
    CHECK(plain("\"" + with_all(cell, "\"", "\"\"") + "\"") == cell);
  }
  CHECK(plain("'=1+1") == "=1+1");
  CHECK(plain("''=1+1") == "'=1+1");
  CHECK(plain(" '-3 ") == "-3");
  CHECK(plain("it's") == "it's");
  CHECK(plain("'so'") == "'so'");
  CHECK(plain("  24 ") == "24");
  CHECK(plain("\"'=1, '=2\"") == "=1, '=2");
  CHECK(plain("caf\xC3\xA9") == "caf\xC3\xA9");
}
