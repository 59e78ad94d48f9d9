// Workbooks of LibreOffice and OpenOffice (ODF 1.2): a cell holds its text as it is shown.
#include "worksort/util/text.hpp"

#include <set>

#include "workbook.hpp"
#include <pugixml.hpp>

namespace worksort::reading {
namespace {

constexpr const char* k_content = "content.xml";
constexpr std::uint32_t k_most_rows = 1'048'576;
constexpr std::uint32_t k_most_columns = 16'384;

std::uint32_t count(const pugi::xml_node& node, std::string_view name) {
  return std::max(whole_number(attribute(node, name)).value_or(1), 1U);
}

void append_text(const pugi::xml_node& paragraph, std::string& out) {
  for (const auto& part : paragraph.children()) {
    const auto name = local_name(part);
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata)
      out += part.value();
    else if (name == "s")
      out.append(std::min(count(part, "c"), 1000U), ' ');
    else if (name == "tab")
      out += '\t';
    else if (name == "line-break")
      out += '\n';
    else if (name != "annotation" && name != "note")
      append_text(part, out);
  }
}

std::string shown_text(const pugi::xml_node& cell) {
  std::string out;
  bool first = true;
  for (const auto& part : cell.children()) {
    if (local_name(part) != "p") continue;
    if (!first) out += '\n';
    first = false;
    append_text(part, out);
  }
  return out;
}

// Days as YYYY-MM-DD, whatever the cell's format; all else as it is shown.
std::string value(const pugi::xml_node& cell) {
  const auto type = attribute(cell, "value-type");
  if (type == "boolean") return attribute(cell, "boolean-value") == "true" ? "TRUE" : "FALSE";
  if (type != "date") return shown_text(cell);
  std::string out(attribute(cell, "date-value"));
  if (const auto t = out.find('T'); t != std::string::npos) out[t] = ' ';
  return out;
}

class Ods : public Workbook {
 public:
  explicit Ods(const Archive& archive) {
    archive.load(k_content, m_document);
    const pugi::xml_node root = m_document.document_element();
    read_styles(child(root, "automatic-styles"));
    for (const auto& table : child(child(root, "body"), "spreadsheet").children()) {
      if (local_name(table) != "table") continue;
      const std::string style(attribute(table, "style-name"));
      m_sheets.push_back({std::string(attribute(table, "name")), m_hidden_styles.contains(style)});
      m_tables.push_back(table);
    }
    if (m_sheets.empty()) throw Problem("this workbook has no sheet");
  }

  [[nodiscard]] std::vector<SheetName> sheets() const override { return m_sheets; }

  [[nodiscard]] SheetContent read(std::size_t sheet) const override {
    SheetContent out;
    std::uint32_t row = 1;
    std::uint32_t column = 1;
    read_rows(m_tables[sheet], row, column, out);
    return out;
  }

 private:
  void read_styles(const pugi::xml_node& styles) {
    for (const auto& style : styles.children()) {
      if (attribute(child(style, "table-properties"), "display") == "false")
        m_hidden_styles.emplace(attribute(style, "name"));
    }
  }

  // Rows stand in groups and headings, too.
  static void read_rows(const pugi::xml_node& parent, std::uint32_t& row, std::uint32_t& column,
                        SheetContent& out) {
    for (const auto& node : parent.children()) {
      const auto name = local_name(node);
      if (name == "table-row-group" || name == "table-header-rows" || name == "table-rows" ||
          name == "table-column-group" || name == "table-columns" || name == "table-header-columns") {
        read_rows(node, row, column, out);
      } else if (name == "table-column") {
        const std::uint32_t columns = std::min(count(node, "number-columns-repeated"), k_most_columns);
        if (is_hidden(node)) out.hidden_columns.push_back({column, column + columns - 1});
        column += columns;
      } else if (name == "table-row") {
        const std::uint32_t rows = std::min(count(node, "number-rows-repeated"), k_most_rows);
        for (std::uint32_t i = 0; i < rows && row <= k_most_rows; ++i) {
          if (!read_row(node, row + i, out)) break;  // an empty row is empty however often it is repeated
        }
        row += rows;
      }
    }
  }

  static bool is_hidden(const pugi::xml_node& node) {
    const auto visible = attribute(node, "visibility");
    return visible == "collapse" || visible == "filter";
  }

  // False if there is nothing in the row.
  static bool read_row(const pugi::xml_node& node, std::uint32_t row, SheetContent& out) {
    const std::size_t before = out.cells.size();
    Place at{row, 1};
    for (const auto& cell : node.children()) {
      const auto name = local_name(cell);
      if (name != "table-cell" && name != "covered-table-cell") continue;
      const std::uint32_t repeated = std::min(count(cell, "number-columns-repeated"), k_most_columns);
      if (name == "table-cell") read_cell(cell, at, repeated, out);
      at.column += repeated;
      if (at.column > k_most_columns) break;
    }
    if (out.cells.size() == before) return false;
    if (is_hidden(node)) out.hidden_rows.push_back(row);
    return true;
  }

  static void read_cell(const pugi::xml_node& cell, Place at, std::uint32_t repeated, SheetContent& out) {
    const std::string text = value(cell);
    if (trim(text).empty()) return;
    const std::uint32_t down = count(cell, "number-rows-spanned");
    const std::uint32_t across = count(cell, "number-columns-spanned");
    if (down > 1 || across > 1) {
      out.merged.push_back(
          {at, {std::min(at.row + down - 1, k_most_rows), std::min(at.column + across - 1, k_most_columns)}});
    }
    for (std::uint32_t i = 0; i < repeated; ++i) {
      const Place place{at.row, at.column + i};
      if (!attribute(cell, "formula").empty()) out.formulas.push_back(place);
      out.add(place, text);
    }
  }

  pugi::xml_document m_document;
  std::set<std::string> m_hidden_styles;
  std::vector<SheetName> m_sheets;
  std::vector<pugi::xml_node> m_tables;
};

}  // namespace

std::unique_ptr<Workbook> open_ods(const Archive& archive) {
  return archive.has(k_content) && archive.has("mimetype") ? std::make_unique<Ods>(archive) : nullptr;
}

}  // namespace worksort::reading
