#include "read/table/workbook.hpp"

#include "worksort/read/table/table_file.hpp"
#include "worksort/util/text.hpp"

#include <string>
#include <vector>

#include "zip_of.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

using test::Parts;
using test::zip_of;
using Lines = std::vector<std::string>;

std::string sheet_row(int number, const std::string& cells, const std::string& more = "") {
  return "<row r=\"" + std::to_string(number) + "\"" + more + ">" + cells + "</row>";
}

std::string words_cell(const std::string& place, const std::string& words) {
  return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + words + "</t></is></c>";
}

// A workbook of the sheets' insides, by name; names with a ! in front are hidden.
std::string xlsx_of(const Parts& sheets, const std::string& properties = "",
                    const std::string& strings = "") {
  std::string book = "<workbook xmlns:r=\"r\"><workbookPr " + properties + "/><sheets>";
  std::string links =
      "<Relationships><Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/>"
      "<Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"/xl/strings.xml\"/>";
  Parts parts = {{"xl/strings.xml", "<sst>" + strings + "</sst>"},
                 {"xl/styles.xml",
                  "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"000\"/></numFmts><cellXfs>"
                  "<xf numFmtId=\"0\"/><xf numFmtId=\"12\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
                  "</cellXfs></styleSheet>"}};
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const auto& [name, inside] = sheets[i];
    const std::string id = "r" + std::to_string(i);
    const bool hidden = name.starts_with('!');
    book += "<sheet name=\"" + name.substr(hidden ? 1 : 0) + "\" sheetId=\"9\" r:id=\"" + id + "\"" +
            (hidden ? " state=\"hidden\"" : "") + "/>";
    links += "<Relationship Id=\"" + id + "\" Type=\"x/worksheet\" Target=\"" + id + ".xml\"/>";
    parts.emplace_back("xl/" + id + ".xml", "<worksheet>" + inside + "</worksheet>");
  }
  parts.emplace_back("xl/workbook.xml", book + "</sheets></workbook>");
  parts.emplace_back("xl/_rels/workbook.xml.rels", links + "</Relationships>");
  return zip_of(parts);
}

std::string ods_of(const std::string& inside) {
  return zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                 {"content.xml",
                  "<office:document-content><office:automatic-styles><style:style style:name=\"no\">"
                  "<style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>"
                  "<office:body><office:spreadsheet>" +
                      inside + "</office:spreadsheet></office:body></office:document-content>"}});
}

// Rows with bars between the cells, and what was said.
struct ReadBook {
  Diagnostics diagnostics;
  Lines rows;

  explicit ReadBook(const std::string& bytes, const TableOptions& options = {}) {
    const CsvTable table = read_table("t.xlsx", bytes, options, diagnostics);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      std::string line = std::to_string(table.rows[i].line) + ":";
      for (const auto& cell : table.row(i)) line += std::string(cell.text) + "|";
      rows.push_back(line);
    }
  }

  [[nodiscard]] Lines said() const {
    Lines out;
    for (const auto& d : diagnostics.items()) out.push_back(d.message);
    return out;
  }
};

const std::string k_head = sheet_row(1, words_cell("A1", "student") + words_cell("B1", "answer"));

}  // namespace

TEST_CASE("a workbook's numbers, days, texts and formulas are read as they are shown") {
  const std::string rows =
      sheet_row(2, "<c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" s=\"1\"><v>0.5</v></c>") +
      sheet_row(3, "<c r=\"A3\" s=\"3\"><v>7</v></c><c r=\"B3\" s=\"2\"><v>46343</v></c>") +
      sheet_row(
          5,
          "<c><v>4</v></c><c t=\"str\"><f>A2&amp;1</f><v>x_x000D_1</v></c><c r=\"D5\" t=\"b\"><v>1</v></c>"
          "<c t=\"e\"><v>#REF!</v></c>");
  const ReadBook r(xlsx_of({{"Class", "<sheetData>" + k_head + rows + "</sheetData>"}}, "",
                           "<si><r><t>Ana </t></r><r><t>Cruz</t></r><rPh><t>no</t></rPh></si>"));
  CHECK(r.rows ==
        Lines{"1:student|answer|", "2:Ana Cruz|1/2|", "3:007|2026-11-17|", "5:4|x\n1||TRUE|#REF!|"});
  REQUIRE(r.said().size() == 2);
  CHECK(r.said()[0] == "a formula: B5; what it last came to is read");
  const ReadBook from_1904(
      xlsx_of({{"Class", "<sheetData>" + k_head + rows + "</sheetData>"}}, "date1904=\"1\""));
  CHECK(from_1904.rows[2] == "3:007|2030-11-18|");
}

