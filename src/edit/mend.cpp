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

Study study_of(const std::vector<MendedFile>& files, const MendOptions& options, bool thorough,
               Diagnostics& diagnostics) {
  ReadOptions reading;
  reading.codebook = options.codebook;
  reading.thorough = thorough;
  std::vector<TextFile> texts;
  texts.reserve(files.size());
  for (const auto& file : files) texts.push_back({file.file, file.mended});
  return read_texts(texts, reading, diagnostics);
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
  Diagnostics out;
  study_of(files, options, true, out);
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
    Diagnostics unheard;
    const std::vector<Codebook> codebooks = study_of(files, options, false, unheard).codebooks;
    for (auto* const file : ours) {
      std::string now = behind_mark(
          file->mended, [&](std::string_view text) { return mend_values(text, codebooks, options); });
      if (now == file->mended) continue;
      file->mended = behind_mark(now, reading::mend_source);  // what a key is now may show what its lines are
      changed = true;
    }
  }
}

}  // namespace worksort
