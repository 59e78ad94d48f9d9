// What the other sources for Windows share.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cwchar>
#include <fcntl.h>
#include <io.h>
#include <share.h>
#include <string>
#include <sys/stat.h>
#include <utility>
#include <vector>

#include "util/platform/windows.hpp"

namespace worksort::platform::windows {
namespace {

struct Word {
  DWORD windows;
  int common;
};

constexpr std::array<Word, 21> k_words = {{{ERROR_FILE_NOT_FOUND, ENOENT},
                                           {ERROR_PATH_NOT_FOUND, ENOENT},
                                           {ERROR_INVALID_NAME, ENOENT},
                                           {ERROR_BAD_NETPATH, ENOENT},
                                           {ERROR_BAD_NET_NAME, ENOENT},
                                           {ERROR_NOT_READY, ENOENT},
                                           {ERROR_ACCESS_DENIED, EACCES},
                                           {ERROR_SHARING_VIOLATION, EACCES},
                                           {ERROR_LOCK_VIOLATION, EACCES},
                                           {ERROR_WRITE_PROTECT, EROFS},
                                           {ERROR_FILE_EXISTS, EEXIST},
                                           {ERROR_ALREADY_EXISTS, EEXIST},
                                           {ERROR_DISK_FULL, ENOSPC},
                                           {ERROR_HANDLE_DISK_FULL, ENOSPC},
                                           {ERROR_BROKEN_PIPE, EPIPE},
                                           {ERROR_NO_DATA, EPIPE},
                                           {ERROR_NOT_SAME_DEVICE, EXDEV},
                                           {ERROR_NOT_SUPPORTED, ENOTSUP},
                                           {ERROR_INVALID_FUNCTION, ENOTSUP},
                                           {ERROR_TOO_MANY_OPEN_FILES, EMFILE},
                                           {ERROR_FILENAME_EXCED_RANGE, ENAMETOOLONG}}};

std::error_code common_error(DWORD error) {
  const auto* const word =
      std::find_if(k_words.begin(), k_words.end(), [&](const Word& w) { return w.windows == error; });
  return {word == k_words.end() ? EIO : word->common, std::generic_category()};
}

// How many bytes a letter of UTF-8 has that begins with this one; of what begins none, one.
std::size_t length_of_letter(unsigned char first) {
  if (first < 0xC2 || first > 0xF4) return 1;
  return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

std::wstring wide_letters(std::string_view text) {
  const int size = static_cast<int>(text.size());
  std::wstring out(static_cast<std::size_t>(::MultiByteToWideChar(CP_UTF8, 0, text.data(), size, nullptr, 0)),
                   L'\0');
  ::MultiByteToWideChar(CP_UTF8, 0, text.data(), size, out.data(), static_cast<int>(out.size()));
  return out;
}

// "/server/share" of each path to another computer that was named.
std::vector<std::string>& shared_folders() {
  static std::vector<std::string> folders;
  return folders;
}

// True where libstdc++, which knows no other computers, has left one of the two slashes out.
bool lacks_slash(std::string_view path) {
  return std::any_of(shared_folders().begin(), shared_folders().end(), [&](const std::string& folder) {
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
  });
}

}  // namespace

void note_shared(std::string_view path) {
  const auto server = path.find('/', 2);
  if (server != std::string_view::npos)
    shared_folders().emplace_back(path.substr(1, path.find('/', server + 1) - 1));
}

std::wstring wide(std::string_view text) {
  if (text.empty()) return {};
  if (lacks_slash(text)) return L"/" + wide_letters(text);
  return wide_letters(text);
}

std::string narrow(std::wstring_view text) {
  if (text.empty()) return {};
  const int size = static_cast<int>(text.size());
  const int wanted = ::WideCharToMultiByte(CP_UTF8, 0, text.data(), size, nullptr, 0, nullptr, nullptr);
  std::string out(static_cast<std::size_t>(wanted), '\0');
  ::WideCharToMultiByte(CP_UTF8, 0, text.data(), size, out.data(), wanted, nullptr, nullptr);
  return out;
}

std::error_code last_error() {
  return common_error(::GetLastError());
}

std::error_code succeeded(BOOL yes) {
  return yes != 0 ? std::error_code() : last_error();
}

std::error_code error_of(long long result) {
  return result < 0 ? std::error_code(errno, std::generic_category()) : std::error_code();
}

HANDLE system_handle(int handle) {
  return reinterpret_cast<HANDLE>(::_get_osfhandle(handle));
}

std::error_code open_with(const std::string& path, int flags, int& handle) {
  return error_of(::_wsopen_s(&handle, wide(path).c_str(), flags | _O_BINARY | _O_NOINHERIT, _SH_DENYNO,
                              _S_IREAD | _S_IWRITE) == 0
                      ? 0
                      : -1);
}

std::error_code read_from(int handle, char* to, std::size_t most, std::size_t& got) {
  const int count = ::_read(handle, to, static_cast<unsigned>(std::min<std::size_t>(most, 1U << 30U)));
  got = count < 0 ? 0 : static_cast<std::size_t>(count);
  return error_of(count);
}

std::error_code write_to(int handle, std::string_view bytes) {
  while (!bytes.empty()) {
    const int count =
        ::_write(handle, bytes.data(), static_cast<unsigned>(std::min<std::size_t>(bytes.size(), 32768)));
    if (count < 0) {  // the library has no word for a pipe that nobody reads from any more
      const bool is_gone = errno == EINVAL && ::GetFileType(system_handle(handle)) == FILE_TYPE_PIPE;
      return is_gone ? std::error_code(EPIPE, std::generic_category()) : error_of(count);
    }
    if (count == 0) return {ENOSPC, std::generic_category()};
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

}  // namespace worksort::platform::windows

// libstdc++ makes a path of a text letter by letter with mbrtowc, whose letters are bytes here. The linker
// puts this in its place, which reads UTF-8. Of a letter that takes two units, the second waits in `state`;
// what is no UTF-8 is shown so. NOLINTNEXTLINE(bugprone-reserved-identifier)
extern "C" std::size_t __wrap_mbrtowc(wchar_t* to, const char* from, std::size_t most,
                                      std::mbstate_t* state) {
  using namespace worksort::platform::windows;
  if (from == nullptr) return 0;
  if (*state != 0) {
    *to = static_cast<wchar_t>(std::exchange(*state, 0));
    return 3;
  }
  const std::size_t length = length_of_letter(static_cast<unsigned char>(*from));
  std::array<wchar_t, 2> units{};
  const int count = length > most ? 0
                                  : ::MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, from,
                                                          static_cast<int>(length), units.data(), 2);
  *to = count == 0 ? L'\xFFFD' : units[0];
  if (count == 2) *state = units[1];
  if (count != 1) return 1;
  return units[0] == 0 ? 0 : length;
}
