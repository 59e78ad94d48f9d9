// Folders and keys of redact and restore.
#pragma once

#include "worksort/analyze/share/pseudonyms.hpp"
#include "worksort/util/writing.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

namespace worksort {

// Paths without links and dots; neither lies inside the other.
struct FolderPair {
  std::string from;
  std::string to;
};
FolderPair folder_pair(const std::string& from, const std::string& to);

// "copy" -> "copy.key.yaml".
std::string default_key(const std::string& folder);

// Where the key goes. Throws Problem for a place inside either folder.
std::string key_path(const FolderPair& folders, const std::string& wanted, const std::string& to);

// Files of a folder by their path in it. `others` are not copied, with the reason; `complete` is false if a
// file that should have been read could not be.
struct Folder {
  std::map<std::string, std::string> files;
  std::map<std::string, std::string> workbooks;  // which are not copied
  std::map<std::string, std::string> others;
  bool complete = true;
};
Folder read_folder(const std::string& folder);

// Every word of eight letters that stands in the folder, in lower case.
std::unordered_set<std::string> words_in(const Folder& folder);

std::vector<Pseudonym> read_key(const std::string& path);
std::string key_text(const Pseudonyms& pseudonyms);

// Throws Problem if a file would be replaced without `force`.
void refuse_existing(const std::string& folder, const std::map<std::string, std::string>& files, bool force);

// The files by their paths in the folder. Throws Problem if one of them would come to lie outside of it.
std::vector<FileToWrite> files_in(const std::string& folder, const std::map<std::string, std::string>& files,
                                  Readers readers);

}  // namespace worksort
