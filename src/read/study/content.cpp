#include "content.hpp"

#include "worksort/util/text.hpp"

#include <utility>

#include "objects.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

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
void read_one(const SourceFile& file, const Fields& document, std::string_view key, std::vector<Value>& out,
              FileContent& content) {
  with_map(file, document, key, key, [&](const Fields& fields) {
    if (!fields.complete()) {
      ++content.unread;
      return;
    }
    Value& value = out.emplace_back();
    std::vector<NamedCode>* references = nullptr;
    if constexpr (requires { value.references; }) references = &value.references;
    read_object(file, fields, mapping(key), &value, references);
    if constexpr (requires { value.origin; }) value.origin = {0, fields.node().spot};
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
  const std::size_t codebooks = content.codebooks.size();
  read_one(file, document, "codebook", content.codebooks, content);
  if (content.codebooks.size() > codebooks)
    content.codebook_origins.push_back({0, document.find("codebook")->spot});
  read_one(file, document, "task", content.tasks, content);
  read_one(file, document, "exemplar", content.exemplars, content);
  read_one(file, document, "roster", content.rosters, content);
  read_one(file, document, "plan", content.plans, content);
  read_one(file, document, "inquiry", content.inquiries, content);
  read_one(file, document, "cycle", content.cycles, content);
  read_one(file, document, "protocol", content.protocols, content);
  read_one(file, document, "import", content.imports, content);
  document.each_item("decisions", [&](const Node& node) {
    if (node.kind != NodeKind::map) return;
    Decision& decision = content.decisions.emplace_back();
    const Mapping& shape = mapping("decision");
    read_object(file, Fields(file, node, shape), shape, &decision);
    decision.origin = {0, node.spot};
  });
  with_map(file, document, "work", "work", [&](const Fields& fields) { read_work(file, fields, content); });
}

}  // namespace

FileContent read_content(const std::string& file, std::string_view bytes, Diagnostics& diagnostics) {
  FileContent content;
  Diagnostics found;
  Tree tree = read_tree(file, bytes, found);
  if (!tree.unreadable && !tree.documents.empty() && !is_ours(tree)) {
    content.foreign = true;
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
