# Joins the coding page: ROOT holds page.html, page.css and the modules that files.txt lists in the order in which they
# need each other. The page allows exactly this script and this style, by their hashes. Writes OUTPUT, in which
# @TITLE@ and @DATA@ are left to fill in.

# The text as Content-Security-Policy names it: 'sha256-' and the hash in base64.
function(hash_source text output)
  set(letters ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)
  string(SHA256 hex "${text}")
  set(base64 "sha256-")
  foreach(at RANGE 0 60 6)  # three bytes give four letters; the last group has two bytes and three letters
    string(SUBSTRING "${hex}0000" ${at} 6 group)
    foreach(shift 18 12 6 0)
      if(at EQUAL 60 AND shift EQUAL 0)
        string(APPEND base64 "=")
      else()
        math(EXPR index "(0x${group} >> ${shift}) & 63")
        string(SUBSTRING ${letters} ${index} 1 letter)
        string(APPEND base64 ${letter})
      endif()
    endforeach()
  endforeach()
  set(${output} ${base64} PARENT_SCOPE)
endfunction()

file(STRINGS ${ROOT}/files.txt modules)
set(script "\"use strict\";\n{\n")
foreach(module IN LISTS modules)
  file(READ ${ROOT}/${module} text)
  string(REGEX REPLACE "import {[^}]*} from \"[^\"]*\";\n" "" text "${text}")
  string(REGEX REPLACE "(^|\n)export " "\\1" text "${text}")
  string(APPEND script "${text}")
endforeach()
string(APPEND script "start();\n}\n")
file(READ ${ROOT}/page.css style)
hash_source("${script}" script_hash)
hash_source("${style}" style_hash)

file(READ ${ROOT}/page.html page)
string(REPLACE "@SCRIPT_HASH@" ${script_hash} page "${page}")
string(REPLACE "@STYLE_HASH@" ${style_hash} page "${page}")
string(REPLACE "@STYLE@" "${style}" page "${page}")
string(REPLACE "@SCRIPT@" "${script}" page "${page}")
file(WRITE ${OUTPUT} "${page}")
