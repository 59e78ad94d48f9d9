# compile_in_batches(TARGET): where a whole build is what counts (WORKSORT_UNITY), the files of a folder are compiled
# together, sixteen at a time, so that headers are read once for all of them. Names in unnamed namespaces are therefore
# told apart within a folder.
function(compile_in_batches target)
  if(NOT WORKSORT_UNITY)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    get_filename_component(path ${source} ABSOLUTE)
    get_filename_component(folder ${path} DIRECTORY)
    file(RELATIVE_PATH name ${CMAKE_CURRENT_SOURCE_DIR} "${folder}")
    string(MAKE_C_IDENTIFIER "room_${name}" room)
    math(EXPR ${room} "${${room}} + 1")
    math(EXPR batch "(${${room}} + 15) / 16")
    set_source_files_properties(${source} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP ${room}_${batch})
  endforeach()
endfunction()
