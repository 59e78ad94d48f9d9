#include "worksort/util/platform.hpp"
#include "worksort/util/private_folder.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/sheet/table_writers.hpp"
#include "worksort/write/sheet/workbook.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include "xlsx_chart.hpp"
#include "xlsx_check.hpp"
#include "xlsx_measure.hpp"
#include "xlsxwriter_calls.hpp"
#include <fmt/core.h>

// libxlsxwriter 1.1.4 never frees its copy of a drop-down's range, and libavif (by libgd) not all that it
// took for a picture that is damaged; a leak checker, where there is one, asks here.

// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): its names
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:lxw_strdup\nleak:avifAlloc\n";
}
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
  return "print_suppressions=0";
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)

namespace worksort {
namespace {

constexpr std::size_t k_widest_column = 60;
constexpr std::size_t k_widest_wrapped = 38;
constexpr lxw_color_t k_open_color = 0xE8F0E4;
constexpr time_t k_created = 946'684'800;  // 2000-01-01: the same bytes whenever it is written

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// A text that looks like one of the format's own escapes, such as _x0041_, with its first character escaped.
std::string without_escapes(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text.compare(i, 2, "_x") == 0 && i + 6 < text.size() && text[i + 6] == '_' &&
                        std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i) + 2,
                                    text.begin() + static_cast<std::ptrdiff_t>(i) + 6, is_hex);
    out += escape ? "_x005F_" : std::string(1, text[i]);
  }
  return out;
}

struct Formats {
  lxw_format* heading = nullptr;
  lxw_format* text = nullptr;
  lxw_format* real = nullptr;
  lxw_format* wrapped = nullptr;
  lxw_format* open = nullptr;          // text that can be changed in a protected sheet
  lxw_format* open_heading = nullptr;  // of a column that is there to be filled in
};

lxw_format* text_format(lxw_workbook* book) {
  lxw_format* format = workbook_add_format(book);
  format_set_num_format(format, "@");  // what is typed later stays text as well
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  return format;
}

