// What a written code stands for, and what is said where it stands for nothing.
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include "join.hpp"
#include "messages.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// "counts by, array" or "counts by / array" that is a list of codes in one text; empty if it is not.
std::string as_list(Join& join, const Codebook& codebook, Dimension dimension, std::string_view written) {
  const auto parts = reading::parts_of_list(written);
  const bool all_known = std::all_of(parts.begin(), parts.end(), [&](const std::string& part) {
    return join.find(codebook, dimension, part).match != Match::none;
  });
  return all_known && parts.size() > 1
             ? fmt::format("as a list these are {} codes: [{}]", parts.size(), worksort::join(parts, ", "))
             : "";
}

std::string known_words(Join& join, const Codebook& codebook, Dimension dimension, std::string_view written) {
  if (std::string list = as_list(join, codebook, dimension, written); !list.empty()) return list;
  const bool may_be_none = dimension == Dimension::model || dimension == Dimension::issue;
  if (may_be_none && reading::says_none(written))
    return fmt::format("where there is no {}, leave it out", dimension_name(dimension));
  std::vector<std::string> ids = codebook.ids(dimension);
  const std::size_t count = ids.size();
  if (dimension == Dimension::strategy) {
    for (const auto& special : special_codes()) ids.push_back(special.id);
  }
  const std::string see = dimension == Dimension::success || count <= 6
                              ? fmt::format("it takes {}", worksort::join(ids, ", "))
                              : fmt::format("'worksort codebook show {}' lists all {}", codebook.id, count);
  return did_you_mean_and(written, ids, see);
}

}  // namespace

std::string CodeFinder::find(Dimension dimension, std::string_view written, const Origin& at) {
  const bool success = dimension == Dimension::success;
  if (success && m_codebook.success.empty()) {
    const Found found = m_codebook.find_step(written);
    return found.match == Match::none ? std::string(written) : found.id;
  }
  const Found found = m_join.find(m_codebook, dimension, written);
  if (found.match == Match::other_spelling) {
    m_join.warn("other-case", at, fmt::format("'{}' is read as '{}'", written, found.id),
                fmt::format("write {}", found.id));
  }
  if (found.match != Match::none) return found.id;
  if (m_codebook.size(dimension) == 0) return std::string(written);
  m_join.error("unknown-code", at,
               fmt::format("'{}' is not {} {} of {}", written, dimension == Dimension::issue ? "an" : "a",
                           success ? "success word" : dimension_name(dimension), m_codebook.id),
               known_words(m_join, m_codebook, dimension, written));
  return "";
}

}  // namespace worksort
