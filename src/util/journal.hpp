// What a run that moves several files into place notes down first, so that the next one can finish it.
#pragma once

#include "worksort/util/platform.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace worksort {

// One file on its way. `staged` and `kept` stand in the folder of `target`.
struct FileMove {
  std::string target;
  std::string staged;  // what is to stand there
  std::string kept;    // what stood there; empty for a new file
  std::string before;  // the print of that, empty for a new file
  std::string after;   // the print of what is to stand there
};

enum class Intent : std::uint8_t { finish, take_back };

// The folder that a path lies in, "." where it names none.
std::string folder_of(const std::string& path);

// Tells contents apart; nobody is kept from making two that are told to be one.
std::string print_of(std::string_view bytes);

// A name for a file beside `target` that nobody can guess and every reader passes over.
std::string name_beside(const std::string& target);

// True for such a name.
bool is_temporary_name(std::string_view name);

// Writes what a file is to hold.
using FileFiller = std::function<std::error_code(platform::OpenFile& file)>;

// Writes a new file that is on the disk afterwards; nothing is left of it where that fails.
std::error_code write_new(const std::string& path, const FileFiller& fill, unsigned mode);
std::error_code write_new(const std::string& path, std::string_view bytes, unsigned mode);

std::error_code place(const FileMove& step);
std::error_code put_back(const FileMove& step);

std::string journal_in(const std::string& folder);

// Notes those of the moves that lie below the folder.
std::error_code write_journal(const std::string& folder, Intent intent, const std::vector<FileMove>& steps);

// What came of an earlier run.
struct Earlier {
  Intent intent = Intent::finish;
  std::vector<std::string> done;       // files
  std::vector<std::string> untouched;  // somebody else has changed them since
  std::string problem;                 // what could not be done, empty if all went well
};

// Ends what the journal in the folder says; nothing where there is none. REQUIRES: the folder is locked.
std::optional<Earlier> finish_journal(const std::string& folder);

}  // namespace worksort
