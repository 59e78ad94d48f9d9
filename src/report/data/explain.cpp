// Every message of the reader in a few plain sentences, from share/messages.txt.
#include "worksort/report/data/findings.hpp"
#include "worksort/util/share.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::string_view k_indent = "\n    ";

// Calls `visit(id, text)` for each message.
template <typename Visit>
void each_explanation(Visit&& visit) {
  std::string_view rest = share_text("messages.txt");
  while (!rest.empty()) {
    const auto id = rest.substr(0, rest.find(k_indent));
    rest.remove_prefix(id.size() + k_indent.size());
    const auto text = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(text.size() + 1);
    visit(id, text);
  }
}

}  // namespace

std::vector<std::string> message_ids() {
  std::vector<std::string> out;
  each_explanation([&](std::string_view id, std::string_view) { out.emplace_back(id); });
  std::sort(out.begin(), out.end());
  return out;
}

std::optional<std::string> explain(std::string_view wanted) {
  std::optional<std::string> out;
  each_explanation([&](std::string_view id, std::string_view text) {
    if (id == wanted) out = fmt::format("{}: {}\n", id, text);
  });
  return out;
}

std::string all_explanations() {
  return std::string(share_text("messages.txt"));
}

}  // namespace worksort
