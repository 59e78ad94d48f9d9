#include "worksort/write/markdown/html.hpp"
#include "worksort/write/sheet/workbook.hpp"

#include <stdexcept>

#include "samples.hpp"
#include "unzip.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

std::string error_of(const Table& table) {
  try {
    static_cast<void>(written(table, Format::xlsx));
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("texts are text cells, numbers are numbers and nothing is a formula") {
  Table table = small_table();
  table.rows[0][0] = std::string("=1+1");
  table.rows[1][0] = std::string("3/4");
  const std::string book = written(table, Format::xlsx);
  const std::string sheet = unzipped(book, "xl/worksheets/sheet1.xml");
  const std::string strings = unzipped(book, "xl/sharedStrings.xml");
  CHECK(sheet.find("<f>") == std::string::npos);
  CHECK(sheet.find("<v>12</v>") != std::string::npos);
  CHECK(sheet.find("<v>0.5</v>") != std::string::npos);
  for (const char* text : {">=1+1<", ">3/4<", ">array; number-line<", ">strategy<", ">true<"}) {
    CHECK(strings.find(text) != std::string::npos);
  }
  CHECK(sheet.find("state=\"frozen\"") != std::string::npos);
  CHECK(sheet.find("<autoFilter ref=\"A1:E3\"/>") != std::string::npos);
}

TEST_CASE("every text is in the workbook as it was written") {
  const auto& texts = nasty_texts();
  const std::string book = written(one_column(texts), Format::xlsx);
  const std::string strings = unzipped(book, "xl/sharedStrings.xml");
  const std::string sheet = unzipped(book, "xl/worksheets/sheet1.xml");
  for (const char* text :
       {">007<", ">1:30<", ">-3<", ">1e3<", ">2026-11-17<", ">&lt;script&gt;alert(1)&lt;/script&gt;<",
        ">_x005F_x0041_<", "xml:space=\"preserve\">trailing <"}) {
    CHECK(strings.find(text) != std::string::npos);
  }
  std::size_t cells = 0;
  for (auto i = sheet.find("t=\"s\""); i != std::string::npos; i = sheet.find("t=\"s\"", i + 1)) ++cells;
  CHECK(cells == texts.size() + 1);
}

TEST_CASE("a workbook tells neither who wrote it nor when") {
  const std::string core = unzipped(written(small_table(), Format::xlsx), "docProps/core.xml");
  CHECK(core.find("2000-01-01T00:00:00Z") != std::string::npos);
  CHECK(core.find("<dc:creator></dc:creator>") != std::string::npos);
}

TEST_CASE("limits of the format are told with the cell before anything is written") {
  CHECK(error_of(one_column({"a", std::string(32768, 'x')})) ==
        "row 3, column answer: the text has 32768 characters and a spreadsheet cell holds at most 32767; csv "
        "has no such "
        "limit");
  CHECK(error_of(one_column({std::string(32767, 'x')})).empty());
  CHECK(error_of(one_column({"\xFF"})).starts_with("row 2, column answer:"));
}

TEST_CASE("a sheet has a million rows at most" * doctest::test_suite("long")) {
  Table table = one_column({});
  table.rows.assign(1'048'576, {std::int64_t{1}});
  CHECK(error_of(table).starts_with("1048576 rows are more than a spreadsheet's 1048575"));
}

TEST_CASE("an empty table is a sheet with its header, notes are a second sheet") {
  Table table = one_column({});
  table.notes = {"of 24"};
  const std::string book = written(table, Format::xlsx);
  CHECK(unzipped(book, "xl/sharedStrings.xml").find(">answer<") != std::string::npos);
  CHECK(unzipped(book, "xl/workbook.xml").find("name=\"Notes\"") != std::string::npos);
  CHECK(unzipped(book, "xl/worksheets/sheet2.xml").find("<v>") != std::string::npos);
}

TEST_CASE("a workbook of several sheets offers the values of a range") {
  const std::vector<Sheet> sheets = {{"Work", one_column({"a"}), {{0, "=Codebook!$A$2:$A$3", 20}}},
                                     {"Codebook", one_column({"skip-counting", "doubling"}), {}}};
  const std::string sheet = unzipped(write_workbook(sheets).text(), "xl/worksheets/sheet1.xml");
  CHECK(sheet.find("sqref=\"A2:A21\"") != std::string::npos);
  CHECK(sheet.find("<formula1>Codebook!$A$2:$A$3</formula1>") != std::string::npos);
  CHECK(sheet.find("errorStyle=\"warning\"") != std::string::npos);
}

TEST_CASE("a name that a tab cannot have is refused") {
  CHECK_THROWS_AS(write_workbook({{"a/b", one_column({}), {}}}), std::runtime_error);
}

namespace {

Sheet form_sheet() {
  Sheet sheet{"Coding", {}};
  sheet.table.columns = {{"student", "", ColumnType::code}, {"strategy", "", ColumnType::code}};
  sheet.table.rows = {{std::string("s1"), Cell()}, {std::string("s2"), Cell()}};
  sheet.editing = Editing::empty_cells;
  sheet.frozen_columns = 1;
  sheet.drop_downs.push_back({1, "=Codes!$A$2:$A$3", 12, "What did the student do?", false});
  return sheet;
}

Sheet codes_sheet() {
  Sheet codes{"Codes", {}};
  codes.table.columns = {{"code", "", ColumnType::code}, {"pieces", "", ColumnType::number}};
  codes.table.rows = {{std::string("a"), std::int64_t{3}}, {std::string("b"), std::int64_t{5}}};
  codes.charts.push_back({"Pieces", 0, {1}});
  return codes;
}

}  // namespace

TEST_CASE("a sheet to fill in is protected but for its empty cells") {
  const std::string book = write_workbook({form_sheet(), codes_sheet()}).text();
  const std::string sheet = unzipped(book, "xl/worksheets/sheet1.xml");
  CHECK(sheet.find("<sheetProtection sheet=\"1\"") != std::string::npos);
  CHECK(sheet.find("password") == std::string::npos);
  CHECK(sheet.find("<dataValidation type=\"list\" errorStyle=\"warning\"") != std::string::npos);
  CHECK(sheet.find("prompt=\"What did the student do?\" sqref=\"B2:B13\"") != std::string::npos);
  CHECK(sheet.find("<formula1>Codes!$A$2:$A$3</formula1>") != std::string::npos);
  CHECK(sheet.find("xSplit=\"1\" ySplit=\"1\"") != std::string::npos);
  const std::string styles = unzipped(book, "xl/styles.xml");
  CHECK(styles.find("<protection locked=\"0\"/>") != std::string::npos);
  CHECK(unzipped(book, "xl/worksheets/sheet2.xml").find("sheetProtection") == std::string::npos);
}

TEST_CASE("a chart names its ranges and carries their numbers") {
  const std::string book = write_workbook({form_sheet(), codes_sheet()}).text();
  const std::string chart = unzipped(book, "xl/charts/chart1.xml");
  CHECK(chart.find("<c:f>'Codes'!$B$2:$B$3</c:f>") != std::string::npos);
  CHECK(chart.find("<a:t>Pieces</a:t>") != std::string::npos);
  CHECK(chart.find("<c:v>5</c:v>") != std::string::npos);
  CHECK(chart.find("<c:barDir val=\"bar\"/>") != std::string::npos);
}

TEST_CASE("the steps of a scale are shades, the farthest the darkest, and what is no step is none") {
  Sheet sheet{"Far", {}};
  sheet.table.columns = {{"name", "", ColumnType::text}};
  for (const char* name : {"started", "through", "no-value"})
    sheet.table.columns.push_back({name, "", ColumnType::number});
  sheet.table.rows = {{std::string("a"), std::int64_t{1}, std::int64_t{2}, std::int64_t{3}}};
  sheet.charts.push_back({"Far", 0, {1, 2, 3}, true, 30, 2});
  const std::string chart = unzipped(write_workbook({sheet}).text(), "xl/charts/chart1.xml");
  const auto light = chart.find("6FA8C9");
  const auto dark = chart.find("1F5F8B");
  REQUIRE(dark != std::string::npos);
  CHECK(light < dark);
  CHECK(dark < chart.find("E0A96D"));
}

TEST_CASE("the rows of a long sheet are made while they are written, and all are there") {
  constexpr std::int64_t k_rows = 6000;
  std::int64_t made = 0;
  Sheet sheet{"Long", {}};
  sheet.table.columns = {{"text", "", ColumnType::text}, {"number", "", ColumnType::number}};
  sheet.table.each_row = [&](const RowSink& visit) {
    for (std::int64_t i = 0; i < k_rows; ++i, ++made) {
      std::vector<Cell> row = {" _x0041_ <" + std::to_string(i) + ">\n", i};
      visit(row);
    }
  };
  const std::string book = write_workbook({sheet, codes_sheet()}).text();
  CHECK(made == 3 * k_rows);  // measured, written, and held against what is there
  const std::string rows = unzipped(book, "xl/worksheets/sheet1.xml");
  CHECK(rows.find("xml:space=\"preserve\"> _x005F_x0041_ &lt;5999&gt;\n<") != std::string::npos);
  CHECK(rows.find("<c r=\"B6001\"><v>5999</v></c>") != std::string::npos);
  CHECK(rows.find("<autoFilter ref=\"A1:B6001\"/>") != std::string::npos);
  CHECK(unzipped(book, "xl/charts/chart1.xml").find("<c:v>5</c:v>") != std::string::npos);
}
