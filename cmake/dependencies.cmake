# With WORKSORT_STATIC every library is linked into the program: only static ones count, and what they need in their turn
# is named here, since it does not say so itself.
if(WORKSORT_STATIC)
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
  add_link_options(-static)
  add_compile_definitions(UTF8PROC_STATIC ZIP_STATIC)
endif()

# Every library is a package of Debian 12, vcpkg and Homebrew; nothing is downloaded by the build.
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Threads REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(md4c REQUIRED IMPORTED_TARGET md4c)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
find_package(pugixml REQUIRED)

# Pictures on pages. libgd is loaded where a page has one, as it brings fifty libraries along, HEIF's among them; in a
# program of one file it is the one of tools/release-libraries, which reads JPEG, PNG and WebP.
if(WORKSORT_PICTURES)
  pkg_check_modules(jpeg IMPORTED_TARGET libjpeg)
  find_path(gd_INCLUDE_DIRS gd.h)
  if(NOT jpeg_FOUND OR NOT gd_INCLUDE_DIRS)
    message(FATAL_ERROR "libgd or libjpeg is not here, so pages could not show pictures. Install them (Debian: libgd-dev), "
                        "or build without pictures: -DWORKSORT_PICTURES=OFF")
  endif()
  set(WORKSORT_PICTURE_LIBRARIES PkgConfig::jpeg)
endif()
if(WORKSORT_PICTURES AND WORKSORT_STATIC)
  pkg_check_modules(webp REQUIRED libwebp)
  find_package(PNG REQUIRED)
  find_library(GD_STATIC gd REQUIRED)
  find_library(WEBP_STATIC webp REQUIRED)
  set(WORKSORT_PICTURE_LIBRARIES ${GD_STATIC} ${WEBP_STATIC} PNG::PNG PkgConfig::jpeg)
  add_compile_definitions(NONDLL)
endif()

# On Linux a library that few runs need is loaded when one of its functions is first called: libzip brings libcrypto along, and
# starting would take twice as long. Gives what to link: headers, and the name by which src/util/loaded_call.cpp loads it.
function(load_when_called package macro)
  set(${macro} PkgConfig::${package} PARENT_SCOPE)
  if(WORKSORT_STATIC OR NOT CMAKE_SYSTEM_NAME STREQUAL Linux)
    return()
  endif()
  list(GET ${package}_LINK_LIBRARIES 0 library)
  execute_process(COMMAND ${CMAKE_OBJDUMP} -p ${library} OUTPUT_VARIABLE head)
  if(head MATCHES "SONAME +([^\n]+)")
    add_library(${package}_when_called INTERFACE)
    target_include_directories(${package}_when_called INTERFACE ${${package}_INCLUDE_DIRS})
    target_compile_definitions(${package}_when_called INTERFACE ${macro}="${CMAKE_MATCH_1}")
    set(${macro} ${package}_when_called PARENT_SCOPE)
  endif()
endfunction()
load_when_called(libzip WORKSORT_LIBZIP)
load_when_called(xlsxwriter WORKSORT_LIBXLSXWRITER)

# SQLite is linked statically where it can be: it is not looked for at every start.
find_library(SQLITE_STATIC libsqlite3.a)
if(SQLITE_STATIC)
  set(WORKSORT_SQLITE ${SQLITE_STATIC} ${CMAKE_DL_LIBS} m)
else()
  set(WORKSORT_SQLITE SQLite::SQLite3)
endif()

# yaml-cpp spends its time in small calls: linked statically it reads about a sixth faster.
find_library(YAML_CPP_STATIC libyaml-cpp.a)
if(YAML_CPP_STATIC)
  set(WORKSORT_YAML_CPP ${YAML_CPP_STATIC})
else()
  if(NOT TARGET yaml-cpp::yaml-cpp)  # its name since 0.8
    add_library(yaml-cpp::yaml-cpp ALIAS yaml-cpp)
  endif()
  set(WORKSORT_YAML_CPP yaml-cpp::yaml-cpp)
endif()
