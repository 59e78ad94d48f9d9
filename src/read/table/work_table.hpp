// A table into readings: which column holds what, and cells into values.
#pragma once

#include "worksort/read/import/import.hpp"
#include "worksort/read/table/csv.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "read/study/content.hpp"
#include "read/study/value_problems.hpp"

namespace worksort {

// Why a column such as "strategy:skip-counting" is not used.
inline constexpr std::string_view k_repeats = "repeats what other columns say";

// The columns of each field.
using Sources = std::array<std::vector<std::size_t>, k_work_fields>;

// What belongs to one reader, or to one task, in a table that has several of them side by side.
struct Side {
  WorkField kind;  // coder or task
  std::string name;
  Sources sources;
  FieldSet fields = 0;  // that have columns

  [[nodiscard]] const std::vector<std::size_t>& of(WorkField field) const {
    return sources[static_cast<std::size_t>(field)];
  }
};

// A column that says of one code whether it is on the page.
struct OneColumn {
  WorkField field;
  std::string code;
  std::size_t column;
};

// Which columns a field is read from, and what became of every column.
struct ColumnPlan {
  Sources sources;
  std::array<std::optional<std::string>, k_work_fields> set;
  std::vector<Side> sides;  // of one kind
  std::vector<OneColumn> ones;
  std::vector<ColumnUse> uses;  // one a column

  [[nodiscard]] const std::vector<std::size_t>& of(WorkField field) const {
    return sources[static_cast<std::size_t>(field)];
  }
  [[nodiscard]] const std::optional<std::string>& set_to(WorkField field) const {
    return set[static_cast<std::size_t>(field)];
  }
  [[nodiscard]] bool has_ones(WorkField field) const;

  // The fields of which each reader or task has columns of its own, and what these columns stand for.
  [[nodiscard]] FieldSet beside() const;
};

// A code as a heading may write it: its id, name or alias.
struct KnownCode {
  WorkField field;
  std::string word;
  std::string code;
};

// What headings may be besides names of fields.
struct KnownWords {
  std::vector<std::pair<std::string, std::string>> tasks;  // id or title, and the id
  std::vector<KnownCode> codes;
};

// Adds what another cell of the same row says.
void join_to(std::string& to, std::string_view text);

// True or false as people write it in a cell; none for anything else.
std::optional<bool> as_flag(std::string_view text);

// The option that reads `to` where a cell is `from`, as it is typed.
std::string value_option(WorkField field, std::string_view from, std::string_view to);

// Only headings that are the names of `list`'s columns, and no options.
ColumnPlan plan_list_columns(const CsvTable& table);

// With the options and every spelling of a heading. What options name and the table lacks is added to
// `missing`, and no other column takes the place of what a kept document names; throws Problem where several
// columns have a heading that is asked for.
ColumnPlan plan_columns(const CsvTable& table, const ImportOptions& options, const KnownWords& known,
                        std::vector<std::string>& missing);

// What a part of a cell of codes becomes, and what in it is no code.
class CodeCells {
 public:
  CodeCells() = default;
  CodeCells(const CodeCells&) = delete;
  CodeCells& operator=(const CodeCells&) = delete;
  virtual ~CodeCells() = default;

  struct Codes {
    std::vector<std::string> codes;
    std::string text;  // belongs into the note
    bool is_final =
        false;  // the same part of a row on that task is the same again, and nothing is said of it
  };

  // `part` stands between two ; of a cell; `task` and `codebook` are those of its row.
  virtual Codes read(WorkField field, std::string_view part, std::string_view task, std::string_view codebook,
                     const Spot& spot) = 0;
};

// Names in one warning the columns that `plan` leaves out, for a table of `list`.
void warn_unknown(const std::string& file, const CsvTable& table, const ColumnPlan& plan,
                  Diagnostics& diagnostics);

// Reads the rows of such a table.
void read_rows(const CsvTable& table, ColumnPlan& plan, FileContent& content, ValueProblems& problems);

// Reads the rows of one table.
class RowReader {
 public:
  // Everything outlives the reader. Where `codes` is null they are kept as they are written, to be compared
  // with the codebook when files are joined.
  RowReader(const CsvTable& table, ColumnPlan& plan, const ImportOptions& options, CodeCells* codes,
            FileContent& content, ValueProblems& problems);

  // Reads every row below the headings and counts what becomes of it. For each reading, in the order of the
  // rows, `filled` is given what its row or an option says something about.
  void run(TableUse& use, std::vector<FieldSet>* filled = nullptr);

  // Changes of options.values that met no cell.
  [[nodiscard]] std::vector<ValueChange> unmet() const;

 private:
  struct Value {
    std::string_view text;  // trimmed, empty where there is none
    const CsvCell* cell = nullptr;
  };

  // A part of a cell of codes, where what it is depends on nothing else.
  struct Part {
    WorkField field;
    std::string_view text;
    Text task;
    Text codebook;

    bool operator==(const Part&) const = default;
  };
  struct PartHash {
    std::size_t operator()(const Part& part) const;
  };

