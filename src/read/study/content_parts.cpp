// A long file in parts, which several threads read: whole documents of it, or entries of one long list of
// pieces.
#include "worksort/util/parallel.hpp"
#include "worksort/util/platform.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <atomic>
#include <optional>
#include <string>
#include <utility>

#include "content.hpp"

namespace worksort {
namespace {

std::uint32_t count_lines(std::string_view bytes) {
  return static_cast<std::uint32_t>(std::count(bytes.begin(), bytes.end(), '\n'));
}

std::string_view whole_line(std::string_view bytes, std::size_t at) {
  return bytes.substr(at, std::min(bytes.find('\n', at), bytes.size() - 1) + 1 - at);
}

bool is_empty_line(std::string_view line) {
  const std::string_view text = trim(line);
  return text.empty() || text.front() == '#';
}

// The lines that a document begins with as far as its list of pieces, and how an entry of that begins.
struct Head {
  std::string_view lines;
  std::string_view dash;  // blanks, the dash and a blank
  std::uint32_t lines_before = 0;
};

// Documents of a file, or entries of one.
struct Stretch {
  std::string_view bytes;
  std::uint32_t lines_before = 0;
  std::optional<Head> head;  // of the document that they are entries of
  bool goes_on = false;      // that has more entries
};

// Stretches of `size` bytes or somewhat more, which begin with a line `---`, which nothing in a document can
// be, or with what looks like an entry of the document's list of pieces.
class Stretches {
 public:
  Stretches(std::string_view bytes, std::size_t size) : m_bytes(bytes), m_size(size) {}

  std::vector<Stretch> all() {
    for (std::size_t begin = 0; begin < m_bytes.size();) {
      const std::size_t end = document_end(begin);
      if (end - begin > 2 * m_size) {
        close(begin);
        cut_entries(m_bytes.substr(0, end));
      } else if (end - m_begin >= m_size) {
        close(end);
      }
      begin = end;
    }
    close(m_bytes.size());
    return std::move(m_out);
  }

 private:
  [[nodiscard]] std::size_t document_end(std::size_t begin) const {
    for (std::size_t at = begin; (at = m_bytes.find("\n---", at)) != std::string_view::npos; ++at) {
      const std::string_view behind = m_bytes.substr(at + 4);
      if (behind.starts_with('\n') || behind.starts_with("\r\n")) return at + 1;
    }
    return m_bytes.size();
  }

  void close(std::size_t end, const std::optional<Head>& head = std::nullopt, bool goes_on = false) {
    if (end <= m_begin) return;
    const std::string_view bytes = m_bytes.substr(m_begin, end - m_begin);
    m_out.push_back({bytes, m_lines, head, goes_on});
    m_lines += count_lines(bytes);
    m_begin = end;
  }

  // Of the document at the end of `bytes`, which begins where the next stretch does.
  void cut_entries(std::string_view bytes) {
    const auto head = find_head(bytes);
    if (!head) return close(bytes.size());
    m_lines += count_lines(head->lines);
    m_begin += head->lines.size();
    const std::string dash = "\n" + std::string(head->dash);
    for (auto at = bytes.find(dash, m_begin + m_size); at != std::string_view::npos;
         at = bytes.find(dash, m_begin + m_size))
      close(at + 1, head, true);
    close(bytes.size(), head);
  }

  // None where the document has more than `work:`, or no list of pieces that begins on a line of its own.
  [[nodiscard]] std::optional<Head> find_head(std::string_view bytes) const {
    constexpr std::size_t k_longest = 1U << 14U;
    bool in_list = false;
    for (std::size_t at = m_begin; at < std::min(bytes.size(), m_begin + k_longest);) {
      const std::string_view line = whole_line(bytes, at);
      const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
      const std::string_view text = line.substr(blanks);
      if (in_list && text.starts_with("- "))
        return Head{bytes.substr(m_begin, at - m_begin), line.substr(0, blanks + 2), m_lines};
      const bool may_stand = is_empty_line(text) || text.starts_with(blanks > 0 ? "" : "work:") ||
                             (at == m_begin && text.starts_with("---"));
      if (in_list ? !is_empty_line(text) : !may_stand) return std::nullopt;
      in_list = in_list || (text.starts_with("pieces:") && is_empty_line(text.substr(7)));
      at += line.size();
    }
    return std::nullopt;
  }

