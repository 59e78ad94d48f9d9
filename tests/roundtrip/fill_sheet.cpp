// Fills the sheet that `worksort sheet` makes for a folder with the work in that folder, as a person would:
// every value typed into the cell under its header.
//
//   fill_sheet FOLDER OUT.xlsx
#include "worksort/read/study/study_reader.hpp"
#include "worksort/report/data/coding_sheet.hpp"
#include "worksort/report/data/list.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/writing.hpp"
#include "worksort/write/sheet/workbook.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace worksort;

std::map<std::string, std::size_t> columns_of(const Table& table) {
  std::map<std::string, std::size_t> out;
  for (std::size_t c = 0; c < table.columns.size(); ++c) out[table.columns[c].name] = c;
  return out;
}

void fill(Table& sheet, const Table& work) {
  const auto to = columns_of(sheet);
  const auto from = columns_of(work);
  for (const auto& row : work.rows) {
    const std::string student = cell_text(row[from.at("student")]);
    const auto target = std::find_if(sheet.rows.begin(), sheet.rows.end(), [&](const auto& r) {
      return cell_text(r[to.at("student")]) == student;
    });
    if (target == sheet.rows.end()) throw std::runtime_error("no row for " + student);
    for (const auto& [name, column] : to) {
      const auto source = from.find(name);
      if (source != from.end()) (*target)[column] = row[source->second];
    }
  }
}

int run(const std::string& folder, const std::string& out) {
  Diagnostics diagnostics;
  const Study study = read_study({folder}, {}, diagnostics);
  const Selection selection(study, {});
  SheetOptions options;
  options.task = &study.task_infos.front();
  options.codebook = options.task->codebook;
  auto sheets = sheets_to_fill_in(selection, options);
  fill(sheets.front().table, list_table(selection, false, ""));
  write_spool(out, write_workbook(sheets), true);
  return diagnostics.errors() == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return argc == 3 ? run(argv[1], argv[2]) : 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "fill_sheet: %s\n", error.what());
    return 2;
  }
}
