// Spreadsheets and form exports into work: which column means what, and every row accounted for.
#pragma once

#include "worksort/model/documents.hpp"
#include "worksort/model/piece_fields.hpp"
#include "worksort/model/study.hpp"
#include "worksort/read/table/date_format.hpp"
#include "worksort/read/table/table_file.hpp"
#include "worksort/util/diagnostic.hpp"
#include "worksort/util/problem.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace worksort {

// `readers`: rows of one piece without a coder are of reader-1, reader-2 ... in their order.
enum class OnDuplicate : std::uint8_t { error, first, last, join, readers };

inline constexpr std::array k_on_duplicate = {"error", "first", "last", "join", "readers"};

struct ValueChange {
  WorkField field;
  std::string from;
  std::string to;
};

// A text that no codebook knows, with the code that is spelled most like it, if one is near.
struct UnknownCode {
  WorkField field;
  std::string text;
  std::string close;
};

inline constexpr const char* k_not_used = "not used";

// A heading of a kept import: document, and what it was read as there, or k_not_used; `given` may say
// NAME=HEADING.
struct KeptHeading {
  std::string given;
  std::string heading;
  std::string use;
};

struct ImportOptions {
  // A column is called by its heading, by HEADING#2 (the second of that heading) or by #5 (the fifth column).
  std::vector<std::pair<WorkField, std::string>> columns;  // field, column, or several with commas
  std::vector<std::pair<WorkField, std::string>> set;      // field, value of every row
  std::vector<ValueChange> values;
  // What belongs to one reader or task of several side by side: HEADER (strategies), NAME=HEADER or
  // NAME:FIELD=HEADER, or several with commas.
  std::vector<std::string> coders;
  std::vector<std::string> tasks;
  std::vector<std::pair<WorkField, std::string>> ones;  // field, COLUMN or CODE=COLUMN: yes and no of a code
  bool raw = false;  // a ' in front of a formula character belongs to the text
  std::vector<std::string> na;
  TableOptions table;
  std::optional<DateFormat> date_format;  // none: YYYY-MM-DD
  OnDuplicate on_duplicate = OnDuplicate::error;
  std::string codebook;  // where no task names one
  std::string kept;      // the id of the import: document that these options come from; may be empty
  std::vector<KeptHeading> kept_headings;  // of that document, also those that are not used
  std::size_t max_file_bytes = std::size_t{64} << 20U;
  std::vector<std::string> replaced;  // files of the context that the result takes the place of

  // True for what the document names, and not the user.
  [[nodiscard]] bool is_kept(std::string_view given) const;
};

// What became of one column.
struct ColumnUse {
  std::string header;
  std::string field;       // empty: not used
  std::string why;         // "--column", "--coders", "the header", or why it is not used
  std::size_t filled = 0;  // rows with something in it
};

// What became of the rows of one file: rows = empty + no_students + without_student + without_task + read.
struct TableUse {
  std::string file;
  char delimiter = ',';
  std::size_t rows = 0;
  std::size_t read = 0;
  std::size_t empty = 0;
  std::size_t no_students = 0;  // totals, the headings again
  std::size_t without_student = 0;
  std::size_t without_task = 0;  // where each task has columns, and all of them are empty
  FieldSet fields = 0;           // that some column holds
  std::vector<ColumnUse> columns;
  std::vector<std::string> coders;  // as options name them
  std::vector<std::string> tasks;
};

struct Imported {
  Study study;                   // readings in the order of the rows; no documents and no pieces
  std::vector<FieldSet> filled;  // of each reading: what its row or an option says something about
  std::vector<TableUse> tables;
  std::size_t pieces = 0;      // different (school, student, task, date, attempt)
  std::size_t duplicates = 0;  // readings of a piece that its coder has coded already
  std::vector<UnknownCode> unknown;
  std::vector<std::string> remarks;  // what the options or the columns leave open
  bool joined = false;               // and their rows are put together
  bool refused = false;              // there are duplicates, and OnDuplicate::error holds
};

// What an option calls a column: its heading, or HEADING#2 or #5 where that is not enough.
std::string column_name(const std::vector<ColumnUse>& columns, std::size_t index);

// How the first table was read, to read the next one of its kind so: an import: document.
ImportPlan import_plan(const std::string& id, const ImportOptions& options, const Imported& imported);

// Reads tables ("-" is standard input). `context` holds the rosters that names are looked up in, and the
// codebooks, tasks and look-fors that codes are compared with. Throws Problem.
Imported import_tables(const std::vector<std::string>& files, const Study& context,
                       const ImportOptions& options, Diagnostics& diagnostics);

}  // namespace worksort
