#include "work_table.hpp"

#include "worksort/read/table/mangled.hpp"
#include "worksort/util/ascii.hpp"
#include "worksort/util/hash.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <functional>

#include "table_rows.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

using enum WorkField;

// Several texts of one cell, each on a line.
std::string as_lines(std::string cell) {
  for (auto at = cell.find("; "); at != std::string::npos; at = cell.find("; ", at))
    cell.replace(at, 2, "\n");
  return cell;
}

constexpr const char* k_bad_code = "bad-code";

// `list` says `none` also of a page that nobody has read: there it does not tell that somebody did.
bool is_blank_but_for_none(Reading reading) {
  reading.correct = Correct::unknown;
  reading.correct_given = false;
  return is_blank(reading);
}

struct NoCode {
  const char* id;  // of the message
  std::string reason;
};

// Why a text is no id and no code.
std::optional<NoCode> why_no_code(std::string_view text) {
  if (text.starts_with('#') && looks_mangled(text))
    return NoCode{"spreadsheet-value",
                  fmt::format("'{}' is what a spreadsheet shows where a formula fails", text)};
  if (text.find(';') != std::string_view::npos)
    return NoCode{k_bad_code, fmt::format("'{}' holds a ;, which separates codes", text)};
  return std::nullopt;
}

}  // namespace

void join_to(std::string& to, std::string_view text) {
  if (text.empty()) return;
  if (!to.empty()) to += "; ";
  to += text;
}

bool ColumnPlan::has_ones(WorkField field) const {
  return std::any_of(ones.begin(), ones.end(), [&](const OneColumn& one) { return one.field == field; });
}

FieldSet ColumnPlan::beside() const {
  FieldSet out = 0;
  for (const auto& side : sides) out |= side.fields | bit(side.kind);
  return out;
}

RowReader::RowReader(const CsvTable& table, ColumnPlan& plan, const ImportOptions& options, CodeCells* codes,
                     FileContent& content, ValueProblems& problems)
    : m_table(table),
      m_plan(plan),
      m_codes(codes),
      m_content(content),
      m_problems(problems),
      m_date_format(options.date_format ? options.date_format : DateFormat::parse("YYYY-MM-DD")),
      m_raw(options.raw),
      m_na(options.na),
      m_changes(options.values),
      m_met(options.values.size(), false) {
  for (std::size_t i = 0; i < m_changes.size(); ++i) {
    m_changes[i].from = normalized(m_changes[i].from);
    m_change_index.try_emplace({m_changes[i].field, m_changes[i].from}, i);
  }
  m_as_written = m_na.empty() && m_changes.empty();
  note_columns();
}

void RowReader::note_columns() {
  m_said_in.resize(m_plan.uses.size());
  m_said_anyway = m_plan.beside();
  for (const auto& one : m_plan.ones) m_said_anyway |= bit(one.field);
  FieldSet all = 0;
  for (const auto& known : piece_fields()) {
    if (m_plan.set_to(known.field)) m_said_anyway |= bit(known.field);
    for (const auto column : m_plan.of(known.field)) m_said_in[column] |= bit(known.field);
    if (!m_plan.of(known.field).empty()) all |= bit(known.field);
  }
  all |= m_said_anyway;
  for (const auto& known : piece_fields())
    if (holds(all, known.field)) m_fields.push_back(&known);
  if (!m_as_written) m_said_anyway = all;
}

std::size_t RowReader::PartHash::operator()(const Part& part) const {
  const std::size_t place = mixed(static_cast<std::size_t>(part.field), static_cast<std::size_t>(part.task));
  return mixed(mixed(place, static_cast<std::size_t>(part.codebook)), hash_of(part.text));
}

std::string_view RowReader::changed(WorkField field, std::string_view text) {
  if (m_change_index.empty()) return text;
  const std::string written = normalized(text);
  const auto found = m_change_index.find({field, written});
  if (found == m_change_index.end()) return text;
  m_met[found->second] = true;
  return m_changes[found->second].to;
}

RowReader::Value RowReader::looked_at(WorkField field, const CsvCell& cell) {
  const std::string_view text = m_raw ? trim(cell.text) : m_table.plain(cell);
  if (is_na(text)) return {};
  return {changed(field, text), &cell};
}

RowReader::Value RowReader::value(WorkField field) {
  for (const auto column : columns(field)) {
    if (column >= m_row.size()) continue;
    const Value found = cell_value(field, m_row[column]);
    if (!found.text.empty()) return found;
  }
  const auto& set = m_plan.set_to(field);
  return set ? Value{*set, nullptr} : Value{};
}

