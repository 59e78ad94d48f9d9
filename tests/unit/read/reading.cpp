#include "reading.hpp"

#include "worksort/util/text.hpp"

#include <fmt/core.h>

namespace worksort::test {
namespace {

std::string shape_of(const Tree& tree, std::uint32_t index) {
  const Node& node = tree[index];
  if (node.kind == NodeKind::missing) return node.refused ? "!" : "?";
  if (node.kind == NodeKind::text) return fmt::format("<{}>", node.text);
  std::string out;
  for (std::uint32_t child = node.first_child; child != 0; child = tree[child].next) {
    if (!out.empty()) out += ", ";
    if (node.kind == NodeKind::map) {
      out += fmt::format("{}: ", tree[child].text);
      child = tree[child].next;
    }
    out += shape_of(tree, child);
  }
  return node.kind == NodeKind::list ? fmt::format("[{}]", out) : fmt::format("{{{}}}", out);
}

std::uint32_t step(const Tree& tree, std::uint32_t index, const std::string& name) {
  std::uint32_t child = tree[index].first_child;
  if (tree[index].kind == NodeKind::list) {
    for (int left = std::stoi(name); child != 0 && left > 0; --left) child = tree[child].next;
    return child;
  }
  while (child != 0 && tree[child].text != name) child = tree[tree[child].next].next;
  return child == 0 ? 0 : tree[child].next;
}

}  // namespace

std::vector<std::string> Reading::spots() const {
  std::vector<std::string> out;
  for (const Diagnostic& d : diagnostics.items())
    out.push_back(fmt::format("{}:{}+{} {}", d.spot.line, d.spot.column, d.spot.width, d.id));
  return out;
}

std::string Reading::shape() const {
  std::vector<std::string> parts;
  for (const std::uint32_t root : tree.documents) parts.push_back(shape_of(tree, root));
  return join(parts, " --- ");
}

const Node* Reading::at(std::string_view path) const {
  for (std::uint32_t index : tree.documents) {
    for (const std::string& name : split_trimmed(path, '/')) index = index == 0 ? 0 : step(tree, index, name);
    if (index != 0) return &tree[index];
  }
  return nullptr;
}

Reading read(std::string_view text, const TreeLimits& limits) {
  Reading out;
  out.tree = read_tree("class.yaml", text, out.diagnostics, limits);
  return out;
}

std::string answer_problem(std::string_view text) {
  const std::string source = fmt::format(
      "work:\n  pieces:\n    - student: s07\n      answer: {}\n      model: array\n    - student: s08\n",
      text);
  const Reading reading = read(source);
  std::string out = join(reading.spots(), "; ");
  if (!reading.diagnostics.empty()) out += " | " + reading.diagnostics.items().front().hint;
  const bool kept =
      reading.at("work/pieces/0/model") != nullptr && reading.at("work/pieces/1/student") != nullptr;
  const Node* const answer = reading.at("work/pieces/0/answer");
  const bool refused = answer != nullptr && answer->kind == NodeKind::missing && answer->refused;
  return kept && refused ? out : out + " (the piece is damaged)";
}

}  // namespace worksort::test
