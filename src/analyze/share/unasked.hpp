// Counts that nobody has asked for yet and that a later page of the same work would have to hide.
#pragma once

#include "worksort/model/statement.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "piece_traits.hpp"

namespace worksort {

using WordsOf = std::function<PieceWords(const std::string& trait)>;

// Of every task: each group, family and pile, by how far its pages were carried and by issue; and of all
// tasks each strategy so. Once results of other commands give such a count by subtraction, it is too late to
// hide it. All are hidden statements; those that are not small ask for nothing. `levels` are the words for
// how far work can be carried.
std::vector<Statement> unasked_counts(const WordsOf& words_of, const std::vector<std::string>& levels,
                                      const Filter& within);

}  // namespace worksort
