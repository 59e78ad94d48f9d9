#include "import_duplicates.hpp"

#include "worksort/read/table/headings.hpp"
#include "worksort/util/hash.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "import_join.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// Of handles and numbers.
struct TupleHash {
  template <typename... Parts>
  std::size_t operator()(const std::tuple<Parts...>& parts) const {
    std::size_t out = 0;
    std::apply([&](auto... part) { ((out = mixed(out, static_cast<std::size_t>(part))), ...); }, parts);
    return out;
  }
};

// That of the row, else that of its task.
std::int32_t day_of(const Imported& imported, const Study& context, const Reading& r) {
  if (r.date != k_undated) return r.date;
  const TaskInfo* info = context.task_info(imported.study.text(r.task));
  return info == nullptr || info->task == nullptr || !info->task->date ? k_undated : info->task->date->days;
}

class Duplicates {
 public:
  Duplicates(Imported& imported, const Study& context, std::vector<ImportFile>& files, OnDuplicate policy)
      : m_out(imported), m_context(context), m_files(files), m_policy(policy) {}

  void settle() {
    Study& study = m_out.study;
    const auto piece = [&](const Reading& r) {
      return std::tuple(r.school, r.student.code, r.task.code, day_of(m_out, m_context, r), r.attempt);
    };
    leave_out_empty(piece);
    if (m_policy == OnDuplicate::readers) number_readers(piece);
    m_out.joined = m_policy == OnDuplicate::join;
    m_out.pieces = study.readings.size();
    if (is_a_student_a_row()) return;
    std::unordered_set<decltype(piece(study.readings.front())), TupleHash> pieces(study.readings.size());
    std::unordered_map<decltype(std::tuple_cat(piece(study.readings.front()), std::tuple(Text{}))),
                       std::size_t, TupleHash>
        kept(study.readings.size());
    std::vector<bool> dropped(study.readings.size(), false);
    for (std::size_t i = 0; i < study.readings.size(); ++i) {
      const Reading& r = study.readings[i];
      pieces.insert(piece(r));
      const auto [at, added] = kept.try_emplace(std::tuple_cat(piece(r), std::tuple(r.coder)), i);
      if (added) continue;
      ++m_out.duplicates;
      if (is_refused()) report_duplicate(study.readings[at->second], r);
      if (m_policy == OnDuplicate::join) join_rows(at->second, i);
      dropped[m_policy == OnDuplicate::last ? std::exchange(at->second, i) : i] = true;
    }
    drop(dropped);
    m_out.pieces = pieces.size();
    m_out.refused = m_out.duplicates > 0 && is_refused();
  }

