#include "workbook.hpp"

#include "worksort/read/table/headings.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include "clean_cell.hpp"
#include "table_rows.hpp"
#include "zip_calls.hpp"
#include <fmt/core.h>
#include <pugixml.hpp>

namespace worksort::reading {
namespace {

constexpr std::size_t k_most_named = 5;

// "B2, C5 and 3 more".
std::string some(std::vector<std::string> names) {
  if (names.size() > k_most_named + 1) {
    const std::size_t more = names.size() - k_most_named;
    names.resize(k_most_named);
    names.push_back(fmt::format("{} more", more));
  }
  return join_and(names);
}

template <typename List, typename Name>
std::string some_of(const List& list, Name&& name) {
  std::vector<std::string> names;
  names.reserve(list.size());
  for (const auto& item : list) names.push_back(name(item));
  return some(std::move(names));
}

std::string column_letters(std::uint32_t column) {
  std::string out;
  for (; column > 0; column = (column - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
  return out;
}

// The hidden columns that hold something: programs hide all columns to the right of a table, too.
std::vector<std::uint32_t> hidden_columns(const SheetContent& sheet) {
  std::vector<Columns> hidden = sheet.hidden_columns;
  std::sort(hidden.begin(), hidden.end(),
            [](const Columns& a, const Columns& b) { return a.first < b.first; });
  std::set<std::uint32_t> filled;
  for (const auto& cell : sheet.cells) filled.insert(cell.place.column);
  std::vector<std::uint32_t> out;
  auto next = hidden.begin();
  std::uint32_t last = 0;
  for (const auto column : filled) {
    for (; next != hidden.end() && next->first <= column; ++next) last = std::max(last, next->last);
    if (column <= last) out.push_back(column);
  }
  return out;
}

bool before(Place a, Place b) {
  return std::pair(a.row, a.column) < std::pair(b.row, b.column);
}

void sort(SheetContent& sheet) {
  std::stable_sort(sheet.cells.begin(), sheet.cells.end(),
                   [](const SheetCell& a, const SheetCell& b) { return before(a.place, b.place); });
}

// A text that stands in cells merged downwards belongs to each of their rows.
void fill_down(SheetContent& sheet) {
  std::vector<SheetCell> more;
  for (const auto& merged : sheet.merged) {
    const auto at = std::lower_bound(sheet.cells.begin(), sheet.cells.end(), merged.first,
                                     [](const SheetCell& c, Place p) { return before(c.place, p); });
    if (at == sheet.cells.end() || before(merged.first, at->place)) continue;
    for (std::uint32_t row = merged.first.row + 1; row <= merged.last.row; ++row) {
      if (sheet.cells.size() + more.size() >= sheet.most_cells) break;
      more.push_back({{row, merged.first.column}, at->text});
    }
  }
  for (auto& cell : more) sheet.add(cell.place, std::move(cell.text));
  sort(sheet);
}

// Rows of text, each as long as its last filled cell.
CsvTable table_of(SheetContent sheet, ValueProblems& problems) {
  CsvTable table;
  table.delimiter = k_no_delimiter;
  std::size_t cells = 0;
  for (auto& cell : sheet.cells) {
    const bool next = table.rows.empty() || table.rows.back().line != cell.place.row;
    if (next) table.rows.push_back({table.cells.size(), 0, cell.place.row});
    CsvRow& row = table.rows.back();
    cells += cell.place.column - std::min<std::size_t>(cell.place.column, row.count);
    if (cells > sheet.most_cells) throw Problem("it has too many cells to be a table of a class");
    while (row.count + 1 < cell.place.column) {
      ++row.count;
      table.cells.push_back({"", {row.line, static_cast<std::uint32_t>(row.count), 1}, ""});
    }
    if (row.count >= cell.place.column) continue;  // a cell that the file has twice
    ++row.count;
    const Spot spot{row.line, cell.place.column, 1};
    const auto text = clean_cell(table, table.own(std::move(cell.text)), spot, problems);
    table.cells.push_back({text, spot, text});
  }
  return table;
}

class SheetChooser {
 public:
  SheetChooser(const Workbook& book, const TableOptions& options) : m_book(book), m_options(options) {}

  // The number of the sheet that is read.
  std::size_t choose(SheetContent& content) {
    const auto names = m_book.sheets();
    if (!m_options.sheet.empty()) return named(names, content);
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i].hidden) continue;
      SheetContent found = m_book.read(i);
      sort(found);
      if (found.cells.empty()) continue;
      if (has_students(found)) {
        content = std::move(found);
        return i;
      }
      if (!first) {
        content = std::move(found);
        first = i;
      }
    }
    if (!first) refuse_hidden(names);
    return first.value_or(0);
  }