Formats make_formats(lxw_workbook* book) {
  Formats formats{workbook_add_format(book), text_format(book), workbook_add_format(book),
                  text_format(book),         text_format(book), workbook_add_format(book)};
  for (lxw_format* heading : {formats.heading, formats.open_heading}) {
    format_set_bold(heading);
    format_set_bottom(heading, LXW_BORDER_THIN);
    format_set_align(heading, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(heading);
  }
  format_set_bg_color(formats.open_heading, k_open_color);
  format_set_text_wrap(formats.wrapped);
  format_set_text_wrap(formats.open);
  format_set_unlocked(formats.open);
  format_set_num_format(formats.real, "0.000");
  return formats;
}

// Writes one sheet into one worksheet.
class SheetWriter {
 public:
  SheetWriter(lxw_worksheet* target, const Formats& formats, const Sheet& sheet, const Measures& measures)
      : m_sheet(target), m_formats(formats), m_wanted(sheet), m_table(sheet.table), m_measures(measures) {}

  void write(const std::function<void()>& after_row) {
    for (std::size_t c = 0; c < m_table.columns.size(); ++c) set_width(c);
    std::vector<Cell> names;
    for (const auto& column : m_table.columns) names.emplace_back(column.name);
    set_height(0, names);
    for (std::size_t c = 0; c < names.size(); ++c) text(0, c, m_table.columns[c].name, heading(c));
    std::size_t r = 0;
    for_each_row(m_table, [&](const std::vector<Cell>& row) {
      set_height(++r, row);
      for (std::size_t c = 0; c < row.size(); ++c) cell(r, c, row[c]);
      after_row();
    });
    worksheet_freeze_panes(m_sheet, 1, static_cast<lxw_col_t>(m_wanted.frozen_columns));
    set_printing();
    if (m_wanted.editing != Editing::everything) protect();
    if (m_table.columns.empty()) return;
    expect(worksheet_autofilter(m_sheet, 0, 0, static_cast<lxw_row_t>(m_measures.rows),
                                static_cast<lxw_col_t>(m_table.columns.size() - 1)));
  }

  void add(const DropDown& list) {
    if (list.rows == 0) return;
    lxw_data_validation rule{};
    std::string range = list.range;
    std::string message = list.message;
    rule.validate = range.empty() ? LXW_VALIDATION_TYPE_ANY : LXW_VALIDATION_TYPE_LIST_FORMULA;
    if (!range.empty()) rule.value_formula = range.data();
    if (!message.empty()) rule.input_message = message.data();
    rule.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
    rule.show_error = list.several ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON;
    const auto column = static_cast<lxw_col_t>(list.column);
    expect(worksheet_data_validation_range(m_sheet, 1, column, static_cast<lxw_row_t>(list.rows), column,
                                           &rule));
  }

 private:
  // A column without a value is there to be filled in.
  [[nodiscard]] bool is_blank(std::size_t column) const {
    return m_wanted.editing != Editing::everything && m_measures.blank[column];
  }

  [[nodiscard]] lxw_format* heading(std::size_t column) const {
    return is_blank(column) ? m_formats.open_heading : m_formats.heading;
  }

  [[nodiscard]] lxw_format* text_cells() const {
    if (m_wanted.editing == Editing::below_header) return m_formats.open;
    return m_wanted.wrapped ? m_formats.wrapped : m_formats.text;
  }

  void set_width(std::size_t column) {
    constexpr std::size_t k_filter_arrow = 3;
    constexpr std::size_t k_to_fill_in = 20;
    const std::size_t most = m_wanted.wrapped ? k_widest_wrapped : k_widest_column;
    const std::size_t name = display_width(m_table.columns[column].name) + k_filter_arrow;
    std::size_t widest = m_wanted.wrapped ? std::min<std::size_t>(name, k_to_fill_in) : name;
    if (m_measures.rows > 0) widest = std::max(widest, m_measures.widest[column] + 1);
    if (is_blank(column)) widest = std::max(widest, k_to_fill_in);
    m_widths.push_back(std::min(widest, most));
    const auto width = static_cast<double>(m_widths.back());
    m_width += width;
    lxw_format* cells = is_number_column(m_table.columns[column]) ? nullptr
                        : m_wanted.editing == Editing::everything ? text_cells()
                                                                  : m_formats.open;
    expect(worksheet_set_column(m_sheet, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column),
                                width, cells));
  }

  // Room for every line of every wrapped cell: not all programs make it on their own.
  void set_height(std::size_t row, const std::vector<Cell>& cells) {
    constexpr double k_line = 15.0;      // in points
    constexpr double k_highest = 400.0;  // a row has at most 409
    if (!m_wanted.wrapped) return;
    std::size_t most = 1;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      std::size_t lines = 0;
      for (const auto& line : split_lines(cell_text(cells[c])))
        lines += 1 + display_width(line) * 10 / (m_widths[c] * 9);
      most = std::max(most, lines);
    }
    if (most == 1) return;
    const double height = std::min(k_line * static_cast<double>(most), k_highest);
    expect(worksheet_set_row(m_sheet, static_cast<lxw_row_t>(row), height, nullptr));
  }

  static std::vector<std::string> split_lines(const std::string& text) { return split_trimmed(text, '\n'); }

  // On paper: sideways, on as few pages side by side as can be read, with the header and who it is on each.
  void set_printing() {
    constexpr double k_page_width = 190.0;  // in characters
    constexpr double k_margin = 0.4;        // in inches
    constexpr double k_foot = 0.6;
    worksheet_set_margins(m_sheet, k_margin, k_margin, k_margin, k_foot);
    expect(worksheet_repeat_rows(m_sheet, 0, 0));
    if (m_wanted.on_paper) return print_part(*m_wanted.on_paper);
    const auto pages = static_cast<std::uint16_t>(std::ceil(m_width / k_page_width));
    worksheet_set_landscape(m_sheet);
    worksheet_fit_to_pages(m_sheet, pages, 0);
    if (m_wanted.editing == Editing::everything) return;
    worksheet_gridlines(m_sheet, LXW_SHOW_ALL_GRIDLINES);
    if (pages > 1 && m_wanted.frozen_columns > 0)
      expect(worksheet_repeat_columns(m_sheet, 0, static_cast<lxw_col_t>(m_wanted.frozen_columns - 1)));
  }

  void print_part(const OnPaper& part) {
    worksheet_set_portrait(m_sheet);
    expect(worksheet_print_area(m_sheet, 0, 0, static_cast<lxw_row_t>(part.rows),
                                static_cast<lxw_col_t>(part.columns - 1)));
    worksheet_fit_to_pages(m_sheet, 1, part.pages);
    expect(worksheet_set_footer(m_sheet, ("&L" + part.rest + "&R&P / &N").c_str()));
  }

  // Without a password: against slips, not against people.
  void protect() {
    lxw_protection allowed{};
    allowed.format_cells = 1;
    allowed.format_columns = 1;
    allowed.format_rows = 1;
    allowed.sort = 1;
    allowed.autofilter = 1;
    worksheet_protect(m_sheet, nullptr, &allowed);
  }

  void cell(std::size_t row, std::size_t column, const Cell& value) {
    const auto r = static_cast<lxw_row_t>(row);
    const auto c = static_cast<lxw_col_t>(column);
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      return expect(worksheet_write_number(m_sheet, r, c, static_cast<double>(*number), nullptr));
    }
    if (const auto* real = std::get_if<double>(&value)) {
      if (std::isfinite(*real)) expect(worksheet_write_number(m_sheet, r, c, *real, m_formats.real));
      return;
    }
    text(row, column, cell_text(value), text_cells());
  }

  void text(std::size_t row, std::size_t column, const std::string& value, lxw_format* format) {
    if (value.empty()) return;
    expect(worksheet_write_string(m_sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                  without_escapes(value).c_str(), format));
  }

  lxw_worksheet* m_sheet;
  const Formats& m_formats;
  const Sheet& m_wanted;
  const Table& m_table;
  const Measures& m_measures;
  double m_width = 1;  // of all columns
  std::vector<std::size_t> m_widths;
};