 private:
  // True where each row has a student who was not met before, as in most tables: the handles of texts grow.
  [[nodiscard]] bool is_a_student_a_row() const {
    const auto& readings = m_out.study.readings;
    return std::adjacent_find(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
             return a.student.code >= b.student.code;
           }) == readings.end();
  }

  void drop(const std::vector<bool>& dropped) {
    std::size_t index = 0;
    std::erase_if(m_out.study.readings, [&](const Reading&) { return dropped[index++]; });
    index = 0;
    std::erase_if(m_out.filled, [&](FieldSet) { return dropped[index++]; });
  }

  [[nodiscard]] std::span<const CsvCell> row_of(const Reading& r) const {
    return m_files[r.file].table.row_at(r.line);
  }

  // True where nothing stands in the row but whose work it is; what could not be used was said all the same.
  [[nodiscard]] bool is_empty_row(const Reading& r) const {
    if (!r.is_blank) return false;
    const auto row = row_of(r);
    const auto& uses = m_files[r.file].plan.uses;
    for (std::size_t i = 0; i < std::min(row.size(), uses.size()); ++i) {
      using enum WorkField;
      const auto field = field_from_name(uses[i].field);
      const bool whose = field && (!piece_field(*field).head.empty() || *field == student || *field == name ||
                                   *field == attempt);
      if (!uses[i].field.empty() && !whose && !trim(row[i].text).empty()) return false;
    }
    return true;
  }

  // A row that says nothing of a piece is no second reading of it: it clashes with no other row.
  template <typename Piece>
  void leave_out_empty(const Piece& piece) {
    const auto& readings = m_out.study.readings;
    if (is_a_student_a_row()) return;
    std::vector<bool> dropped(readings.size());
    std::transform(readings.begin(), readings.end(), dropped.begin(),
                   [&](const Reading& r) { return is_empty_row(r); });
    if (std::find(dropped.begin(), dropped.end(), true) == dropped.end()) return;
    const auto key = [&](const Reading& r) { return std::tuple_cat(piece(r), std::tuple(r.coder)); };
    std::unordered_set<decltype(key(readings.front())), TupleHash> said;
    for (std::size_t i = 0; i < readings.size(); ++i)
      if (!dropped[i]) said.insert(key(readings[i]));
    for (std::size_t i = 0; i < readings.size(); ++i)
      dropped[i] = dropped[i] && !said.insert(key(readings[i])).second;
    const auto rows = static_cast<std::size_t>(std::count(dropped.begin(), dropped.end(), true));
    if (rows == 0) return;
    drop(dropped);
    m_out.remarks.push_back(fmt::format("{} left out: another row of the piece says more",
                                        counted(rows, "empty row is", "empty rows are")));
  }

  // With readers, what is left over are rows that one coder wrote twice.
  [[nodiscard]] bool is_refused() const {
    return m_policy == OnDuplicate::error || m_policy == OnDuplicate::readers;
  }

  // Rows of one piece without a coder: the first one is of reader-1, the second one of reader-2.
  template <typename Piece>
  void number_readers(const Piece& piece) {
    Study& study = m_out.study;
    std::unordered_map<decltype(piece(study.readings.front())), std::size_t, TupleHash> rows;
    std::size_t most = 0;
    for (std::size_t i = 0; i < study.readings.size(); ++i) {
      Reading& r = study.readings[i];
      if (r.coder != k_no_text) continue;
      const std::size_t number = ++rows[piece(r)];
      most = std::max(most, number);
      r.coder = study.texts.add(fmt::format("reader-{}", number));
      m_out.filled[i] |= bit(WorkField::coder);
    }
    if (most < 2) return;
    m_out.remarks.push_back(
        fmt::format("no column names the readers: the first row of a piece is taken as of reader-1, the last "
                    "as of reader-{}",
                    most));
  }

  // "line 2", or "line 2 of a.csv" where the later row stands in another table.
  [[nodiscard]] std::string line_of(const Reading& first, const Reading& later) const {
    const std::string line = fmt::format("line {}", first.line);
    return first.file == later.file ? line : fmt::format("{} of {}", line, m_out.study.files[first.file]);
  }

  // Adds what the later row says to the earlier one.
  void join_rows(std::size_t first, std::size_t later) {
    const auto told = [&](const Reading& r, std::string_view what) {
      m_files[r.file].problems.add(
          Severity::error, "rows-differ", {r.student.line, r.student.column, r.student.width},
          fmt::format("this row has another {} than {} for the same piece; the first one counts", what,
                      line_of(m_out.study.readings[first], r)),
          "a second response needs an attempt, a second reader a coder");
    };
    join_readings(m_out.study, m_out.study.readings[first], m_out.study.readings[later], told);
    m_out.filled[first] |= m_out.filled[later];
  }

  void report_duplicate(const Reading& first, const Reading& r) {
    const Study& study = m_out.study;
    const std::string who = r.coder == k_no_text ? "" : fmt::format(" by {}", study.text(r.coder));
    const std::string task = r.task.code == k_no_text ? "" : fmt::format(" on task '{}'", study.text(r.task));
    m_files[r.file].problems.add(
        Severity::error, "duplicate-piece", {r.student.line, r.student.column, r.student.width},
        fmt::format("the work of student '{}'{} is coded{} in {} already", study.text(r.student), task, who,
                    line_of(first, r)),
        first.refused_place || r.refused_place
            ? "the date or attempt that could not be read may tell these rows apart: see to that first"
            : fmt::format(
                  "{}--on-duplicate join puts their codes together, {}first or last keeps one of them; a "
                  "second response needs an attempt{}",
                  different_columns(first, r),
                  r.coder == k_no_text ? "readers takes them for two readers, " : "",
                  r.coder == k_no_text ? "" : ", a second reader a coder"));
  }

  // Columns that are not used and may say whose it is, or who read it.
  [[nodiscard]] std::string different_columns(const Reading& first, const Reading& later) const {
    const ImportFile& file = m_files[later.file];
    const auto a = row_of(first);
    const auto b = row_of(later);
    std::vector<std::string> names;
    std::optional<std::pair<std::size_t, std::size_t>> id;  // the best known column of ids, behind how well
    for (std::size_t i = 0; i < file.plan.uses.size() && i < std::min(a.size(), b.size()); ++i) {
      const ColumnUse& use = file.plan.uses[i];
      const bool differ = !trim(a[i].text).empty() && !trim(b[i].text).empty() && a[i].text != b[i].text;
      if (first.file != later.file || !use.field.empty() || use.header.empty() || !differ) continue;
      if (const auto rank = header_rank(WorkField::student, use.header))
        id = std::min(id.value_or(std::pair(*rank, i)), std::pair(*rank, i));
      else if (names.size() < 3 && !student_part(use.header))
        names.push_back(column_name(file.plan.uses, i));
    }
    std::string out;
    if (id)
      out += fmt::format("if they are two students: --column {}; ",
                         shell_word("student=" + column_name(file.plan.uses, id->second)));
    if (!names.empty()) {
      out += fmt::format("if '{}' says who read it: --column {}; ", join(names, "' or '"),
                         shell_word("coder=" + names.front()));
    }
    return out;
  }

  Imported& m_out;
  const Study& m_context;
  std::vector<ImportFile>& m_files;
  OnDuplicate m_policy;
};

}  // namespace

