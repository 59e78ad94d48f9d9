// What the tests of analyses share: documents as text are read into a study.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/model/study.hpp"

#include <string>
#include <string_view>

namespace worksort::test {

// The study of one file with these documents. The file is gone afterwards.
Study made_study(std::string_view documents);

// "skip-counting" of a handle.
inline std::string text(const Study& study, Text handle) {
  return std::string(study.text(handle));
}

}  // namespace worksort::test
