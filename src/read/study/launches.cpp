#include "worksort/read/study/launches.hpp"

#include "worksort/read/yaml/tree.hpp"
#include "worksort/util/share.hpp"

#include <array>
#include <charconv>
#include <string_view>

namespace worksort {
namespace {

struct TextKey {
  std::string_view name;
  std::string Launch::*member;
};

struct ListKey {
  std::string_view name;
  std::vector<std::string> Launch::*member;
};

constexpr std::array k_texts = {TextKey{"id", &Launch::id},       TextKey{"kind", &Launch::kind},
                                TextKey{"name", &Launch::name},   TextKey{"grades", &Launch::grades},
                                TextKey{"order", &Launch::order}, TextKey{"say", &Launch::say},
                                TextKey{"note", &Launch::note}};

constexpr std::array k_lists = {ListKey{"needs", &Launch::needs},
                                ListKey{"show", &Launch::show},
                                ListKey{"how", &Launch::how},
                                ListKey{"listen_for", &Launch::listen_for},
                                ListKey{"strategies", &Launch::strategies},
                                ListKey{"issues", &Launch::issues}};

void take(Launch& launch, std::string_view key, const Tree& tree, const Node& value) {
  if (key == "minutes")
    std::from_chars(value.text.data(), value.text.data() + value.text.size(), launch.minutes);
  for (const auto& [name, member] : k_texts) {
    if (name == key) launch.*member = value.text;
  }
  for (const auto& [name, member] : k_lists) {
    if (name != key) continue;
    for_each_item(tree, value, [&list = launch.*member](const Node& item) { list.emplace_back(item.text); });
  }
}

Launch launch_of(const Tree& tree, const Node& entry) {
  Launch out;
  for_each_key(tree, entry, [&](std::string_view key, const Node& value) { take(out, key, tree, value); });
  return out;
}

}  // namespace

std::vector<Launch> shipped_launches() {
  std::vector<Launch> out;
  for (const auto& file : share_files()) {
    if (!file.name.starts_with("launch/")) continue;
    Diagnostics diagnostics;
    const Tree tree = read_tree(file.name, file.text, diagnostics);
    for (const auto document : tree.documents) {
      const Node& entries = tree[tree[tree[document].first_child].next];
      for_each_item(tree, entries, [&](const Node& entry) { out.push_back(launch_of(tree, entry)); });
    }
  }
  return out;
}

}  // namespace worksort
