// Cells that hold one value of a kind: a day, a number, a word of a choice.
#include "worksort/read/table/mangled.hpp"
#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "work_table.hpp"
#include <fmt/core.h>

namespace worksort {

using enum WorkField;

namespace {

// "2026-02-30"
bool is_like_a_day(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (i == 4 || i == 7 ? text[i] != '-' : !digit) return false;
  }
  return true;
}

// "2 of the 3 filled cells"
std::string read_by(const DateFormat& format, const std::vector<std::string_view>& dates) {
  const auto read = std::count_if(dates.begin(), dates.end(), [&](std::string_view date) {
    return format.read_or_plain(date).has_value();
  });
  if (static_cast<std::size_t>(read) == dates.size()) return "the dates";
  return fmt::format("{} of the {} filled cells", read, dates.size());
}

// What somebody most likely means by a mark; WORD where that is for a person to say.
std::string_view likely_correct(std::string_view mark) {
  if (const auto flag = as_flag(mark)) return *flag ? "right" : "wrong";
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> k_beginnings = {{
      {"correct", "right"},
      {"incorrect", "wrong"},
      {"not correct", "wrong"},
      {"not right", "wrong"},
      {"\xE2\x9C\x97", "wrong"},  // ballot x
      {"\xE2\x9C\x98", "wrong"},
      {"part", "partly"},
      {"half", "partly"},
      {"blank", "none"},
      {"no answer", "none"},
      {"missing", "none"},
  }};
  const std::string word = folded(mark);
  for (const auto& [beginning, meaning] : k_beginnings)
    if (word.starts_with(beginning)) return meaning;
  const bool is_word = std::any_of(
      word.begin(), word.end(), [](char c) { return is_letter(c) || static_cast<unsigned char>(c) > 0x7F; });
  return is_word ? "WORD" : "partly";
}

}  // namespace

std::optional<bool> as_flag(std::string_view text) {
  static constexpr std::array<std::string_view, 8> k_yes = {
      "true", "yes", "y", "x", "1", "checked", "\xE2\x9C\x93", "\xE2\x9C\x94"};
  static constexpr std::array<std::string_view, 5> k_no = {"false", "no", "n", "0", "unchecked"};
  const std::string word = folded(text);
  if (std::find(k_yes.begin(), k_yes.end(), word) != k_yes.end()) return true;
  if (std::find(k_no.begin(), k_no.end(), word) != k_no.end()) return false;
  return std::nullopt;
}

std::string value_option(WorkField field, std::string_view from, std::string_view to) {
  return fmt::format("--value {}",
                     shell_word(fmt::format("{}:{}={}", field_name(field), normalized(from), to)));
}

// One word of the codebook's scale.
void RowReader::read_success(Reading& out) {
  const TextPool& texts = m_content.texts;
  out.success = code(success);
  if (out.success.code == k_no_text || m_codes == nullptr) return;
  const Part key{success, texts[out.success.code], out.task.code, out.codebook};
  if (const auto known = m_parts.find(key); known != m_parts.end()) {
    out.success.code = known->second;
    return;
  }
  const Spot spot{out.success.line, out.success.column, out.success.width};
  const auto read = m_codes->read(success, key.text, texts[out.task.code], texts[out.codebook], spot);
  out.success.code = m_content.texts.add(read.codes.front());
  if (read.is_final) m_parts.emplace(key, out.success.code);
}

void RowReader::read_date(Reading& out) {
  const Value found = value(date);
  if (found.text.empty()) return;
  Said& known = said(date, found.text);
  if (known.text == found.text) {
    out.date = known.days;
    return;
  }
  if (const auto day = m_date_format->read_or_plain(found.text)) {
    known = {found.text, k_no_text, day->days};
    out.date = day->days;
    return;
  }
  out.refused_place = true;
  if (const auto day = day_of_count(found.text)) {
    return problem(
        Severity::error, "bad-date", found,
        fmt::format("'{}' is {} as a spreadsheet counts days, and is left out", found.text, to_string(*day)),
        fmt::format("show the column as dates there and save it again, or change it: {}",
                    value_option(date, found.text, to_string(*day))));
  }
  const bool no_day = m_date_format->text() == "YYYY-MM-DD" && is_like_a_day(found.text);
  problem(Severity::error, "bad-date", found,
          no_day ? fmt::format("there is no day '{}', and it is left out", found.text)
                 : fmt::format("'{}' is not a date written as {}, and is left out", found.text,
                               m_date_format->text()),
          no_day ? "look up the day in a calendar" : date_hint(found.text));
}

