#include "worksort/write/markdown/markdown_tree.hpp"

#include <array>
#include <charconv>
#include <functional>
#include <limits>
#include <stdexcept>
#include <utility>

#include <md4c.h>

namespace worksort {
namespace {

constexpr unsigned k_flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOHTML |
                             MD_FLAG_NOINDENTEDCODEBLOCKS;

std::string utf8(unsigned long c) {
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return "\xEF\xBF\xBD";
  const auto byte = [](unsigned long value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  const auto tail = [&](unsigned shift) { return byte(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | (c >> 6)), tail(0)};
  if (c < 0x10000) return {byte(0xE0 | (c >> 12)), tail(6), tail(0)};
  return {byte(0xF0 | (c >> 18)), tail(12), tail(6), tail(0)};
}

std::string attribute_text(const MD_ATTRIBUTE& attribute) {
  std::string out;
  for (std::size_t i = 0; attribute.text != nullptr && attribute.substr_offsets[i] < attribute.size; ++i) {
    const auto begin = attribute.substr_offsets[i];
    const std::string_view part(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
    out += attribute.substr_types[i] == MD_TEXT_ENTITY ? decode_entity(part) : std::string(part);
  }
  return out;
}

struct Span {
  MD_SPANTYPE type;
  MarkdownRun around;  // the look of what stands around it
};

constexpr std::size_t k_longest_filler = 16;  // md4c's own: blanks, a line end

// Takes md4c's callbacks in; the block that is open stands last in m_open. Where a sign of emphasis or a
// bracket stands in an address, md4c leaves spans that it never entered, and others never: none reaches
// beyond its block.
class TreeBuilder {
 public:
  explicit TreeBuilder(std::string_view markdown) : m_markdown(markdown) { m_open.emplace_back(); }

  void enter_block(MD_BLOCKTYPE type, const void* detail) {
    if (type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY) {
      m_header = type == MD_BLOCK_THEAD;
      return;
    }
    leave_spans(0);
    close_implied();
    m_open.push_back(new_block(type, detail));
  }

  void leave_block(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY) return;
    leave_spans(0);
    if (type == MD_BLOCK_LI) close_implied();
    close();
  }

  void enter_span(MD_SPANTYPE type, const void* detail) {
    m_spans.push_back({type, m_run});
    if (type == MD_SPAN_EM) m_run.style |= k_emphasis;
    if (type == MD_SPAN_STRONG) m_run.style |= k_strong;
    if (type == MD_SPAN_CODE) m_run.style |= k_code;
    if (type == MD_SPAN_DEL) m_run.style |= k_struck;
    if (type != MD_SPAN_A && type != MD_SPAN_IMG) return;
    if (m_run.image) return;  // an image's text may hold links, which mean nothing there
    m_run.link = ++m_links;
    m_run.image = type == MD_SPAN_IMG;
    m_run.target = attribute_text(m_run.image ? static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->src
                                              : static_cast<const MD_SPAN_A_DETAIL*>(detail)->href);
    if (m_run.image) m_run.title = attribute_text(static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->title);
    if (m_run.image) add("");  // an image without words is still there
  }

  void leave_span(MD_SPANTYPE type) {
    for (std::size_t i = m_spans.size(); i-- > 0;)
      if (m_spans[i].type == type) return leave_spans(i);
  }

  void text(MD_TEXTTYPE type, std::string_view text) {
    if (text.size() > k_longest_filler && !is_of_page(text)) return;
    if (m_open.back().kind == BlockKind::code) {
      m_open.back().code += text;
      return;
    }
    switch (type) {
      case MD_TEXT_NULLCHAR:
        return add("\xEF\xBF\xBD");
      case MD_TEXT_BR:
        return add("\n");
      case MD_TEXT_SOFTBR:
        return add(" ");
      case MD_TEXT_ENTITY:
        return add(decode_entity(text));
      default:
        return add(text);
    }
  }

  MarkdownBlock take() { return std::move(m_open.front()); }

 private:
  // False for the length that md4c counts where an address begins behind its end.
  [[nodiscard]] bool is_of_page(std::string_view text) const {
    return text.size() <= m_markdown.size() && std::less_equal<>()(m_markdown.data(), text.data()) &&
           std::less_equal<>()(text.data(), m_markdown.data() + (m_markdown.size() - text.size()));
  }

  static BlockKind kind_of(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_QUOTE:
        return BlockKind::quote;
      case MD_BLOCK_UL:
        return BlockKind::list;
      case MD_BLOCK_OL:
        return BlockKind::ordered_list;
      case MD_BLOCK_LI:
        return BlockKind::item;
      case MD_BLOCK_HR:
        return BlockKind::rule;
      case MD_BLOCK_H:
        return BlockKind::heading;
      case MD_BLOCK_CODE:
        return BlockKind::code;
      case MD_BLOCK_TABLE:
        return BlockKind::table;
      case MD_BLOCK_TR:
        return BlockKind::row;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        return BlockKind::cell;
      default:
        return BlockKind::paragraph;
    }
  }

  MarkdownBlock new_block(MD_BLOCKTYPE type, const void* detail) const {
    MarkdownBlock block;
    block.kind = kind_of(type);
    if (type == MD_BLOCK_UL) {
      block.tight = static_cast<const MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0;
    } else if (type == MD_BLOCK_OL) {
      block.level = static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->start;
      block.tight = static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->is_tight != 0;
    } else if (type == MD_BLOCK_LI) {
      const auto& item = *static_cast<const MD_BLOCK_LI_DETAIL*>(detail);
      if (item.is_task != 0) block.mark = item.task_mark == ' ' ? ' ' : 'x';
    } else if (type == MD_BLOCK_H) {
      block.level = static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level;
    } else if (type == MD_BLOCK_CODE) {
      block.info = attribute_text(static_cast<const MD_BLOCK_CODE_DETAIL*>(detail)->info);
    } else if (block.kind == BlockKind::cell) {
      block.right = static_cast<const MD_BLOCK_TD_DETAIL*>(detail)->align == MD_ALIGN_RIGHT;
    }
    block.header = type == MD_BLOCK_TH || (type == MD_BLOCK_TR && m_header);
    return block;
  }

  // All but the outer `count` spans.
  void leave_spans(std::size_t count) {
    if (count == m_spans.size()) return;
    m_run = std::move(m_spans[count].around);
    m_spans.erase(m_spans.begin() + static_cast<std::ptrdiff_t>(count), m_spans.end());
  }

  // The text of a tight item comes without a paragraph around it.
  void add(std::string_view text) {
    if (m_open.back().kind == BlockKind::item) {
      m_open.emplace_back().kind = BlockKind::paragraph;
      m_implied = true;
    }
    auto& runs = m_open.back().runs;
    if (!runs.empty() && runs.back().style == m_run.style && runs.back().link == m_run.link) {
      runs.back().text += text;
      return;
    }
    runs.push_back(m_run);
    runs.back().text = text;
  }

  void close_implied() {
    if (m_implied) close();
    m_implied = false;
  }

  void close() {
    MarkdownBlock done = std::move(m_open.back());
    m_open.pop_back();
    m_open.back().children.push_back(std::move(done));
  }

  std::string_view m_markdown;
  std::vector<MarkdownBlock> m_open;
  std::vector<Span> m_spans;
  MarkdownRun m_run;
  unsigned m_links = 0;
  bool m_header = false;
  bool m_implied = false;
};

TreeBuilder& builder(void* data) {
  return *static_cast<TreeBuilder*>(data);
}

// An exception must not pass through md4c, which is C: it is turned into "stop".
template <typename Action>
int guarded(Action action) noexcept {
  try {
    action();
    return 0;
  } catch (...) {
    return 1;
  }
}

MD_PARSER parser_callbacks() {
  MD_PARSER parser{};
  parser.flags = k_flags;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* data) {
    return guarded([&] { builder(data).enter_block(type, detail); });
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* data) {
    return guarded([&] { builder(data).leave_block(type); });
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* data) {
    return guarded([&] { builder(data).enter_span(type, detail); });
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* data) {
    return guarded([&] { builder(data).leave_span(type); });
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
    return guarded([&] { builder(data).text(type, {text, size}); });
  };
  return parser;
}

}  // namespace

MarkdownBlock parse_markdown(std::string_view markdown) {
  if (markdown.size() > std::numeric_limits<MD_SIZE>::max()) throw std::runtime_error("the page is too long");
  TreeBuilder tree(markdown);
  const MD_PARSER parser = parser_callbacks();
  if (md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &tree) != 0) {
    throw std::runtime_error("the page could not be drawn: out of memory");
  }
  return tree.take();
}

std::string decode_entity(std::string_view entity) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> k_named = {
      {{"&amp;", "&"},
       {"&lt;", "<"},
       {"&gt;", ">"},
       {"&quot;", "\""},
       {"&apos;", "'"},
       {"&nbsp;", "\xC2\xA0"},
       {"&middot;", "·"},
       {"&ndash;", "–"},
       {"&mdash;", "—"},
       {"&times;", "×"}}};
  for (const auto& [name, text] : k_named) {
    if (name == entity) return std::string(text);
  }
  if (!entity.starts_with("&#") || !entity.ends_with(';')) return std::string(entity);
  std::string_view digits = entity.substr(2, entity.size() - 3);
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  unsigned long value = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
  if (result.ec != std::errc() || result.ptr != digits.data() + digits.size()) return std::string(entity);
  return utf8(value);
}

}  // namespace worksort
