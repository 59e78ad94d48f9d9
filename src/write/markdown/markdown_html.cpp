// Markdown as one self-contained HTML file. The tree that md4c reads is written out here, and not md4c's own
// HTML, so that sections, labels, charts and the rules for links and images have one place.
#include "worksort/util/share.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/chart/chart.hpp"
#include "worksort/write/markdown/html.hpp"
#include "worksort/write/markdown/markdown_tree.hpp"
#include "worksort/write/markdown/page_writers.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_shortest_blank = 4;
constexpr std::size_t k_long_blank = 25;
constexpr std::size_t k_long_word = 30;

// True for images alone: pages of students.
bool is_pictures(const MarkdownBlock& block) {
  return block.kind == BlockKind::paragraph && !block.runs.empty() &&
         std::all_of(block.runs.begin(), block.runs.end(),
                     [](const auto& run) { return run.image || trim(run.text).empty(); }) &&
         std::any_of(block.runs.begin(), block.runs.end(), [](const auto& run) { return run.image; });
}

// Pictures that follow each other stand side by side.
void gather_pictures(MarkdownBlock& block) {
  std::vector<MarkdownBlock> out;
  for (auto& child : block.children) {
    gather_pictures(child);
    if (!out.empty() && is_pictures(out.back()) && is_pictures(child))
      out.back().runs.insert(out.back().runs.end(), child.runs.begin(), child.runs.end());
    else
      out.push_back(std::move(child));
  }
  block.children = std::move(out);
}

std::string plain_text(const std::vector<MarkdownRun>& runs) {
  std::string out;
  for (const auto& run : runs) out += run.text;
  return out;
}

// A link or a name that no column is wide enough for on paper.
bool has_long_word(std::string_view text) {
  std::size_t letters = 0;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n';
    const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    letters = blank ? 0 : letters + (begins ? 1 : 0);
    if (letters > k_long_word) return true;
  }
  return false;
}

bool has_title(const MarkdownBlock& document) {
  return std::any_of(document.children.begin(), document.children.end(),
                     [](const auto& block) { return block.kind == BlockKind::heading && block.level == 1; });
}

class HtmlRenderer {
 public:
  explicit HtmlRenderer(const PictureBook& pictures) : m_pictures(pictures) {}

  std::string run(const MarkdownBlock& document) {
    for (const auto& block : document.children) {
      const bool starts = block.kind == BlockKind::heading && block.level <= 2;
      if (starts || block.kind == BlockKind::rule) close_section();
      if (starts && block.level == 2) {
        m_out += "<section>\n";
        m_section = true;
      }
      draw(block);
    }
    close_section();
    return std::move(m_out);
  }

 private:
  // A heading of the second level and what belongs to it keep together on paper.
  void close_section() {
    if (m_section) m_out += "</section>\n";
    m_section = false;
  }

  void draw(const MarkdownBlock& block) {
    switch (block.kind) {
      case BlockKind::heading:
        m_heading = plain_text(block.runs);
        return draw_text(fmt::format("h{}", block.level), block.runs);
      case BlockKind::paragraph:
        if (is_pictures(block)) return draw_pictures(block.runs);
        return draw_text("p", block.runs);
      case BlockKind::rule:
        m_out += "<hr>\n";
        return;
      case BlockKind::code:
        return draw_code(block);
      case BlockKind::quote:
        return wrap("blockquote", "", block);
      case BlockKind::list:
        return draw_list(block);
      case BlockKind::ordered_list:
        return wrap("ol", block.level == 1 ? "" : fmt::format(" start=\"{}\"", block.level), block);
      case BlockKind::item:
        return draw_item(block);
      case BlockKind::table:
        return draw_table(block);
      default:
        return draw_children(block);
    }
  }

  void draw_children(const MarkdownBlock& block) {
    for (const auto& child : block.children) draw(child);
  }

  void wrap(std::string_view element, std::string_view attributes, const MarkdownBlock& block) {
    m_out += fmt::format("<{}{}>\n", element, attributes);
    draw_children(block);
    m_out += fmt::format("</{}>\n", element);
  }