// How the dates of the column are written, as far as this can be said.
std::string RowReader::date_hint(std::string_view written) {
  if (m_date_formats.empty()) {
    std::vector<std::string_view> all;
    for (std::size_t i = 1; i < m_table.rows.size(); ++i) {
      const auto row = m_table.row(i);
      for (const auto column : columns(date)) {
        const auto cell = column < row.size() ? trim(m_table.plain(row[column])) : std::string_view();
        if (!cell.empty() && !is_na(cell)) all.push_back(cell);
      }
    }
    std::vector<std::string_view> unread = all;
    std::erase_if(unread,
                  [&](std::string_view cell) { return m_date_format->read_or_plain(cell).has_value(); });
    for (auto& format : likely_formats(unread)) m_date_formats.push_back({format, read_by(format, all)});
  }
  std::vector<std::string> fitting;
  std::string reads;
  for (const auto& [format, share] : m_date_formats) {
    if (!format.read(written)) continue;
    fitting.push_back(format.text());
    reads = share;
  }
  if (fitting.empty()) return "write the day as 2026-11-17, or leave the cell empty";
  if (fitting.size() == 1) {
    return fmt::format("--date-format {} of 'worksort import' reads {} of this column",
                       shell_word(fitting.front()), reads);
  }
  return fmt::format("--date-format of 'worksort import' says which it is: {}", join(fitting, " or "));
}

void RowReader::read_attempt(Reading& out) {
  const Value found = value(attempt);
  if (found.text.empty()) return;
  const std::string_view point = found.text.ends_with(".0") ? ".0" : "";  // as programs write a 2
  const auto number = whole_number(found.text.substr(0, found.text.size() - point.size()));
  if (number && *number > 0 && *number <= k_largest_number) {
    out.attempt = static_cast<std::uint16_t>(*number);
    return;
  }
  out.refused_place = true;
  const std::string hint = number_hint(found.text);
  problem(Severity::error, "bad-number", found,
          fmt::format("'{}' is not a {}, and the attempt is left out", found.text,
                      number ? fmt::format("number from 1 to {}", k_largest_number) : "whole number"),
          hint.empty() && !number ? "write a number such as 2" : hint);
}

void RowReader::read_correct(Reading& out) {
  const Value found = value(correct);
  if (found.text.empty()) return;
  for (const auto word : {Correct::right, Correct::partly, Correct::wrong, Correct::none}) {
    if (folded(found.text) != to_string(word)) continue;
    out.correct = word;
    out.correct_given = true;
    return;
  }
  problem(Severity::error, "unknown-word", found,
          fmt::format("'{}' is not a value of correct, and is left out", found.text),
          fmt::format("it takes right, partly, wrong or none; 'worksort import' changes it with {}",
                      value_option(correct, found.text, likely_correct(found.text))));
}

bool RowReader::flag(WorkField field) {
  const Value found = value(field);
  if (found.text.empty()) return false;
  if (const auto yes = as_flag(found.text)) return *yes;
  problem(Severity::error, "bad-flag", found,
          fmt::format("'{}' is neither true nor false, and {} is left out", found.text, field_name(field)),
          "write true or false");
  return false;
}

void RowReader::look_at_answer() {
  const Value found = value(answer);
  if (found.cell == nullptr || !looks_mangled(found.text)) return;
  if (found.text.front() == '#') {
    return problem(
        Severity::warning, "spreadsheet-value", found,
        fmt::format("the answer '{}' is what a spreadsheet shows where a formula fails", found.text),
        "look at the page for what the student wrote");
  }
  problem(Severity::warning, "spreadsheet-value", found,
          fmt::format("the answer '{}' looks as if a spreadsheet had changed it", found.text),
          "look at the page; an answer such as 3/4 stays itself in a column that is formatted as text");
}

}  // namespace worksort
