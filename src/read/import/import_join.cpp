#include "import_join.hpp"

#include "worksort/model/piece_fields.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>
#include <variant>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::array k_counts = {&Reading::strategies, &Reading::models, &Reading::issues, &Reading::shows};
constexpr std::size_t k_most_codes = 255;

// The codes of each list in the order in which a reading holds them.
std::array<std::vector<CodeRef>, k_counts.size()> lists_of(const Study& study, const Reading& reading) {
  std::array<std::vector<CodeRef>, k_counts.size()> out;
  auto at = study.codes.begin() + reading.first_code;
  for (std::size_t i = 0; i < k_counts.size(); ++i) {
    out[i].assign(at, at + reading.*k_counts[i]);
    at += reading.*k_counts[i];
  }
  return out;
}

void join_codes(Study& study, Reading& first, const Reading& later) {
  auto lists = lists_of(study, first);
  const auto more = lists_of(study, later);
  first.first_code = static_cast<std::uint32_t>(study.codes.size());
  for (std::size_t i = 0; i < lists.size(); ++i) {
    auto& list = lists[i];
    for (const auto& code : more[i]) {
      const bool there =
          std::any_of(list.begin(), list.end(), [&](const CodeRef& c) { return c.code == code.code; });
      if (!there && list.size() < k_most_codes) list.push_back(code);
    }
    first.*k_counts[i] = static_cast<std::uint8_t>(list.size());
    study.codes.insert(study.codes.end(), list.begin(), list.end());
  }
}

void join_text(Study& study, Text& first, Text later) {
  if (later == k_no_text || later == first) return;
  first = first == k_no_text ? later
                             : study.texts.add(fmt::format("{}; {}", study.text(first), study.text(later)));
}

}  // namespace

void join_readings(Study& study, Reading& first, const Reading& later,
                   const std::function<void(const Reading& later, std::string_view what)>& differs) {
  join_codes(study, first, later);
  for (const auto member : {&Reading::evidence, &Reading::quote, &Reading::strength, &Reading::note})
    join_text(study, first.*member, later.*member);
  const auto settle = [&](auto& mine, const auto& other, auto nothing, std::string_view what) {
    if (mine == nothing) mine = other;
    if (other != nothing && mine != other) differs(later, what);
  };
  settle(first.answer, later.answer, k_no_text, "answer");
  settle(first.image, later.image, k_no_text, "image");
  settle(first.correct, later.correct, Correct::unknown, "value of correct");
  if (first.success.code == k_no_text) first.success = later.success;
  if (later.success.code != k_no_text && later.success.code != first.success.code) differs(later, "success");
  first.correct_given = first.correct_given || later.correct_given;
  first.is_blank = first.is_blank && later.is_blank;
  for (const auto& field : piece_fields()) {
    if (const auto* flag = std::get_if<bool Reading::*>(&field.member))
      first.** flag = first.**flag || later.**flag;
  }
}

}  // namespace worksort
