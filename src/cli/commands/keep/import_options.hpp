// The options of `import` as a user writes them.
#pragma once

#include "worksort/cli/options.hpp"
#include "worksort/cli/session.hpp"
#include "worksort/read/import/import.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace worksort {

class ImportCommandOptions {
 public:
  void add(OptionSet& options);

  // Throws Problem for what does not make sense.
  [[nodiscard]] ImportOptions read(const CommonOptions& common) const;

  // Reads as an import: document says, where no option says otherwise.
  void take(const ImportPlan& plan);

  std::string as;       // the file with that document
  std::string save_as;  // the file to keep one in
  bool update = false;
  bool clear = false;
  std::string pictures;  // a folder
  bool in_order = false;

 private:
  std::vector<std::string> m_columns;
  std::vector<std::string> m_set;
  std::vector<std::string> m_values;
  std::vector<std::string> m_coders;
  std::vector<std::string> m_tasks;
  std::vector<std::string> m_ones;
  std::optional<std::uint64_t> m_header;
  std::string m_encoding;
  std::string m_sheet;
  bool m_raw = false;
  std::vector<std::string> m_na;
  std::string m_delimiter;
  std::string m_date_format;
  std::string m_on_duplicate = "error";
  std::string m_kept;
  std::vector<KeptHeading> m_kept_headings;
};

}  // namespace worksort
