#include "join.hpp"

namespace worksort {

void look_closely(Join&) {}

}  // namespace worksort
