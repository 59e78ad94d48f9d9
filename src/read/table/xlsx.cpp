// Workbooks of Excel and of all that write its format (ECMA-376).
#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <charconv>
#include <map>

#include "number_format.hpp"
#include "workbook.hpp"
#include <fmt/core.h>
#include <pugixml.hpp>

namespace worksort::reading {
namespace {

constexpr const char* k_folder = "xl/";
constexpr const char* k_book = "xl/workbook.xml";

// Characters that XML cannot hold stand as _x000D_.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned code = 0;
    const bool escape = text.substr(i, 2) == "_x" && i + 6 < text.size() && text[i + 6] == '_';
    const auto [stop, failure] = escape ? std::from_chars(text.data() + i + 2, text.data() + i + 6, code, 16)
                                        : std::from_chars_result{text.data(), std::errc::invalid_argument};
    if (failure != std::errc() || stop != text.data() + i + 6 || code > 0x7F) {
      out += text[i];
    } else {
      out += code == 0x0D ? '\n' : static_cast<char>(code);
      i += 6;
    }
  }
  return out;
}

// The text of a string item, its runs put together, without how it is pronounced.
std::string text_of(const pugi::xml_node& item) {
  std::string out;
  for (const auto& part : item.children()) {
    if (local_name(part) == "t") out += part.text().get();
    if (local_name(part) == "r") out += child(part, "t").text().get();
  }
  return unescaped(out);
}

