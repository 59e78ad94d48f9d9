// The options that commands have in common.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/cli/command.hpp"
#include "worksort/cli/options.hpp"
#include "worksort/util/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace worksort {

// What every command understands.
struct CommonOptions {
  std::string format;
  std::string output;
  std::string audience = "team";
  std::string color = "auto";
  std::optional<std::uint64_t> min_n;
  std::string release;  // a file
  bool quiet = false;
  bool verbose = false;
  bool force = false;
  bool dry_run = false;
  bool bom = false;
  bool crlf = false;
  bool raw = false;
  std::string delimiter = ",";
  std::string template_file;
  std::string pictures = "embed";
  std::optional<Date> today;
  std::string codebook;
  std::string files_from;
  std::optional<std::uint64_t> max_file_mib;
  std::vector<std::string> weeks;
  Filter filter;
  bool help = false;

  // Files that are larger are refused.
  [[nodiscard]] std::size_t most_bytes() const;

  // Where the output will lie: the folder of the file that is named, that folder itself, or "", the current
  // one.
  [[nodiscard]] std::string output_folder() const;
};

// A command with all its options, ready to parse: its own and those that rows of this kind have in common.
// The command and `common` must outlive the options.
void add_all_options(OptionSet& options, const CommandRow& row, Command& command, CommonOptions& common);

// The paths that the file of --files-from names, one a line; none without the option. Throws Problem.
std::vector<std::string> listed_paths(const CommonOptions& common);

// Throws Problem for values that do not make sense, alone or together; fills in what is meant by others.
void check_common_options(const CommandRow& row, CommonOptions& common);

}  // namespace worksort
