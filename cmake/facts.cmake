# What `worksort --version --long` says of this build: the commit, the system, and each library with its version and
# licence. The library worksort_facts holds it as text; nothing of it depends on when or where it is built.

# The commit: as given, else what git says of the checkout, else what git wrote into an archive of the source.
set(WORKSORT_COMMIT "" CACHE STRING "The commit that is built, where git cannot be asked")
set(COMMIT "${WORKSORT_COMMIT}")
if(NOT COMMIT AND EXISTS ${PROJECT_SOURCE_DIR}/.git)
  execute_process(COMMAND git rev-parse HEAD WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE COMMIT
                  OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT COMMIT)
  file(STRINGS ${PROJECT_SOURCE_DIR}/cmake/commit.txt COMMIT LIMIT_COUNT 1)
endif()
if(NOT COMMIT MATCHES "^[0-9a-f]+$")
  set(COMMIT unknown)
endif()

# What HEADER defines MACRO to be; for libraries that tell pkg-config another number, that of their interface.
function(defined_in header macro output)
  find_file(HEADER_${header} ${header})
  file(STRINGS ${HEADER_${header}} line REGEX "define +${macro} " LIMIT_COUNT 1)
  string(REGEX REPLACE ".*${macro} +\"?([0-9.]+).*" "\\1" number "${line}")
  set(${output} ${number} PARENT_SCOPE)
endfunction()
defined_in(xlsxwriter.h LXW_VERSION XLSXWRITER_NUMBER)
foreach(part MAJOR MINOR PATCH)
  defined_in(utf8proc.h UTF8PROC_VERSION_${part} UTF8PROC_${part})
endforeach()

# name|version|licence (as SPDX spells it), in the order in which people look for them. share/THIRD-PARTY has the notices.
set(LIBRARIES
  "CLI11|${CLI11_VERSION}|BSD-3-Clause"
  "fmt|${fmt_VERSION}|MIT"
  "libxlsxwriter|${XLSXWRITER_NUMBER}|BSD-2-Clause AND Zlib AND MPL-2.0"
  "libzip|${libzip_VERSION}|BSD-3-Clause"
  "md4c|${md4c_VERSION}|MIT"
  "nlohmann-json|${nlohmann_json_VERSION}|MIT"
  "pugixml|${pugixml_VERSION}|MIT"
  "sqlite|${SQLite3_VERSION}|blessing"
  "utf8proc|${UTF8PROC_MAJOR}.${UTF8PROC_MINOR}.${UTF8PROC_PATCH}|MIT AND Unicode-DFS-2015"
  "yaml-cpp|${yaml-cpp_VERSION}|MIT"
  "zlib|${ZLIB_VERSION_STRING}|Zlib")
if(WORKSORT_PICTURES)
  foreach(part MAJOR MINOR RELEASE)
    defined_in(gd.h GD_${part}_VERSION GD_${part})
  endforeach()
  list(APPEND LIBRARIES "libgd|${GD_MAJOR}.${GD_MINOR}.${GD_RELEASE}|GD"
       "libjpeg-turbo|${jpeg_VERSION}|IJG AND BSD-3-Clause AND Zlib")
endif()
if(WORKSORT_PICTURES AND WORKSORT_STATIC)
  list(APPEND LIBRARIES "libpng|${PNG_VERSION_STRING}|libpng-2.0" "libwebp|${webp_VERSION}|BSD-3-Clause")
endif()
set(LIBRARY_ROWS "")
foreach(library IN LISTS LIBRARIES)
  string(REPLACE "|" "\", \"" row "${library}")
  string(APPEND LIBRARY_ROWS "    {\"${row}\"},\n")
endforeach()

# name|ON or OFF: what a system may have to do without.
set(HEIF OFF)
if(WORKSORT_PICTURES AND NOT WORKSORT_STATIC)
  set(HEIF ON)
endif()
set(FEATURES "pictures|${WORKSORT_PICTURES}" "heif|${HEIF}")
set(FEATURE_ROWS "")
foreach(feature IN LISTS FEATURES)
  string(REGEX MATCH "^[^|]+" name "${feature}")
  set(has false)
  if(feature MATCHES "[|](ON|1|TRUE|YES)$")
    set(has true)
  endif()
  string(APPEND FEATURE_ROWS "    {\"${name}\", ${has}},\n")
endforeach()

configure_file(${PROJECT_SOURCE_DIR}/cmake/facts.cpp.in ${PROJECT_BINARY_DIR}/facts.cpp @ONLY)
add_library(worksort_facts STATIC ${PROJECT_BINARY_DIR}/facts.cpp)
target_include_directories(worksort_facts PUBLIC ${PROJECT_SOURCE_DIR}/include)
