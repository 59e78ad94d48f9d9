// Workbooks of spreadsheet programs: an archive of XML parts into the cells of one sheet.
#pragma once

#include "worksort/read/table/table_file.hpp"
#include "worksort/util/problem.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct zip;

namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

namespace worksort::reading {

// The parts of a ZIP file in memory. No part is unpacked to more than the limit, whatever the file says of
// itself.
class Archive {
 public:
  // Throws Problem. The bytes outlive the archive.
  Archive(std::string_view bytes, std::size_t most_bytes);

  [[nodiscard]] bool has(const std::string& name) const;

  // In their order in the file.
  [[nodiscard]] std::vector<std::string> names() const;

  // None if there is no such part. Throws Problem.
  [[nodiscard]] std::optional<std::string> part(const std::string& name) const;

  // A part as XML; document types are passed over, so that nothing is fetched and nothing multiplies.
  void load(const std::string& name, pugi::xml_document& into) const;

 private:
  std::unique_ptr<zip, void (*)(zip*)> m_zip;
  std::size_t m_most_bytes;
};

// "row" of "x:row": programs choose the prefix.
std::string_view local_name(const pugi::xml_node& node);
std::string_view attribute(const pugi::xml_node& node, std::string_view name);

// The first child of that name; an empty node if there is none.
pugi::xml_node child(const pugi::xml_node& node, std::string_view name);

// One place of a sheet, counted from 1.
struct Place {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
};

// "B5".
std::string to_string(Place place);

struct SheetCell {
  Place place;
  std::string text;
};

struct Merged {
  Place first;
  Place last;
};

// Columns beside each other.
struct Columns {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// What one sheet holds, in the order of its rows.
struct SheetContent {
  std::vector<SheetCell> cells;  // with something in them
  std::vector<Merged> merged;
  std::vector<std::uint32_t> hidden_rows;
  std::vector<Columns> hidden_columns;  // also those with nothing in them
  std::vector<Place> formulas;
  std::size_t most_cells = 4'000'000;

  // Throws Problem behind `most_cells`. Empty texts are passed over.
  void add(Place place, std::string text);
};

struct SheetName {
  std::string name;
  bool hidden = false;
};

// A kind of workbook.
class Workbook {
 public:
  Workbook() = default;
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  virtual ~Workbook() = default;

  [[nodiscard]] virtual std::vector<SheetName> sheets() const = 0;
  [[nodiscard]] virtual SheetContent read(std::size_t sheet) const = 0;
};

// XLSX and ODS; null for an archive that is something else. The archive outlives the workbook.
std::unique_ptr<Workbook> open_xlsx(const Archive& archive);
std::unique_ptr<Workbook> open_ods(const Archive& archive);

// One sheet of a workbook: the one that options name, else the first that has headings of students, else the
// first with anything in it. None if the archive is no workbook. Cells stand in row and column as in the
// sheet; what is merged, hidden or a formula is reported. Throws Problem.
std::optional<CsvTable> read_workbook(const std::string& file, std::string_view bytes,
                                      const TableOptions& options, Diagnostics& diagnostics);

// All sheets that hold something, in their order. Throws Problem.
std::vector<CsvTable> read_sheets(const std::string& file, std::string_view bytes,
                                  const TableOptions& options, Diagnostics& diagnostics);

}  // namespace worksort::reading
