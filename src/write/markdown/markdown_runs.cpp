// The conventions that a page's Markdown follows beyond Markdown itself: labels in lists, asides at the right
// edge.
#include "worksort/util/text.hpp"
#include "worksort/write/markdown/markdown_tree.hpp"

#include <algorithm>

namespace worksort {
namespace {

bool is_label(const MarkdownRun& run) {
  return (run.style & k_strong) != 0 && run.link == 0;
}

void drop_leading(std::string& text, std::string_view characters) {
  text.erase(0, std::min(text.find_first_not_of(characters), text.size()));
}

void drop_trailing(std::string& text, std::string_view characters) {
  const auto last = text.find_last_not_of(characters);
  text.erase(last == std::string::npos ? 0 : last + 1);
}

}  // namespace

LabelledRuns split_label(const std::vector<MarkdownRun>& runs) {
  const auto end = std::find_if_not(runs.begin(), runs.end(), is_label);
  LabelledRuns out{{runs.begin(), end}, {end, runs.end()}};
  if (out.label.empty()) return out;
  drop_trailing(out.label.back().text, ": ");
  if (!out.rest.empty()) {
    if (out.rest.front().text.starts_with(':')) out.rest.front().text.erase(0, 1);
    drop_leading(out.rest.front().text, " \n");
    if (out.rest.front().text.empty()) out.rest.erase(out.rest.begin());
  }
  return out;
}

bool is_label_list(const MarkdownBlock& list) {
  return list.kind == BlockKind::list && !list.children.empty() &&
         std::all_of(list.children.begin(), list.children.end(), [](const MarkdownBlock& item) {
           return item.mark == 0 && !item.children.empty() &&
                  item.children.front().kind == BlockKind::paragraph && !item.children.front().runs.empty() &&
                  is_label(item.children.front().runs.front());
         });
}

AsideRuns split_aside(const std::vector<MarkdownRun>& line) {
  auto begin = line.end();
  while (begin != line.begin() && (std::prev(begin)->style & k_emphasis) != 0) --begin;
  const bool aside = begin != line.end() && begin != line.begin() && std::prev(begin)->text.ends_with(' ');
  if (!aside) return {line, {}};
  AsideRuns out{{line.begin(), begin}, {begin, line.end()}};
  drop_trailing(out.main.back().text, " ");
  if (out.main.size() == 1 && out.main.front().text.empty()) return {line, {}};
  return out;
}

std::vector<std::vector<MarkdownRun>> split_lines(const std::vector<MarkdownRun>& runs) {
  std::vector<std::vector<MarkdownRun>> lines(1);
  for (const auto& run : runs) {
    std::string_view rest = run.text;
    while (true) {
      const auto end = rest.find('\n');
      MarkdownRun part = run;
      part.text = rest.substr(0, end);
      if (!part.text.empty() || run.image) lines.back().push_back(std::move(part));
      if (end == std::string_view::npos) break;
      lines.emplace_back();
      rest.remove_prefix(end + 1);
    }
  }
  return lines;
}

}  // namespace worksort
