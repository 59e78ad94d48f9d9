#include "worksort/read/table/table_file.hpp"

#include "read/table/encoding.hpp"
#include "read/table/spreadsheet.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

// The rows as "line:a|b|", and what was said.
struct ReadFile {
  Diagnostics diagnostics;
  std::string rows;

  explicit ReadFile(const std::string& bytes, const TableOptions& options = {}) {
    const CsvTable table = read_table("t.csv", bytes, options, diagnostics);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      rows += std::to_string(table.rows[i].line) + ":";
      for (const auto& cell : table.row(i)) rows += std::string(cell.text) + "|";
      rows += " ";
    }
  }

  [[nodiscard]] std::string ids() const {
    std::string out;
    for (const auto& d : diagnostics.items()) out += d.id + " ";
    return out;
  }
};

TableOptions encoded(const char* name) {
  TableOptions options;
  options.encoding = name;
  return options;
}

}  // namespace

TEST_CASE("rows of another length are reported, and only what is lost is an error") {
  const ReadFile r("a,b,c\n1,2\n1,2,3,,\n1,2,3,4\nonly\n");
  REQUIRE(r.ids() == "long-row short-row ");
  CHECK(r.diagnostics.items()[0].severity == Severity::error);
  CHECK(r.diagnostics.items()[0].spot == Spot{4, 7, 1});
  CHECK(r.diagnostics.items()[1].severity == Severity::warning);
  CHECK(r.diagnostics.items()[1].message.ends_with("(2 times, first here)"));
}

TEST_CASE("the headings are found below a title, and never among the students") {
  CHECK(ReadFile("Class 3B\n\nName,ID\nAna,1\n").rows == "3:Name|ID| 4:Ana|1| ");
  CHECK(ReadFile("Class;3B;\n;;\nName;ID;Answer\nAna;1;2\n").rows == "3:Name|ID|Answer| 4:Ana|1|2| ");
  CHECK(ReadFile(",,\na,b,c\n1,2,3\n").rows == "2:a|b|c| 3:1|2|3| ");
  // As many cells above: then the first line is the one with headings.
  CHECK(ReadFile("Kind,Weg\nName,halving\n").rows == "1:Kind|Weg| 2:Name|halving| ");
  CHECK(ReadFile("a,b\n1,2\n").ids().empty());
  TableOptions third;
  third.header = 3;
  CHECK(ReadFile("x\ny,z\na,b\n1,2\n", third).rows == "3:a|b| 4:1|2| ");
  third.header = 9;
  CHECK(ReadFile("x\ny,z\n", third).ids() == "missing-column ");
  TableOptions asked;
  asked.headings = {"weg"};
  CHECK(ReadFile("Klasse 3B\nKind,Weg\nAna,halving\n", asked).rows == "2:Kind|Weg| 3:Ana|halving| ");
}

TEST_CASE("further lines of headings are no students") {
  const ReadFile r("Q1,Q2\nYour name,Why?\n\"{\"\"ImportId\"\":\"\"a\"\"}\",x\nAna,because\n");
  CHECK(r.rows == "1:Q1|Q2| 4:Ana|because| ");
  CHECK(r.ids() == "headings-below ");
  CHECK(ReadFile("Respondent ID,Q1\n,Response\n7,yes\n").rows == "1:Respondent ID|Q1| 3:7|yes| ");
}

TEST_CASE("a table in another encoding is read when a mark or an option says so, else refused") {
  const std::string little(
      "\xFF\xFE"
      "a\0,\0\xE9\0\n\0",
      10);
  CHECK(ReadFile(little).rows == "1:a|\xC3\xA9| ");
  const std::string big(
      "\xFE\xFF"
      "\0a\0,\0b",
      8);
  CHECK(ReadFile(big).rows == "1:a|b| ");
  CHECK(ReadFile(little.substr(2)).ids() == "invalid-utf8 ");
  CHECK(ReadFile(little.substr(2), encoded("UTF-16")).rows == "1:a|\xC3\xA9| ");
  CHECK(ReadFile(std::string("\x3D\xD8\x00\xDE", 4), encoded("utf-16")).rows == "1:\xF0\x9F\x98\x80| ");
  const ReadFile windows("name\nJos\xE9\n");
  CHECK(windows.rows.empty());
  REQUIRE(windows.ids() == "invalid-utf8 ");
  CHECK(windows.diagnostics.items()[0].spot == Spot{2, 4, 1});
  CHECK(ReadFile("name\nJos\xE9 \x80\n", encoded("cp1252")).rows == "1:name| 2:Jos\xC3\xA9 \xE2\x82\xAC| ");
  CHECK_FALSE(is_encoding("latin9"));
}

TEST_CASE("a text in UTF-16 that is cut within a character is read up to there, and never beyond its end") {
  const std::string_view half = std::string_view("\x3D\xD8\x00\xDE", 4).substr(0, 3);
  CHECK(to_utf8(half, Encoding::utf16) == "\xEF\xBF\xBD");
}

TEST_CASE("every character comes out of another encoding as it is, and what is none can be seen") {
  const auto read = [](const std::u16string& units) {
    std::string bytes;
    for (const char16_t unit : units) bytes += {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
    return to_utf8(bytes, Encoding::utf16);
  };
  CHECK(read({'a', 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF}) == "a\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF");
  CHECK(read({'a', 0xD800, 0xDC00, 0xDBFF, 0xDFFF}) == "a\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
  CHECK(read({'a', 0xD800, 0xE000, 0xDC00, 0xDC00}) == "a\xEF\xBF\xBD\xEE\x80\x80\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(to_utf8(std::string("\x7F\x81\x9F\xA0\0", 5), Encoding::windows_1252) ==
        std::string("\x7F\xEF\xBF\xBD\xC5\xB8\xC2\xA0\0", 9));
}

TEST_CASE("a table in another encoding is refused at its very beginning") {
  const ReadFile unmarked(std::string("a\0,\0b\0", 6));
  REQUIRE(unmarked.ids() == "invalid-utf8 ");
  CHECK(unmarked.diagnostics.items()[0].spot == Spot{1, 1, 1});
}

TEST_CASE("a sheet of a plain table, and spreadsheets in other clothes, are refused by name") {
  TableOptions options;
  options.sheet = "Class";
  const ReadFile plain("a,b\n1,2\n", options);
  REQUIRE(plain.ids() == "one-sheet ");
  CHECK(plain.rows.empty());
  CHECK(plain.diagnostics.items()[0].severity == Severity::error);
  CHECK(plain.diagnostics.items()[0].message == "this is no workbook, so it has no sheet 'Class'");
  const ReadFile xml(
      "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"
      "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>\n");
  REQUIRE(xml.ids() == "spreadsheet-file ");
  CHECK(xml.rows.empty());
  // A whole one is read, unless a reader of texts comes upon it.
  const auto book = reading::spreadsheet_file(
      "PK\x03\x04-------------------------mimetypeapplication/vnd.oasis."
      "opendocument.spreadsheet");
  REQUIRE(book);
  CHECK(book->message == "this is a LibreOffice or OpenOffice spreadsheet and not text");
}