Spot RowReader::spot_of(const Value& value, std::string_view part) {
  if (value.cell == nullptr) return {};
  Spot spot = value.cell->spot;
  const std::string_view whole = value.cell->text;
  if (value.cell->plain && part.data() == whole.data() && part.size() == whole.size()) return spot;
  const bool inside = std::less_equal<>()(whole.data(), part.data()) &&
                      std::less_equal<>()(part.data() + part.size(), whole.data() + whole.size());
  if (!inside) return spot;
  const auto before = whole.substr(0, static_cast<std::size_t>(part.data() - whole.data()));
  if (value.cell->plain) {
    spot.column += static_cast<std::uint32_t>(before.size());
    spot.width = static_cast<std::uint32_t>(part.size());
    return spot;
  }
  if (before.find('\n') != std::string_view::npos) return spot;
  spot.column += static_cast<std::uint32_t>(count_characters(before));
  spot.width = static_cast<std::uint32_t>(count_characters(part.substr(0, part.find('\n'))));
  return spot;
}

void RowReader::problem(Severity severity, std::string_view id, const Value& value,
                        const std::string& message, const std::string& hint) {
  m_problems.add(severity, id, spot_of(value, value.text), message, hint);
}

// `text` outlives the reader. REQUIRES: of one field either codes or texts are asked for.
Text RowReader::add(WorkField field, std::string_view text, bool as_code) {
  Said& known = said(field, text);
  if (known.text != text) known = {text, as_code ? add_code_text(text) : m_content.texts.add(text)};
  return known.handle;
}

Text RowReader::add_code_text(std::string_view text) {
  return is_ascii(text) ? m_content.texts.add(text) : m_content.texts.add(normalized(text));
}

Text RowReader::text(WorkField field) {
  const bool several = columns(field).size() > 1;
  const PieceField& known = piece_field(field);
  if (known.prose)
    return several ? m_content.add_prose(joined(field)) : m_content.add_prose(value(field).text);
  const bool lines = known.shape == Shape::texts;
  if (!several) {
    const std::string_view found = value(field).text;
    if (!lines || found.find("; ") == std::string_view::npos) return add(field, found, false);
  }
  return m_content.texts.add(lines ? as_lines(joined(field)) : joined(field));
}

std::string RowReader::joined(WorkField field) {
  std::string out;
  for (const auto column : columns(field)) {
    if (column < m_row.size()) join_to(out, cell_value(field, m_row[column]).text);
  }
  return out.empty() ? std::string(value(field).text) : out;
}

// True, and reported, for what cannot be a code.
bool RowReader::is_no_code(WorkField field, const Value& found) {
  if (is_code_list(field) && !found.text.starts_with('#')) return false;  // it was parted at its ;
  const auto why = why_no_code(found.text);
  if (!why || (is_code_list(field) && std::string_view(why->id) == k_bad_code)) return false;
  problem(Severity::error, why->id, found, fmt::format("{}, and is left out", why->reason),
          "write what belongs there, or leave the cell empty");
  return true;
}

RowReader::Value RowReader::code_value(WorkField field) {
  const Value found = value(field);
  const bool usable = said(field, found.text).text == found.text;  // as it was before
  return !usable && is_no_code(field, found) ? Value{} : found;
}

CodeRef RowReader::code(WorkField field) {
  const bool whose = field == student || field == name;  // read_row looks at that
  const Value found = whose ? value(field) : code_value(field);
  return code_at(add(field, found.text, true), spot_of(found, found.text));
}

// A name in several columns is put together in their order.
CodeRef RowReader::person(WorkField field) {
  CodeRef out = code(field);
  if (m_plan.of(field).size() < 2) return out;
  std::string whole;
  for (const auto column : m_plan.of(field)) {
    if (column >= m_row.size()) continue;
    const auto part = cell_value(field, m_row[column]).text;
    whole += fmt::format("{}{}", whole.empty() || part.empty() ? "" : " ", part);
  }
  out.code = m_content.texts.add(normalized(whole));
  return out;
}

CodeRef RowReader::who() {
  const CodeRef id = person(student);
  const bool usable = id.code != k_no_text && !why_no_code(m_content.texts[id.code]);
  const CodeRef named = usable ? id : person(name);
  return named.code == k_no_text ? id : named;
}

Text RowReader::shared(WorkField field) {
  return add(field, code_value(field).text, true);
}

void RowReader::run(TableUse& use, std::vector<FieldSet>* filled) {
  m_filled = filled;
  for (const auto& known : piece_fields()) {
    if (!m_plan.of(known.field).empty()) use.fields |= bit(known.field);
  }
  use.fields |= m_plan.beside();
  for (const auto& one : m_plan.ones) use.fields |= bit(one.field);
  use.rows = m_table.rows.empty() ? 0 : m_table.rows.size() - 1;
  m_content.readings.reserve(use.rows);
  m_content.codes.reserve(use.rows);
  for (std::size_t i = 1; i < m_table.rows.size(); ++i) {
    m_row = m_table.row(i);
    m_here = m_said_anyway;
    bool empty = true;
    for (std::size_t column = 0; column < m_row.size(); ++column) {
      if (!worksort::is_filled(m_row[column])) continue;
      empty = false;
      if (column >= m_plan.uses.size()) continue;
      ++m_plan.uses[column].filled;
      m_here |= m_said_in[column];
    }
    if (empty)
      ++use.empty;
    else
      read_row(use);
  }
}

