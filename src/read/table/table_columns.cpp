#include "worksort/read/table/headings.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "work_table.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// Beginnings of the headings that `list --ones` writes, such as "strategy:skip-counting".
constexpr std::array<std::pair<std::string_view, WorkField>, 4> k_one_columns = {
    {{"strategy:", WorkField::strategy},
     {"model:", WorkField::model},
     {"issue:", WorkField::issues},
     {"look-for:", WorkField::shows}}};

// The field and the code of such a heading.
std::optional<std::pair<WorkField, std::string_view>> one_column(std::string_view heading) {
  for (const auto& [beginning, field] : k_one_columns) {
    if (heading.starts_with(beginning) && heading.size() > beginning.size())
      return std::pair(field, trim(heading.substr(beginning.size())));
  }
  return std::nullopt;
}

std::vector<std::string> parted_headings(std::string_view given) {
  Diagnostics unheard;
  const CsvTable table = read_csv("", given, ',', unheard);
  std::vector<std::string> out;
  for (const auto& cell : table.cells) {
    if (!trim(cell.text).empty()) out.emplace_back(trim(cell.text));
  }
  return out;
}

class Planner {
 public:
  explicit Planner(const CsvTable& table) : m_table(table) {
    if (table.rows.empty()) return;
    for (const auto& cell : table.row(0)) {
      m_plan.uses.push_back({std::string(table.plain(cell)), "", "", 0});
    }
    if (!table.more.empty()) {
      for (const auto& cell : table.cells_of(table.more.front())) m_questions.emplace_back(trim(cell.text));
    }
    m_questions.resize(m_plan.uses.size());
  }

  void take_named(const ImportOptions& options, std::vector<std::string>& missing) {
    m_options = &options;
    for (const auto& [field, given] : options.columns) {
      m_kept = options.is_kept(given);
      const auto columns = named_columns(given, missing);
      if (columns.empty() && m_kept) m_gone.emplace(field, given);
      for (const auto column : columns) take(field, column, "--column");
    }
    for (const auto& given : options.coders) take_sides(WorkField::coder, given, missing);
    for (const auto& given : options.tasks) take_sides(WorkField::task, given, missing);
    for (const auto& [field, given] : options.ones) {
      m_kept = options.is_kept(given);
      if (const auto found = renamed(given))
        add_one(field, found->first, found->second, "--ones");
      else
        missing.push_back(given);
    }
    for (const auto& [field, value] : options.set) m_plan.set[static_cast<std::size_t>(field)] = value;
  }

  // The best heading for every field that no option has settled. Two columns with this heading are refused,
  // or the first one counts if `first_counts`.
  void recognise(std::size_t worst_rank, bool first_counts) {
    for (const auto& known : piece_fields()) {
      const WorkField field = known.field;
      std::optional<std::pair<std::size_t, std::size_t>> best;
      for (std::size_t column = 0; column < m_plan.uses.size(); ++column) {
        const ColumnUse& use = m_plan.uses[column];
        const auto rank = this->rank(field, column);
        if (!rank || *rank > worst_rank || !use.field.empty() || one_column(use.header)) continue;
        if (is_response_number(column)) continue;
        explain(field, column);
        if (is_settled(field)) continue;
        if (!best || *rank < best->first) best = {*rank, column};
      }
      if (!best) continue;
      const std::string& heading = m_plan.uses[best->second].header;
      if (const auto equal = headed(heading); !first_counts && equal.size() > 1) refuse_equal(heading, equal);
      take(field, best->second, "the header");
    }
  }

  // First and last names, else e-mail addresses, where no column has whole names or ids.
  void recognise_people() {
    const auto part = [&](StudentPart wanted) {
      for (std::size_t i = 0; i < m_plan.uses.size(); ++i) {
        if (m_plan.uses[i].field.empty() && student_part(m_plan.uses[i].header) == wanted)
          return std::vector<std::size_t>{i};
      }
      return std::vector<std::size_t>{};
    };
    if (!is_settled(WorkField::name)) {
      for (const auto wanted : {StudentPart::first_name, StudentPart::last_name})
        for (const auto column : part(wanted)) take(WorkField::name, column, "the header");
    }
    if (is_settled(WorkField::name) || is_settled(WorkField::student)) return;
    for (const auto column : part(StudentPart::email))
      if (!is_of_one(column)) take(WorkField::student, column, "the header");
  }

