// Cells of codes: several in one cell, or one a column.
#include "worksort/util/text.hpp"

#include <algorithm>

#include "work_table.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_codes = 255;

// The parts of a cell of codes, trimmed.
template <typename Visit>
void each_part(std::string_view cell, const Visit& visit) {
  while (!cell.empty()) {
    const auto end = static_cast<std::size_t>(
        std::find_if(cell.begin(), cell.end(), [](char c) { return c == ';' || c == '\n'; }) - cell.begin());
    visit(trim(cell.substr(0, end)));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
}

}  // namespace

std::uint8_t RowReader::add_list(std::initializer_list<WorkField> fields, Reading& reading) {
  const std::size_t first = m_content.codes.size();
  for (const auto field : fields) {
    if (!holds(m_here, field)) continue;
    bool found = false;
    for (const auto column : columns(field)) {
      if (column >= m_row.size()) continue;
      const Value cell = cell_value(field, m_row[column]);
      found = found || !cell.text.empty();
      add_codes(field, cell, reading, first);
    }
    if (const auto& set = m_plan.set_to(field); !found && set)
      add_codes(field, {*set, nullptr}, reading, first);
    add_ones(field, reading, first);
  }
  return static_cast<std::uint8_t>(m_content.codes.size() - first);
}

// Codes that have a column each.
void RowReader::add_ones(WorkField field, const Reading& reading, std::size_t first) {
  for (const auto& one : m_plan.ones) {
    if (one.field != field || one.column >= m_row.size() || !is_one(one)) continue;
    const auto code = changed(field, one.code);
    if (!code.empty()) add_part(field, code, {one.code, &m_row[one.column]}, reading, first);
  }
}

bool RowReader::is_one(const OneColumn& one) {
  const Value found = cell_value(one.field, m_row[one.column]);
  if (found.text.empty()) return false;
  if (const auto yes = as_flag(found.text)) return *yes;
  if (spelling_of(found.text) == spelling_of(one.code)) return true;  // as SurveyMonkey writes choices
  problem(Severity::error, "bad-flag", found,
          fmt::format("'{}' does not say whether '{}' is on the page, and is left out", found.text, one.code),
          "write 1 or 0; --value changes other words");
  return false;
}

void RowReader::add_codes(WorkField field, const Value& found, const Reading& reading, std::size_t first) {
  if (add_plain_codes(field, found, first)) return;
  each_part(found.text, [&](std::string_view written) {
    const auto part = changed(field, written);
    if (part.empty() || is_na(part) || is_no_code(field, {part, found.cell})) return;
    add_part(field, part, found, reading, first);
  });
}

// Most cells of a table stand there again and again: what is in them is looked up. False where something may
// have to be said about one.
bool RowReader::add_plain_codes(WorkField field, const Value& found, std::size_t first) {
  const bool as_written = m_codes == nullptr && m_as_written && found.cell != nullptr && found.cell->plain;
  if (!as_written) return false;
  Said& known = said(field, found.text);
  if (known.text != found.text || known.codes == nullptr) {
    if (found.text.find('#') != std::string_view::npos) return false;
    known = {found.text, k_no_text, k_undated, &plain_codes(field, found.text)};
  }
  for (const auto& part : *known.codes) {
    Spot spot = found.cell->spot;
    spot.column += part.begin;
    spot.width = part.width;
    add_code(part.code, spot, found, first);
  }
  return true;
}

const std::vector<RowReader::PlainCode>& RowReader::plain_codes(WorkField field, std::string_view cell) {
  const auto known = m_plain_cells.try_emplace({field, cell, k_no_text, k_no_text});
  std::vector<PlainCode>& codes = known.first->second;
  if (!known.second) return codes;
  each_part(cell, [&](std::string_view part) {
    if (part.empty()) return;
    codes.push_back({add_code_text(part), static_cast<std::uint32_t>(part.data() - cell.data()),
                     static_cast<std::uint32_t>(part.size())});
  });
  return codes;
}

void RowReader::add_part(WorkField field, std::string_view part, const Value& found, const Reading& reading,
                         std::size_t first) {
  const Spot spot = spot_of(found, part);
  if (m_codes == nullptr) return add_code(add_code_text(part), spot, found, first);
  const Part key{field, part, reading.task.code, reading.codebook};
  if (const auto known = m_parts.find(key); known != m_parts.end())
    return add_code(known->second, spot, found, first);
  const TextPool& texts = m_content.texts;
  const auto read = m_codes->read(field, part, texts[reading.task.code], texts[reading.codebook], spot);
  join_to(m_note, read.text);
  for (const auto& written : read.codes) {
    const Text code = m_content.texts.add(normalized(written));
    if (read.is_final) m_parts.emplace(key, code);
    add_code(code, spot, found, first);
  }
}

void RowReader::add_code(Text code, const Spot& spot, const Value& found, std::size_t first) {
  const auto begin = m_content.codes.begin() + static_cast<std::ptrdiff_t>(first);
  if (std::any_of(begin, m_content.codes.end(), [&](const CodeRef& c) { return c.code == code; })) return;
  if (m_content.codes.size() - first < k_most_codes) {
    m_content.codes.push_back(code_at(code, spot));
  } else {
    problem(Severity::error, "too-many-codes", found, "a piece takes at most 255 codes of a kind", "");
  }
}

}  // namespace worksort