 private:
  // Where nothing but hidden sheets has something in it.
  void refuse_hidden(const std::vector<SheetName>& names) const {
    std::vector<std::string> hidden;
    for (std::size_t i = 0; i < names.size(); ++i)
      if (names[i].hidden && !m_book.read(i).cells.empty())
        hidden.push_back(fmt::format("'{}'", names[i].name));
    if (hidden.empty()) return;
    throw Problem(fmt::format("every sheet with something in it is hidden: {}", join_and(hidden)),
                  "--sheet of 'worksort import' names one");
  }

  std::size_t named(const std::vector<SheetName>& names, SheetContent& content) const {
    std::vector<std::string> words;
    words.reserve(names.size());
    for (const auto& sheet : names) words.push_back(sheet.name);
    const auto found = std::find_if(words.begin(), words.end(), [&](const auto& name) {
      return folded(name) == folded(m_options.sheet);
    });
    if (found == words.end()) {
      throw Problem(fmt::format("no sheet is called '{}'", m_options.sheet),
                    fmt::format("its sheets are {}", join_and(words)));
    }
    const auto index = static_cast<std::size_t>(found - words.begin());
    content = m_book.read(index);
    sort(content);
    return index;
  }

  [[nodiscard]] bool has_students(const SheetContent& content) const {
    SheetContent head;
    for (const auto& cell : content.cells) {
      if (cell.place.row > k_most_above) break;
      if (cell.place.column < 1000) head.cells.push_back(cell);
    }
    ValueProblems unheard;
    const CsvTable table = table_of(std::move(head), unheard);
    if (table.rows.empty()) return false;
    const auto row = table.row(heading_row(table, m_options.headings));
    return std::any_of(row.begin(), row.end(),
                       [](const CsvCell& cell) { return heading_kind(cell.text) == HeadingKind::student; });
  }

  const Workbook& m_book;
  const TableOptions& m_options;
};

class Remarks {
 public:
  Remarks(const std::string& file, Diagnostics& diagnostics) : m_file(file), m_diagnostics(diagnostics) {}

  void sheets(const std::vector<SheetName>& names, std::size_t read) {
    if (names.size() < 2) return;
    std::vector<std::string> others;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i != read)
        others.push_back(fmt::format("'{}'{}", names[i].name, names[i].hidden ? " (hidden)" : ""));
    }
    add("one-sheet", {}, fmt::format("the sheet '{}' is read, and not {}", names[read].name, some(others)),
        "--sheet of 'worksort import' reads another one");
  }

  void content(const SheetContent& sheet) {
    if (!sheet.formulas.empty()) {
      add("formula-values", sheet.formulas.front(),
          fmt::format("{}: {}; what {} last came to is read",
                      sheet.formulas.size() == 1 ? "a formula" : "formulas",
                      some_of(sheet.formulas, [](Place p) { return to_string(p); }),
                      sheet.formulas.size() == 1 ? "it" : "they"),
          "nothing is worked out anew; open the workbook and save it if it may be out of date");
    }
    if (!sheet.merged.empty()) {
      add("merged-cells", sheet.merged.front().first,
          fmt::format("merged cells: {}; their text belongs to each of their rows, in the first column",
                      some_of(sheet.merged,
                              [](const Merged& m) {
                                return fmt::format("{}:{}", to_string(m.first), to_string(m.last));
                              })),
          "");
    }
    if (!sheet.hidden_rows.empty()) {
      add("hidden-cells", {sheet.hidden_rows.front(), 1},
          fmt::format("hidden {}; read like the others",
                      rows_or_columns(sheet.hidden_rows, "row",
                                      [](std::uint32_t row) { return std::to_string(row); })),
          "");
    }
    if (const auto hidden = hidden_columns(sheet); !hidden.empty()) {
      add("hidden-cells", {1, hidden.front()},
          fmt::format("hidden {}; read like the others", rows_or_columns(hidden, "column", column_letters)),
          "");
    }
  }

 private:
  template <typename Name>
  static std::string rows_or_columns(const std::vector<std::uint32_t>& list, const char* what, Name&& name) {
    return fmt::format("{}{} {}", what, list.size() == 1 ? "" : "s", some_of(list, name));
  }

  void add(const char* id, Place at, std::string message, std::string hint) {
    m_diagnostics.add(
        {Severity::warning, id, m_file, {at.row, at.column, 1}, std::move(message), std::move(hint), ""});
  }

  const std::string& m_file;
  Diagnostics& m_diagnostics;
};

std::unique_ptr<Workbook> open_workbook(const Archive& archive) {
  auto book = open_xlsx(archive);
  return book != nullptr ? std::move(book) : open_ods(archive);
}

