#include "xlsx_check.hpp"

#include "worksort/util/text.hpp"

#include <charconv>
#include <cmath>
#include <cstddef>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>

#include <fmt/core.h>
#include <pugixml.hpp>
#include <zip.h>

namespace worksort {

void fail_for_lack_of_room() {
  throw std::runtime_error(
      "the spreadsheet could not be written: the folder for temporary files is full or cannot be written; "
      "set TMPDIR to another one");
}

namespace {

// The parts of the archive by their names, each a well-formed document.
class Parts {
 public:
  explicit Parts(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) fail_for_lack_of_room();
    const std::unique_ptr<zip_t, void (*)(zip_t*)> archive(
        zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error), zip_discard);
    if (archive == nullptr) {
      zip_source_free(source);
      fail_for_lack_of_room();
    }
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i)
      read(archive.get(), static_cast<zip_uint64_t>(i));
  }

  [[nodiscard]] const pugi::xml_document& at(const std::string& name) const {
    const auto found = m_parts.find(name);
    if (found == m_parts.end()) fail_for_lack_of_room();
    return *found->second;
  }
  [[nodiscard]] bool has(const std::string& name) const { return m_parts.contains(name); }

 private:
  void read(zip_t* archive, zip_uint64_t index) {
    zip_stat_t info;
    if (zip_stat_index(archive, index, 0, &info) != 0 || (info.valid & ZIP_STAT_SIZE) == 0)
      fail_for_lack_of_room();
    std::string text(info.size, '\0');
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(archive, index, 0),
                                                                 zip_fclose);
    if (file == nullptr) fail_for_lack_of_room();
    if (zip_fread(file.get(), text.data(), text.size()) != static_cast<zip_int64_t>(text.size()))
      fail_for_lack_of_room();
    char beyond = 0;  // the end: where the sum of the part is compared
    if (zip_fread(file.get(), &beyond, 1) != 0) fail_for_lack_of_room();
    auto document = std::make_unique<pugi::xml_document>();
    constexpr unsigned k_as_it_is =
        (pugi::parse_default | pugi::parse_ws_pcdata) & ~static_cast<unsigned>(pugi::parse_eol);
    if (!document->load_buffer(text.data(), text.size(), k_as_it_is)) fail_for_lack_of_room();
    m_parts[info.name] = std::move(document);
  }

  std::map<std::string, std::unique_ptr<pugi::xml_document>> m_parts;
};

// The text without the format's own escapes, such as _x000D_.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned code = 0;
    const std::string_view here = text.substr(i, 7);
    const bool escape = here.size() == 7 && here.starts_with("_x") && here.back() == '_' &&
                        std::from_chars(here.data() + 2, here.data() + 6, code, 16).ptr == here.data() + 6 &&
                        code < 0x80;
    out += escape ? static_cast<char>(code) : text[i];
    if (escape) i += here.size() - 1;
  }
  return out;
}

std::vector<std::string> shared_texts(const Parts& parts) {
  std::vector<std::string> out;
  const std::string name = "xl/sharedStrings.xml";
  if (!parts.has(name)) return out;
  for (const auto& item : parts.at(name).child("sst").children("si"))
    out.push_back(unescaped(item.child("t").text().get()));
  return out;
}

// What a cell holds in the file.
std::string content(const pugi::xml_node& cell, const std::vector<std::string>& shared) {
  const std::string value = cell.child("v").text().get();
  if (std::string_view(cell.attribute("t").value()) != "s") return value;
  std::size_t index = 0;
  std::from_chars(value.data(), value.data() + value.size(), index);
  return index < shared.size() ? shared[index] : "";
}

bool holds(const std::string& there, const Cell& wanted) {
  constexpr double k_close = 1e-12;
  if (const auto* number = std::get_if<std::int64_t>(&wanted))
    return real_number(there) == static_cast<double>(*number);
  if (const auto* real = std::get_if<double>(&wanted))
    return std::abs(real_number(there).value_or(0) - *real) <= k_close * std::abs(*real);
  return there == cell_text(wanted);
}

// True if a cell is written for it at all.
bool is_filled(const Cell& cell) {
  if (const auto* real = std::get_if<double>(&cell)) return std::isfinite(*real);
  return !cell_text(cell).empty();
}

// The cells of one row, in order.
void check_row(const pugi::xml_node& row, const std::vector<Cell>& wanted,
               const std::vector<std::string>& shared) {
  auto cells = row.children("c");
  auto cell = cells.begin();
  for (const auto& value : wanted) {
    if (!is_filled(value)) continue;
    if (cell == cells.end() || !holds(content(*cell, shared), value)) fail_for_lack_of_room();
    ++cell;
  }
}

}  // namespace

void check_workbook(std::string_view bytes, const std::vector<Sheet>& sheets) {
  const Parts parts(bytes);
  const auto shared = shared_texts(parts);
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const Table& table = sheets[i].table;
    std::map<std::size_t, pugi::xml_node> rows;
    const auto& part = parts.at(fmt::format("xl/worksheets/sheet{}.xml", i + 1));
    for (const auto& row : part.child("worksheet").child("sheetData").children("row"))
      rows[row.attribute("r").as_ullong()] = row;
    std::vector<Cell> heading;
    for (const auto& column : table.columns) heading.emplace_back(column.name);
    check_row(rows[1], heading, shared);
    for (std::size_t r = 0; r < table.rows.size(); ++r) check_row(rows[r + 2], table.rows[r], shared);
  }
}

}  // namespace worksort
