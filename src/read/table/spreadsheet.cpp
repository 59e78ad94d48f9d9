#include "spreadsheet.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/core.h>

namespace worksort::reading {
namespace {

constexpr std::string_view k_zip = "PK\x03\x04";
constexpr std::string_view k_ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";  // files of Office up to 2003
constexpr std::string_view k_save_again =
    "open it in its program and save it as an Excel workbook (.xlsx), or its table as CSV UTF-8";

constexpr std::string_view k_numbers = "a Numbers spreadsheet";

bool holds(std::string_view bytes, std::string_view part) {
  return bytes.find(part) != std::string_view::npos;
}

// What kind of ZIP file it is, by the names of the parts in it.
std::string_view kind_of_zip(std::string_view bytes) {
  if (holds(bytes.substr(0, 200), "opendocument.spreadsheet"))
    return "a LibreOffice or OpenOffice spreadsheet";
  if (holds(bytes, "xl/")) return "an Excel workbook";
  if (holds(bytes, ".iwa")) return k_numbers;
  return "";
}

bool is_web_page(std::string_view bytes) {
  bytes = behind_byte_mark(bytes);
  const std::string_view begin = trim(bytes.substr(0, 400));
  if (!begin.starts_with('<')) return false;
  const std::string head = folded(begin);
  static constexpr std::array<std::string_view, 3> k_begins = {"<html", "<!doctype html", "<table"};
  return std::any_of(k_begins.begin(), k_begins.end(), [&](auto b) { return head.starts_with(b); }) ||
         (head.starts_with("<?xml") && holds(head, "office:spreadsheet"));
}

bool is_json(std::string_view bytes) {
  const std::string_view text = trim(bytes.substr(0, 400));
  if (!text.starts_with('{') && !text.starts_with('[')) return false;
  const std::string_view inside = trim(text.substr(1));
  return inside.starts_with('"') || inside.starts_with('{') || inside.starts_with('[');
}

// Files that are no tables at all, by how they begin.
std::string_view other_kind(std::string_view bytes) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> k_kinds = {
      {{"\x89PNG", "a picture"},
       {"\xFF\xD8\xFF", "a picture"},
       {"GIF8", "a picture"},
       {"%PDF-", "a PDF document"},
       {"{\\rtf", "a text document"},
       {"SQLite format", "a database"}}};
  for (const auto& [begin, kind] : k_kinds)
    if (bytes.starts_with(begin)) return kind;
  if (bytes.substr(0, 12).ends_with("ftypheic")) return "a picture";
  if (bytes.starts_with(k_zip) && holds(bytes, "word/document.xml")) return "a Word document";
  return is_json(bytes) ? "JSON" : "";
}

}  // namespace

std::optional<SpreadsheetFile> spreadsheet_file(std::string_view bytes) {
  const auto says = [](std::string_view kind, std::string_view hint = k_save_again) {
    return SpreadsheetFile{fmt::format("this is {} and not text", kind), std::string(hint)};
  };
  if (bytes.starts_with(k_ole)) return says("an Excel workbook (of the old kind, or with a password)");
  if (is_web_page(bytes)) return says("a web page, as some programs save spreadsheets,");
  if (const auto kind = other_kind(bytes); !kind.empty()) {
    return SpreadsheetFile{
        fmt::format("this is {} and no table", kind),
        "a table is a workbook (.xlsx or .ods) or CSV; if there is one in it, copy it into a "
        "spreadsheet and save that"};
  }
  if (!bytes.starts_with(k_zip)) return std::nullopt;
  if (const auto kind = kind_of_zip(bytes); !kind.empty()) {
    const bool numbers = kind == k_numbers;
    return says(kind,
                numbers ? k_save_again : "give its name the ending .xlsx or .ods, and it is read as a table");
  }
  return SpreadsheetFile{"this is a ZIP archive and not text",
                         "unpack it; a table in it is read when it is saved as CSV"};
}

std::optional<SpreadsheetFile> no_yaml_file(std::string_view bytes) {
  return is_json(bytes) ? std::nullopt : spreadsheet_file(bytes);
}

}  // namespace worksort::reading