CsvTable settled_table(const std::string& file, SheetContent content, Diagnostics& diagnostics) {
  fill_down(content);
  ValueProblems problems;
  CsvTable table = table_of(std::move(content), problems);
  problems.tell(file, table, diagnostics);
  return table;
}

[[noreturn]] void refuse_damaged() {
  throw Problem("this workbook or ZIP archive is damaged",
                "open it in its program and save it again, or fetch it again from where it came");
}

}  // namespace

Archive::Archive(std::string_view bytes, std::size_t most_bytes)
    : m_zip(nullptr, zip_discard), m_most_bytes(most_bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) m_zip.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (m_zip == nullptr && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (m_zip == nullptr) refuse_damaged();
}

bool Archive::has(const std::string& name) const {
  return zip_name_locate(m_zip.get(), name.c_str(), ZIP_FL_ENC_GUESS) >= 0;
}

std::vector<std::string> Archive::names() const {
  std::vector<std::string> out;
  const auto count = zip_get_num_entries(m_zip.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* const name = zip_get_name(m_zip.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
    if (name != nullptr) out.emplace_back(name);
  }
  return out;
}

std::optional<std::string> Archive::part(const std::string& name) const {
  const auto index = zip_name_locate(m_zip.get(), name.c_str(), ZIP_FL_ENC_GUESS);
  if (index < 0) return std::nullopt;
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
      zip_fopen_index(m_zip.get(), static_cast<zip_uint64_t>(index), 0), zip_fclose);
  if (file == nullptr) {
    throw Problem(fmt::format("'{}' in this workbook cannot be unpacked", name),
                  "a workbook with a password is saved without one first");
  }
  constexpr std::size_t k_step = std::size_t{1} << 16U;
  std::string out;
  for (;;) {
    const std::size_t size = out.size();
    out.resize(size + k_step);
    const auto read = zip_fread(file.get(), out.data() + size, k_step);
    if (read < 0) refuse_damaged();
    out.resize(size + static_cast<std::size_t>(read));
    if (read == 0) return out;
    if (out.size() > m_most_bytes) {
      throw Problem(
          fmt::format("'{}' in this workbook unpacks to more than {} MiB", name, m_most_bytes >> 20U),
          "--max-file-size of 'worksort import' raises the limit");
    }
  }
}

void Archive::load(const std::string& name, pugi::xml_document& into) const {
  const auto bytes = part(name);
  const auto options = pugi::parse_default | pugi::parse_ws_pcdata;
  if (!bytes || !into.load_buffer(bytes->data(), bytes->size(), options))
    throw Problem(fmt::format("'{}' in this workbook cannot be read", name),
                  "open it in a spreadsheet program and save it again");
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const auto& attribute : node.attributes()) {
    const std::string_view found = attribute.name();
    if (found.substr(found.find(':') + 1) == name) return attribute.value();
  }
  return "";
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const auto& found : node.children())
    if (local_name(found) == name) return found;
  return {};
}

std::string to_string(Place place) {
  return column_letters(place.column) + std::to_string(place.row);
}

void SheetContent::add(Place place, std::string text) {
  if (trim(text).empty()) return;
  if (cells.size() >= most_cells) throw Problem("it has too many cells to be a table of a class");
  cells.push_back({place, std::move(text)});
}

std::optional<CsvTable> read_workbook(const std::string& file, std::string_view bytes,
                                      const TableOptions& options, Diagnostics& diagnostics) {
  if (!bytes.starts_with("PK\x03\x04")) return std::nullopt;
  const Archive archive(bytes, options.most_bytes);
  const auto book = open_workbook(archive);
  if (book == nullptr) return std::nullopt;
  SheetContent content;
  const std::size_t sheet = SheetChooser(*book, options).choose(content);
  Remarks remarks(file, diagnostics);
  const auto names = book->sheets();
  if (options.sheet.empty()) remarks.sheets(names, sheet);
  remarks.content(content);
  return settled_table(file, std::move(content), diagnostics);
}

std::vector<CsvTable> read_sheets(const std::string& file, std::string_view bytes,
                                  const TableOptions& options, Diagnostics& diagnostics) {
  std::vector<CsvTable> out;
  if (!bytes.starts_with("PK\x03\x04")) return out;
  const Archive archive(bytes, options.most_bytes);
  const auto book = open_workbook(archive);
  if (book == nullptr) return out;
  for (std::size_t i = 0; i < book->sheets().size(); ++i) {
    SheetContent content = book->read(i);
    sort(content);
    if (!content.cells.empty()) out.push_back(settled_table(file, std::move(content), diagnostics));
  }
  return out;
}

}  // namespace worksort::reading
