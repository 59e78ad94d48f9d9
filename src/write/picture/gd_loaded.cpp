// libgd as a system has it, loaded when it is asked for: with all that it brings along, starting would take
// four times as long.
#include "worksort/util/platform.hpp"

#include "gd_function.hpp"

namespace worksort {

void* gd_function(const char* name) {
  return platform::library_function("libgd.so.3", name);
}

}  // namespace worksort
