#include "worksort/read/csv_work.hpp"

#include "content.hpp"

namespace worksort {

FileContent read_csv_content(const std::string& file, std::string_view, Diagnostics& diagnostics) {
  FileContent content;
  content.unread = 1;
  diagnostics.add({Severity::error, "unreadable", file, {}, "tables are not read yet", "", ""});
  return content;
}

}  // namespace worksort
