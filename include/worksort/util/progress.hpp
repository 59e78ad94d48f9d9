// How something that may take long says how far it has come.
#pragma once

#include <cstddef>
#include <functional>

namespace worksort {

// Takes what is done and what there is in all, from any thread; may be empty, where nobody looks on.
using ProgressCall = std::function<void(std::size_t done, std::size_t all)>;

inline void tell(const ProgressCall& progress, std::size_t done, std::size_t all) {
  if (progress) progress(done, all);
}

}  // namespace worksort
