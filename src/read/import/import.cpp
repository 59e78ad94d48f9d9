#include "worksort/read/import/import.hpp"

#include "worksort/model/student_names.hpp"
#include "worksort/read/table/headings.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/hash.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "import_codes.hpp"
#include "import_duplicates.hpp"
#include "import_join.hpp"
#include "import_people.hpp"
#include "import_plan.hpp"
#include "read/study/join.hpp"
#include "read/table/work_table.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

std::string headers(const ImportFile& file) {
  std::vector<std::string> out;
  for (const auto& use : file.plan.uses) {
    if (!use.header.empty()) out.push_back(fmt::format("'{}'", use.header));
  }
  return out.empty() ? "it has no headers" : fmt::format("its headers are {}", join(out, ", "));
}

class Importer {
 public:
  Importer(const Study& context, const ImportOptions& options, Diagnostics& diagnostics)
      : m_context(context), m_options(options), m_diagnostics(diagnostics) {}

  Imported run(const std::vector<std::string>& names) {
    m_out.study.files = names;
    m_files.resize(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) open(names[i], m_files[i]);
    check_headers(names);
    for (std::size_t i = 0; i < names.size(); ++i) read(i);
    remark();
    look_at_tasks();
    resolve_people(m_out.study, m_context,
                   {[&](const Reading& r) -> ValueProblems& { return m_files[r.file].problems; },
                    [&](const Reading& r) { return name_beside(r); }});
    settle_duplicates(m_out, m_context, m_files, m_options.on_duplicate);
    if (!m_out.refused) warn_of_clashes(m_out, m_context, m_files, m_options.replaced);
    m_out.study.list_classes();
    add_tasks();
    for (std::size_t i = 0; i < names.size(); ++i)
      m_files[i].problems.tell(names[i], m_files[i].table, m_diagnostics);
    return std::move(m_out);
  }

 private:
  void open(const std::string& name, ImportFile& file) {
    file.bytes = read_file(name, m_options.max_file_bytes);
    TableOptions options = m_options.table;
    options.most_bytes = m_options.max_file_bytes;
    for (const auto& [field, column] : m_options.columns) options.headings.push_back(column);
    const std::size_t errors = m_diagnostics.errors();
    file.table = read_table(name, file.bytes, options, m_diagnostics);
    if (file.table.rows.empty()) {
      if (m_diagnostics.errors() > errors) {
        const Diagnostic& last = m_diagnostics.items().back();
        throw Problem(fmt::format("{}: {}", name, last.message), last.hint);
      }
      throw Problem(fmt::format("{} is empty", name), "the first line of a table holds the headers");
    }
    const auto headings = file.table.row(0);
    if (std::all_of(headings.begin(), headings.end(), [](const auto& c) { return trim(c.text).empty(); })) {
      throw Problem(fmt::format("{} has nothing but empty cells", name),
                    "the first line of a table holds the headers");
    }
    file.plan = plan_columns(file.table, m_options, known_words(), file.missing);
    prefer_ids(file);
  }

  // Names under a heading such as Student leave it to the rosters' ids in another column whose work it is.
  void prefer_ids(ImportFile& file) const {
    ColumnPlan& plan = file.plan;
    auto& ids = plan.sources[static_cast<std::size_t>(WorkField::student)];
    auto& names = plan.sources[static_cast<std::size_t>(WorkField::name)];
    if (ids.size() != 1 || !names.empty() || plan.set_to(WorkField::name)) return;
    const std::size_t called = ids.front();
    const bool found = plan.uses[called].why == "the header";
    if (!found || student_part(plan.uses[called].header) != StudentPart::student) return;
    std::unordered_multiset<std::string_view> known;
    for (const auto& student : m_context.students) known.insert(m_context.text(student.id));
    std::optional<std::pair<std::size_t, std::size_t>> best;  // how well it is known, and the column
    for (std::size_t column = 0; column < plan.uses.size(); ++column) {
      const auto rank = header_rank(WorkField::student, plan.uses[column].header);
      if (!rank || !plan.uses[column].field.empty() || !has_ids(file.table, column, called, known)) continue;
      best = std::min(best.value_or(std::pair(*rank, column)), std::pair(*rank, column));
    }
    if (!best) return;
    names = std::exchange(ids, {best->second});
    plan.uses[called].field = field_name(WorkField::name);
    plan.uses[best->second].field = field_name(WorkField::student);
    plan.uses[best->second].why = "the header";
  }