TEST_CASE("merged and hidden cells are named, and a merged text belongs to each of its rows") {
  const ReadBook r(
      xlsx_of({{"Class", "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>" + k_head +
                             sheet_row(2, words_cell("A2", "s1") + words_cell("B2", "4")) +
                             sheet_row(3, words_cell("B3", "5"), " hidden=\"1\"") +
                             "</sheetData><mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"}}));
  CHECK(r.rows == Lines{"1:student|answer|", "2:s1|4|", "3:s1|5|"});
  CHECK(r.said() ==
        Lines{"merged cells: A2:A3; their text belongs to each of their rows, in the first column",
              "hidden row 3; read like the others", "hidden column B; read like the others"});
}

TEST_CASE("of hidden columns those are named that hold something") {
  const std::string head =
      words_cell("A1", "student") + words_cell("B1", "answer") + words_cell("D1", "note");
  const auto said = [&](const std::string& columns) {
    return ReadBook(xlsx_of({{"Class", "<cols>" + columns + "</cols><sheetData>" + sheet_row(1, head) +
                                           sheet_row(2, words_cell("A2", "s1")) + "</sheetData>"}}))
        .said();
  };
  CHECK(said("<col min=\"2\" max=\"16384\" hidden=\"1\"/>") ==
        Lines{"hidden columns B and D; read like the others"});
  CHECK(said("<col min=\"4\" hidden=\"true\"/><col min=\"1\" max=\"1\" hidden=\"1\"/>") ==
        Lines{"hidden columns A and D; read like the others"});
  CHECK(said("<col min=\"3\" max=\"3\" hidden=\"1\"/><col min=\"5\" max=\"9\" hidden=\"1\"/>").empty());
}

TEST_CASE("the sheet with students is read unless another one is named") {
  const Parts sheets = {
      {"!Old", "<sheetData>" + k_head + "</sheetData>"},
      {"Notes", "<sheetData>" + sheet_row(1, words_cell("A1", "hello")) + "</sheetData>"},
      {"Class", "<sheetData>" + k_head + sheet_row(2, words_cell("A2", "s1")) + "</sheetData>"}};
  const ReadBook r(xlsx_of(sheets));
  CHECK(r.rows == Lines{"1:student|answer|", "2:s1|"});
  CHECK(r.said() == Lines{"the sheet 'Class' is read, and not 'Old' (hidden) and 'Notes'"});
  TableOptions options;
  options.sheet = "notes";
  CHECK(ReadBook(xlsx_of(sheets), options).rows == Lines{"1:hello|"});
  const Parts far_below = {
      {"Notes", "<sheetData>" + sheet_row(500, words_cell("A500", "hello")) + "</sheetData>"}, sheets.back()};
  CHECK(ReadBook(xlsx_of(far_below)).rows == r.rows);
  options.sheet = "Clas";
  CHECK(ReadBook(xlsx_of(sheets), options).said() == Lines{"no sheet is called 'Clas'"});
}

