// Every key that the group page can have.
#pragma once

#include "worksort/report/page/page.hpp"

namespace worksort {

Value group_sample();

}  // namespace worksort
