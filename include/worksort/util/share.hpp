// The files of share/ that are built into the program: codebooks and templates.
#pragma once

#include <span>
#include <string_view>

namespace worksort {

// `name` is the path below share/, such as "codebooks/fractions.yaml".
struct ShareFile {
  std::string_view name;
  std::string_view text;
};

// In the order of share/files.txt.
std::span<const ShareFile> share_files();

// The text of the file of that name; throws std::logic_error where there is none.
std::string_view share_text(std::string_view name);

// The codebooks among them as read/study packs them, made when the program is built; empty in the program
// that makes them and where it could not be run, which read the YAML.
std::string_view packed_codebooks();

}  // namespace worksort