TEST_CASE("a workbook of LibreOffice is read like one of Excel") {
  const ReadBook r(
      ods_of("<table:table table:name=\"Old\" table:style-name=\"no\"/>"
             "<table:table table:name=\"Class\"><table:table-column table:number-columns-repeated=\"1024\"/>"
             "<table:table-header-rows><table:table-row><table:table-cell><text:p>student</text:p></"
             "table:table-cell>"
             "<table:table-cell><text:p>answer</text:p></table:table-cell></table:table-row></"
             "table:table-header-rows>"
             "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>"
             "<table:table-row table:number-rows-repeated=\"2\" table:visibility=\"filter\">"
             "<table:table-cell><office:annotation><text:p>a "
             "remark</text:p></office:annotation><text:p>Ana<text:s text:c=\"2\"/>"
             "<text:span>Cruz</text:span></text:p><text:p>3B</text:p></table:table-cell>"
             "<table:table-cell office:value-type=\"date\" "
             "office:date-value=\"2026-11-17T09:30:00\"><text:p>17/11</text:p>"
             "</table:table-cell><table:table-cell table:number-columns-repeated=\"1000\"/></table:table-row>"
             "<table:table-row><table:table-cell table:formula=\"of:=1\" office:value-type=\"float\" "
             "office:value=\"0.5\">"
             "<text:p>1/2</text:p></table:table-cell><table:table-cell office:value-type=\"boolean\" "
             "office:boolean-value=\"true\"><text:p>WAHR</text:p></table:table-cell></table:table-row>"
             "<table:table-row "
             "table:number-rows-repeated=\"1048570\"><table:table-cell/></table:table-row></table:table>"));
  CHECK(r.rows == Lines{"1:student|answer|", "4:Ana  Cruz\n3B|2026-11-17 09:30:00|",
                        "5:Ana  Cruz\n3B|2026-11-17 09:30:00|", "6:1/2|TRUE|"});
  CHECK(r.said() == Lines{"the sheet 'Class' is read, and not 'Old' (hidden)",
                          "a formula: A6; what it last came to is read",
                          "hidden rows 4 and 5; read like the others"});
}

TEST_CASE("a workbook that is damaged or swells is refused") {
  TableOptions small;
  small.most_bytes = 1 << 20;
  const ReadBook bomb(xlsx_of({{"Class", std::string(std::size_t{3} << 20U, ' ')}}), small);
  CHECK(bomb.said() == Lines{"'xl/r0.xml' in this workbook unpacks to more than 1 MiB"});
  std::string broken = xlsx_of({{"Class", "<sheetData>" + k_head + "</sheetData>"}});
  broken.resize(broken.size() / 2);
  CHECK(ReadBook(broken).said() == Lines{"this workbook or ZIP archive is damaged"});
  CHECK(ReadBook(xlsx_of({{"Class", "<sheetData><row>"}})).said() ==
        Lines{"'xl/r0.xml' in this workbook cannot be read"});
  CHECK(ReadBook(xlsx_of({})).said() == Lines{"this workbook has no sheet"});
  const std::string entity = "<!DOCTYPE x [<!ENTITY a \"student\">]><worksheet/>";
  CHECK(ReadBook(zip_of({{"word/document.xml", entity}})).said() ==
        Lines{"this is a Word document and no table"});
  std::string wide;
  for (int i = 1; i < 600; ++i) wide += sheet_row(i, words_cell("XFD" + std::to_string(i), "x"));
  CHECK(ReadBook(xlsx_of({{"Class", "<sheetData>" + wide + "</sheetData>"}})).said() ==
        Lines{"it has too many cells to be a table of a class"});
}

TEST_CASE("cells that LibreOffice merged are named by the rows they reach over") {
  const ReadBook r(
      ods_of("<table:table table:name=\"Class\"><table:table-row>"
             "<table:table-cell><text:p>student</text:p></table:table-cell>"
             "<table:table-cell><text:p>answer</text:p></table:table-cell></table:table-row>"
             "<table:table-row><table:table-cell table:number-rows-spanned=\"2\"><text:p>s1</text:p>"
             "</table:table-cell><table:table-cell><text:p>4</text:p></table:table-cell></table:table-row>"
             "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>5</text:p>"
             "</table:table-cell></table:table-row></table:table>"));
  CHECK(r.rows == Lines{"1:student|answer|", "2:s1|4|", "3:s1|5|"});
  CHECK(r.said() ==
        Lines{"merged cells: A2:A3; their text belongs to each of their rows, in the first column"});
}