  // A code of a plain cell, and where in the cell it stands.
  struct PlainCode {
    Text code;
    std::uint32_t begin;
    std::uint32_t width;
  };

  [[nodiscard]] bool is_na(std::string_view text) const {
    return !m_na.empty() && std::find(m_na.begin(), m_na.end(), text) != m_na.end();
  }
  [[nodiscard]] Value cell_value(WorkField field, const CsvCell& cell) {
    if (cell.text.empty()) return {};
    return cell.plain && m_as_written ? Value{cell.text, &cell} : looked_at(field, cell);
  }
  [[nodiscard]] Value looked_at(WorkField field, const CsvCell& cell);
  [[nodiscard]] std::string_view changed(WorkField field, std::string_view text);
  [[nodiscard]] const std::vector<std::size_t>& columns(WorkField field) const {
    return m_side != nullptr && holds(m_side->fields, field) ? m_side->of(field) : m_plan.of(field);
  }
  [[nodiscard]] Value value(WorkField field);
  [[nodiscard]] Text add(WorkField field, std::string_view text, bool as_code);
  [[nodiscard]] Text add_code_text(std::string_view text);
  [[nodiscard]] Text text(WorkField field);
  [[nodiscard]] std::string joined(WorkField field);
  [[nodiscard]] bool is_no_code(WorkField field, const Value& value);
  [[nodiscard]] Value code_value(WorkField field);
  [[nodiscard]] CodeRef code(WorkField field);
  [[nodiscard]] CodeRef person(WorkField field);
  [[nodiscard]] CodeRef who();
  [[nodiscard]] Text shared(WorkField field);
  void read_row(TableUse& use);
  [[nodiscard]] bool is_filled(const Side& side);
  void read_side(Reading reading, const Side& side);
  void read_values(Reading& out, FieldSet fields);
  void read_date(Reading& out);
  [[nodiscard]] std::string date_hint(std::string_view written);
  void read_attempt(Reading& out);
  void read_correct(Reading& out);
  void read_success(Reading& out);
  [[nodiscard]] bool flag(WorkField field);
  [[nodiscard]] bool is_one(const OneColumn& one);
  [[nodiscard]] FieldSet fields_of(const Reading& reading);
  void look_at_answer();
  void add_reading(Reading reading);
  void add_codes(WorkField field, const Value& value, const Reading& reading, std::size_t first);
  [[nodiscard]] bool add_plain_codes(WorkField field, const Value& value, std::size_t first);
  [[nodiscard]] const std::vector<PlainCode>& plain_codes(WorkField field, std::string_view cell);
  void add_ones(WorkField field, const Reading& reading, std::size_t first);
  std::uint8_t add_list(std::initializer_list<WorkField> fields, Reading& reading);
  void add_part(WorkField field, std::string_view part, const Value& value, const Reading& reading,
                std::size_t first);
  void add_code(Text code, const Spot& spot, const Value& value, std::size_t first);
  void note_columns();
  [[nodiscard]] static Spot spot_of(const Value& value, std::string_view part);
  void problem(Severity severity, std::string_view id, const Value& value, const std::string& message,
               const std::string& hint);

  const CsvTable& m_table;
  ColumnPlan& m_plan;
  CodeCells* m_codes;
  FileContent& m_content;
  ValueProblems& m_problems;
  std::optional<DateFormat> m_date_format;
  bool m_raw;
  bool m_as_written = false;  // no option changes cells
  std::vector<std::string> m_na;
  std::vector<ValueChange> m_changes;
  std::vector<bool> m_met;
  std::map<std::pair<WorkField, std::string_view>, std::size_t> m_change_index;
  // A table says the same again and again: some of what was said of each field, and cells of codes.
  struct Said {
    std::string_view text;
    Text handle = k_no_text;
    std::int32_t days = k_undated;
    const std::vector<PlainCode>* codes = nullptr;
  };
  static constexpr std::size_t k_said = 16;
  [[nodiscard]] Said& said(WorkField field, std::string_view text) {
    const std::size_t place = text.empty() ? 0 : text.size() + static_cast<unsigned char>(text.back());
    return m_said[static_cast<std::size_t>(field)][place % k_said];
  }
  std::array<std::array<Said, k_said>, k_work_fields> m_said;
  std::unordered_map<Part, Text, PartHash> m_parts;
  std::unordered_map<Part, std::vector<PlainCode>, PartHash> m_plain_cells;
  std::vector<const PieceField*> m_fields;  // that any column or option says something about
  std::vector<FieldSet> m_said_in;          // by column: what it says something about
  FieldSet m_said_anyway = 0;               // also where their cells are empty
  std::span<const CsvCell> m_row;
  FieldSet m_here = 0;           // that this row may say something about
  const Side* m_side = nullptr;  // whose columns count before those of all
  // In which the column may be, once a date could not be read, and what each of them reads.
  std::vector<std::pair<DateFormat, std::string>> m_date_formats;
  std::string m_note;  // of the row that is being read
  std::vector<FieldSet>* m_filled = nullptr;
};

}  // namespace worksort
