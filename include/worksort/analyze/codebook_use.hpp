// How the words of the codebooks and the words in the work fit together.
#pragma once

#include "worksort/model/study.hpp"

#include <string>
#include <vector>

namespace worksort {

// A code on one side only: an entry that no piece uses (`defined`), or a code in the work that its codebook
// lacks. `codebook` is empty_codebook() where the work names none.
struct CodeGap {
  const Codebook* codebook = nullptr;
  Dimension dimension = Dimension::strategy;
  std::string code;
  bool defined = true;
};

// Strategies, models, issues and words of the success scale, over every reading of all pieces; special codes
// are no gap. In the order of Study::codebooks, then dimension; entries in display order, then the others in
// natural order.
std::vector<CodeGap> code_gaps(const Study& study);

}  // namespace worksort
