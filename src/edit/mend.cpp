#include "worksort/edit/mend.hpp"

#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "mend_source.hpp"
#include "mend_values.hpp"
#include "read/study/content.hpp"

namespace worksort {
namespace {

std::string_view whole_line(std::string_view bytes, std::size_t begin) {
  return bytes.substr(begin, std::min(bytes.find('\n', begin), bytes.size()) + 1 - begin);
}

// All files as one text, and the lines that stand before each.
struct Together {
  std::string text;
  std::vector<std::uint32_t> lines;
};

Together together(const std::vector<MendedFile>& files) {
  Together out;
  std::uint32_t line = 0;
  for (const auto& file : files) {
    const std::string_view bytes = behind_byte_mark(file.mended);
    out.text += "---\n";
    out.lines.push_back(++line);
    out.text += bytes;
    if (!out.text.ends_with('\n')) out.text += '\n';
    line += static_cast<std::uint32_t>(std::count(bytes.begin(), bytes.end(), '\n'));
    if (!bytes.empty() && !bytes.ends_with('\n')) ++line;
  }
  return out;
}

// What `mend` makes of a text, but for the byte order mark that it may begin with.
template <typename Mending>
std::string behind_mark(std::string_view bytes, Mending&& mend) {
  return std::string(bytes.substr(0, byte_mark_size(bytes))) + mend(behind_byte_mark(bytes));
}

// True for a YAML file that is somebody else's.
bool is_foreign(const MendedFile& file) {
  Diagnostics unheard;
  return read_content(file.file, file.bytes, unheard, Prose::noted).foreign;
}

std::vector<Codebook> codebooks_of(const std::vector<MendedFile>& files, const MendOptions& options) {
  ReadOptions reading;
  reading.codebook = options.codebook;
  Diagnostics unheard;
  return read_text("files", together(files).text, reading, unheard).codebooks;
}

}  // namespace

std::vector<Patch> MendedFile::patches() const {
  std::vector<Patch> out;
  std::size_t now = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::string_view before = whole_line(bytes, at);
    const std::string_view after = whole_line(mended, now);
    if (before != after) out.push_back({at, before.size(), std::string(after)});
    at += before.size();
    now += after.size();
  }
  return out;
}

Diagnostics problems_left(const std::vector<MendedFile>& files, const MendOptions& options) {
  ReadOptions reading;
  reading.codebook = options.codebook;
  reading.thorough = true;
  const Together all = together(files);
  Diagnostics out;
  read_text("files", all.text, reading, out);
  for (auto& problem : out.items()) {
    const auto behind = std::upper_bound(all.lines.begin(), all.lines.end(), problem.spot.line - 1);
    if (problem.spot.line == 0 || behind == all.lines.begin()) continue;
    problem.file = files[static_cast<std::size_t>(behind - all.lines.begin()) - 1].file;
    problem.spot.line -= *(behind - 1);
  }
  return out;
}

void mend_files(std::vector<MendedFile>& files, const MendOptions& options) {
  constexpr int k_most_rounds = 6;  // a key, what it holds, and what that makes known elsewhere
  std::vector<MendedFile*> ours;
  for (auto& file : files) {
    file.mended = file.bytes;
    if (is_foreign(file)) continue;
    ours.push_back(&file);
    file.mended = behind_mark(file.bytes, reading::mend_source);
  }
  bool changed = true;
  for (int round = 0; changed && round < k_most_rounds; ++round) {
    changed = false;
    const std::vector<Codebook> codebooks = codebooks_of(files, options);
    for (auto* const file : ours) {
      std::string now = behind_mark(
          file->mended, [&](std::string_view text) { return mend_values(text, codebooks, options); });
      changed = changed || now != file->mended;
      file->mended = std::move(now);
    }
  }
}

}  // namespace worksort
