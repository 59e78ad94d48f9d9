// Every key that the group page can have.
#pragma once

#include "worksort/report/page.hpp"

namespace worksort {

Json group_sample();

}  // namespace worksort
