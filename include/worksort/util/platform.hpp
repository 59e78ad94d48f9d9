// What differs between systems; nothing else asks which one it runs on. Errors are returned, and calls that a
// signal broke off are made again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace worksort::platform {

// To be called first: the words behind the program's name, as UTF-8. From then on streams carry bytes as they
// are, and writing into a closed pipe, or a file that grows too large, is an error like others and ends
// nothing.
std::vector<std::string> begin(int argc, char** argv);

// A path as it is written with / alone.
std::string with_slashes(std::string path);

// The moment as a clock on the wall shows it.
std::tm local_time(std::time_t moment);

// What a path stands for, links followed. `none` is also a link that leads nowhere.
enum class Kind : std::uint8_t { none, file, folder, special };

struct Entry {
  Kind kind = Kind::none;
  bool link = false;  // the path itself is a link
  bool own = false;   // it belongs to the user who runs this
  std::uint64_t size = 0;
  unsigned mode = 0;   // who may read and write it
  unsigned owner = 0;  // as numbers of the system, 0 where it has none
  unsigned group = 0;
  std::uint64_t identity[2]{};  // the same for all names of one file
};

// An error where something is there and cannot be looked at; no error and `none` where nothing is.
std::error_code look_at(const std::string& path, Entry& out);

// True where something is that can be looked at; a link that leads nowhere is nothing.
inline bool is_there(const std::string& path) {
  Entry entry;
  return !path.empty() && !look_at(path, entry) && entry.kind != Kind::none;
}

// True for an error that says: this file system has no such thing.
bool is_unsupported(std::error_code error);

// True for the error of a file that was to be new and is there.
bool is_there_already(std::error_code error);

// A file that is open; closes itself.
class OpenFile {
 public:
  OpenFile() = default;
  OpenFile(OpenFile&& other) noexcept;
  OpenFile& operator=(OpenFile&& other) noexcept;
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile();

  // Never waits for somebody at the other end of a pipe. `entry` says what was opened.
  std::error_code open_to_read(const std::string& path, Entry& entry);
  // A device or a pipe.
  std::error_code open_to_write(const std::string& path);
  // A new file that only this user can read and write; an error if anything is there.
  std::error_code create(const std::string& path);
  // A new file that nobody else can open, to write and read; gone when it is closed, however the program
  // ends.
  std::error_code create_unnamed(const std::string& folder);

  // Back to the first byte.
  std::error_code rewind();
  // `got` is 0 at the end.
  std::error_code read(char* to, std::size_t most, std::size_t& got);
  std::error_code write(std::string_view bytes);
  // On the disk, and not only on its way.
  std::error_code sync();
  std::error_code set_mode(unsigned mode);
  // The owner, group and mode of `like`; where the group cannot be given, no group may do anything.
  std::error_code set_access(const Entry& like);
  std::error_code close();

 private:
  int m_handle = -1;
};

enum class Stream : std::uint8_t { input, output, error };

std::error_code read_stream(Stream stream, char* to, std::size_t most, std::size_t& got);
std::error_code write_stream(Stream stream, std::string_view bytes);

// True for a stream that goes into an ordinary file.
bool is_file(Stream stream);

// True for an error that says: nobody reads this any more.
bool is_closed_pipe(std::error_code error);

bool is_terminal(Stream stream);

// Columns of the terminal that a stream goes to, 0 if it goes elsewhere.
std::size_t terminal_columns(Stream stream);

// What a new file or folder of this user is open to, unless it is to be private.
unsigned usual_file_mode();
inline constexpr unsigned k_private_file = 0600;

// False where the system has no modes, so that whoever may look into a folder may read what is in it.
bool keeps_private();

std::error_code make_folder(const std::string& path, bool private_one);

struct FolderEntry {
  std::string name;
  bool is_file = false;  // surely an ordinary one; else look_at tells

  friend bool operator<(const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; }
};

// What is in a folder, by the order of the names; where an error comes, those that came before it. (What the
// standard library has for this ends the program where there is no memory.)
std::error_code entries_in(const std::string& folder, std::vector<FolderEntry>& out);
std::error_code names_in(const std::string& folder, std::vector<std::string>& out);

// A folder whose files are kept in memory, or `otherwise` where the system has none that can be written.
std::string memory_folder(const std::string& otherwise);

// In one step: `to` is the old or the new file at any time.
std::error_code move_over(const std::string& from, const std::string& to);

// An error, is_there_already, if something is at `to`.
std::error_code move_new(const std::string& from, const std::string& to);

// A second name for a file.
std::error_code link_file(const std::string& from, const std::string& to);

std::error_code remove_file(const std::string& path);

// The names in a folder on the disk, and not only on their way; where a system has no such thing, nothing.
std::error_code sync_folder(const std::string& path);

// For one program at a time, among those that ask; gone with the program.
class FolderLock {
 public:
  FolderLock() = default;
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&& other) noexcept;
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

  enum class Taken : std::uint8_t { yes, busy, impossible };
  // `impossible` where the folder or its file system has no locks.
  Taken take(const std::string& folder);

 private:
  int m_handle = -1;
};

// Another program, found in PATH: `arguments` begin with its name. It reads nothing, and what it says on
// standard error is thrown away.
struct ProgramRun {
  std::vector<std::string> arguments;
  std::size_t most_bytes = 0;
  unsigned most_seconds = 0;
  std::string output;  // what came
  int code = -1;       // with which it ended
};

// An error where the program is not there, writes more or takes longer than it may; it is ended then.
std::error_code run_program(ProgramRun& run);

// A function of a library that is loaded when it is first asked for and stays; nothing where it is not there.
// The caller knows its type.
void* library_function(const char* library, const char* name);

// A number that nobody can guess. Throws std::system_error where the system has none.
std::uint64_t random_number();

// Says that this thread is going to fill much memory, which the system then gives in large pages where it has
// such: a page that is touched first costs as much as reading all that fits into it.
void expect_much_memory();

// The same for one long list, before it is filled.
void use_large_pages(void* memory, std::size_t bytes);

template <typename Value>
void reserve_much(std::vector<Value>& list, std::size_t count) {
  if (count <= list.capacity()) return;
  list.reserve(count);
  use_large_pages(list.data(), list.capacity() * sizeof(Value));
}

void pause_milliseconds(unsigned count);

// While one lives, a signal that would end the program is noted, and ends it when the guard goes. One at a
// time.
class SignalGuard {
 public:
  SignalGuard();
  ~SignalGuard();
  SignalGuard(const SignalGuard&) = delete;
  SignalGuard& operator=(const SignalGuard&) = delete;

  static bool interrupted();
  static bool lives();

  // Ends the program by the signal that came, without waiting for the guard to go. REQUIRES: interrupted().
  [[noreturn]] static void end();
};

// While one lives, no thread of the program can open anything, where the system can see to that (Windows
// cannot).
class NothingOpens {
 public:
  NothingOpens();
  ~NothingOpens();
  NothingOpens(const NothingOpens&) = delete;
  NothingOpens& operator=(const NothingOpens&) = delete;

  // Also when it is gone.
  void keep();

 private:
  std::uint64_t m_before = 0;
  bool m_undo = false;
};

// While one lives, what libraries write to standard error is thrown away.
class QuietErrors {
 public:
  QuietErrors();
  ~QuietErrors();
  QuietErrors(const QuietErrors&) = delete;
  QuietErrors& operator=(const QuietErrors&) = delete;

 private:
  int m_kept = -1;
};

}  // namespace worksort::platform