TEST_CASE("a book with a kind and no table in it is no workbook of LibreOffice") {
  const std::string book = zip_of({{"mimetype", "application/epub+zip"}, {"book.html", "<html/>"}});
  const std::string without_kind = zip_of({{"book.html", "<html/>"}});
  CHECK(ReadBook(book).said() == ReadBook(without_kind).said());
}

TEST_CASE("a workbook whose sheets are all hidden is refused, and many other sheets are not all named") {
  const std::string data = "<sheetData>" + k_head + "</sheetData>";
  const ReadBook hidden(xlsx_of({{"!Old", data}, {"Class", ""}, {"!Older", data}, {"!Nothing", ""}}));
  CHECK(hidden.rows.empty());
  REQUIRE(hidden.said() == Lines{"every sheet with something in it is hidden: 'Old' and 'Older'"});
  CHECK(hidden.diagnostics.items()[0].severity == Severity::error);
  Parts many = {{"Class", data}};
  for (int i = 1; i <= 6; ++i) many.emplace_back("Q" + std::to_string(i), "");
  CHECK(ReadBook(xlsx_of(many)).said() ==
        Lines{"the sheet 'Class' is read, and not 'Q1', 'Q2', 'Q3', 'Q4', 'Q5' and 'Q6'"});
  many.emplace_back("Q7", "");
  CHECK(ReadBook(xlsx_of(many)).said() ==
        Lines{"the sheet 'Class' is read, and not 'Q1', 'Q2', 'Q3', 'Q4', 'Q5' and 2 more"});
}

TEST_CASE("a workbook with a password, or with bytes that changed on the way, is refused") {
  const std::string whole = ods_of("<table:table table:name=\"Class\"/>");
  std::string locked = whole;
  for (const auto& [head, flags] : {std::pair("PK\x03\x04", 6U), std::pair("PK\x01\x02", 8U)})
    for (std::size_t at = locked.find(head); at != std::string::npos; at = locked.find(head, at + 1))
      locked[at + flags] = static_cast<char>(locked[at + flags] | 1);
  const ReadBook with_password(locked);
  REQUIRE(with_password.said() == Lines{"'content.xml' in this workbook cannot be unpacked"});
  CHECK(with_password.diagnostics.items()[0].hint == "a workbook with a password is saved without one first");
  std::string changed = whole;
  changed[changed.find("content.xml") + 40] ^= 0x55;
  CHECK(ReadBook(changed).said() == Lines{"this workbook or ZIP archive is damaged"});
  CHECK(ReadBook(zip_of({{"xl/workbook.xml",
                          "<workbook><sheets><sheet name=\"A\" id=\"r0\"/></sheets></workbook>"},
                         {"xl/_rels/workbook.xml.rels", "<Relationships/>"}}))
            .said() == Lines{"this workbook has no sheet"});
}

TEST_CASE("days that a workbook writes as texts are read as days, with their time if they have one") {
  const ReadBook r(xlsx_of(
      {{"Class",
        "<sheetData>" + k_head +
            sheet_row(2, words_cell("A2", "s1") + "<c r=\"B2\" t=\"d\"><v>2026-11-17T00:00:00</v></c>") +
            sheet_row(3, words_cell("A3", "s2") + "<c r=\"B3\" t=\"d\"><v>2026-11-17T09:30:00</v></c>") +
            "</sheetData>"}}));
  CHECK(r.rows == Lines{"1:student|answer|", "2:s1|2026-11-17|", "3:s2|2026-11-17 09:30:00|"});
}