  // True if most rows have one of the rosters' ids there, of one school alone, and nobody else's name where
  // names stand.
  [[nodiscard]] bool has_ids(const CsvTable& table, std::size_t column, std::size_t names,
                             const std::unordered_multiset<std::string_view>& known) const {
    std::size_t filled = 0;
    std::size_t fitting = 0;
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
      const auto row = table.row(i);
      const auto cell = [&](std::size_t at) {
        return at < row.size() ? normalized(table.plain(row[at])) : std::string();
      };
      const std::string id = cell(column);
      if (id.empty()) continue;
      ++filled;
      const auto& called = m_names.named(cell(names));
      const auto is_it = [&](const Student* s) { return m_context.text(s->id) == id; };
      if (known.count(id) == 1 && (called.empty() || std::ranges::any_of(called, is_it))) ++fitting;
    }
    return fitting * 2 > filled;
  }

  [[nodiscard]] KnownWords known_words() const {
    KnownWords out;
    for (const auto& task : m_context.tasks) {
      out.tasks.emplace_back(task.id, task.id);
      if (!task.title.empty()) out.tasks.emplace_back(task.title, task.id);
    }
    ValueProblems unheard;
    ImportCodes codes(m_context, m_options.codebook, unheard);
    std::vector<const Codebook*> books = {codes.book("", "").codebook};
    for (const auto& task : m_context.tasks) books.push_back(codes.book(task.id, "").codebook);
    for (auto at = books.begin(); at != books.end(); ++at) {
      if (*at != nullptr && std::find(books.begin(), at, *at) == at) add_codes(**at, out.codes);
    }
    for (const auto& special : special_codes()) add_code(WorkField::strategy, special, out.codes);
    return out;
  }

  static void add_codes(const Codebook& book, std::vector<KnownCode>& out) {
    for (const auto& [dimension, field] :
         {std::pair(Dimension::strategy, WorkField::strategy), std::pair(Dimension::model, WorkField::model),
          std::pair(Dimension::issue, WorkField::issues)}) {
      book.visit(dimension, [&out, field = field](const Entry& entry) { add_code(field, entry, out); });
    }
  }

  static void add_code(WorkField field, const Entry& entry, std::vector<KnownCode>& out) {
    out.push_back({field, entry.id, entry.id});
    out.push_back({field, entry.name, entry.id});
    for (const auto& alias : entry.aliases) out.push_back({field, alias, entry.id});
  }

  // An option's header that no file has is a mistake of the option; so is a table without students.
  void check_headers(const std::vector<std::string>& names) const {
    for (const auto& header : m_files.front().missing) {
      if (m_options.is_kept(header)) continue;
      const bool nowhere = std::all_of(m_files.begin(), m_files.end(), [&](const ImportFile& f) {
        return std::find(f.missing.begin(), f.missing.end(), header) != f.missing.end();
      });
      if (!nowhere) continue;
      const auto is_column = [&](const auto& column) { return column.second == header; };
      const bool whole = std::any_of(m_options.columns.begin(), m_options.columns.end(), is_column);
      const std::string name = whole ? header : header.substr(header.find('=') + 1);  // of NAME=HEADER
      std::vector<std::string> known;
      for (const auto& use : m_files.front().plan.uses) known.push_back(use.header);
      throw Problem(fmt::format("no column is headed '{}'", name), way_to(name, known));
    }
    for (std::size_t i = 0; i < m_files.size(); ++i) {
      const ColumnPlan& plan = m_files[i].plan;
      for (const auto& known : m_options.kept_headings) {
        const bool who = known.use == "student" || known.use == "name";
        if (who && contains(m_files[i].missing, known.given)) refuse_stranger(names[i], known, m_files[i]);
      }
      if (!plan.of(WorkField::student).empty() || !plan.of(WorkField::name).empty()) continue;
      const bool has_bars = plan.uses.size() == 1 && plan.uses.front().header.find('|') != std::string::npos;
      if (has_bars) {
        throw Problem(fmt::format("no column of {} is known to name the students", names[i]),
                      "it has one column; if | stands between its cells, --delimiter '|' says so");
      }
      throw Problem(
          fmt::format("no column of {} is known to name the students", names[i]),
          fmt::format("say which one does with --column student=HEADER; {}; if these are no headings, "
                      "write a line of headings above them",
                      headers(m_files[i])));
    }
  }

  // How a column that is not there could be meant.
  [[nodiscard]] std::string way_to(const std::string& name, const std::vector<std::string>& known) const {
    const auto hash = name.rfind('#');
    if (hash == 0) return fmt::format("the table has {}", counted(known.size(), "column"));
    const std::string heading = folded(name.substr(0, hash));
    const auto same =
        std::count_if(known.begin(), known.end(), [&](const std::string& k) { return folded(k) == heading; });
    if (hash != std::string::npos && same > 0) {
      return fmt::format("{} '{}'",
                         counted(static_cast<std::size_t>(same), "column is headed", "columns are headed"),
                         name.substr(0, hash));
    }
    return did_you_mean(name, known, headers(m_files.front()));
  }

  static bool contains(const std::vector<std::string>& list, const std::string& text) {
    return std::find(list.begin(), list.end(), text) != list.end();
  }

  // Who a row is about does not depend on a guess, nor on half of a name.
  [[noreturn]] void refuse_stranger(const std::string& name, const KeptHeading& known,
                                    const ImportFile& file) const {
    throw Problem(fmt::format("{} names the students by the column '{}', which {} does not have",
                              m_options.kept, known.heading, name),
                  fmt::format("say which one does with --column {}=HEADER; {}", known.use, headers(file)));
  }

  void read(std::size_t index) {
    ImportFile& file = m_files[index];
    FileContent content;
    ImportCodes codes(m_context, m_options.codebook, file.problems);
    RowReader reader(file.table, file.plan, m_options, &codes, content, file.problems);
    TableUse use;
    use.file = m_out.study.files[index];
    use.delimiter = file.table.delimiter;
    reader.run(use, &m_out.filled);
    for (const auto& change : reader.unmet()) ++m_unmet[{change.field, change.from}];
    codes.tell_unknown(m_out.unknown);
    use.columns = file.plan.uses;
    name_sides(file.plan, use);
    if (!m_options.kept.empty()) {
      for (auto& line : changes_since_kept(m_options, use, file.missing))
        m_out.remarks.push_back(std::move(line));
    }
    m_out.tables.push_back(std::move(use));
    Join join{m_out.study, m_read_options, m_diagnostics};
    append_content(join, static_cast<std::uint32_t>(index), std::move(content));
  }

  void remark() {
    for (const auto& [change, files] : m_unmet) {
      if (files < m_files.size()) continue;
      m_out.remarks.push_back(
          fmt::format("--value: no cell of {} is '{}'", field_name(change.first), change.second));
    }
    const auto none = [&](WorkField field) {
      return std::all_of(m_files.begin(), m_files.end(), [&](const ImportFile& f) {
        return f.plan.of(field).empty() && !f.plan.set_to(field) && !holds(f.plan.beside(), field) &&
               !f.plan.has_ones(field);
      });
    };
    for (const auto& [field, value] : m_options.set) {
      const auto beside = [&, f = field](const ImportFile& file) { return holds(file.plan.beside(), f); };
      if (std::any_of(m_files.begin(), m_files.end(), beside))
        m_out.remarks.push_back(
            fmt::format("--set {} is not used where a column of its own says it", field_name(field)));
    }
    if (none(WorkField::task))
      m_out.remarks.emplace_back("no column names the task; --set task=ID does for all rows");
    if (none(WorkField::strategy)) {
      m_out.remarks.emplace_back(
          "no column holds strategies, so the pieces are uncoded; --column strategy=HEADER names one");
    }
  }

  [[nodiscard]] NameBeside name_beside(const Reading& r) const {
    const auto& table = m_files[r.file].table;
    const auto& plan = m_files[r.file].plan;
    const auto& columns = plan.of(WorkField::name);
    if (columns.empty() || plan.of(WorkField::student).empty()) return {};
    const auto row = table.row_at(r.line);
    std::string name;
    std::vector<std::string> headings;
    for (const auto column : columns) {
      headings.push_back(plan.uses[column].header);
      const std::string_view part = column < row.size() ? trim(table.plain(row[column])) : std::string_view{};
      name += fmt::format("{}{}", name.empty() || part.empty() ? "" : " ", part);
    }
    return {std::move(name),
            fmt::format("--column {}", shell_word(fmt::format("student={}", join(headings, ","))))};
  }

  // A task that is spelled nearly like one that is there, and answers that only a comma makes different.
  void look_at_tasks() {
    std::vector<std::string> known;
    for (const auto& task : m_context.tasks) known.push_back(task.id);
    std::set<Text> tasks;
    for (const auto& r : m_out.study.readings) {
      const TaskInfo* info = m_context.task_info(m_out.study.text(r.task));
      const bool described = info != nullptr && info->task != nullptr;
      if (described) look_at_comma(r, *info->task);
      if (described || r.task.code == k_no_text || !tasks.insert(r.task.code).second) continue;
      const std::string id(m_out.study.text(r.task));
      const auto titled = std::find_if(m_context.tasks.begin(), m_context.tasks.end(),
                                       [&](const Task& task) { return folded(task.title) == folded(id); });
      if (titled != m_context.tasks.end())
        m_out.remarks.push_back(fmt::format("'{}' is the title of task '{}', not its id; {} changes it", id,
                                            titled->id, value_option(WorkField::task, id, titled->id)));
      else if (const std::string hint = did_you_mean(id, known); !hint.empty())
        m_out.remarks.push_back(fmt::format("no file describes task '{}'; {}", id, hint));
    }
  }

  void look_at_comma(const Reading& r, const Task& task) {
    const std::string_view answer = m_out.study.text(r.answer);
    const auto comma = answer.find(',');
    if (comma == std::string_view::npos || answer.find_first_not_of("0123456789,-") != std::string_view::npos)
      return;
    std::string with_point(answer);
    with_point[comma] = '.';
    const auto& answers = task.answers;
    if (std::find(answers.begin(), answers.end(), with_point) == answers.end()) return;
    m_files[r.file].problems.add(
        Severity::warning, "spreadsheet-value", {r.line, 1, 1},
        fmt::format("the answer '{}' has a decimal comma, and the answer of task '{}' is '{}'", answer,
                    task.id, with_point),
        fmt::format("it is kept as written and does not count as right; {}",
                    value_option(WorkField::answer, answer, with_point)));
  }

  // What study documents need to know of each task: its codebook's id, and whether a task document names it.
  void add_tasks() {
    Study& study = m_out.study;
    std::map<Text, const Reading*> tasks;
    for (const auto& reading : study.readings) tasks.try_emplace(reading.task.code, &reading);
    ValueProblems unheard;
    ImportCodes codes(m_context, m_options.codebook, unheard);
    std::vector<std::string> ids;
    for (const auto& [task, reading] : tasks) {
      ids.push_back(codes.book(study.text(task), study.text(reading->codebook)).id);
      study.codebooks.emplace_back().id = ids.back();
    }
    for (const auto& [task, reading] : tasks) {
      const std::size_t at = study.task_infos.size();
      const TaskInfo* described = m_context.task_info(study.text(task));
      study.task_index.emplace(static_cast<std::uint32_t>(task), at);
      study.task_infos.push_back(
          {task, described == nullptr ? nullptr : described->task, &study.codebooks[at], {}, {}});
    }
    for (const auto& r : study.readings) warn_codebook(r, *study.task_info(r.task.code)->codebook);
  }

  void warn_codebook(const Reading& r, const Codebook& codebook) {
    if (r.codebook == k_no_text || m_out.study.text(r.codebook) == codebook.id) return;
    m_files[r.file].problems.add(
        Severity::warning, "codebook-differs", {r.line, r.column, 1},
        fmt::format("task '{}' is coded with '{}', but this row names codebook '{}'",
                    m_out.study.text(r.task), codebook.id, m_out.study.text(r.codebook)),
        "");
  }

  const Study& m_context;
  const ImportOptions& m_options;
  Diagnostics& m_diagnostics;
  StudentNames m_names{m_context};
  ReadOptions m_read_options;
  std::vector<ImportFile> m_files;
  std::map<std::pair<WorkField, std::string>, std::size_t> m_unmet;
  Imported m_out;
};

}  // namespace

Imported import_tables(const std::vector<std::string>& files, const Study& context,
                       const ImportOptions& options, Diagnostics& diagnostics) {
  return Importer(context, options, diagnostics).run(files);
}

}  // namespace worksort
