#include "worksort/cli/common_options.hpp"

#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include <fmt/core.h>

namespace worksort {
namespace {

void add_filters(OptionSet& options, CommonOptions& common) {
  Filter& f = common.filter;
  options.heading("Filters");
  options.list("--task", f.tasks, "ID", "only this task");
  options.list("--class", f.classes, "ID", "only this class");
  options.list("--school", f.schools, "NAME", "only this school");
  options.list("--student", f.students, "ID", "only this student");
  options.list("--coder", f.coders, "NAME", "only what this reader coded");
  options.list("--strategy", f.strategies, "CODE", "only pieces that show this strategy");
  options.list("--model", f.models, "CODE", "only pieces that use this model");
  options.list("--issue", f.issues, "CODE", "only pieces with this issue");
  options.date("--since", f.since, "only work from this day on");
  options.date("--until", f.until, "only work up to this day");
  options.list("--week", common.weeks, "WEEK", "only work of this ISO week, such as 2026-W47");
}

void add_input(OptionSet& options, CommonOptions& common) {
  options.heading("Input");
  options.text("--codebook", common.codebook, "ID", "the codebook where no file names one");
  options.text("--files-from", common.files_from, "FILE",
               "read the paths that stand in this file, one a line");
  options.whole("--max-file-size", common.max_file_mib, "MIB", "refuse files larger than this (default 64)");
}

void add_formats(OptionSet& options, const std::vector<Format>& formats, CommonOptions& common) {
  const auto names = format_names(formats);
  options.text("-f,--format", common.format, "FORMAT",
               fmt::format("{} (default {})", join(names, ", "), names.front()));
  options.text("-o,--output", common.output, "FILE", "write here; the extension chooses the format");
  options.flag("--force", common.force, "replace a file that people may have written in");
  options.flag(options.has("-n") ? "--dry-run" : "-n,--dry-run", common.dry_run,
               "show what would be written, and write nothing");
  if (std::find(formats.begin(), formats.end(), Format::csv) == formats.end()) return;
  options.flag("--bom", common.bom, "begin CSV with a byte order mark, for Excel");
  options.flag("--crlf", common.crlf, "end CSV lines as Windows does");
  options.text("--delimiter", common.delimiter, "CHAR", "separate CSV cells with this character");
  options.flag("--raw", common.raw, "leave cells that a spreadsheet would run as a formula as they are");
}

void add_output(OptionSet& options, const CommandRow& row, CommonOptions& common) {
  options.heading("Output");
  if (!row.formats.empty()) add_formats(options, row.formats, common);
  if (row.pictures == PagePictures::yes) {
    options.choice(
        "--pictures", common.pictures, {"embed", "link", "none"},
        "pictures of students' pages: in the page itself (HTML), as references to their files, or none");
  }
  if (row.told != Told::nobody_asks) {
    options.choice("--audience", common.audience, {"team", "school", "share"},
                   "who will see it: team names students, school uses ids, share shows counts alone");
    options.whole("--min-n", common.min_n, "10|5|3",
                  "with --audience share, the smallest count to show (default 10)");
    options.text(
        "--release", common.release, "FILE",
        "with --audience share, remember here what is shown, and hide what would give a small count away "
        "together with what was shown before");
  }
  if (row.takes == Takes::work || row.takes == Takes::dated)
    options.date("--today", common.today, "stands in for the clock");
  options.choice("--color", common.color, {"auto", "always", "never"}, "colour in the terminal");
  if (row.takes != Takes::nothing && row.takes != Takes::words)
    options.flag("--verbose", common.verbose, "say which files were read, and why others were passed over");
  options.flag("-q,--quiet", common.quiet, "no warnings and no remarks, only errors");
}

// Who may see it must fit the command and its filters.
void check_audience(const CommandRow& row, const CommonOptions& common) {
  const bool share = common.audience == "share";
  if (common.min_n && !share) throw Problem("--min-n goes with --audience share");
  if (!common.release.empty() && !share) throw Problem("--release goes with --audience share");
  if (!share) return;
  if (row.told != Told::all) {
    throw Problem(
        fmt::format("{} is about single children, so it stays in the team", row.name),
        fmt::format("{}; for colleagues in the school, --audience school shows ids in place of names",
                    row.instead));
  }
  if (common.min_n && *common.min_n != 10 && *common.min_n != 5 && *common.min_n != 3)
    throw Problem(fmt::format("--min-n takes 10, 5 or 3, not {}", *common.min_n));
  if (!common.filter.students.empty())
    throw Problem("what is shared is never about one student", "leave --student out");
}

}  // namespace

std::size_t CommonOptions::most_bytes() const {
  constexpr std::uint64_t k_most_mib = std::uint64_t{1} << 40U;  // no machine has that much memory
  return max_file_mib ? std::min(*max_file_mib, k_most_mib) << 20U : k_most_file_bytes;
}

std::string CommonOptions::output_folder() const {
  namespace fs = std::filesystem;
  if (output.empty() || output == "-") return "";
  std::error_code ignored;
  return output.ends_with('/') || fs::is_directory(output, ignored) ? output
                                                                    : fs::path(output).parent_path().string();
}

void add_all_options(OptionSet& options, const CommandRow& row, Command& command, CommonOptions& common) {
  command.add_options(options);
  if (row.shows == Shows::page)
    options.text("--template", common.template_file, "FILE", "a page template of your own");
  if (row.takes == Takes::work) add_filters(options, common);
  if (row.takes == Takes::work || row.takes == Takes::files || row.takes == Takes::dated)
    add_input(options, common);
  add_output(options, row, common);
  options.flag("-h,--help", common.help, "show this help");
}

std::vector<std::string> listed_paths(const CommonOptions& common) {
  std::vector<std::string> out;
  if (common.files_from.empty()) return out;
  const std::string bytes = read_file(common.files_from, common.most_bytes());
  for (auto& line : split_trimmed(bytes, '\n')) out.push_back(std::move(line));
  if (out.empty()) throw Problem(fmt::format("{} names no path", common.files_from), "write one a line");
  return out;
}

void check_common_options(const CommandRow& row, CommonOptions& common) {
  if (common.delimiter == "tab" || common.delimiter == "\\t") common.delimiter = "\t";
  if (common.delimiter.size() != 1 ||
      std::string_view("\"\r\n").find(common.delimiter) != std::string_view::npos) {
    throw Problem("--delimiter takes one character", "such as ; or tab");
  }
  if (common.max_file_mib == 0U) throw Problem("--max-file-size takes a number of at least 1");
  check_audience(row, common);
  const Filter& f = common.filter;
  if (f.since && f.until && *f.since > *f.until)
    throw Problem(fmt::format("no day is from {} on and up to {}", to_string(*f.since), to_string(*f.until)),
                  "--since takes the first day, --until the last");
  for (const auto& week : common.weeks) {
    const auto range = parse_week(week);
    if (!range) {
      throw Problem(fmt::format("--week takes an ISO week such as 2026-W47, not '{}'", week),
                    "a week is a year of four digits, -W, and its number in that year in two digits");
    }
    common.filter.weeks.push_back(*range);
  }
}

}  // namespace worksort