TEST_CASE(
    "tabs, line breaks and hidden columns of LibreOffice are those of its sheet, and remarks are none of "
    "it") {
  const ReadBook r(ods_of(
      "<table:table table:name=\"Class\"><table:table-column/>"
      "<table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"2\"/>"
      "<table:table-column/><table:table-row><table:table-cell><text:p>student</text:p></table:table-cell>"
      "<table:table-cell><text:p>answer</text:p></table:table-cell><table:table-cell><text:p>note</text:p>"
      "</table:table-cell></table:table-row>"
      "<table:table-row><table:table-cell><text:p>s1</text:p></table:table-cell><table:table-cell>"
      "<text:p>4<text:tab/>5<text:line-break/>6</text:p></table:table-cell><table:table-cell><text:p>ok"
      "<office:annotation><text:p>a remark</text:p></office:annotation></text:p></table:table-cell>"
      "</table:table-row></table:table>"));
  REQUIRE(r.rows.size() == 2);
  CHECK(r.rows[1] == "2:s1|4\t5\n6|ok|");
  REQUIRE(r.said() == Lines{"hidden columns B and C; read like the others"});
  CHECK(r.diagnostics.items()[0].spot == Spot{1, 2, 1});
}

TEST_CASE(
    "rows and columns of LibreOffice may stand in groups, and cells may be repeated and reach over others") {
  const auto element = [](const std::string& name, const std::string& inside) {
    return "<table:" + name + ">" + inside + "</table:" + name.substr(0, name.find(' ')) + ">";
  };
  const auto cell = [&](const std::string& text, const std::string& more = "") {
    return element("table-cell" + more, "<text:p>" + text + "</text:p>");
  };
  const std::string head = element("table-row", cell("student") + cell("answer") + cell("note"));
  const std::string row =
      element("table-row", cell("s1") + cell("4", " table:number-columns-repeated=\"2\""));
  const auto book = [&](const std::string& inside) {
    const ReadBook r(ods_of(element("table table:name=\"Class\"", inside)));
    return join(r.rows, "; ") + " / " + join(r.said(), "; ");
  };
  const std::string hidden = "<table:table-column/><table:table-column table:visibility=\"collapse\"/>";
  for (const auto* group : {"table-column-group", "table-columns", "table-header-columns"}) {
    CAPTURE(std::string(group));
    CHECK(book(element(group, hidden) + head + row) ==
          "1:student|answer|note|; 2:s1|4|4| / hidden column B; read like the others");
  }
  for (const auto* group : {"table-row-group", "table-rows", "table-header-rows"}) {
    CAPTURE(std::string(group));
    CHECK(book(head + element(group, row) + row) == "1:student|answer|note|; 2:s1|4|4|; 3:s1|4|4| / ");
  }
  CHECK(book(element("table-row-group", element("table-header-rows", head) + row)) ==
        "1:student|answer|note|; 2:s1|4|4| / ");
  CHECK(book(element("other", row) + head + row) == "1:student|answer|note|; 2:s1|4|4| / ");
  CHECK(book(head + element("table-row", cell("s1", " table:number-columns-spanned=\"2\"") +
                                             "<table:covered-table-cell/>" + cell("so"))) ==
        "1:student|answer|note|; 2:s1||so| / merged cells: A2:B2; their text belongs to each of their rows, "
        "in the first column");
  CHECK(book(head +
             element("table-row",
                     cell("s1", " table:number-rows-spanned=\"2\" table:number-columns-spanned=\"2\"") +
                         "<table:covered-table-cell/>" + cell("so")) +
             element("table-row",
                     "<table:covered-table-cell table:number-columns-repeated=\"2\"/>" + cell("too"))) ==
        "1:student|answer|note|; 2:s1||so|; 3:s1||too| / merged cells: A2:B3; their text belongs to each of "
        "their rows, in the first column");
  CHECK(book(head + element("table-row", "<table:table-cell table:number-columns-repeated=\"2\"/>" +
                                             cell("so"))) == "1:student|answer|note|; 2:||so| / ");
}

TEST_CASE("a sheet takes as many cells as it may, and what is empty counts for none") {
  reading::SheetContent sheet;
  sheet.most_cells = 2;
  for (const char* text : {"a", "", "b", ""}) CHECK_NOTHROW(sheet.add({1, 1}, text));
  CHECK(sheet.cells.size() == 2);
  CHECK_THROWS_WITH_AS(sheet.add({1, 1}, "c"), "it has too many cells to be a table of a class", Problem);
}

