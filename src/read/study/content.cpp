#include "content.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <utility>

#include "objects.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// A file of --release says nothing of students' work.
bool is_release(const Tree& tree) {
  if (tree.documents.size() != 1) return false;
  const Node& root = tree[tree.documents.front()];
  return root.kind == NodeKind::map && root.children == 2 && tree[root.first_child].text == "release";
}

template <typename Visit>
void each_key(const Tree& tree, const Node& map, const Visit& visit) {
  std::uint32_t index = map.first_child;
  for (std::uint32_t i = 0; i + 1 < map.children; i += 2) {
    const Node& name = tree[index];
    const Node& value = tree[name.next];
    visit(name.text, value);
    index = value.next;
  }
}

// True if a line has one of our keys, or that of pieces, in a file that is too broken for a tree with it.
bool shows_our_key(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
    const auto colon = line.find(':');
    const std::string_view key = line.substr(0, std::min(colon, line.size()));
    if (mapping("document").find(key) != nullptr || trim(key) == "pieces") return true;
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
  }
  return false;
}

// True for a key that is one of ours but for capitals, a plural or a slip of the finger.
bool may_be_ours(std::string_view key) {
  static const std::vector<std::string> k_names = [] {
    std::vector<std::string> names;
    for (const auto& known : mapping("document").keys) names.emplace_back(known.name);
    return names;
  }();
  const auto meant = nearest(key, k_names);
  return meant && std::max(meant->size(), key.size()) - std::min(meant->size(), key.size()) <= 1;
}

// True if a document has one of our keys at its top, or something behind a key that may be meant for one.
bool is_ours(const Tree& tree) {
  const Mapping& shape = mapping("document");
  bool out = false;
  for (const auto document : tree.documents) {
    const Node& root = tree[document];
    if (root.kind == NodeKind::list || has_key(tree, root, "pieces"))
      out = out || entries_in(tree, root) > 0;  // their work: or pieces: was left out
    if (root.kind != NodeKind::map) continue;
    const bool page = has_key(tree, root, "input");  // of a command, saved with -f yaml
    each_key(tree, root, [&](std::string_view key, const Node& value) {
      const bool holds = value.kind == NodeKind::map || value.kind == NodeKind::list;
      const bool meant = has_key(tree, value, "pieces") || (holds && may_be_ours(key));
      out = out || shape.find(key) != nullptr || (!page && meant);
    });
  }
  return out;
}

// True for a list of which the reader of YAML has left out, and counted, every entry.
bool is_left_out(const Tree& tree, const Node& list) {
  if (list.kind != NodeKind::list) return false;
  for (std::uint32_t item = list.first_child; item != 0; item = tree[item].next)
    if (tree[item].kind != NodeKind::missing || tree[item].length > 0) return false;
  return list.first_child != 0;
}

// True if a document has keys, whoever they belong to.
bool has_keys(const Tree& tree) {
  return std::any_of(tree.documents.begin(), tree.documents.end(), [&](std::uint32_t document) {
    return tree[document].kind == NodeKind::map && tree[document].children > 0;
  });
}

// Those behind keys that the mapping does not have: nobody else counts them.
std::size_t entries_behind_unknown_keys(const Tree& tree, const Node& map, const Mapping& shape) {
  std::size_t count = 0;
  each_key(tree, map, [&](std::string_view key, const Node& value) {
    if (shape.find(key) == nullptr && !is_own_key(key)) count += entries_in(tree, value);
  });
  return count;
}

template <typename Value>
void read_all(const SourceFile& file, const Fields& document, std::string_view key, std::vector<Value>& out,
              FileContent& content) {
  const Mapping& shape = mapping_behind(key);
  document.each_item(key, [&](const Node& node) {
    if (node.kind != NodeKind::map) return;
    const Fields fields(file, node, shape);
    if (!fields.complete()) {
      ++content.unread;
      return;
    }
    Value& value = out.emplace_back();
    std::vector<NamedCode>* references = nullptr;
    if constexpr (requires { value.references; }) references = &value.references;
    content.unread += read_object(file, fields, shape, &value, references);
    value.origin = {0, node.spot};
  });
}

void read_document(const SourceFile& file, const Node& root, FileContent& content) {
  if (root.kind == NodeKind::missing) return;
  if (root.kind != NodeKind::map) {
    content.unread += std::max<std::size_t>(entries_in(file.tree, root), 1);
    return file.error("wrong-shape", root, "a worksort document has keys such as work: or task: at its top",
                      "put a line such as 'work:' first and indent what belongs to it");
  }
  const Fields document(file, root, mapping("document"));
  if (content.prose == Prose::kept) {
    if (auto own = document.own_keys_and_note(); !own.empty())
      content.kept.documents.push_back(std::move(own));
  }
  content.unread += entries_behind_unknown_keys(file.tree, root, mapping("document"));
  for_each_kind(
      [&](std::string_view key, auto list) { read_all(file, document, key, content.*list, content); });
  content.unread += entries_refused(file.tree, document, "work");
  document.each_item("work", [&](const Node& node) {
    if (node.kind != NodeKind::map) return;
    content.unread += entries_behind_unknown_keys(file.tree, node, mapping("work"));
    read_work(file, Fields(file, node, mapping("work")), content);
  });
}

}  // namespace

bool has_key(const Tree& tree, const Node& node, std::string_view wanted) {
  bool out = false;
  if (node.kind == NodeKind::map)
    each_key(tree, node, [&](std::string_view key, const Node&) { out = out || key == wanted; });
  return out;
}

std::size_t entries_in(const Tree& tree, const Node& node) {
  if (has_key(tree, node, "student")) return 1;
  std::size_t count = 0;
  for (std::uint32_t child = node.first_child; child != 0; child = tree[child].next)
    count += entries_in(tree, tree[child]);
  return count;
}

std::size_t entries_refused(const Tree& tree, const Fields& fields, std::string_view key) {
  if (!fields.refused(key)) return 0;
  std::size_t count = 0;
  each_key(tree, fields.node(), [&](std::string_view name, const Node& value) {
    if (name == key && !value.refused && !is_left_out(tree, value))
      count += std::max<std::size_t>(entries_in(tree, value), 1);
  });
  return count;
}

FileContent read_documents(const std::string& file, std::string_view bytes, Tree& tree,
                           Diagnostics& diagnostics, Prose prose) {
  FileContent content;
  content.prose = prose;
  content.unread = tree.unread_entries + (tree.unreadable ? 1 : 0);
  bytes = behind_byte_mark(bytes);
  const SourceFile source{file, bytes, tree, diagnostics};
  for (const auto document : tree.documents) read_document(source, tree[document], content);
  return content;
}

FileContent read_content(const std::string& file, std::string_view bytes, Diagnostics& diagnostics,
                         Prose prose, std::uint32_t lines_before) {
  Diagnostics found;
  Tree tree = read_tree(file, bytes, found);
  if (lines_before > 0) shift_lines(tree, [&](std::uint32_t line) { return line + lines_before; });
  const bool ours = is_ours(tree) || (found.errors() > 0 && (shows_our_key(bytes) || !has_keys(tree)));
  if (!tree.unreadable && !tree.documents.empty() && !ours) {
    FileContent content;
    content.foreign = true;
    if (is_release(tree)) return content;
    diagnostics.add({Severity::warning,
                     k_not_worksort,
                     file,
                     {},
                     "passed over: none of its keys is a worksort key",
                     "",
                     ""});
    return content;
  }
  diagnostics.append(std::move(found));
  return read_documents(file, bytes, tree, diagnostics, prose);
}

}  // namespace worksort