// Closes the workbook in any case: the library frees its memory nowhere else.
class Workbook {
 public:
  Workbook(const std::string& file, std::string folder) : m_folder(std::move(folder)) {
    lxw_workbook_options options{};
    options.tmpdir = m_folder.data();
    m_book = workbook_new_opt(file.c_str(), &options);
    if (m_book == nullptr) throw std::runtime_error("the spreadsheet could not be written: out of memory");
    lxw_doc_properties properties{};
    properties.created = k_created;
    expect(workbook_set_properties(m_book, &properties));
  }
  ~Workbook() {
    if (m_book != nullptr) m_close(m_book);
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  [[nodiscard]] lxw_workbook* get() const { return m_book; }
  void close() { expect(m_close(std::exchange(m_book, nullptr))); }

 private:
  std::string m_folder;
  lxw_error (*m_close)(lxw_workbook*) = workbook_close;
  lxw_workbook* m_book = nullptr;
};

void fill(const Workbook& book, const std::vector<Sheet>& sheets, const std::vector<Measures>& measures,
          const ProgressCall& progress) {
  const Formats formats = make_formats(book.get());
  std::size_t all = 0;
  for (const auto& one : measures) all += one.rows;
  std::size_t done = 0;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const Sheet& sheet = sheets[i];
    expect(workbook_validate_sheet_name(book.get(), sheet.name.c_str()));
    book.get()->options.constant_memory = is_long(sheet, measures[i]) ? 1 : 0;  // of the next sheet
    lxw_worksheet* target = workbook_add_worksheet(book.get(), sheet.name.c_str());
    if (target == nullptr) throw std::runtime_error("the spreadsheet could not be written: out of memory");
    SheetWriter writer(target, formats, sheet, measures[i]);
    writer.write([&] { tell(progress, ++done, all); });
    for (const auto& list : sheet.drop_downs) writer.add(list);
    for (const auto& chart : sheet.charts) add_chart(book.get(), target, sheet, chart);
  }
}

// A sheet for the words below the table.
Sheet notes_sheet(const Table& table) {
  Sheet notes{"Notes", {}};
  notes.table.columns.push_back({"notes", "Notes", ColumnType::text});
  for (const auto& note : table.notes) notes.table.rows.push_back({note});
  return notes;
}

Spool content_of_book(const std::string& path) {
  Spool out;
  std::vector<char> part(std::size_t{1} << 20U);
  std::ifstream in(path, std::ios::binary);
  while (in.read(part.data(), static_cast<std::streamsize>(part.size())), in.gcount() > 0)
    out.add({part.data(), static_cast<std::size_t>(in.gcount())});
  if (in.bad() || !in.eof()) fail_for_lack_of_room();
  return out;
}

// The library hears of nothing while it packs, so somebody else waits for signals. Where one has come, the
// program ends: the folder goes first, and what the library does meanwhile is lost with it. A system that
// does not remove what is open lets it come to its end.
template <typename Work>
void until_interrupted(PrivateFolder& folder, Work&& work) {
  std::future<void> done;
  try {
    done = std::async(std::launch::async, work);
  } catch (const std::system_error&) {  // no thread to spare
    return work();
  }
  while (done.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready) {
    if (platform::SignalGuard::interrupted() && folder.remove_at_end()) platform::SignalGuard::end();
  }
  done.get();
}

// The library writes files and nothing else. What it did not get onto the disk, it may not say.
Spool written_in(const std::string& parent, const std::vector<Sheet>& sheets,
                 const std::vector<Measures>& measures, const ProgressCall& progress) {
  PrivateFolder folder(parent);
  if (!folder.made()) fail_for_lack_of_room();
  const std::string path = folder.file("book.xlsx");
  until_interrupted(folder, [&] {
    {
      const platform::QuietErrors quiet;  // the library speaks to standard error by itself
      Workbook book(path, folder.path());
      fill(book, sheets, measures, progress);
      book.close();
    }
    check_workbook(path, sheets);
  });
  return content_of_book(path);
}

}  // namespace

Spool write_workbook(const std::vector<Sheet>& sheets, const ProgressCall& progress) {
  std::vector<Measures> measures;
  measures.reserve(sheets.size());
  for (const auto& sheet : sheets) measures.push_back(measured(sheet.table));
  bool any_long = false;
  for (std::size_t i = 0; i < sheets.size(); ++i) any_long = any_long || is_long(sheets[i], measures[i]);
  const platform::SignalGuard guard;  // nothing stays in the folder
  std::error_code error;
  const std::string usual = std::filesystem::temp_directory_path(error).generic_string();
  if (any_long && !error) return written_in(usual, sheets, measures, progress);
  try {
    return written_in(platform::memory_folder(usual), sheets, measures, progress);
  } catch (const std::runtime_error&) {
    if (error) fail_for_lack_of_room();
    return written_in(usual, sheets, measures, progress);
  }
}

Spool write_xlsx(const Table& table, const WriteOptions& options) {
  std::vector<Sheet> sheets = {{options.command.empty() ? "worksort" : options.command, table}};
  if (!table.notes.empty()) sheets.push_back(notes_sheet(table));
  return write_workbook(sheets);
}

}  // namespace worksort
