// Files and folders into a Study.
#pragma once

#include "worksort/model/study.hpp"
#include "worksort/util/diagnostic.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/progress.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

struct ReadOptions {
  std::size_t max_file_bytes = k_most_file_bytes;
  std::string codebook;   // where no file names one
  bool thorough = false;  // also look for what is merely doubtful (for `check`)
  Prose prose = Prose::kept;
  unsigned threads = 0;   // 0: as many as the machine has
  ProgressCall progress;  // in files
};

// Reads everything that the paths stand for ("-" is standard input). Files are read in parallel; the result
// and the diagnostics do not depend on the number of threads. Throws Problem for a path that does not
// exist.
Study read_study(const std::vector<std::string>& paths, const ReadOptions& options, Diagnostics& diagnostics);

// What stands in a file, which somebody else keeps.
struct TextFile {
  std::string name;
  std::string_view bytes;
};

// As read_study, of what was read before.
Study read_texts(const std::vector<TextFile>& files, const ReadOptions& options, Diagnostics& diagnostics);

// Reads one text as if it were the file `name`, whatever is wrong with it.
Study read_text(const std::string& name, const std::string& text);
Study read_text(const std::string& name, const std::string& text, const ReadOptions& options,
                Diagnostics& diagnostics);

// The codebook that ships with worksort, with `extends` followed; none if there is none of that id.
std::optional<Codebook> shipped_codebook(std::string_view id);
std::vector<std::string> shipped_codebook_ids();

// The protocols that ship with worksort, by id.
std::optional<Protocol> shipped_protocol(std::string_view id);
std::vector<std::string> shipped_protocol_ids();

}  // namespace worksort