  // Lines are drawn apart only where one of them has something at its right edge.
  void draw_text(std::string_view element, const std::vector<MarkdownRun>& runs) {
    const auto lines = split_lines(runs);
    const bool split =
        std::any_of(lines.begin(), lines.end(), [](const auto& line) { return has_aside(line); });
    if (!split) {
      m_out += fmt::format("<{0} dir=\"auto\">{1}</{0}>\n", element, inline_html(runs));
      return;
    }
    m_out += fmt::format("<{} dir=\"auto\">", element);
    for (const auto& line : lines) {
      const AsideRuns parts = split_aside(line);
      m_out += "<span class=\"split\"><span>" + inline_html(parts.main) + "</span>";
      if (!parts.aside.empty())
        m_out += " <span class=\"aside\">" + inline_html(plain(parts.aside)) + "</span>";
      m_out += "</span>";
    }
    m_out += fmt::format("</{}>\n", element);
  }

  static bool has_aside(const std::vector<MarkdownRun>& line) { return !split_aside(line).aside.empty(); }

  static std::vector<MarkdownRun> plain(std::vector<MarkdownRun> runs) {
    for (auto& run : runs) run.style &= ~k_emphasis;
    return runs;
  }

  void draw_pictures(const std::vector<MarkdownRun>& runs) {
    m_out += "<p class=\"pictures\">" + inline_html(runs) + "</p>\n";
  }

  void draw_list(const MarkdownBlock& list) {
    if (is_label_list(list)) return draw_label_list(list);
    const bool tasks =
        std::all_of(list.children.begin(), list.children.end(), [](const auto& i) { return i.mark != 0; });
    wrap("ul", tasks ? " class=\"tasks\"" : "", list);
  }

  void draw_label_list(const MarkdownBlock& list) {
    m_out += "<dl>\n";
    for (const auto& item : list.children) {
      const LabelledRuns parts = split_label(item.children.front().runs);
      m_out +=
          "<dt dir=\"auto\">" + inline_html(parts.label) + "</dt><dd dir=\"auto\">" + inline_html(parts.rest);
      for (std::size_t i = 1; i < item.children.size(); ++i) draw(item.children[i]);
      m_out += "</dd>\n";
    }
    m_out += "</dl>\n";
  }

  // The only text of an item needs no paragraph around it.
  void draw_item(const MarkdownBlock& item) {
    m_out += "<li dir=\"auto\">";
    if (item.mark != 0) {
      const bool done = item.mark == 'x';
      m_out += fmt::format("<span class=\"box\" role=\"img\" aria-label=\"{}\">{}</span><div>",
                           done ? "done" : "to do", done ? "&#10003;" : "");
    }
    for (std::size_t i = 0; i < item.children.size(); ++i) {
      const MarkdownBlock& child = item.children[i];
      if (i == 0 && child.kind == BlockKind::paragraph)
        m_out += inline_html(child.runs);
      else
        draw(child);
    }
    m_out += item.mark != 0 ? "</div></li>\n" : "</li>\n";
  }

  void draw_code(const MarkdownBlock& block) {
    const auto chart = parse_chart(block.info, block.code);
    m_out += chart ? chart_figure(*chart) : "<pre><code>" + escape_html(block.code) + "</code></pre>\n";
  }

  void draw_table(const MarkdownBlock& table) {
    m_out += scroll_box(m_heading.empty() ? "Table" : "Table: " + m_heading) + "<table>\n";
    bool body = false;
    for (const auto& row : table.children) {
      if (row.header)
        m_out += "<thead>\n";
      else if (!body)
        m_out += "<tbody>\n";
      body = body || !row.header;
      m_out += "<tr>";
      for (const auto& cell : row.children) draw_cell(cell);
      m_out += row.header ? "</tr>\n</thead>\n" : "</tr>\n";
    }
    m_out += body ? "</tbody>\n</table></div>\n" : "</table></div>\n";
  }

  // A corner above the names of rows heads nothing.
  void draw_cell(const MarkdownBlock& cell) {
    const std::string text = plain_text(cell.runs);
    const bool heads = cell.header && !trim(text).empty();
    const char* look = has_long_word(text) ? " class=\"long\"" : cell.right ? " class=\"number\"" : "";
    m_out += fmt::format("<{0}{1}{2} dir=\"auto\">{3}</{0}>", heads ? "th" : "td",
                         heads ? " scope=\"col\"" : "", look, inline_html(cell.runs));
  }

