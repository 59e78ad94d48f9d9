// Files written whole or not at all, one or several that belong together.
#pragma once

#include "worksort/util/diagnostic.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// Who may read a new file and its new folders; one that is replaced keeps its permissions. Names and work of
// students are for the `owner` alone.
enum class Readers : std::uint8_t { as_usual, owner };

class Spool;

// The whole content that a file is to have: `bytes`, or for a file alone what `spool` holds. With `was` it is
// written only if that still stands there.
struct FileToWrite {
  std::string path;
  std::string bytes;
  Readers readers = Readers::as_usual;
  std::optional<std::string> was{};
  const Spool* spool = nullptr;
};

// Writes every file under another name first and then moves them into place; when one cannot be moved, those
// before it are put back as they were, and when the program is ended meanwhile, the next one makes up for it
// (finish_earlier). Folders that are missing are made. A link to a file stays a link. Other runs that write
// into one of the folders are waited for. Throws Problem; without `overwrite` nothing is written when one
// of the files that are not to be changed (`was`) exists, and the error names all that do.
void write_files(const std::vector<FileToWrite>& files, bool overwrite);

// True once some are in place: what fails from then on does not undo them.
bool wrote_files();

// One file. What is neither file nor folder (a device, a pipe) gets the bytes as they are.
void write_file(const std::string& path, std::string_view bytes, bool overwrite,
                Readers readers = Readers::as_usual);

void write_spool(const std::string& path, const Spool& content, bool overwrite,
                 Readers readers = Readers::as_usual);

// Where an earlier run was ended while it moved several files into place: finishes that, in the folders of
// the paths and those around them, and says so.
void finish_earlier(const std::vector<std::string>& paths, Diagnostics& diagnostics);

// The name of the note that such a run leaves in a folder.
inline constexpr std::string_view k_journal_name = ".worksort-journal";

}  // namespace worksort
