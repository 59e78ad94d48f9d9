#include "yaml_comments.hpp"

#include <algorithm>

#include "yaml_extent.hpp"

namespace worksort {
namespace {

// The stretches that texts take up, in which a # begins no comment.
class TextSpans {
 public:
  TextSpans(std::string_view bytes, const Tree& tree) : m_tree(tree), m_extent(bytes, tree) {
    for (const auto root : tree.documents) walk(root, 0);
    std::sort(m_spans.begin(), m_spans.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  }

  [[nodiscard]] const std::vector<Comment>& all() const { return m_spans; }

 private:
  void walk(std::uint32_t index, std::uint32_t key) {
    const Node& node = m_tree[index];
    if (node.kind == NodeKind::text) {
      const std::size_t end = m_extent.end(index, key);  // behind | and > a comment may stand
      const std::size_t begin = node.style == TextStyle::block ? m_extent.line_end(node.offset) : node.offset;
      if (begin < end) m_spans.push_back({begin, end});
    }
    const bool map = node.kind == NodeKind::map;
    std::uint32_t before = 0;
    for (std::uint32_t i = node.first_child; i != 0; i = m_tree[i].next) {
      walk(i, before);
      before = map && before == 0 ? i : 0;
    }
  }

  const Tree& m_tree;
  YamlExtent m_extent;
  std::vector<Comment> m_spans;
};

}  // namespace

std::vector<Comment> yaml_comments(std::string_view bytes, const Tree& tree) {
  std::vector<Comment> out;
  const TextSpans texts(bytes, tree);
  auto text = texts.all().begin();
  for (std::size_t at = bytes.find('#'); at != std::string_view::npos; at = bytes.find('#', at)) {
    while (text != texts.all().end() && text->end <= at) ++text;
    if (text != texts.all().end() && text->begin <= at) {
      at = text->end;
    } else {
      out.push_back({at, std::min(bytes.find_first_of("\r\n", at), bytes.size())});
      at = out.back().end;
    }
  }
  return out;
}

std::vector<std::string> comment_texts(std::string_view bytes, const Tree& tree) {
  std::vector<std::string> out;
  for (const auto& comment : yaml_comments(bytes, tree))
    out.emplace_back(bytes.substr(comment.begin, comment.end - comment.begin));
  return out;
}

}  // namespace worksort
