#include "worksort/util/loaded_call.hpp"

#include "worksort/util/platform.hpp"
#include "worksort/util/problem.hpp"

#include <fmt/core.h>

namespace worksort {

void* loaded_function(const char* library, const char* name) {
  void* function = platform::library_function(library, name);
  if (function == nullptr)
    throw Problem(fmt::format("the library {} is not here, or there is not enough memory for it", library),
                  "install it again, in the way in which worksort was installed");
  return function;
}

}  // namespace worksort
