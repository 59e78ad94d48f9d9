// The functions of libgd: by gd_loaded.cpp or gd_linked.cpp.
#pragma once

namespace worksort {

// Nothing where libgd is not here. The caller knows its type.
void* gd_function(const char* name);

}  // namespace worksort
