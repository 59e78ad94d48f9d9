// What one file holds, before it is joined with the others.
#pragma once

#include "worksort/model/study.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "fields.hpp"

namespace worksort {

// The id of the warning about a YAML file that is somebody else's.
inline constexpr const char* k_not_worksort = "not-worksort";

// Texts are handles of the file's own pool; `file` indices and Origin::file are set when files are joined.
struct FileContent : Documents {
  TextPool texts;
  std::vector<Reading> readings;
  std::vector<CodeRef> codes;
  std::size_t unread = 0;
  std::size_t empty_works = 0;
  bool foreign = false;    // a YAML file that is somebody else's
  bool continues = false;  // the file of the content before
  Prose prose = Prose::kept;
  Text some_prose = k_no_text;  // what stands for it where it is not kept, once there is any
  KeptKeys kept;                // in file 0

  Text add_prose(std::string_view text) {
    if (prose == Prose::kept || text.empty()) return texts.add(text);
    if (some_prose == k_no_text) some_prose = texts.add("\u2026");
    return some_prose;
  }
};

// A code where it stands.
inline CodeRef code_at(Text code, const Spot& spot) {
  constexpr std::uint32_t k_most = 0xFFFF;
  return {code, spot.line, static_cast<std::uint16_t>(std::min(spot.column, k_most)),
          static_cast<std::uint16_t>(std::min(spot.width, k_most))};
}

// Reads the documents of one file, or those behind so many lines of it. Everything that cannot be used is
// reported and, where it is a piece, counted.
FileContent read_content(const std::string& file, std::string_view bytes, Diagnostics& diagnostics,
                         Prose prose = Prose::kept, std::uint32_t lines_before = 0);

// The same of documents that are known to be worksort's, from the tree of `bytes`.
FileContent read_documents(const std::string& file, std::string_view bytes, Tree& tree,
                           Diagnostics& diagnostics, Prose prose);

// Puts everything that is in the tree where it stands in the file.
template <typename LineOf>
void shift_lines(Tree& tree, const LineOf& line_of) {
  for (Node& node : tree.nodes) {
    node.spot.line = line_of(node.spot.line);
    node.trailer_spot.line = line_of(node.trailer_spot.line);
  }
}

// The same in parts of about so many bytes, of whole documents or entries of one, which several threads read
// (0: as many as the machine has). One part is the whole file, where it is no longer or where something is to
// be said about it.
inline constexpr std::size_t k_yaml_part = std::size_t{1} << 18U;
std::vector<FileContent> read_content_parts(const std::string& file, std::string_view bytes, std::size_t part,
                                            unsigned threads, Diagnostics& diagnostics,
                                            Prose prose = Prose::kept);

// Adds the readings of a further part of the file.
void add_part(FileContent& to, FileContent&& part);

bool has_key(const Tree& tree, const Node& node, std::string_view wanted);

// The entries with a student somewhere in a value.
std::size_t entries_in(const Tree& tree, const Node& node);

// Those behind a key whose value cannot be used; one where nobody can tell.
std::size_t entries_refused(const Tree& tree, const Fields& fields, std::string_view key);

// Adds the pieces of a work document to `content`.
void read_work(const SourceFile& file, const Fields& fields, FileContent& content);

}  // namespace worksort
