#include "worksort/analyze/codebook_use.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>

namespace worksort {
namespace {

constexpr std::array k_counted = {Dimension::strategy, Dimension::model, Dimension::issue,
                                  Dimension::success};

// The codes that work with one codebook holds, by dimension.
using UsedCodes = std::array<std::set<Text>, k_counted.size()>;

std::size_t place(Dimension dimension) {
  return static_cast<std::size_t>(std::find(k_counted.begin(), k_counted.end(), dimension) -
                                  k_counted.begin());
}

void add(UsedCodes& used, Dimension dimension, std::span<const CodeRef> codes) {
  for (const auto& code : codes) used[place(dimension)].insert(code.code);
}

std::map<const Codebook*, UsedCodes> used_codes(const Study& study) {
  std::map<const Codebook*, UsedCodes> out;
  for (const auto& r : study.readings) {
    UsedCodes& used = out[study.task_info(r.task.code)->codebook];
    add(used, Dimension::strategy, study.strategies(r));
    add(used, Dimension::model, study.models(r));
    add(used, Dimension::issue, study.issues(r));
    add(used, Dimension::success, {&r.success, 1});
  }
  for (const auto& refused : study.refused_codes) {
    out[refused.codebook][place(refused.dimension)].insert(refused.code);
  }
  return out;
}

bool is_always_known(const Codebook& codebook, Dimension dimension, std::string_view code) {
  if (code.empty() || (dimension == Dimension::strategy && is_special(code))) return true;
  if (dimension != Dimension::success || !codebook.success.empty()) return false;
  return codebook.rank(dimension, code) < codebook.success_scale().size();
}

void add_gaps(const Study& study, const Codebook& codebook, Dimension dimension, const std::set<Text>& used,
              std::vector<CodeGap>& out) {
  std::set<std::string_view> words;
  for (const Text code : used) words.insert(study.text(code));
  const auto ids = codebook.ids(dimension);
  for (const auto& id : ids) {
    if (!words.contains(id)) out.push_back({&codebook, dimension, id, true});
  }
  std::vector<std::string> undefined;
  for (const auto word : words) {
    const bool defined = std::find(ids.begin(), ids.end(), word) != ids.end();
    if (!defined && !is_always_known(codebook, dimension, word)) undefined.emplace_back(word);
  }
  std::sort(undefined.begin(), undefined.end(), natural_less);
  for (auto& word : undefined) out.push_back({&codebook, dimension, std::move(word), false});
}

}  // namespace

std::vector<CodeGap> code_gaps(const Study& study) {
  const auto used = used_codes(study);
  std::vector<const Codebook*> codebooks;
  for (const auto& codebook : study.codebooks) codebooks.push_back(&codebook);
  codebooks.push_back(&empty_codebook());
  std::vector<CodeGap> out;
  for (const auto* codebook : codebooks) {
    const auto found = used.find(codebook);
    if (found == used.end()) continue;
    for (const auto dimension : k_counted) {
      add_gaps(study, *codebook, dimension, found->second[place(dimension)], out);
    }
  }
  return out;
}

}  // namespace worksort
