#include "worksort/write/sheet/columns.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_gap = 2;
constexpr std::size_t k_narrowest = 12;
constexpr std::string_view k_bold = "\x1b[1m";
constexpr std::string_view k_plain = "\x1b[0m";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n')
      lines.emplace_back();
    else
      lines.back() += c;
  }
  return lines;
}

std::size_t widest_line(const std::string& text) {
  std::size_t widest = 0;
  for (const auto& line : lines_of(text)) widest = std::max(widest, display_width(line));
  return widest;
}

std::string without_end_blanks(std::string line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string aligned(const std::string& text, std::size_t width, bool right) {
  if (!right) return padded(text, width);
  const std::size_t used = display_width(text);
  return used < width ? std::string(width - used, ' ') + text : text;
}

// Puts the words of one line into lines; a word wider than a line is cut into pieces that fit.
class WordWrapper {
 public:
  explicit WordWrapper(std::size_t width) : m_width(width) {}

  void add(std::string_view word) {
    const std::size_t cells = display_width(word);
    if (m_started && m_used + 1 + cells <= m_width) {
      m_line += ' ';
      m_line += word;
      m_used += 1 + cells;
      return;
    }
    if (m_started) end_line();
    while (display_width(word) > m_width) {
      std::string_view part = prefix_of_width(word, m_width);
      if (part.empty()) break;
      m_lines.emplace_back(part);
      word.remove_prefix(part.size());
    }
    m_line = word;
    m_used = display_width(word);
    m_started = true;
  }

  std::vector<std::string> take() {
    end_line();
    return std::move(m_lines);
  }

 private:
  void end_line() {
    m_lines.push_back(without_end_blanks(m_line));
    m_line.clear();
    m_used = 0;
    m_started = false;
  }

  std::size_t m_width;
  std::size_t m_used = 0;
  bool m_started = false;
  std::string m_line;
  std::vector<std::string> m_lines;
};

// What the cells of each column need, and its heading: the whole of it, or its longest word.
std::vector<std::size_t> widths_of(const TextColumns& table, bool wrapped_headings) {
  std::vector<std::size_t> widths;
  for (const auto& column : table.columns) {
    std::size_t heading = wrapped_headings ? 0 : display_width(column.heading);
    for (const auto& word : split_trimmed(column.heading, ' '))
      heading = std::max(heading, display_width(word));
    widths.push_back(heading);
  }
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], widest_line(row[i]));
  }
  return widths;
}

std::size_t total_width(const std::vector<std::size_t>& widths) {
  return std::accumulate(widths.begin(), widths.end(), std::size_t{0}) + (widths.size() - 1) * k_gap;
}

// Takes cells from the widest of the columns that wrap this way; false when none of them has any to give.
bool narrow_one(const TextColumns& table, std::vector<std::size_t>& widths, Wrapping wrapping) {
  std::size_t* widest = nullptr;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (table.columns[i].wrapping != wrapping || widths[i] <= k_narrowest) continue;
    if (widest == nullptr || widths[i] > *widest) widest = &widths[i];
  }
  if (widest == nullptr) return false;
  --*widest;
  return true;
}

// Wraps headings first, the widest column's before others, where the cells below them are narrower.
void wrap_headings(const TextColumns& table, std::vector<std::size_t>& widths, std::size_t width) {
  const auto needed = widths_of(table, true);
  while (total_width(widths) > width) {
    std::size_t* widest = nullptr;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] > needed[i] && (widest == nullptr || widths[i] > *widest)) widest = &widths[i];
    }
    if (widest == nullptr) return;
    --*widest;
  }
}

// False when the columns do not fit however narrow they get.
bool fit(const TextColumns& table, std::vector<std::size_t>& widths, std::size_t width) {
  wrap_headings(table, widths, width);
  while (total_width(widths) > width) {
    if (!narrow_one(table, widths, Wrapping::freely) && !narrow_one(table, widths, Wrapping::words))
      return false;
  }
  return true;
}

void add_row(const TextColumns& table, const std::vector<std::string>& cells,
             const std::vector<std::size_t>& widths, std::vector<std::string>& out) {
  std::vector<std::vector<std::string>> lines;
  std::size_t height = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    lines.push_back(wrapped(cells[i], widths[i]));
    height = std::max(height, lines.back().size());
  }
  for (std::size_t k = 0; k < height; ++k) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) line.append(k_gap, ' ');
      line += aligned(k < lines[i].size() ? lines[i][k] : "", widths[i], table.columns[i].right);
    }
    out.push_back(without_end_blanks(std::move(line)));
  }
}

std::vector<std::string> as_grid(const TextColumns& table, const std::vector<std::size_t>& widths,
                                 bool color) {
  std::vector<std::string> out;
  std::vector<std::string> headings;
  for (const auto& column : table.columns) headings.push_back(column.heading);
  add_row(table, headings, widths, out);
  for (auto& line : out) {
    if (color) line = fmt::format("{}{}{}", k_bold, line, k_plain);
  }
  std::string rule;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (i > 0) rule.append(k_gap, ' ');
    for (std::size_t k = 0; k < widths[i]; ++k) rule += "─";
  }
  out.push_back(rule);
  for (const auto& row : table.rows) add_row(table, row, widths, out);
  return out;
}

std::vector<std::string> as_records(const TextColumns& table, std::size_t width, bool color) {
  std::size_t label = 0;
  for (const auto& column : table.columns) label = std::max(label, display_width(column.heading));
  const std::size_t indent = label + k_gap;
  const std::size_t room = width > indent + k_narrowest ? width - indent : k_narrowest;
  std::vector<std::string> out;
  for (const auto& row : table.rows) {
    if (!out.empty()) out.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].empty()) continue;
      std::string head = padded(table.columns[i].heading, indent);
      if (color) head = fmt::format("{}{}{}", k_bold, head, k_plain);
      for (const auto& line : wrapped(row[i], room)) {
        out.push_back(without_end_blanks(head + line));
        head = std::string(indent, ' ');
      }
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  if (width == 0) return lines_of(text);
  std::vector<std::string> out;
  for (const auto& line : lines_of(text)) {
    WordWrapper wrapper(width);
    std::string_view rest = line;
    while (true) {
      const auto blank = rest.find(' ');
      wrapper.add(rest.substr(0, blank));
      if (blank == std::string_view::npos) break;
      rest.remove_prefix(blank + 1);
    }
    for (auto& part : wrapper.take()) out.push_back(std::move(part));
  }
  return out;
}

std::vector<std::string> lay_out(const TextColumns& table, std::size_t width, bool color) {
  if (table.columns.empty()) return {};
  std::vector<std::size_t> widths = widths_of(table, false);
  if (width > 0 && !fit(table, widths, width)) return as_records(table, width, color);
  return as_grid(table, widths, color);
}

}  // namespace worksort
