# Warnings, sanitizers and what makes builds short as one interface target; our own code links it, libraries do not see it.
add_library(worksort_flags INTERFACE)
target_compile_options(worksort_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wnull-dereference -Wduplicated-cond -Wlogical-op -Wuseless-cast -Wformat=2)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_compile_options(worksort_flags INTERFACE -Wno-unknown-warning-option)
endif()
# GCC 12 reports null dereferences inside the standard library's own vectors when it inlines them.
target_compile_options(worksort_flags INTERFACE -Wno-null-dereference)
# At -O3 GCC 12 takes strings and optionals that are moved for overlapping or unset; these are known false alarms.
target_compile_options(worksort_flags INTERFACE
  $<$<CONFIG:Release>:-Wno-restrict;-Wno-array-bounds;-Wno-maybe-uninitialized>)
# GCC collects its own garbage from a few megabytes on; a build takes a tenth less time without, and 0.7 GB a job.
target_compile_options(worksort_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:--param=ggc-min-heapsize=1000000>)
if(WORKSORT_WERROR)
  target_compile_options(worksort_flags INTERFACE -Werror)
endif()
if(WORKSORT_FUZZ)
  target_compile_options(worksort_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(WORKSORT_SANITIZE)
  # Two checks at every use of a pointer are left out, for a third of the code: AddressSanitizer itself stops at the null
  # page, and no pointer here is made of bytes. A target that is not to be looked into sets NOT_UNDEFINED.
  target_compile_options(worksort_flags INTERFACE -fsanitize=address -fno-sanitize-recover=all -fno-omit-frame-pointer
    $<$<NOT:$<BOOL:$<TARGET_PROPERTY:NOT_UNDEFINED>>>:-fsanitize=undefined;-fno-sanitize=null,alignment>)
  # Places behind the end of a vector or a text are no fault of an address where there is still room.
  target_compile_definitions(worksort_flags INTERFACE _GLIBCXX_ASSERTIONS)
  target_link_options(worksort_flags INTERFACE -fsanitize=address,undefined)
endif()
