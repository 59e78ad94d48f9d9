// Markdown drawn for a terminal.
#include "worksort/util/text.hpp"
#include "worksort/write/chart/chart.hpp"
#include "worksort/write/markdown/markdown_tree.hpp"
#include "worksort/write/markdown/page_writers.hpp"
#include "worksort/write/sheet/columns.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_default_width = 80;
constexpr std::size_t k_widest = 100;
constexpr std::size_t k_narrowest = 20;
constexpr std::size_t k_widest_label = 24;

// Text as it is printed, with the cells that it takes up.
struct Drawn {
  std::string text;
  std::size_t width = 0;
};

Drawn& operator+=(Drawn& left, const Drawn& right) {
  left.text += right.text;
  left.width += right.width;
  return left;
}

Drawn blanks(std::size_t count) {
  return {std::string(count, ' '), count};
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\t')
      out += "    ";
    else
      out += c == '\n' ? ' ' : c;
  }
  return terminal_safe(out);
}

// Cuts styled text into words and sets them in lines.
class LineSetter {
 public:
  LineSetter(std::size_t width, bool color) : m_width(width), m_color(color) {}

  void add(const std::vector<MarkdownRun>& line, unsigned extra_style) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      add_run(line[i], line[i].style | extra_style);
      const bool ends = i + 1 == line.size() || line[i + 1].link != line[i].link;
      if (line[i].link > 0 && ends) add_target(line, i);
    }
  }

  std::vector<Drawn> take() {
    end_word();
    end_line();
    return std::move(m_lines);
  }

 private:
  void add_run(const MarkdownRun& run, unsigned style) {
    const std::string text = one_line(run.text);
    std::string_view rest = text;
    if ((style & k_code) != 0) return add_part(rest, style);
    while (true) {
      const auto blank = rest.find(' ');
      add_part(rest.substr(0, blank), style);
      if (blank == std::string_view::npos) return;
      end_word();
      rest.remove_prefix(blank + 1);
      m_word = Drawn{};
    }
  }

  // A link's address stands behind its text where the two differ.
  void add_target(const std::vector<MarkdownRun>& line, std::size_t last) {
    std::string text;
    for (std::size_t i = 0; i <= last; ++i) {
      if (line[i].link == line[last].link) text += line[i].text;
    }
    const std::string& target = line[last].target;
    if (target.empty() || target == text || target == "mailto:" + text) return;
    if (!text.empty()) end_word();
    add_part(one_line(text.empty() ? target : "(" + target + ")"), 0);
  }

  void add_part(std::string_view text, unsigned style) {
    if (!m_word) m_word = Drawn{};
    // A word that no line can hold is broken where it must be; code is for copying and stays whole.
    while ((style & k_code) == 0 && m_word->width + display_width(text) > m_width) {
      const auto part = prefix_of_width(text, m_width - std::min(m_width, m_word->width));
      if (part.empty() && m_word->width == 0) break;
      *m_word += styled(part, style);
      text.remove_prefix(part.size());
      end_word();
      end_line();
      m_word = Drawn{};
    }
    *m_word += styled(text, style);
  }

  [[nodiscard]] Drawn styled(std::string_view text, unsigned style) const {
    const std::size_t width = display_width(text);
    if (!m_color || style == 0 || text.empty()) return {std::string(text), width};
    std::string codes;
    const auto add_code = [&](unsigned bit, std::string_view code) {
      if ((style & bit) != 0) codes += (codes.empty() ? "" : ";") + std::string(code);
    };
    add_code(k_strong, "1");
    add_code(k_emphasis, "3");
    add_code(k_struck, "9");
    add_code(k_code, "36");
    return {fmt::format("\x1b[{}m{}\x1b[0m", codes, text), width};
  }

  void end_word() {
    if (!m_word) return;
    if (m_line && m_line->width + 1 + m_word->width <= m_width) {
      add_word(*m_line, *m_word);
    } else {
      end_line();
      m_line = std::move(m_word);
    }
    m_word.reset();
  }

  // Words of one look share it with the blank between them.
  static void add_word(Drawn& line, Drawn word) {
    static constexpr std::string_view k_end = "\x1b[0m";
    if (line.text.ends_with(k_end) && word.text.starts_with("\x1b[")) {
      const auto begin = line.text.rfind("\x1b[", line.text.size() - k_end.size() - 1);
      const std::string look = word.text.substr(0, word.text.find('m') + 1);
      if (line.text.compare(begin, look.size(), look) == 0) {
        line.text.resize(line.text.size() - k_end.size());
        word.text.erase(0, look.size());
      }
    }
    line += blanks(1);
    line += word;
  }

  void end_line() {
    if (m_line) m_lines.push_back(std::move(*m_line));
    m_line.reset();
  }

  std::size_t m_width;
  bool m_color;
  std::optional<Drawn> m_word;
  std::optional<Drawn> m_line;
  std::vector<Drawn> m_lines;
};

