#include "redact_tables.hpp"

#include "worksort/model/piece_fields.hpp"
#include "worksort/read/table/headings.hpp"
#include "worksort/read/table/table_file.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

namespace worksort {
namespace {

// Headings of a list of codes or plans, and those that stand above its ids and names too.
constexpr std::array<std::string_view, 5> k_of_codes = {"definition", "use_when", "use when", "expected_by",
                                                        "reassess_task"};
constexpr std::array<std::string_view, 4> k_of_everything = {"id", "name", "code", "number"};

// True if the table is about work, so that a column "code" holds strategies.
bool is_about_work(std::span<const CsvCell> header) {
  using enum WorkField;
  return std::any_of(header.begin(), header.end(), [](const CsvCell& cell) {
    for (const auto field : {task, answer, model, success, correct, shows, issues, evidence, quote}) {
      if (header_rank(field, cell.text)) return true;
    }
    return false;
  });
}

bool is_among(std::span<const std::string_view> headings, std::string_view heading) {
  return std::find(headings.begin(), headings.end(), folded(heading)) != headings.end();
}

// True for the lists of codes and plans that worksort writes.
bool lists_codes(std::span<const CsvCell> header) {
  return std::any_of(header.begin(), header.end(),
                     [](const CsvCell& cell) { return is_among(k_of_codes, cell.text); });
}

// What the columns of a table hold, from their headings; one column without a known one is a list of names.
std::vector<SpotKind> kinds_of(std::span<const CsvCell> header) {
  std::vector<SpotKind> out;
  const bool about_work = is_about_work(header);
  const bool codes = lists_codes(header);
  for (const auto& cell : header) {
    const bool general = codes && is_among(k_of_everything, cell.text);
    out.push_back(general ? SpotKind::text : kind_of_heading(cell.text, about_work));
  }
  if (out == std::vector{SpotKind::text}) out.front() = SpotKind::name;
  return out;
}

bool names_students(std::span<const SpotKind> kinds) {
  return std::any_of(kinds.begin(), kinds.end(),
                     [](SpotKind kind) { return kind == SpotKind::id || kind == SpotKind::name; });
}

// Several ids in one cell are separated by ;
void add_cell(std::string_view bytes, const CsvCell& cell, SpotKind kind, std::vector<RedactSpot>& out) {
  const auto add = [&](std::string_view raw, std::string_view text) {
    if (!raw.empty())
      out.push_back(
          {static_cast<std::size_t>(raw.data() - bytes.data()), raw.size(), kind, std::string(text)});
  };
  if (kind != SpotKind::id || cell.raw.find(';') == std::string_view::npos) return add(cell.raw, cell.text);
  for (std::size_t at = 0; at <= cell.raw.size();) {
    const auto end = std::min(cell.raw.find(';', at), cell.raw.size());
    const auto part = trim(cell.raw.substr(at, end - at));
    add(part, part);
    at = end + 1;
  }
}

// The students of a table that cannot be copied, as far as its columns say who they are.
std::vector<RedactSpot> listed_in(const CsvTable& table) {
  std::vector<RedactSpot> out;
  if (table.rows.empty()) return out;
  const std::vector<SpotKind> kinds = kinds_of(table.row(0));
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const auto cells = table.row(i);
    for (std::size_t column = 0; column < std::min(cells.size(), kinds.size()); ++column) {
      if (kinds[column] != SpotKind::id && kinds[column] != SpotKind::name) continue;
      for (const auto& part : split_trimmed(cells[column].text, ';'))
        out.push_back({0, 0, kinds[column], part});
    }
  }
  return out;
}

// True if a heading says which column names students.
bool has_headings(const CsvTable& table) {
  if (table.rows.empty()) return false;
  const auto header = table.row(0);
  const bool headed = header.size() > 1 || student_part(header.front().text);
  return headed && names_students(kinds_of(header));
}

// True where every cell stands in the column that it belongs to.
bool is_sound(const Diagnostics& diagnostics) {
  return std::none_of(diagnostics.items().begin(), diagnostics.items().end(), [](const Diagnostic& d) {
    return d.severity == Severity::error || d.id == "unclear-delimiter";
  });
}

}  // namespace

SpotKind kind_of_heading(std::string_view heading, bool about_work) {
  if (about_work && header_rank(WorkField::image, heading)) return SpotKind::path;
  const auto part = student_part(heading);
  const bool strategies = about_work && header_rank(WorkField::strategy, heading);
  if (!part || *part == StudentPart::served_by || strategies) return SpotKind::text;
  const bool id = *part == StudentPart::id || *part == StudentPart::student || *part == StudentPart::other_id;
  return id ? SpotKind::id : SpotKind::name;
}

RedactSpots redact_spots_csv(std::string_view bytes, bool tab) {
  Diagnostics diagnostics;
  TableOptions options;
  if (tab) options.delimiter = '\t';
  const CsvTable table = read_table("", bytes, options, diagnostics);
  if (!is_sound(diagnostics)) return {{}, k_unread, false, listed_in(table)};
  if (table.bytes.data() < bytes.data() || table.bytes.data() > bytes.data() + bytes.size())
    return {{}, "it is not in UTF-8; save it again as CSV UTF-8", false, listed_in(table)};
  if (table.rows.empty()) return {};
  const std::vector<SpotKind> kinds = kinds_of(table.row(0));
  if (!names_students(kinds) && !lists_codes(table.row(0)))
    return {{}, "no heading in it says which column names students: call it student or name"};
  RedactSpots out;
  for (const auto* rows : {&table.above, &table.more}) {
    for (const auto& row : *rows)
      for (const auto& cell : table.cells_of(row)) add_cell(bytes, cell, SpotKind::text, out.spots);
  }
  const bool headed = kinds.size() > 1 || student_part(table.row(0).front().text);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto cells = table.row(i);
    for (std::size_t column = 0; column < cells.size(); ++column) {
      const bool heading = i == 0 && headed;
      if (heading && heading_kind(cells[column].text) != HeadingKind::unknown) continue;  // names nobody
      add_cell(bytes, cells[column], heading || column >= kinds.size() ? SpotKind::text : kinds[column],
               out.spots);
    }
  }
  return out;
}

RedactSpots redact_spots_workbook(std::string_view bytes) {
  Diagnostics diagnostics;
  const std::vector<CsvTable> sheets = read_sheets("", bytes, diagnostics);
  if (sheets.empty()) return {{}, "it cannot be read, and names that only it lists stay", true};
  RedactSpots out{{},
                  "it is a workbook; the students whom it lists under headings such as student or name are "
                  "taken out of the others"};
  bool known = false;
  for (const auto& sheet : sheets) {
    known = known || has_headings(sheet) || (!sheet.rows.empty() && lists_codes(sheet.row(0)));
    if (sheets.size() == 1 || has_headings(sheet))
      std::ranges::move(listed_in(sheet), std::back_inserter(out.listed));
  }
  if (known || !out.listed.empty()) return out;
  return {{}, "no heading in it says which column names students, and names that only it lists stay", true};
}

}  // namespace worksort
