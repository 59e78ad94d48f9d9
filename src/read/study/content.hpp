// What one file holds, before it is joined with the others.
#pragma once

#include "worksort/model/study.hpp"

#include <string>
#include <vector>

#include "fields.hpp"

namespace worksort {

// Texts are handles of the file's own pool; `file` indices and Origin::file are set when files are joined.
struct FileContent {
  TextPool texts;
  std::vector<Reading> readings;
  std::vector<CodeRef> codes;
  std::vector<Codebook> codebooks;
  std::vector<Origin> codebook_origins;
  std::vector<Task> tasks;
  std::vector<Exemplar> exemplars;
  std::vector<Roster> rosters;
  std::vector<Plan> plans;
  std::vector<Inquiry> inquiries;
  std::vector<Cycle> cycles;
  std::vector<Protocol> protocols;
  std::vector<Decision> decisions;
  std::vector<ImportPlan> imports;
  std::size_t unread = 0;
  std::size_t empty_works = 0;
  bool foreign = false;  // a YAML file that is somebody else's
};

// Reads the documents of one file. Everything that cannot be used is reported and, where it is a piece,
// counted.
FileContent read_content(const std::string& file, std::string_view bytes, Diagnostics& diagnostics);

// Adds the pieces of a work document to `content`.
void read_work(const SourceFile& file, const Fields& fields, FileContent& content);

// Calls `visit(Fields)` for the mapping below `key`, if it is one.
template <typename Visit>
void with_map(const SourceFile& file, const Fields& fields, std::string_view key, std::string_view of,
              Visit&& visit) {
  const Node* value = fields.find(key);
  if (value != nullptr && value->kind == NodeKind::map) visit(Fields(file, *value, mapping(of)));
}

}  // namespace worksort