// Draws blocks one after the other; m_indent is where their lines begin.
class TextRenderer {
 public:
  TextRenderer(std::size_t width, bool color) : m_width(width), m_color(color) {}

  std::string run(const MarkdownBlock& document) {
    draw_children(document);
    return std::move(m_out);
  }

 private:
  void draw_children(const MarkdownBlock& parent) {
    const MarkdownBlock* before = nullptr;
    for (const auto& block : parent.children) {
      if (before != nullptr && parts_with_blank(*before, block)) end_line("");
      draw(block);
      before = &block;
    }
  }

  // Within a section text, lists and quotes follow each other closely; what is bigger gets room around it.
  static bool parts_with_blank(const MarkdownBlock& before, const MarkdownBlock& block) {
    if (before.kind == BlockKind::rule) return false;
    if (block.kind == BlockKind::heading || block.kind == BlockKind::rule) return true;
    if (before.kind == BlockKind::heading) return before.level == 1 && block.kind != BlockKind::paragraph;
    const auto is_big = [](const MarkdownBlock& b) {
      return b.kind == BlockKind::table || b.kind == BlockKind::code || b.kind == BlockKind::ordered_list;
    };
    return is_big(before) || is_big(block) || (before.kind == block.kind && block.kind != BlockKind::quote);
  }

  void draw(const MarkdownBlock& block) {
    switch (block.kind) {
      case BlockKind::heading:
        return draw_heading(block);
      case BlockKind::rule:
        m_section = 0;
        return;
      case BlockKind::code:
        return with_indent(section_indent(), [&] { draw_code(block); });
      case BlockKind::table:
        return with_indent(section_indent(), [&] { draw_table(block); });
      case BlockKind::quote:
        return with_indent(std::max<std::size_t>(section_indent(), 2), [&] { draw_nested(block); });
      case BlockKind::list:
      case BlockKind::ordered_list:
        return with_indent(section_indent(), [&] { draw_list(block); });
      default:
        return with_indent(section_indent(), [&] { draw_lines(block.runs, 0); });
    }
  }

  // What stands under a heading of the second level or deeper is indented, until a rule or a higher heading.
  [[nodiscard]] std::size_t section_indent() const {
    return m_nested || m_section < 2 ? 0 : 2 * (m_section - 1);
  }

  template <typename Action>
  void with_indent(std::size_t cells, Action action) {
    m_indent += cells;
    action();
    m_indent -= cells;
  }

  void draw_nested(const MarkdownBlock& block) {
    const bool outer = m_nested;
    m_nested = true;
    draw_children(block);
    m_nested = outer;
  }

  void draw_heading(const MarkdownBlock& block) {
    m_section = std::min<std::size_t>(block.level, 3);
    const std::size_t first = m_out.size();
    with_indent(m_section < 3 ? 0 : 2, [&] { draw_lines(block.runs, k_strong); });
    if (block.level > 1 || m_color) return;
    std::size_t widest = 0;
    for (const auto& line : wrapped(m_out.substr(first), 0)) widest = std::max(widest, display_width(line));
    std::string rule;
    for (std::size_t i = 0; i < widest; ++i) rule += "─";
    end_line(rule);
  }

  void draw_lines(const std::vector<MarkdownRun>& runs, unsigned style) {
    for (const auto& line : split_lines(runs)) {
      const AsideRuns parts = split_aside(line);
      std::vector<Drawn> lines = set(parts.main, room(), style);
      if (!parts.aside.empty()) add_aside(lines, set(without_emphasis(parts.aside), room(), 0));
      if (lines.empty()) end_line("");
      for (const auto& drawn : lines) end_line(drawn.text);
    }
  }

  static std::vector<MarkdownRun> without_emphasis(std::vector<MarkdownRun> runs) {
    for (auto& run : runs) run.style &= ~k_emphasis;
    return runs;
  }

  void add_aside(std::vector<Drawn>& lines, const std::vector<Drawn>& aside) const {
    for (const auto& part : aside) {
      const bool same_line =
          &part == &aside.front() && !lines.empty() && lines.back().width + 2 + part.width <= room();
      if (!same_line) lines.emplace_back();
      lines.back() += blanks(room() - std::min(room(), lines.back().width + part.width));
      lines.back() += part;
    }
  }