  // What `list --ones` wrote, where no column has the codes themselves.
  void recognise_ones() {
    const FieldSet open = open_fields();
    for (std::size_t column = 0; column < m_plan.uses.size(); ++column) {
      const auto found = one_column(m_plan.uses[column].header);
      if (!found || !m_plan.uses[column].field.empty() || !holds(open, found->first)) continue;
      add_one(found->first, std::string(found->second), column, "the header");
    }
  }

  // Columns headed by a code that hold yes and no, where no column has the codes themselves.
  void recognise_codes(const std::vector<KnownCode>& codes) {
    const FieldSet open = open_fields();
    for (std::size_t column = 0; column < m_plan.uses.size(); ++column) {
      const ColumnUse& use = m_plan.uses[column];
      if (!use.field.empty() || use.header.empty() || !holds_flags(column)) continue;
      const auto found = std::find_if(codes.begin(), codes.end(), [&](const KnownCode& c) {
        return holds(open, c.field) && folded(c.word) == folded(use.header);
      });
      if (found != codes.end()) add_one(found->field, found->code, column, "the header is a code");
    }
  }

  // A table of students by tasks: headings that are tasks, where nothing else says task or strategy.
  void recognise_tasks(const std::vector<std::pair<std::string, std::string>>& tasks) {
    if (is_settled(WorkField::task) || is_settled(WorkField::strategy)) return;
    for (std::size_t column = 0; column < m_plan.uses.size(); ++column) {
      const ColumnUse& use = m_plan.uses[column];
      if (!use.field.empty() || use.header.empty()) continue;
      const auto found = std::find_if(tasks.begin(), tasks.end(),
                                      [&](const auto& t) { return folded(t.first) == folded(use.header); });
      if (found != tasks.end())
        add_side(WorkField::task, found->second, WorkField::strategy, column, "the header is a task");
    }
  }

  ColumnPlan finish() {
    for (auto& use : m_plan.uses) {
      if (!use.field.empty() || !use.why.empty()) continue;
      use.why = one_column(use.header) ? k_repeats : "not recognised";
    }
    return std::move(m_plan);
  }

 private:
  // Columns with this heading, or this question below it: in any case and spacing, or, `exactly`, by the
  // exact spelling where there is one.
  [[nodiscard]] std::vector<std::size_t> headed(std::string_view name, bool exactly = true) const {
    std::vector<std::size_t> exact;
    std::vector<std::size_t> like;
    const std::string wanted = folded(name);
    for (std::size_t i = 0; i < m_plan.uses.size() && !wanted.empty(); ++i) {
      for (const std::string& heading : {m_plan.uses[i].header, m_questions[i]}) {
        const bool same = folded(heading) == wanted;
        if (same) like.push_back(i);
        if (same && heading == trim(name)) exact.push_back(i);
        if (same) break;
      }
    }
    return exact.empty() || !exactly ? like : exact;
  }

  [[noreturn]] static void refuse_equal(std::string_view heading, const std::vector<std::size_t>& columns) {
    std::vector<std::string> places;
    places.reserve(columns.size());
    for (const auto column : columns) places.push_back(std::to_string(column + 1));
    throw Problem(fmt::format("{} columns are headed '{}': columns {}", columns.size(), trim(heading),
                              join_and(places)),
                  fmt::format("say which one, such as --column 'FIELD={}#2' for the second or --column "
                              "FIELD=#{} for column {}",
                              trim(heading), columns.back() + 1, columns.back() + 1));
  }