  std::string_view m_bytes;
  std::size_t m_size;
  std::size_t m_begin = 0;  // of the next stretch
  std::uint32_t m_lines = 0;
  std::vector<Stretch> m_out;
};

// The list of pieces where it is what the one document ends with; null if not.
Node* list_at_end(Tree& tree) {
  if (tree.documents.size() != 1) return nullptr;
  const Node& root = tree[tree.documents.front()];
  if (root.kind != NodeKind::map || root.children != 2) return nullptr;
  const Node& work = tree[tree[root.first_child].next];
  if (work.kind != NodeKind::map || work.children == 0) return nullptr;
  std::uint32_t key = work.first_child;
  for (std::uint32_t i = 2; i < work.children; i += 2) key = tree[tree[key].next].next;
  Node& list = tree.nodes[tree[key].next];
  return tree[key].text == "pieces" && list.kind == NodeKind::list ? &list : nullptr;
}

// Takes the last entry out if it begins on that line, and is not the only one.
bool drop_last(Tree& tree, Node& list, std::uint32_t line) {
  if (list.children < 2) return false;
  std::uint32_t last = list.first_child;
  for (std::uint32_t i = 2; i < list.children; ++i) last = tree[last].next;
  if (tree[tree[last].next].spot.line != line) return false;
  tree.nodes[last].next = 0;
  --list.children;
  return true;
}

// Reads entries behind the lines that their document begins with. An entry of our own behind them has to come
// back as one of the same list: then theirs end where the stretch ends. None if it does not.
std::optional<FileContent> read_entries(const std::string& file, const Stretch& stretch, Diagnostics& said,
                                        Prose prose) {
  const Head& head = *stretch.head;
  std::string text;
  text.reserve(head.lines.size() + stretch.bytes.size() + 64);
  (text += head.lines) += stretch.bytes;
  const std::uint32_t lines = count_lines(text);
  if (stretch.goes_on) ((text += head.dash) += "student: a") += head.lines.ends_with("\r\n") ? "\r\n" : "\n";
  Tree tree = read_tree(file, text, said);
  Node* const list = said.empty() ? list_at_end(tree) : nullptr;
  if (list == nullptr || (stretch.goes_on && !drop_last(tree, *list, lines + 1))) return std::nullopt;
  const std::uint32_t of_head = count_lines(head.lines);
  shift_lines(tree, [&](std::uint32_t line) {
    return line <= of_head ? line + head.lines_before : line - of_head + stretch.lines_before;
  });
  return read_documents(file, text, tree, said, prose);
}

bool is_same_document(const Stretch& a, const Stretch& b) {
  return a.head && b.head && a.head->lines.data() == b.head->lines.data();
}

// What is kept of the head of a document is kept once, for all its pieces.
void join_heads(FileContent& to, FileContent& from) {
  auto& heads = from.kept.heads;
  if (to.kept.heads.empty() || heads.empty()) return;
  to.kept.heads.begin()->second.last = heads.begin()->second.last;
  heads.clear();
}

}  // namespace

std::vector<FileContent> read_content_parts(const std::string& file, std::string_view bytes, std::size_t part,
                                            unsigned threads, Diagnostics& diagnostics, Prose prose) {
  std::vector<Stretch> stretches;
  if (bytes.size() > part) stretches = Stretches(bytes, part).all();
  std::vector<FileContent> out(stretches.size());
  std::atomic<bool> good = out.size() > 1;
  in_parallel(good ? out.size() : 0, threads, [&](std::size_t i) {
    platform::expect_much_memory();
    if (!good) return;
    const Stretch& stretch = stretches[i];
    Diagnostics said;
    std::optional<FileContent> content;
    if (stretch.head)
      content = read_entries(file, stretch, said, prose);
    else
      content = read_content(file, stretch.bytes, said, prose, stretch.lines_before);
    if (!content || content->foreign || !said.empty()) {
      good = false;
      return;
    }
    out[i] = std::move(*content);
    out[i].continues = i > 0;
  });
  if (!good) {
    out.clear();
    out.push_back(read_content(file, bytes, diagnostics, prose));
  }
  for (std::size_t first = 0, i = 1; i < out.size(); ++i) {
    if (is_same_document(stretches[first], stretches[i]))
      join_heads(out[first], out[i]);
    else
      first = i;
  }
  return out;
}

}  // namespace worksort