void settle_duplicates(Imported& imported, const Study& context, std::vector<ImportFile>& files,
                       OnDuplicate policy) {
  Duplicates(imported, context, files, policy).settle();
}

void warn_of_clashes(const Imported& imported, const Study& context, std::vector<ImportFile>& files,
                     const std::vector<std::string>& replaced) {
  using Coded =
      std::tuple<Text, Text, std::int32_t, std::uint16_t, Text>;  // student, task, day, attempt, coder
  std::unordered_multimap<Coded, const Reading*, TupleHash> there;
  for (const auto& r : context.readings) {
    const bool counts = !r.is_blank && std::ranges::find(replaced, context.files[r.file]) == replaced.end();
    if (counts) there.emplace(Coded(r.student.code, r.task.code, r.date, r.attempt, r.coder), &r);
  }
  if (there.empty()) return;
  const Study& study = imported.study;
  struct Clash {
    const Reading* row;
    const Reading* there;
    std::size_t rows = 0;
  };
  std::map<std::uint32_t, Clash> clashes;  // by the file of the context
  for (const auto& r : study.readings) {
    const auto handle = [&](Text text) { return context.texts.find(study.text(text)); };
    const auto student = handle(r.student.code);
    const auto task = handle(r.task.code);
    const auto coder = handle(r.coder);
    if (r.is_blank || !student || !task || !coder) continue;
    const auto same =
        there.equal_range(Coded(*student, *task, day_of(imported, context, r), r.attempt, *coder));
    for (auto at = same.first; at != same.second; ++at) {
      const Reading& other = *at->second;
      const bool apart = r.school != k_no_text && other.school != k_no_text &&
                         study.text(r.school) != context.text(other.school);
      if (!apart) ++clashes.try_emplace(other.file, Clash{&r, &other}).first->second.rows;
    }
  }
  for (const auto& [file, clash] : clashes) {
    const std::string& name = context.files[file];
    files[clash.row->file].problems.add(
        Severity::warning, "duplicate-piece",
        {clash.row->student.line, clash.row->student.column, clash.row->student.width},
        fmt::format("{} a piece that its reader has coded in {} already, this one in line {}",
                    counted(clash.rows, "row codes", "rows code"), name, clash.there->line),
        fmt::format(
            "--update -o {} changes what stands there; a second response needs an attempt, a second reader "
            "a coder",
            shell_word(name)));
  }
}

}  // namespace worksort
