#include "worksort/read/study/practices.hpp"

#include "worksort/read/yaml/tree.hpp"
#include "worksort/util/share.hpp"

#include <string_view>

namespace worksort {
namespace {

std::vector<std::string> texts(const Tree& tree, const Node& list) {
  std::vector<std::string> out;
  out.reserve(list.children);
  for_each_item(tree, list, [&](const Node& item) { out.emplace_back(item.text); });
  return out;
}

Practice practice_of(const Tree& tree, const Node& entry) {
  Practice out;
  for_each_key(tree, entry, [&](std::string_view key, const Node& value) {
    if (key == "id") out.id = value.text;
    if (key == "name") out.name = value.text;
    if (key == "stems") out.stems = texts(tree, value);
    if (key != "look_fors") return;
    for_each_key(tree, value, [&](std::string_view whose, const Node& list) {
      (whose == "students" ? out.students : out.teachers) = texts(tree, list);
    });
  });
  return out;
}

}  // namespace

std::vector<Practice> shipped_practices() {
  constexpr std::string_view k_file = "practices/practices.yaml";
  Diagnostics diagnostics;
  const Tree tree = read_tree(std::string(k_file), share_text(k_file), diagnostics);
  std::vector<Practice> out;
  for (const auto document : tree.documents) {
    const Node& entries = tree[tree[tree[document].first_child].next];
    for_each_item(tree, entries, [&](const Node& entry) { out.push_back(practice_of(tree, entry)); });
  }
  return out;
}

}  // namespace worksort