TEST_CASE("all sheets with something in them, hidden ones too") {
  const auto sheet = [](const std::string& heading, const std::string& who) {
    return "<sheetData>" + sheet_row(1, words_cell("A1", heading)) + sheet_row(2, words_cell("A2", who)) +
           "</sheetData>";
  };
  const auto firsts_of = [](const std::string& bytes) {
    Diagnostics diagnostics;
    Lines out;
    for (const auto& table : read_sheets("t.xlsx", bytes, diagnostics))
      out.emplace_back(table.row(0).front().text);
    return out;
  };
  CHECK(firsts_of(xlsx_of({{"A", sheet("student", "s1")}, {"E", ""}, {"!B", sheet("name", "Ana")}})) ==
        Lines{"student", "name"});
  CHECK(firsts_of(xlsx_of({{"!B", sheet("name", "Ana")}})) == Lines{"name"});
  CHECK(firsts_of("PK\x03\x04 and no more").empty());
  CHECK(firsts_of("student,answer\n").empty());
  CHECK(firsts_of(zip_of({{"a.txt", "a"}})).empty());
}

TEST_CASE("cells of a sheet stand in their order, a place that the file has twice once, and gaps are empty") {
  const auto rows = [](const std::string& data, const std::string& merged = "") {
    const ReadBook r(xlsx_of({{"Class", "<sheetData>" + k_head + data + "</sheetData>" + merged}}));
    return join(r.rows, " ") + " / " + join(r.said(), " ");
  };
  CHECK(rows(sheet_row(2, words_cell("A2", "s1") + words_cell("A2", "s2") + words_cell("B2", "4"))) ==
        "1:student|answer| 2:s1|4| / ");
  CHECK(rows(sheet_row(2, words_cell("B2", "4") + words_cell("A2", "s1"))) == "1:student|answer| 2:s1|4| / ");
  CHECK(rows(sheet_row(3, words_cell("A3", "s2")) +
             sheet_row(2, words_cell("A2", "s1") + words_cell("B2", "4"))) ==
        "1:student|answer| 2:s1|4| 3:s2| / ");
  CHECK(rows(sheet_row(2, words_cell("A2", "s1") + words_cell("D2", "x")) +
             sheet_row(4, words_cell("B4", "5"))) ==
        "1:student|answer| 2:s1|||x| 4:|5| / this row has more cells than the header, and what stands from "
        "here on is not used");
  const auto merge = [](const std::string& range) {
    return "<mergeCells><mergeCell ref=\"" + range + "\"/></mergeCells>";
  };
  const std::string two =
      sheet_row(2, words_cell("A2", "s1") + words_cell("B2", "4")) + sheet_row(3, words_cell("B3", "5"));
  CHECK(rows(two, merge("A2:A3")) ==
        "1:student|answer| 2:s1|4| 3:s1|5| / merged cells: A2:A3; their text belongs to each of their rows, "
        "in the first column");
  CHECK(rows(two, merge("A2:A4")) ==
        "1:student|answer| 2:s1|4| 3:s1|5| 4:s1| / merged cells: A2:A4; their text belongs to each of their "
        "rows, in the first column");
  CHECK(rows(two, merge("A3:A4")) ==
        "1:student|answer| 2:s1|4| 3:|5| / merged cells: A3:A4; their text belongs to each of their rows, in "
        "the first column");
  CHECK(rows(two, merge("A9:A10")) ==
        "1:student|answer| 2:s1|4| 3:|5| / merged cells: A9:A10; their text belongs to each of their rows, "
        "in the first column");
  CHECK(rows(two, merge("A2:B2")) ==
        "1:student|answer| 2:s1|4| 3:|5| / merged cells: A2:B2; their text belongs to each of their rows, in "
        "the first column");
  CHECK(rows(two, merge("A2")) == "1:student|answer| 2:s1|4| 3:|5| / ");
  CHECK(rows(two, merge("B1:B2")) ==
        "1:student|answer| 2:s1|4| 3:|5| / merged cells: B1:B2; their text belongs to each of their rows, in "
        "the first column");
}