  // What an option calls a column: its heading, HEADING#2 for the second of that heading, or #5 for the fifth
  // column.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const {
    if (const auto found = headed(name); !found.empty()) {
      if (found.size() > 1) refuse_equal(name, found);
      return found.front();
    }
    const auto hash = name.rfind('#');
    if (hash == std::string_view::npos) return std::nullopt;
    const std::size_t number = whole_number(trim(name.substr(hash + 1))).value_or(0);
    const auto heading = trim(name.substr(0, hash));
    const auto found = headed(heading, false);  // as column_name counts them
    const std::size_t count = heading.empty() ? m_plan.uses.size() : found.size();
    if (number == 0 || number > count) return std::nullopt;
    if (m_kept && !heading.empty() && found.size() != kept_count(heading)) return std::nullopt;
    return heading.empty() ? number - 1 : found[number - 1];
  }

  // How many columns were headed so when that was kept: which one of them HEADING#2 is depends on it.
  [[nodiscard]] std::size_t kept_count(std::string_view heading) const {
    std::size_t out = 0;
    for (const auto& known : m_options->kept_headings) {
      const auto hash = known.heading.rfind('#');
      if (hash == std::string::npos || folded(known.heading.substr(0, hash)) != folded(heading)) continue;
      out = std::max<std::size_t>(out, whole_number(known.heading.substr(hash + 1)).value_or(0));
    }
    return out;
  }

  // One column, or several with a comma between them; none if one of them is not there.
  std::vector<std::size_t> named_columns(const std::string& given, std::vector<std::string>& missing) const {
    if (const auto column = find(given)) return {*column};
    std::vector<std::size_t> out;
    const std::vector<std::string> parts = m_kept ? std::vector{given} : parted_headings(given);
    for (const auto& part : parts) {
      if (const auto column = find(part))
        out.push_back(*column);
      else
        missing.push_back(part);
    }
    return parts.size() > 1 && out.size() == parts.size() ? out : std::vector<std::size_t>();
  }

  // "HEADER" or "NAME=HEADER": what it is called, and its column.
  [[nodiscard]] std::optional<std::pair<std::string, std::size_t>> renamed(const std::string& given) const {
    if (const auto column = find(given)) return std::pair(std::string(trim(given)), *column);
    const auto equals = given.find('=');
    if (equals == std::string::npos) return std::nullopt;
    const auto column = find(given.substr(equals + 1));
    if (!column) return std::nullopt;
    return std::pair(std::string(trim(given.substr(0, equals))), *column);
  }

  [[nodiscard]] std::optional<std::size_t> rank(WorkField field, std::size_t column) const {
    const auto rank = header_rank(field, m_plan.uses[column].header);
    return rank ? rank : header_rank(field, m_questions[column]);
  }

  // Microsoft Forms numbers the responses under "ID".
  [[nodiscard]] bool is_response_number(std::size_t column) const {
    return folded(m_plan.uses[column].header) == "id" && !headed("Completion time").empty();
  }

  // True if most of what stands in the column is yes or no; the rest is refused where it is read.
  [[nodiscard]] bool holds_flags(std::size_t column) const {
    std::size_t filled = 0;
    std::size_t flags = 0;
    for (std::size_t i = 1; i < m_table.rows.size(); ++i) {
      const auto row = m_table.row(i);
      if (column >= row.size() || trim(row[column].text).empty()) continue;
      ++filled;
      if (as_flag(row[column].text)) ++flags;
    }
    return flags * 2 > filled;
  }

  // True where several rows have one address: that of the teacher who filled the form in for all of them.
  [[nodiscard]] bool is_of_one(std::size_t column) const {
    std::size_t rows = 0;
    std::string first;
    for (std::size_t i = 1; i < m_table.rows.size(); ++i) {
      const auto row = m_table.row(i);
      const auto address = column < row.size() ? trim(row[column].text) : std::string_view();
      if (address.empty()) continue;
      if (rows++ == 0) first = folded(address);
      if (folded(address) != first) return false;
    }
    return rows > 1;
  }

  void take(WorkField field, std::size_t column, std::string_view why) {
    m_plan.sources[static_cast<std::size_t>(field)].push_back(column);
    m_plan.uses[column].field = field_name(field);
    m_plan.uses[column].why = why;
  }

  // One column, or several with a comma between them.
  void take_sides(WorkField kind, const std::string& given, std::vector<std::string>& missing) {
    m_kept = m_options->is_kept(given);
    if (take_side(kind, given)) return;
    if (m_kept) return missing.push_back(given);
    for (const auto& part : parted_headings(given))
      if (!take_side(kind, part)) missing.push_back(part);
  }

  // HEADER, NAME=HEADER or NAME:FIELD=HEADER; false if there is no such column.
  bool take_side(WorkField kind, const std::string& given) {
    const auto found = renamed(given);
    if (!found) return false;
    std::string name = found->first;
    WorkField field = WorkField::strategy;
    const auto colon = name.rfind(':');
    const bool is_heading = name == trim(given);
    if (!is_heading && !m_kept && name.find(',') != std::string::npos) return false;  // several are given
    const std::string_view option = kind == WorkField::coder ? "--coders" : "--tasks";
    if (colon != std::string::npos && !is_heading) {
      const auto meant = trim(std::string_view(name).substr(colon + 1));
      if (const auto named = field_from_name(meant)) {
        field = *named;
        name.resize(colon);
      } else if (const auto hint = did_you_mean(meant, field_names()); !hint.empty()) {
        throw Problem(fmt::format("{}: there is no '{}'", option, meant), hint);
      }
    }
    if (field == kind || field == WorkField::student || field == WorkField::name) {
      throw Problem(fmt::format("{}: '{}' cannot have a {} of its own", option, name, field_name(field)),
                    "it takes what is on the page, such as strategy, answer, quote or note");
    }
    add_side(kind, name, field, found->second, option);
    return true;
  }

  void add_side(WorkField kind, const std::string& written, WorkField field, std::size_t column,
                std::string_view why) {
    const std::string name = normalized(written);
    auto& sides = m_plan.sides;
    auto side = std::find_if(sides.begin(), sides.end(), [&](const Side& s) { return s.name == name; });
    if (side == sides.end()) side = sides.insert(sides.end(), {kind, name, {}, 0});
    side->sources[static_cast<std::size_t>(field)].push_back(column);
    side->fields |= bit(field);
    m_plan.uses[column].field =
        fmt::format("{}, {} {}", field_name(field), kind == WorkField::coder ? "read by" : "on task", name);
    m_plan.uses[column].why = why;
  }

  void add_one(WorkField field, const std::string& code, std::size_t column, std::string_view why) {
    m_plan.ones.push_back({field, code, column});
    m_plan.uses[column].field = fmt::format("{}, {}", field_name(field), code);
    m_plan.uses[column].why = why;
  }

  [[nodiscard]] bool is_settled(WorkField field) const {
    return !m_plan.of(field).empty() || m_plan.set_to(field) || holds(m_plan.beside(), field) ||
           m_plan.has_ones(field) || m_gone.contains(field);
  }

  [[nodiscard]] FieldSet open_fields() const {
    FieldSet out = 0;
    for (const auto& known : piece_fields())
      if (!is_settled(known.field)) out |= bit(known.field);
    return out;
  }

  // Why a column that would have been taken is not, in case it is not.
  void explain(WorkField field, std::size_t column) {
    const auto gone = m_gone.find(field);
    m_plan.uses[column].why =
        holds(m_plan.beside(), field)
            ? fmt::format("each {} has a column",
                          m_plan.sides.front().kind == WorkField::coder ? "reader" : "task")
        : m_plan.set_to(field) ? fmt::format("--set {} is used", field_name(field))
        : gone != m_gone.end() ? fmt::format("{} was '{}'", field_name(field), gone->second)
                               : fmt::format("{} comes from another column", field_name(field));
  }

  const CsvTable& m_table;
  const ImportOptions* m_options = nullptr;
  bool m_kept = false;                      // what is looked for comes from a kept document
  std::vector<std::string> m_questions;     // what a second line of headings says
  std::map<WorkField, std::string> m_gone;  // kept headings that are not here any more
  ColumnPlan m_plan;
};

}  // namespace

ColumnPlan plan_list_columns(const CsvTable& table) {
  Planner planner(table);
  planner.recognise(0, true);
  planner.recognise_ones();
  return planner.finish();
}

ColumnPlan plan_columns(const CsvTable& table, const ImportOptions& options, const KnownWords& known,
                        std::vector<std::string>& missing) {
  Planner planner(table);
  planner.take_named(options, missing);
  planner.recognise(SIZE_MAX, false);
  planner.recognise_people();
  planner.recognise_tasks(known.tasks);
  planner.recognise_ones();
  planner.recognise_codes(known.codes);
  return planner.finish();
}

}  // namespace worksort
