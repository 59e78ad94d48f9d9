#include "codebook_change.hpp"

#include "worksort/edit/recode.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/writing.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/core.h>

namespace worksort {
namespace {

Dimension dimension_of(const std::string& kind) {
  for (const auto d : k_all_dimensions) {
    if (dimension_name(d) == kind) return d;
  }
  throw Problem(fmt::format("there is no kind '{}'", kind));
}

std::string checked_code(const std::string& word) {
  std::string code = normalized(word);
  if (code.empty() || !is_valid_utf8(code) || code.find_first_of(";\n\r\t") != std::string::npos) {
    throw Problem(fmt::format("'{}' cannot be a code", word), "letters, digits and dashes make a good one");
  }
  if (is_special(code)) {
    throw Problem(fmt::format("'{}' belongs to every codebook and cannot be changed", code));
  }
  return code;
}

// Rename has two codes; merge has as many as there are words before the first file or folder.
std::size_t count_codes(const std::vector<std::string>& words, bool merge) {
  if (!merge) return std::min<std::size_t>(words.size(), 2);
  const auto path =
      std::find_if(words.begin(), words.end(), [](const auto& w) { return std::filesystem::exists(w); });
  return static_cast<std::size_t>(path - words.begin());
}

std::string counted_changes(const Recoded& changes) {
  return fmt::format("{} and {} in {}", counted(changes.entries, "entry", "entries"),
                     counted(changes.uses, "use"), counted(changes.files.size(), "file"));
}

}  // namespace

Result change_codes(Session& session, const std::vector<std::string>& words, const CodebookChange& change) {
  const std::size_t codes = count_codes(words, change.merge);
  if (codes < 2) {
    throw Problem(
        change.merge ? "codebook merge needs the codes to put together" : "codebook rename needs two codes",
        change.merge ? "worksort codebook merge OLD ... NEW [PATH ...]"
                     : "worksort codebook rename OLD NEW [PATH ...]");
  }
  Recoding wanted;
  for (std::size_t i = 0; i + 1 < codes; ++i) wanted.from.push_back(checked_code(words[i]));
  wanted.to = checked_code(words[codes - 1]);
  if (std::find(wanted.from.begin(), wanted.from.end(), wanted.to) != wanted.from.end())
    throw Problem(fmt::format("'{}' is named as the old code and as the new one", wanted.to),
                  "the last code is what the others become");
  wanted.merge = change.merge;
  if (!change.kind.empty()) wanted.dimension = dimension_of(change.kind);
  std::vector<std::string> paths(words.begin() + static_cast<std::ptrdiff_t>(codes), words.end());
  if (paths.empty()) paths.emplace_back(".");
  try {
    const Recoded changes = recode(paths, wanted, session.common().most_bytes(), session.diagnostics());
    std::vector<FileToWrite> files;
    std::string diff;
    for (const auto& file : changes.files) {
      files.push_back({file.file, patched(file.bytes, file.patches), Readers::owner, file.bytes});
      diff += patch_diff(file.file, file.bytes, file.patches);
    }
    Result result;
    if (session.common().dry_run) {
      result.shows_only = true;
      result.text.make = [diff] { return diff; };
      return result;
    }
    write_files(files, true);
    session.say(fmt::format("{} {} now {}: {}", join_and(wanted.from), wanted.from.size() == 1 ? "is" : "are",
                            wanted.to, counted_changes(changes)));
    if (change.merge && changes.entries > 0 && !changes.names_kept)
      session.say(fmt::format(
          "{} has no entry with keys of its own in these files, so what was said before is no alias of it: "
          "files that stand elsewhere need the same change",
          wanted.to));
    return result;
  } catch (const Problem& problem) {
    session.refuse(problem);
  }
}

}  // namespace worksort
