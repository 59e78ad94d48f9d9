#include "work_homes.hpp"

#include "worksort/edit/work_update.hpp"
#include "worksort/model/piece_fields.hpp"
#include "worksort/util/text.hpp"

#include <array>
#include <cstddef>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::array k_identity = {"task", "date", "coder"};

// What may stand above the pieces.
std::vector<std::string_view> head_keys() {
  std::vector<std::string_view> out;
  for (const auto* field : fields_by(&Places::file)) {
    if (!field->head.empty()) out.push_back(field->name);
  }
  return out;
}

std::string word(const Tree& tree, std::uint32_t map, std::string_view key) {
  const std::uint32_t node = child_of(tree, map, key);
  return node == 0 ? "" : normalized(tree[node].text);
}

// What the pieces of a document have where they say nothing.
std::string usual(const Tree& tree, const Study& context, const WorkHome& home, std::string_view key) {
  std::string out = word(tree, home.map, key);
  if (!out.empty() || (key != "date" && key != "codebook")) return out;
  const TaskInfo* info = context.task_info(word(tree, home.map, "task"));
  if (info == nullptr || info->task == nullptr) return out;
  if (key == "codebook") return info->task->codebook.text;
  return info->task->date ? to_string(*info->task->date) : "";
}

// The one class or school of the student on the rosters.
std::string on_roster(const Study& context, const std::string& student, std::string_view key) {
  const Student* found = nullptr;
  for (const auto& s : context.students) {
    if (context.text(s.id) != student) continue;
    if (found != nullptr) return "";
    found = &s;
  }
  if (found == nullptr) return "";
  if (key == "school") return std::string(context.text(found->school));
  return key == "class" && found->classes.size() == 1 ? std::string(context.text(found->classes.front()))
                                                      : "";
}

// How many words of the head the document says too; -1 if it says otherwise.
int fit(const Tree& tree, const Study& context, const WorkHome& home, const Value& head) {
  int same = 0;
  for (const auto key : head_keys()) {
    const std::string wanted = head.text_or_empty(key);
    const std::string there = usual(tree, context, home, key);
    if (wanted.empty() || there.empty()) continue;
    if (wanted != there) return -1;
    ++same;
  }
  return same;
}

bool is_open(const Tree& tree, const Study& context, const WorkHome& a, const WorkHome& b,
             const Value& head) {
  for (const char* key : k_identity) {
    if (head.text_or_empty(key).empty() && usual(tree, context, a, key) != usual(tree, context, b, key))
      return true;
  }
  return false;
}

}  // namespace

std::uint32_t child_of(const Tree& tree, std::uint32_t map, std::string_view key) {
  for (std::uint32_t k = tree[map].first_child; k != 0; k = tree[tree[k].next].next) {
    if (tree[k].text == key) return tree[k].next;
  }
  return 0;
}

std::vector<WorkHome> work_homes(const Tree& tree) {
  std::vector<WorkHome> out;
  for (const auto root : tree.documents) {
    if (tree[root].kind != NodeKind::map) continue;
    const std::uint32_t work = child_of(tree, root, "work");
    if (work == 0 || tree[work].kind != NodeKind::map) continue;
    WorkHome home{work, 0, child_of(tree, work, "pieces")};
    for (std::uint32_t k = tree[work].first_child; k != 0; k = tree[tree[k].next].next) {
      if (tree[k].next == home.pieces) home.pieces_key = k;
    }
    if (home.pieces != 0) out.push_back(home);
  }
  return out;
}

const WorkHome* home_for(const std::vector<WorkHome>& homes, const Tree& tree, const Study& context,
                         const Value& head, const std::string& student, Value& own) {
  const WorkHome* best = nullptr;
  int most = -1;
  bool open = false;
  for (const auto& home : homes) {
    const Node& pieces = tree[home.pieces];
    const bool list = pieces.kind == NodeKind::list || (pieces.kind == NodeKind::missing && !pieces.refused);
    const int same = list && !tree[home.map].flow ? fit(tree, context, home, head) : -1;
    if (same < 0 || same < most) continue;
    open = same == most && best != nullptr && is_open(tree, context, *best, home, head);
    most = same;
    best = &home;
  }
  if (open) {
    throw Problem(
        fmt::format("the new piece of student '{}' could belong to more than one part of the file", student),
        "columns or --set for task, date and coder say which");
  }
  if (best == nullptr) return nullptr;
  own = Value::object();
  for (const auto key : head_keys()) {
    const std::string wanted = head.text_or_empty(key);
    if (wanted.empty() || !usual(tree, context, *best, key).empty()) continue;
    if (wanted != on_roster(context, student, key)) own[key] = wanted;
  }
  return best;
}

}  // namespace worksort