  [[nodiscard]] std::vector<Drawn> set(const std::vector<MarkdownRun>& line, std::size_t width,
                                       unsigned style) const {
    LineSetter setter(width, m_color);
    setter.add(line, style);
    return setter.take();
  }

  [[nodiscard]] std::size_t room() const {
    return std::max(m_width - std::min(m_width, m_indent), k_narrowest);
  }

  void draw_list(const MarkdownBlock& list) {
    if (is_label_list(list)) return draw_label_list(list);
    std::size_t number = list.level;
    const std::string last = fmt::format("{}. ", list.level + list.children.size() - 1);
    for (const auto& item : list.children) {
      if (!list.tight && &item != &list.children.front()) end_line("");
      std::string mark = "- ";
      if (list.kind == BlockKind::ordered_list)
        mark = fmt::format("{:>{}}", fmt::format("{}. ", number++), last.size());
      if (item.mark != 0) mark = fmt::format("[{}] ", item.mark);
      m_mark = mark;
      m_mark_indent = m_indent;
      with_indent(mark.size(), [&] { draw_nested(item); });
      if (!m_mark.empty()) end_line("");
    }
  }

  void draw_label_list(const MarkdownBlock& list) {
    std::size_t column = 0;
    for (const auto& item : list.children) {
      const auto drawn = set(split_label(item.children.front().runs).label, k_widest, 0);
      if (!drawn.empty()) column = std::max(column, drawn.front().width);
    }
    column = std::min(column, k_widest_label) + 2;
    for (const auto& item : list.children) draw_labelled(item, column);
  }

  void draw_labelled(const MarkdownBlock& item, std::size_t column) {
    const LabelledRuns parts = split_label(item.children.front().runs);
    auto label_runs = parts.label;
    for (auto& run : label_runs) run.style &= m_color ? ~0U : ~k_strong;
    std::vector<Drawn> label = set(label_runs, room(), 0);
    const bool beside = label.size() == 1 && label.front().width + 2 <= column;
    for (const auto& line : label) {
      if (!beside) end_line(line.text);
    }
    Drawn mark = beside ? label.front() : Drawn{};
    mark += blanks(column - mark.width);
    m_mark = mark.text;
    m_mark_indent = m_indent;
    with_indent(column, [&] {
      draw_lines(parts.rest, 0);
      const bool outer = m_nested;
      m_nested = true;
      for (std::size_t i = 1; i < item.children.size(); ++i) draw(item.children[i]);
      m_nested = outer;
    });
  }

  void draw_code(const MarkdownBlock& block) {
    const std::optional<Chart> chart = parse_chart(block.info, block.code);
    const std::string text = chart ? chart_text(*chart, room()) : terminal_safe(block.code, true);
    std::string_view rest = text;
    while (!rest.empty()) {
      const auto end = std::min(rest.find('\n'), rest.size());
      end_line(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  void draw_table(const MarkdownBlock& block) {
    TextColumns table;
    for (const auto& row : block.children) {
      std::vector<std::string> cells;
      for (const auto& cell : row.children) cells.push_back(cell_text(cell));
      if (!row.header) {
        table.rows.push_back(std::move(cells));
        continue;
      }
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool right = row.children[i].right;
        table.columns.push_back({cells[i], right, right ? Wrapping::never : Wrapping::freely});
      }
    }
    for (const auto& line : lay_out(table, room(), m_color)) end_line(line);
  }

  static std::string cell_text(const MarkdownBlock& cell) {
    std::string out;
    for (const auto& line : split_lines(cell.runs)) {
      if (!out.empty()) out += '\n';
      for (const auto& run : line) out += one_line(run.text);
    }
    return out;
  }

  // The first line of a list item begins with its mark.
  void end_line(std::string_view text) {
    std::string line(m_mark.empty() ? m_indent : m_mark_indent, ' ');
    line += std::exchange(m_mark, {});
    line += text;
    while (line.ends_with(' ')) line.pop_back();
    m_out += line + "\n";
  }

  std::size_t m_width;
  bool m_color;
  std::size_t m_indent = 0;
  std::size_t m_section = 0;
  bool m_nested = false;
  std::string m_mark;
  std::size_t m_mark_indent = 0;
  std::string m_out;
};

}  // namespace

std::string markdown_to_text(std::string_view markdown, std::size_t width, bool color) {
  const std::size_t cells = std::clamp(width == 0 ? k_default_width : width, k_narrowest, k_widest);
  return TextRenderer(cells, color).run(parse_markdown(markdown));
}

}  // namespace worksort
