#include "xlsx_check.hpp"

#include "worksort/util/text.hpp"

#include <charconv>
#include <cmath>
#include <cstddef>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "read/table/zip_calls.hpp"
#include <fmt/core.h>
#include <pugixml.hpp>

namespace worksort {

void fail_for_lack_of_room() {
  throw std::runtime_error(
      "the spreadsheet could not be written: the folder for temporary files is full or cannot be written; "
      "set TMPDIR to another one");
}

namespace {

constexpr unsigned k_as_it_is =
    (pugi::parse_default | pugi::parse_ws_pcdata) & ~static_cast<unsigned>(pugi::parse_eol);

using Archive = std::unique_ptr<zip_t, void (*)(zip_t*)>;

// Parses what is the content of a part, or of a piece of it.
void load(pugi::xml_document& document, std::string_view text) {
  if (!document.load_buffer(text.data(), text.size(), k_as_it_is)) fail_for_lack_of_room();
}

// A part of the archive, read from its beginning to its end.
class Part {
 public:
  Part(zip_t* archive, zip_uint64_t index) : m_file(zip_fopen_index(archive, index, 0), zip_fclose) {
    if (m_file == nullptr) fail_for_lack_of_room();
  }

  // Adds what comes next. False at the end, where the sum of the part is compared.
  bool read(std::string& to) {
    constexpr std::size_t k_step = std::size_t{1} << 16U;
    const std::size_t size = to.size();
    to.resize(size + k_step);
    const zip_int64_t got = zip_fread(m_file.get(), to.data() + size, k_step);
    if (got < 0) fail_for_lack_of_room();
    to.resize(size + static_cast<std::size_t>(got));
    return got > 0;
  }

 private:
  std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> m_file;
};

// The rows of a sheet, one after the other; all else of it is one document around them.
class SheetRows {
 public:
  explicit SheetRows(Part part) : m_part(std::move(part)) {
    take_until("<sheetData");
    m_frame += m_text.substr(m_at, m_text.find('>', m_at) + 1 - m_at);
    m_at = m_text.find('>', m_at) + 1;
    next();
  }

  // The row of that number, where there is one. REQUIRES: numbers grow.
  pugi::xml_node row(std::size_t number) {
    if (m_taken) next();
    m_taken = m_row.child("row").attribute("r").as_ullong() == number;
    return m_taken ? m_row.child("row") : pugi::xml_node();
  }

  void check_rest() {
    if (m_taken) next();
    if (m_row.child("row")) fail_for_lack_of_room();
    m_frame += m_text.substr(m_at);
    while (m_part.read(m_frame)) {
    }
    pugi::xml_document frame;
    load(frame, m_frame);
  }

 private:
  // Makes the text reach beyond the next `mark` behind `from`, and returns where it stands.
  std::size_t reach(std::string_view mark, std::size_t from) {
    std::size_t found = m_text.find(mark, from);
    for (; found == std::string::npos; found = m_text.find(mark, from)) {
      m_text.erase(0, std::exchange(m_at, 0));
      if (!m_part.read(m_text)) fail_for_lack_of_room();
      from = 0;
    }
    return found;
  }

  void take_until(std::string_view mark) {
    const std::size_t at = reach(mark, m_at);
    m_frame += m_text.substr(m_at, at - m_at);
    m_at = at;
    reach(">", m_at);
  }

  // A text in a cell has no < in it, nor has an attribute a >.
  void next() {
    m_taken = false;
    m_row.reset();
    if (reach(">", m_at), !std::string_view(m_text).substr(m_at).starts_with("<row ")) return;
    std::size_t end = m_text.find('>', m_at);
    if (m_text[end - 1] != '/') end = reach("</row>", m_at) + 5;
    load(m_row, std::string_view(m_text).substr(m_at, end + 1 - m_at));
    m_at = end + 1;
  }

  Part m_part;
  std::string m_text;  // read, but for what was handed out
  std::size_t m_at = 0;
  std::string m_frame;
  pugi::xml_document m_row;
  bool m_taken = false;
};

// The parts of the archive by their names. All but the sheets are documents that were looked at.
class Parts {
 public:
  explicit Parts(const std::string& path)
      : m_archive(zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr), zip_discard) {
    if (m_archive == nullptr) fail_for_lack_of_room();
    for (zip_int64_t i = 0; i < zip_get_num_entries(m_archive.get(), 0); ++i) {
      const auto index = static_cast<zip_uint64_t>(i);
      const char* name = zip_get_name(m_archive.get(), index, 0);
      if (name == nullptr) fail_for_lack_of_room();
      m_indices[name] = index;
      if (std::string_view(name).starts_with("xl/worksheets/sheet")) continue;
      std::string text;
      for (Part part(m_archive.get(), index); part.read(text);) {
      }
      load(m_documents[name], text);
    }
  }

  [[nodiscard]] SheetRows rows(const std::string& name) const {
    if (!m_indices.contains(name)) fail_for_lack_of_room();
    return SheetRows(Part(m_archive.get(), m_indices.at(name)));
  }
  // Null where there is none.
  [[nodiscard]] const pugi::xml_document* document(const std::string& name) const {
    const auto found = m_documents.find(name);
    return found == m_documents.end() ? nullptr : &found->second;
  }

 private:
  Archive m_archive;
  std::map<std::string, zip_uint64_t> m_indices;
  std::map<std::string, pugi::xml_document> m_documents;
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
  const auto* document = parts.document("xl/sharedStrings.xml");
  if (document == nullptr) return out;
  for (const auto& item : document->child("sst").children("si"))
    out.push_back(unescaped(item.child("t").text().get()));
  return out;
}

// What a cell holds in the file.
std::string content(const pugi::xml_node& cell, const std::vector<std::string>& shared) {
  std::string value = cell.child("v").text().get();
  const std::string_view type = cell.attribute("t").value();
  if (type == "inlineStr") return unescaped(cell.child("is").child("t").text().get());
  if (type != "s") return value;
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

void check_workbook(const std::string& path, const std::vector<Sheet>& sheets) {
  const Parts parts(path);
  const auto shared = shared_texts(parts);
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const Table& table = sheets[i].table;
    SheetRows rows = parts.rows(fmt::format("xl/worksheets/sheet{}.xml", i + 1));
    std::vector<Cell> heading;
    for (const auto& column : table.columns) heading.emplace_back(column.name);
    std::size_t number = 1;
    check_row(rows.row(number), heading, shared);
    for_each_row(table, [&](const std::vector<Cell>& row) { check_row(rows.row(++number), row, shared); });
    rows.check_rest();
  }
}

}  // namespace worksort