  std::string inline_html(const std::vector<MarkdownRun>& runs) const {
    std::string out;
    for (std::size_t i = 0; i < runs.size();) {
      std::size_t end = i + 1;
      while (runs[i].link > 0 && end < runs.size() && runs[end].link == runs[i].link) ++end;
      out += runs[i].link > 0 ? linked_html(runs, i, end) : run_html(runs[i]);
      i = end;
    }
    return out;
  }

  // A picture that is a switch as well: it fills the window when it is touched, and touched again goes back.
  static std::string picture_html(const EmbeddedPicture& picture, std::string_view alt,
                                  std::string_view title) {
    return fmt::format(
        "<label class=\"picture\"><input type=\"checkbox\" aria-label=\"Large: {0}\">"
        "<img src=\"{1}\" alt=\"{2}\" width=\"{3}\" height=\"{4}\"><span>{0}</span></label>\n",
        escape_html(title), picture.address, escape_html(alt), picture.width, picture.height);
  }

  // A link or image that a page may not have is shown as its text and address.
  std::string linked_html(const std::vector<MarkdownRun>& runs, std::size_t begin, std::size_t end) const {
    std::string text;
    std::string html;
    for (std::size_t i = begin; i < end; ++i) {
      text += runs[i].text;
      html += run_html(runs[i]);
    }
    const auto embedded = runs[begin].image ? m_pictures.find(runs[begin].target) : m_pictures.end();
    if (embedded != m_pictures.end()) return picture_html(embedded->second, text, runs[begin].title);
    const std::string target = escape_html(runs[begin].target);
    if (runs[begin].image && is_safe_image(runs[begin].target)) {
      return fmt::format("<img src=\"{}\" alt=\"{}\">", target, escape_html(text));
    }
    if (!runs[begin].image && is_safe_link(runs[begin].target)) {
      return fmt::format("<a href=\"{}\" rel=\"noreferrer\">{}</a>", target, html);
    }
    return target.empty() || runs[begin].target == text ? html : fmt::format("{} ({})", html, target);
  }

  // A line of underscores is a line to write on.
  static std::string blank_html(std::size_t length) {
    return fmt::format("<span class=\"blank{}\" role=\"img\" aria-label=\"to fill in\"></span>",
                       length < k_long_blank ? " short" : "");
  }

  static std::string run_html(const MarkdownRun& run) {
    std::string out;
    const std::string text = escape_html(run.text);
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t length = std::min(text.find_first_not_of('_', i), text.size()) - i;
      if (length >= k_shortest_blank && (run.style & k_code) == 0)
        out += blank_html(length);
      else
        out += text[i] == '\n' ? "<br>\n" : length > 0 ? text.substr(i, length) : text.substr(i, 1);
      i += std::max<std::size_t>(length, 1);
    }
    const auto add = [&](unsigned bit, std::string_view element) {
      if ((run.style & bit) != 0) out = fmt::format("<{0}>{1}</{0}>", element, out);
    };
    add(k_code, "code");
    add(k_struck, "del");
    add(k_emphasis, "em");
    add(k_strong, "strong");
    return out;
  }

  const PictureBook& m_pictures;
  std::string m_heading;  // the last one
  bool m_section = false;
  std::string m_out;
};

}  // namespace

std::string scroll_box(std::string_view label) {
  return fmt::format("<div class=\"scroll\" role=\"group\" aria-label=\"{}\" tabindex=\"0\">",
                     escape_html(label));
}

std::string markdown_to_html(std::string_view markdown, std::string_view title, const PictureBook& pictures,
                             std::string_view look) {
  MarkdownBlock document = parse_markdown(markdown);
  gather_pictures(document);
  std::string body = HtmlRenderer(pictures).run(document);
  if (!title.empty() && !has_title(document))
    body.insert(0, fmt::format("<h1 dir=\"auto\">{}</h1>\n", escape_html(title)));
  return fmt::format(
      "<!DOCTYPE html>\n"
      "<html lang=\"en\">\n"
      "<head>\n"
      "<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "img-src 'self' data: file:\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"generator\" content=\"worksort\">\n"
      "<title>{}</title>\n"
      "<style>\n{}</style>\n"
      "</head>\n"
      "<body{}>\n<main>\n{}</main>\n</body>\n</html>\n",
      escape_html(title.empty() ? "worksort" : title), share_text("templates/page.css"),
      look.empty() ? "" : fmt::format(" class=\"{}\"", look), body);
}

}  // namespace worksort