void RowReader::read_row(TableUse& use) {
  Reading reading;
  reading.line = m_row.front().spot.line;
  reading.column = 1;
  reading.student = who();
  const std::string_view named = m_content.texts[reading.student.code];
  if (const auto why = why_no_student(m_table, m_row, named)) {
    ++use.no_students;
    const auto& at = reading.student;
    const Spot spot = at.line == 0 ? Spot{reading.line, 1, 1} : Spot{at.line, at.column, at.width};
    m_problems.add(Severity::warning, "not-a-student", spot, fmt::format("{}; the row is left out", *why),
                   "");
    return;
  }
  if (named.empty()) {
    ++use.without_student;
    ++m_content.unread;
    m_problems.add(Severity::error, "missing-key", {reading.line, 1, 1},
                   "this row names no student and is not used",
                   "write the student's id or name into it, or leave the row out");
    return;
  }
  if (const auto why = why_no_code(named)) {
    ++use.without_student;
    ++m_content.unread;
    const CodeRef& at = reading.student;
    m_problems.add(Severity::error, why->id, {at.line, at.column, at.width},
                   fmt::format("{}, so this row is not used", why->reason),
                   "write the student's id or name into it; each student has a row of its own");
    return;
  }
  const bool by_task = !m_plan.sides.empty() && m_plan.sides.front().kind == task;
  const FieldSet of_sides = m_plan.beside() | (by_task ? bit(success) : 0);
  read_values(reading, ~of_sides);
  bool read = false;
  for (const auto& side : m_plan.sides) {
    if (!is_filled(side)) continue;
    read_side(reading, side);
    read = true;
  }
  if (!read && by_task) {
    ++use.without_task;
    return;
  }
  ++use.read;
  if (read) return;
  read_values(reading, of_sides);
  add_reading(reading);
}

// True where the reader or the task of the side has something in this row.
bool RowReader::is_filled(const Side& side) {
  for (const auto& known : piece_fields()) {
    for (const auto column : side.of(known.field)) {
      if (column >= m_row.size()) continue;
      if (!cell_value(known.field, m_row[column]).text.empty()) return true;
    }
  }
  return false;
}

void RowReader::read_side(Reading reading, const Side& side) {
  m_side = &side;
  const Text named = m_content.texts.add(changed(side.kind, side.name));
  if (side.kind == coder)
    reading.coder = named;
  else
    reading.task.code = named;
  read_values(reading, (m_plan.beside() | (side.kind == task ? bit(success) : 0)) & ~bit(side.kind));
  add_reading(reading);
  m_side = nullptr;
}

void RowReader::read_values(Reading& out, FieldSet fields) {
  fields &= m_here;
  for (const auto* const field : m_fields) {
    if (!holds(fields, field->field)) continue;
    std::visit(Overloaded{[&](CodeRef Reading::*member) {
                            if (field->field != student && field->field != success)
                              out.*member = code(field->field);
                          },
                          [&](Text Reading::*member) {
                            out.*member =
                                field->shape == Shape::code ? shared(field->field) : text(field->field);
                          },
                          [&](bool Reading::*member) { out.*member = flag(field->field); }, [](auto) {}},
               field->member);
  }
  if (holds(fields, date)) read_date(out);
  if (holds(fields, attempt)) read_attempt(out);
  if (holds(fields, correct)) read_correct(out);
  if (holds(fields, success)) read_success(out);
  if (holds(fields, answer)) look_at_answer();
}

void RowReader::add_reading(Reading reading) {
  m_note = holds(m_here, note) ? joined(note) : "";
  const bool own_note = !m_note.empty();
  reading.first_code = static_cast<std::uint32_t>(m_content.codes.size());
  reading.strategies = add_list({strategy, also}, reading);
  reading.models = add_list({model}, reading);
  reading.issues = add_list({issues}, reading);
  reading.shows = add_list({shows}, reading);
  reading.note = m_content.add_prose(m_note);
  const bool may_be_none = m_codes == nullptr && reading.correct == Correct::none;
  reading.is_blank = may_be_none ? is_blank_but_for_none(reading) : is_blank(reading);
  m_content.readings.push_back(reading);
  if (m_filled != nullptr) m_filled->push_back(fields_of(reading) | (own_note ? bit(note) : 0));
}

FieldSet RowReader::fields_of(const Reading& reading) {
  FieldSet out = bit(student) | (reading.strategies > 0 ? bit(strategy) : 0);
  for (const auto* const field : m_fields) {
    const bool flag = std::holds_alternative<bool Reading::*>(field->member);
    const bool said = flag ? !value(field->field).text.empty() : field->field != note && has(reading, *field);
    out |= said ? bit(field->field) : 0;
  }
  return out;
}

std::vector<ValueChange> RowReader::unmet() const {
  std::vector<ValueChange> out;
  for (std::size_t i = 0; i < m_changes.size(); ++i) {
    if (!m_met[i]) out.push_back(m_changes[i]);
  }
  return out;
}

}  // namespace worksort
