// `import --update`: a table that changed, brought into the file that it became before.
#pragma once

#include "worksort/cli/session.hpp"
#include "worksort/edit/work_update.hpp"
#include "worksort/read/import/import.hpp"
#include "worksort/util/writing.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace worksort {

// The file to update and what is done to it.
class FileUpdate {
 public:
  // Throws Problem unless the output is one file.
  FileUpdate(const CommonOptions& common, bool clear);

  // False if there is no such file yet, so that it is written like any other.
  [[nodiscard]] bool is_there() const { return m_there; }

  // With the file among the paths that are read beside the table.
  [[nodiscard]] std::vector<std::string> with_file(std::vector<std::string> context) const;

  // Works out the changes and keeps them. Throws Problem where they cannot be made.
  void prepare(const Study& context, const Imported& imported, const Diagnostics& said);

  [[nodiscard]] std::string diff() const;

  // The file as it is to be; none where nothing changes.
  [[nodiscard]] std::vector<FileToWrite> changed() const;

  // What became of the pieces; `written` says whether it has become so.
  [[nodiscard]] std::vector<std::string> summary(bool written) const;

 private:
  void tell(const WorkUpdate& update, const Study& context);

  std::string m_output;
  std::size_t m_most;
  bool m_clear;
  bool m_there;
  std::string m_file;  // as the study names it
  std::string m_bytes;
  std::string m_result;
  std::string m_diff;
  std::string m_counts;
  std::vector<std::string> m_remarks;
};

}  // namespace worksort
