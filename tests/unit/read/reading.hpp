// What the tests of the YAML reader share: a text is read, and what came of it is put into words.
#pragma once

#include "worksort/read/yaml/tree.hpp"
#include "worksort/util/diagnostic.hpp"
#include "worksort/util/text.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace worksort::test {

using Spots = std::vector<std::string>;

struct Reading {
  Tree tree;
  Diagnostics diagnostics;

  // "LINE:COLUMN+WIDTH id" of each error and warning, in the order of the file.
  [[nodiscard]] Spots spots() const;

  // Every document in one line: {key: <text>, list: [<a>, ?]}; ? is missing, ! is refused.
  [[nodiscard]] std::string shape() const;

  // The value that a path such as "work/pieces/1/answer" leads to in the first document that has it, else
  // null.
  [[nodiscard]] const Node* at(std::string_view path) const;
};

Reading read(std::string_view text, const TreeLimits& limits = {});

// The spots of a text that stands behind `answer: ` in a piece, with its hint.
std::string answer_problem(std::string_view text);

}  // namespace worksort::test

template <>
struct doctest::StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& parts) { return worksort::join(parts, "; ").c_str(); }
};
