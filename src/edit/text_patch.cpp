#include "worksort/edit/text_patch.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

std::size_t line_start(std::string_view bytes, std::size_t at) {
  const auto before = at == 0 ? std::string_view::npos : bytes.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

// Behind the line end.
std::size_t line_end(std::string_view bytes, std::size_t at) {
  const auto end = bytes.find('\n', at);
  return end == std::string_view::npos ? bytes.size() : end + 1;
}

// The lines with a mark in front of each; control characters are shown in a visible form.
std::string marked(char mark, std::string_view text, std::size_t& count) {
  std::string out;
  count = 0;
  while (!text.empty()) {
    const std::size_t end = line_end(text, 0);
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    const bool whole = line.ends_with('\n');
    if (whole) line.remove_suffix(1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out += mark + terminal_safe(line) + (whole ? "\n" : "\n\\ No newline at end of file\n");
    ++count;
  }
  return out;
}

std::string range(std::size_t line, std::size_t count) {
  const std::size_t first = count == 0 ? line - 1 : line;
  return count == 1 ? std::to_string(first) : fmt::format("{},{}", first, count);
}

}  // namespace

std::string patched(std::string_view bytes, const std::vector<Patch>& patches) {
  std::string out;
  std::size_t done = 0;
  for (const auto& patch : patches) {
    if (patch.offset < done) continue;
    out += bytes.substr(done, patch.offset - done);
    out += patch.text;
    done = patch.offset + patch.length;
  }
  out += bytes.substr(done);
  return out;
}

std::string patch_diff(const std::string& file, std::string_view bytes, const std::vector<Patch>& patches) {
  if (patches.empty()) return {};
  std::string out = fmt::format("--- {}\n+++ {}\n", terminal_safe(file), terminal_safe(file));
  std::ptrdiff_t shift = 0;  // lines that earlier hunks have added
  for (std::size_t i = 0; i < patches.size();) {
    const std::size_t begin = line_start(bytes, patches[i].offset);
    std::size_t end = begin;
    std::vector<Patch> here;
    for (; i < patches.size() && (here.empty() || patches[i].offset < end); ++i) {
      const std::size_t last = patches[i].offset + patches[i].length;
      const bool at_line = last > 0 && bytes[last - 1] == '\n';
      const bool whole_lines = at_line && (patches[i].length > 0 || patches[i].text.ends_with('\n'));
      end = std::max(end, whole_lines ? last : line_end(bytes, last));
      here.push_back({patches[i].offset - begin, patches[i].length, patches[i].text});
    }
    const std::string_view old = bytes.substr(begin, end - begin);
    const auto line = static_cast<std::size_t>(std::count(
                          bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(begin), '\n')) +
                      1;
    std::size_t removed = 0;
    std::size_t added = 0;
    const std::string before = marked('-', old, removed);
    const std::string after = marked('+', patched(old, here), added);
    out += fmt::format("@@ -{} +{} @@\n{}{}", range(line, removed),
                       range(static_cast<std::size_t>(static_cast<std::ptrdiff_t>(line) + shift), added),
                       before, after);
    shift += static_cast<std::ptrdiff_t>(added) - static_cast<std::ptrdiff_t>(removed);
  }
  return out;
}

}  // namespace worksort
