// What the cells of a sheet hold, each with its place, before they are a table.
#include <string>
#include <string_view>
#include <utility>

#include "read/table/workbook.hpp"
#include "zip_of.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::reading;

namespace {

// "B2=text", then what is merged, hidden and worked out.
std::string cells_shown(const Workbook& book, std::size_t sheet = 0) {
  const SheetContent found = book.read(sheet);
  std::string out;
  for (const auto& cell : found.cells) out += fmt::format("{}={} ", to_string(cell.place), cell.text);
  for (const auto& merged : found.merged)
    out += fmt::format("{}:{} ", to_string(merged.first), to_string(merged.last));
  for (const auto row : found.hidden_rows) out += fmt::format("-{} ", row);
  for (const auto& columns : found.hidden_columns)
    out += fmt::format("-{}..{} ", columns.first, columns.last);
  for (const auto& place : found.formulas) out += fmt::format("f{} ", to_string(place));
  return out;
}

// A workbook of one sheet with this inside.
std::string excel(const std::string& inside, const std::string& strings = "") {
  const std::string bytes = test::zip_of(
      {{"xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" id=\"x\" r:id=\"r1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<R><R Id=\"r1\" Type=\"/worksheet\" Target=\"/xl/a.xml\"/>"
        "<R Id=\"r2\" Type=\"/sharedStrings\" Target=\"s.xml\"/>"
        "<R Id=\"r3\" Type=\"/styles\" Target=\"/y.xml\"/></R>"},
       {"xl/s.xml", "<sst><si><t>zero</t></si>" + strings + "</sst>"},
       {"y.xml",
        "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"0.0\"/></numFmts>"
        "<cellXfs><xf/><xf numFmtId=\"170\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"},
       {"xl/a.xml", "<worksheet>" + inside + "</worksheet>"}});
  const Archive archive(bytes, 1000000);
  return cells_shown(*open_xlsx(archive));
}

std::string excel_rows(const std::string& cells) {
  return excel("<sheetData>" + cells + "</sheetData>");
}

std::string office(const std::string& inside) {
  const std::string bytes =
      test::zip_of({{"mimetype", "m"},
                    {"content.xml", "<c><automatic-styles/><body><spreadsheet><table name=\"A\">" + inside +
                                        "</table></spreadsheet></body></c>"}});
  const Archive archive(bytes, 1000000);
  return cells_shown(*open_ods(archive));
}

std::string office_row(const std::string& cells, const std::string& more = "") {
  return office("<table-row" + more + ">" + cells + "</table-row>");
}

}  // namespace

TEST_CASE("cells of Excel stand where they say, and behind the one before where they do not") {
  CHECK(excel_rows("") == "");
  CHECK(excel_rows("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>") ==
        "A1=1 B1=2 A2=3 ");
  CHECK(excel_rows("<row r=\"3\"><c r=\"C3\"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>") ==
        "C3=1 D3=2 A4=3 ");
  CHECK(excel_rows("<x/><row><x/><c r=\"Z1\"><v>1</v></c><c><v>2</v></c><c r=\"az1\"><v>3</v></c></row>") ==
        "Z1=1 AA1=2 AZ1=3 ");
  CHECK(excel_rows("<row><c r=\"XFD1\"><v>1</v></c><c><v>2</v></c><c r=\"1\"><v>3</v></c></row>") ==
        "XFD1=1 ");
  CHECK(excel_rows("<row hidden=\"1\"><c><v>1</v></c></row><row hidden=\"true\"><c/></row>"
                   "<row hidden=\"0\"><c><v>1</v></c></row><row hidden=\"true\"><c><v>1</v></c></row>") ==
        "A1=1 A3=1 A4=1 -1 -4 ");
  CHECK(excel_rows("<row><c><f>1+1</f><v>2</v></c><c><f/><v>2</v></c><c><f>A1</f></c></row>") ==
        "A1=2 B1=2 fA1 fB1 fC1 ");
}

TEST_CASE("what a cell of Excel holds, by its type and its style") {
  const auto cell = [](const std::string& attributes, const std::string& inside) {
    return excel_rows("<row><c r=\"A1\"" + attributes + ">" + inside + "</c></row>");
  };
  CHECK(cell(" t=\"s\"", "<v>0</v>") == "A1=zero ");
  CHECK(cell(" t=\"s\"", "<v>1</v>") == "");
  CHECK(cell(" t=\"s\"", "<v>x</v>") == "");
  CHECK(cell(" t=\"b\"", "<v>1</v>") == "A1=TRUE ");
  CHECK(cell(" t=\"b\"", "<v>0</v>") == "A1=FALSE ");
  CHECK(cell(" t=\"e\"", "<v>#N/A</v>") == "A1=#N/A ");
  CHECK(cell(" t=\"d\"", "<v>2026-11-17T00:00:00</v>") == "A1=2026-11-17 ");
  CHECK(cell(" t=\"d\"", "<v>2026-11-17T00:00:01</v>") == "A1=2026-11-17 00:00:01 ");
  CHECK(cell(" t=\"d\"", "<v> 2026-11-17 </v>") == "A1=2026-11-17 ");
  CHECK(cell("", "<v>x</v>") == "A1=x ");
  CHECK(cell(" s=\"0\"", "<v>1.5</v>") == "A1=1.5 ");
  CHECK(cell(" s=\"1\"", "<v>1.54</v>") == "A1=1.5 ");
  CHECK(cell(" s=\"2\"", "<v>46343</v>") == "A1=2026-11-17 ");
  CHECK(cell(" s=\"3\"", "<v>46343</v>") == "A1=46343 ");
  CHECK(cell(" t=\"inlineStr\"", "<is><r><t>a</t></r><t>b</t><rPh><t>c</t></rPh></is>") == "A1=ab ");
  CHECK(cell(" t=\"str\"", "<v>_x0041__x000D_b</v>") == "A1=A\nb ");
  CHECK(cell(" t=\"str\"", "<v>_x007F_</v>") == "A1=\x7F ");
  CHECK(cell(" t=\"str\"", "<v>_x0080_ _x00g1_ _x41_ _x0041</v>") == "A1=_x0080_ _x00g1_ _x41_ _x0041 ");
  CHECK(cell(" t=\"str\"", "<v>a_x0042_</v>") == "A1=aB ");
}

