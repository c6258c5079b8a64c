# Compiles text files into a target, for what runs without files of its own.
#   embed_text(TARGET HEADER NAMESPACE FILE...)
# Each FILE `data/some_name.tsv` becomes `const std::string_view NAMESPACE::some_name`, which HEADER declares.
function(embed_text target header namespace)
  foreach(file ${ARGN})
    get_filename_component(name ${file} NAME_WE)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${name}.embedded.cc)
    add_custom_command(
      OUTPUT ${source}
      COMMAND ${CMAKE_COMMAND} -DTEXT=${CMAKE_CURRENT_SOURCE_DIR}/${file} -DSOURCE=${source} -DNAME=${name}
              -DHEADER=${header} -DNAMESPACE=${namespace} -P ${PROJECT_SOURCE_DIR}/cmake/write_embedded.cmake
      DEPENDS ${file} ${PROJECT_SOURCE_DIR}/cmake/write_embedded.cmake
      VERBATIM)
    set_source_files_properties(${source} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    target_sources(${target} PRIVATE ${source})
  endforeach()
endfunction()
