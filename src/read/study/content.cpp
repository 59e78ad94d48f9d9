#include "content.hpp"

#include "worksort/util/text.hpp"

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

// Bytes and place of a document's top-level keys that are ours.
bool is_ours(const Tree& tree) {
  const Mapping& shape = mapping("document");
  for (const auto document : tree.documents) {
    const Node& root = tree[document];
    if (root.kind != NodeKind::map) continue;
    std::uint32_t index = root.first_child;
    for (std::uint32_t i = 0; i + 1 < root.children; i += 2) {
      if (shape.find(tree[index].text) != nullptr) return true;
      index = tree[tree[index].next].next;
    }
  }
  return false;
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
    read_object(file, fields, shape, &value, references);
    value.origin = {0, node.spot};
  });
}

void read_document(const SourceFile& file, const Node& root, FileContent& content) {
  if (root.kind == NodeKind::missing) return;
  if (root.kind != NodeKind::map) {
    ++content.unread;
    return file.error("wrong-shape", root, "a worksort document has keys such as work: or task: at its top",
                      "put a line such as 'work:' first and indent what belongs to it");
  }
  const Fields document(file, root, mapping("document"));
  for_each_kind(
      [&](std::string_view key, auto list) { read_all(file, document, key, content.*list, content); });
  document.each_item("work", [&](const Node& node) {
    if (node.kind == NodeKind::map) read_work(file, Fields(file, node, mapping("work")), content);
  });
}

}  // namespace

FileContent read_content(const std::string& file, std::string_view bytes, Diagnostics& diagnostics) {
  FileContent content;
  Diagnostics found;
  Tree tree = read_tree(file, bytes, found);
  if (!tree.unreadable && !tree.documents.empty() && !is_ours(tree)) {
    content.foreign = true;
    if (is_release(tree)) return content;
    diagnostics.add({Severity::warning,
                     "not-worksort",
                     file,
                     {},
                     "passed over: none of its keys is a worksort key",
                     "",
                     ""});
    return content;
  }
  diagnostics.append(std::move(found));
  content.unread = tree.unread_entries + (tree.unreadable ? 1 : 0);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const SourceFile source{file, bytes, tree, diagnostics};
  for (const auto document : tree.documents) read_document(source, tree[document], content);
  return content;
}

}  // namespace worksort