TEST_CASE("columns and merged cells of Excel") {
  const std::string data = "<sheetData><row><c><v>1</v></c></row></sheetData>";
  CHECK(excel("<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"4\" hidden=\"true\"/>"
              "<col min=\"5\" max=\"6\"/><col hidden=\"1\"/></cols>" +
              data) == "A1=1 -2..3 -4..4 -1..1 ");
  CHECK(excel(data + "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"C1\"/>"
                     "<mergeCell ref=\"$AA$10:AB100\"/></mergeCells>") == "A1=1 A1:B2 AA10:AB100 ");
  CHECK(excel("<sheetData><row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row></sheetData>",
              "<x/><si><r><t>a</t></r><r><t>_x0062_</t></r></si><si/>") == "A1=ab ");
}

TEST_CASE("cells of LibreOffice, repeated, spanned and hidden") {
  const auto text = [](const std::string& words) { return "<table-cell><p>" + words + "</p></table-cell>"; };
  CHECK(office("") == "");
  CHECK(office_row(text("a") + "<x/><covered-table-cell/>" + text("b")) == "A1=a C1=b ");
  CHECK(office_row("<table-cell number-columns-repeated=\"2\"/>" + text("b")) == "C1=b ");
  CHECK(office_row("<table-cell number-columns-repeated=\"3\"><p>a</p></table-cell>" + text("b")) ==
        "A1=a B1=a C1=a D1=b ");
  CHECK(office_row("<table-cell number-columns-repeated=\"0\"><p>a</p></table-cell>" + text("b")) ==
        "A1=a B1=b ");
  CHECK(office_row("<table-cell number-columns-repeated=\"16383\"/>" + text("a") + text("b")) == "XFD1=a ");
  CHECK(office_row(text("a"), " number-rows-repeated=\"3\"") == "A1=a A2=a A3=a ");
  CHECK(office("<table-row number-rows-repeated=\"1048575\"/><table-row>" + text("a") +
               "</table-row><table-row>" + text("b") + "</table-row>") == "A1048576=a ");
  CHECK(office_row("<table-cell number-rows-spanned=\"2\"><p>a</p></table-cell>"
                   "<table-cell number-columns-spanned=\"2\"><p>b</p></table-cell>"
                   "<table-cell number-columns-spanned=\"1\" number-rows-spanned=\"1\"><p>c</p></table-cell>"
                   "<table-cell number-columns-spanned=\"2\"/>") == "A1=a B1=b C1=c A1:A2 B1:C1 ");
  CHECK(office_row(text("a"), " visibility=\"collapse\"") == "A1=a -1 ");
  CHECK(office_row(text("a"), " visibility=\"filter\" number-rows-repeated=\"2\"") == "A1=a A2=a -1 -2 ");
  CHECK(office_row(text("a"), " visibility=\"visible\"") == "A1=a ");
  CHECK(office_row("<table-cell formula=\"=1\" number-columns-repeated=\"2\"><p>1</p></table-cell>"
                   "<table-cell formula=\"=1\"/>") == "A1=1 B1=1 fA1 fB1 ");
  CHECK(office("<table-column visibility=\"collapse\"/><table-columns><table-column "
               "number-columns-repeated=\"2\"/></table-columns><table-column-group><table-column "
               "number-columns-repeated=\"2\" visibility=\"filter\"/></table-column-group><table-header-rows>"
               "<table-row>" +
               text("a") + "</table-row></table-header-rows><table-rows><table-row>" + text("b") +
               "</table-row></table-rows><other><table-row>" + text("c") + "</table-row></other>") ==
        "A1=a A2=b -1..1 -4..5 ");
}

TEST_CASE("what a cell of LibreOffice holds") {
  const auto cell = [](const std::string& attributes, const std::string& inside) {
    return office_row("<table-cell" + attributes + ">" + inside + "</table-cell>");
  };
  CHECK(cell("", "<p>a</p><p>b</p><x>c</x>") == "A1=a\nb ");
  CHECK(cell("", "<p/><p>b</p>") == "A1=\nb ");
  CHECK(cell("", "<p>a<s/>b<s c=\"2\"/>c<tab/>d<line-break/>e</p>") == "A1=a b  c\td\ne ");
  CHECK(cell("", "<p>a<span>b<span>c</span></span><annotation>d</annotation><note>e</note></p>") ==
        "A1=abc ");
  CHECK(cell("", "<p><![CDATA[a]]></p>") == "A1=a ");
  CHECK(cell("", "<p> </p>") == "");
  CHECK(cell(" value-type=\"boolean\" boolean-value=\"true\"", "<p>WAHR</p>") == "A1=TRUE ");
  CHECK(cell(" value-type=\"boolean\" boolean-value=\"false\"", "<p>FALSCH</p>") == "A1=FALSE ");
  CHECK(cell(" value-type=\"date\" date-value=\"2026-11-17\"", "<p>17.11.</p>") == "A1=2026-11-17 ");
  CHECK(cell(" value-type=\"date\" date-value=\"2026-11-17T09:30:00\"", "<p>17.11.</p>") ==
        "A1=2026-11-17 09:30:00 ");
  CHECK(cell(" value-type=\"float\"", "<p>1,5</p>") == "A1=1,5 ");
}
