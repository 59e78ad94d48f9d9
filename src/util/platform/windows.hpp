// What the sources for Windows share. Texts are UTF-8 in the program and UTF-16 in the calls of the system;
// errors are told in the words that other systems have for them.
#pragma once

#include "worksort/util/platform.hpp"

#ifndef NOMINMAX
#define NOMINMAX
#endif
#define WIN32_LEAN_AND_MEAN
#include <windows.h>

namespace worksort::platform::windows {

// Remembers the folder of another computer that a path like "//server/share/class" begins with: libstdc++
// knows no such folders and leaves a slash out where it takes paths apart, and `wide` puts it there again.
void note_shared(std::string_view path);

std::wstring wide(std::string_view text);
std::string narrow(std::wstring_view text);

// The error of the last call of the system.
std::error_code last_error();
std::error_code succeeded(BOOL yes);
// For calls of the C library, which give less than 0 where they fail.
std::error_code error_of(long long result);

// The C library numbers what is open; this is the system's name for it.
HANDLE system_handle(int handle);
std::error_code open_with(const std::string& path, int flags, int& handle);
std::error_code read_from(int handle, char* to, std::size_t most, std::size_t& got);
std::error_code write_to(int handle, std::string_view bytes);

}  // namespace worksort::platform::windows
