// Spreadsheet files, which are not text: recognised by what stands in them, whatever they are called.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace worksort::reading {

// The id of the message about them.
inline constexpr const char* k_spreadsheet = "spreadsheet-file";

struct SpreadsheetFile {
  std::string message;  // "this is an Excel workbook, and not text"
  std::string hint;     // how to get at the table in it
};

// What is said about a workbook of Excel, LibreOffice or Numbers, an archive, or a web page that some
// programs save under the name of a spreadsheet; none for anything else.
std::optional<SpreadsheetFile> spreadsheet_file(std::string_view bytes);

// The same for what is to be YAML, which JSON is too.
std::optional<SpreadsheetFile> no_yaml_file(std::string_view bytes);

}  // namespace worksort::reading
