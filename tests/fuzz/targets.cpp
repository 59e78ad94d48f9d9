#include "targets.hpp"

#include "worksort/cli/command.hpp"
#include "worksort/cli/common_options.hpp"
#include "worksort/cli/options.hpp"
#include "worksort/edit/mend.hpp"
#include "worksort/read/study/study_reader.hpp"
#include "worksort/read/table/table_file.hpp"
#include "worksort/report/page/template.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/markdown/page_writers.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace worksort::fuzz {
namespace {

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "this does not hold: %s\n", what);
  std::abort();
}

}  // namespace

void read_yaml(std::string_view bytes) {
  Diagnostics diagnostics;
  const Study study = read_text("fuzz.yaml", std::string(bytes), {}, diagnostics);
  demand(study.input.unread == 0 || diagnostics.errors() > 0, "what is not read has a message");
  for (const auto& reading : study.readings)
    demand(!study.text(reading.student.code).empty(), "a piece has a student");
  for (const auto& one : diagnostics.items()) demand(is_valid_utf8(one.message), "a message is a text");
}

void read_table_bytes(std::string_view bytes) {
  Diagnostics diagnostics;
  const Study study = read_text("fuzz.csv", std::string(bytes), {}, diagnostics);
  demand(study.input.unread == 0 || diagnostics.errors() > 0, "what is not read has a message");
  TableOptions options;
  options.most_bytes = std::size_t{1} << 22U;
  for (const auto* name : {"fuzz.tsv", "fuzz.xlsx", "fuzz.ods"}) {
    Diagnostics heard;
    static_cast<void>(read_table(name, bytes, options, heard));
  }
}

void draw_page(std::string_view bytes) {
  const Template page = parse_template(bytes);
  static_cast<void>(page);
  const std::string html = markdown_to_html(bytes, "fuzz");
  demand(html.find("<script") == std::string::npos, "no script in a page");
  static_cast<void>(markdown_to_text(bytes, 80, false));
}

void read_arguments(std::string_view bytes) {
  const auto arguments = split_trimmed(bytes, '\n');
  for (const auto& row : commands()) {
    const auto command = row.make();
    OptionSet options;
    CommonOptions common;
    add_all_options(options, row, *command, common);
    try {
      options.parse(arguments);
    } catch (const Problem& problem) {
      demand(!std::string_view(problem.what()).empty(), "a message says something");
    }
  }
}

void edit_in_place(std::string_view bytes) {
  std::vector<MendedFile> files = {{"fuzz.yaml", std::string(bytes), ""}};
  mend_files(files, {});
  const auto lines = [](const std::string& text) { return std::count(text.begin(), text.end(), '\n'); };
  demand(lines(files[0].mended) == lines(files[0].bytes), "mending adds no line and takes none");
  std::vector<MendedFile> again = {{"fuzz.yaml", files[0].mended, ""}};
  mend_files(again, {});
  demand(again[0].mended == files[0].mended, "mended once more, nothing changes");
}

}  // namespace worksort::fuzz