Place place_of(std::string_view reference) {
  Place out;
  for (const char c : reference) {
    if (is_letter(c) && out.column < 100'000)
      out.column = out.column * 26 + static_cast<std::uint32_t>((c & ~0x20) - 'A' + 1);
    if (is_digit(c) && out.row < 100'000'000) out.row = out.row * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return out;
}

class Xlsx : public Workbook {
 public:
  explicit Xlsx(const Archive& archive) : m_archive(archive) {
    read_links();
    read_book();
    read_strings();
    read_styles();
  }

  [[nodiscard]] std::vector<SheetName> sheets() const override { return m_sheets; }

  [[nodiscard]] SheetContent read(std::size_t sheet) const override {
    SheetContent out;
    pugi::xml_document document;
    m_archive.load(m_parts[sheet], document);
    const pugi::xml_node root = document.document_element();
    for (const auto& column : child(root, "cols").children()) read_columns(column, out);
    std::uint32_t last = 0;
    for (const auto& row : child(root, "sheetData").children()) {
      if (local_name(row) != "row") continue;
      last = whole_number(attribute(row, "r")).value_or(last + 1);
      read_row(row, last, out);
    }
    for (const auto& merged : child(root, "mergeCells").children()) {
      const std::string_view range = attribute(merged, "ref");
      const auto colon = range.find(':');
      if (colon == std::string_view::npos) continue;
      out.merged.push_back({place_of(range.substr(0, colon)), place_of(range.substr(colon + 1))});
    }
    return out;
  }

 private:
  void read_links() {
    pugi::xml_document links;
    m_archive.load(fmt::format("{}_rels/workbook.xml.rels", k_folder), links);
    for (const auto& link : links.document_element().children()) {
      const std::string_view target = attribute(link, "Target");
      const std::string name =
          target.starts_with('/') ? std::string(target.substr(1)) : fmt::format("{}{}", k_folder, target);
      m_links[std::string(attribute(link, "Id"))] = name;
      const std::string_view type = attribute(link, "Type");
      if (type.ends_with("/sharedStrings")) m_strings_part = name;
      if (type.ends_with("/styles")) m_styles_part = name;
    }
  }

  void read_book() {
    pugi::xml_document document;
    m_archive.load(k_book, document);
    const pugi::xml_node root = document.document_element();
    const auto since = attribute(child(root, "workbookPr"), "date1904");
    m_from_1904 = since == "1" || since == "true";
    for (const auto& sheet : child(root, "sheets").children()) {
      const auto link = m_links.find(std::string(attribute_in_full(sheet, "id")));
      if (link == m_links.end() || !m_archive.has(link->second)) continue;
      const auto state = attribute(sheet, "state");
      m_sheets.push_back({std::string(attribute(sheet, "name")), state == "hidden" || state == "veryHidden"});
      m_parts.push_back(link->second);
    }
    if (m_sheets.empty()) throw Problem("this workbook has no sheet");
  }

  // r:id and not sheetId.
  static std::string_view attribute_in_full(const pugi::xml_node& node, std::string_view name) {
    for (const auto& attribute : node.attributes()) {
      const std::string_view found = attribute.name();
      const auto colon = found.find(':');
      if (colon != std::string_view::npos && found.substr(colon + 1) == name) return attribute.value();
    }
    return "";
  }

  void read_strings() {
    if (m_strings_part.empty() || !m_archive.has(m_strings_part)) return;
    pugi::xml_document document;
    m_archive.load(m_strings_part, document);
    for (const auto& item : document.document_element().children())
      if (local_name(item) == "si") m_strings.push_back(text_of(item));
  }

  void read_styles() {
    if (m_styles_part.empty() || !m_archive.has(m_styles_part)) return;
    pugi::xml_document document;
    m_archive.load(m_styles_part, document);
    std::map<unsigned, std::string> own;
    for (const auto& format : child(document.document_element(), "numFmts").children()) {
      if (const auto id = whole_number(attribute(format, "numFmtId")))
        own[*id] = attribute(format, "formatCode");
    }
    for (const auto& style : child(document.document_element(), "cellXfs").children()) {
      const unsigned id = whole_number(attribute(style, "numFmtId")).value_or(0);
      const auto found = own.find(id);
      m_formats.push_back(found == own.end() ? std::string(known_format(id)) : found->second);
    }
  }

  static void read_columns(const pugi::xml_node& column, SheetContent& out) {
    const auto hidden = attribute(column, "hidden");
    if (hidden != "1" && hidden != "true") return;
    const auto first = whole_number(attribute(column, "min")).value_or(1);
    out.hidden_columns.push_back({first, whole_number(attribute(column, "max")).value_or(first)});
  }

  void read_row(const pugi::xml_node& row, std::uint32_t number_of_row, SheetContent& out) const {
    Place at{number_of_row, 0};
    const std::size_t before = out.cells.size();
    for (const auto& cell : row.children()) {
      if (local_name(cell) != "c") continue;
      const auto reference = attribute(cell, "r");
      at.column = reference.empty() ? at.column + 1 : place_of(reference).column;
      if (at.column == 0 || at.column > 16'384) continue;
      if (!child(cell, "f").empty()) out.formulas.push_back(at);
      out.add(at, value(cell));
    }
    const auto hidden = attribute(row, "hidden");
    if ((hidden == "1" || hidden == "true") && out.cells.size() > before) out.hidden_rows.push_back(at.row);
  }

  [[nodiscard]] std::string value(const pugi::xml_node& cell) const {
    const auto type = attribute(cell, "t");
    const std::string_view raw = child(cell, "v").text().get();
    if (type == "inlineStr") return text_of(child(cell, "is"));
    if (type == "s") {
      const auto index = whole_number(trim(raw));
      return index && *index < m_strings.size() ? m_strings[*index] : "";
    }
    if (type == "str") return unescaped(raw);
    if (type == "b") return trim(raw) == "1" ? "TRUE" : "FALSE";
    if (type == "e") return std::string(raw);
    if (type == "d") return day(raw);
    const auto found = real_number(trim(raw));
    if (!found) return std::string(raw);
    const std::size_t style = whole_number(attribute(cell, "s")).value_or(0);
    const std::string_view format = style < m_formats.size() ? std::string_view(m_formats[style]) : "General";
    return is_date_format(format) ? shown_date(*found, m_from_1904) : shown_number(*found, format);
  }

  // "2026-11-17T00:00:00" as other days are shown.
  static std::string day(std::string_view raw) {
    std::string out(trim(raw));
    if (const auto t = out.find('T'); t != std::string::npos) out[t] = ' ';
    if (out.ends_with(" 00:00:00")) out.resize(out.size() - 9);
    return out;
  }

  const Archive& m_archive;
  std::string m_strings_part;
  std::string m_styles_part;
  std::map<std::string, std::string> m_links;
  std::vector<SheetName> m_sheets;
  std::vector<std::string> m_parts;
  std::vector<std::string> m_strings;
  std::vector<std::string> m_formats;
  bool m_from_1904 = false;
};

}  // namespace

std::unique_ptr<Workbook> open_xlsx(const Archive& archive) {
  return archive.has(k_book) ? std::make_unique<Xlsx>(archive) : nullptr;
}

}  // namespace worksort::reading
