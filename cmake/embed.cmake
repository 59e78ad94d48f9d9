# Writes a C++ file that holds the text of every file in LIST (paths relative to ROOT), and of the file MADE (relative to
# MADE_ROOT), as string literals.
file(STRINGS ${LIST} names)
set(entries "")
foreach(name IN LISTS names MADE)
  set(folder ${ROOT})
  if(name STREQUAL MADE)
    set(folder ${MADE_ROOT})
  endif()
  file(READ ${folder}/${name} hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${hex}")
  string(APPEND entries "    {\"${name}\", std::string_view(\"${bytes}\", ${size})},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"worksort/util/share.hpp\"\n
namespace worksort {
namespace {
constexpr ShareFile k_files[] = {
${entries}};
}  // namespace
std::span<const ShareFile> share_files() { return k_files; }
}  // namespace worksort\n")
