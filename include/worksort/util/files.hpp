// Files found in a fixed order and read with care, and standard output. writing.hpp writes files.
#pragma once

#include "worksort/util/diagnostic.hpp"
#include "worksort/util/problem.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// Larger files are refused unless somebody asks for them.
constexpr std::size_t k_most_file_bytes = std::size_t{64} << 20U;

// True for a name with one of the extensions (".yaml"), whatever its case.
bool has_extension(std::string_view path, const std::vector<std::string>& extensions);

// The files that the paths stand for, each once, in byte order of the whole path; "-" is standard input and
// stands first. A folder gives its files with one of `extensions`, at any depth: hidden entries are passed
// over, links to folders are not followed, whatever is neither file nor folder and whatever cannot be opened
// is reported. A path that does not exist throws Problem.
std::vector<std::string> find_files(const std::vector<std::string>& paths,
                                    const std::vector<std::string>& extensions, Diagnostics& diagnostics);

// `path` as somebody in `folder` writes it; both begin at the current folder, which an empty `folder` is.
std::string path_from(const std::string& folder, const std::string& path);

// The bytes of a regular file, or of standard input for "-". Throws Problem; a file over `limit` bytes is
// refused.
std::string read_file(const std::string& path, std::size_t limit);

// At most the first `most` bytes of a regular file; else as read_file.
std::string read_beginning(const std::string& path, std::size_t most, std::size_t limit);

// The bytes of something from the first one on, at most so many at a time; 0 when there are no more.
using NextBytes = std::function<std::size_t(char* to, std::size_t most)>;

// Of a regular file, of which `size` becomes the size; else as read_file.
NextBytes open_bytes(const std::string& path, std::size_t limit, std::size_t& size);

// Of bytes that outlive it.
NextBytes next_of(std::string_view bytes);

// Writes to standard output. Returns false if nobody reads it any more (a closed pipe); throws Problem on
// any other failure.
bool write_stdout(std::string_view bytes);

// Writes to standard error; failures are ignored, there is no one left to tell.
void write_stderr(std::string_view text);

// Shows a line in the terminal of standard error that is gone as soon as something else is written, or when
// it is erased. REQUIRES: standard error is a terminal, and the line fits into it.
void show_passing(std::string_view line);
void erase_passing();

}  // namespace worksort
