// What is called of libzip, which brings libcrypto along.
#pragma once

#include <zip.h>

#ifdef WORKSORT_LIBZIP
#include "worksort/util/loaded_call.hpp"

// NOLINTBEGIN(readability-identifier-naming): the names of the library
namespace worksort {

WORKSORT_LOADED(WORKSORT_LIBZIP, zip_discard);
WORKSORT_LOADED(WORKSORT_LIBZIP, zip_error_fini);
WORKSORT_LOADED(WORKSORT_LIBZIP, zip_error_init);
WORKSORT_LOADED(WORKSORT_LIBZIP, zip_fclose);
WORKSORT_LOADED(WORKSORT_LIBZIP, zip_fopen_index);
WORKSORT_LOADED(WORKSORT_LIBZIP, zip_fread);
WORKSORT_LOADED(WORKSORT_LIBZIP, zip_get_name);
WORKSORT_LOADED(WORKSORT_LIBZIP, zip_get_num_entries);
WORKSORT_LOADED(WORKSORT_LIBZIP, zip_name_locate);
WORKSORT_LOADED(WORKSORT_LIBZIP, zip_open);
WORKSORT_LOADED(WORKSORT_LIBZIP, zip_open_from_source);
WORKSORT_LOADED(WORKSORT_LIBZIP, zip_source_buffer_create);
WORKSORT_LOADED(WORKSORT_LIBZIP, zip_source_free);

}  // namespace worksort
// NOLINTEND(readability-identifier-naming)
#endif
