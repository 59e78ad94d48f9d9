#include "worksort/write/html.hpp"
#include "worksort/write/workbook.hpp"

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
  const std::string sheet = unzipped(write_workbook(sheets), "xl/worksheets/sheet1.xml");
  CHECK(sheet.find("sqref=\"A2:A21\"") != std::string::npos);
  CHECK(sheet.find("<formula1>Codebook!$A$2:$A$3</formula1>") != std::string::npos);
  CHECK(sheet.find("errorStyle=\"warning\"") != std::string::npos);
}

TEST_CASE("a name that a tab cannot have is refused") {
  CHECK_THROWS_AS(write_workbook({{"a/b", one_column({}), {}}}), std::runtime_error);
}
