# The gazetteer and the aliases, compiled into the program: compile_names folds the names with the analyzers' own rules
# and writes them as constant arrays, so that a search pays nothing for them at its start.
set(names_data_tables ${CMAKE_CURRENT_SOURCE_DIR}/data/places.tsv ${CMAKE_CURRENT_SOURCE_DIR}/data/aliases.tsv)
set(names_data_source ${CMAKE_CURRENT_BINARY_DIR}/names_data.cc)

add_executable(compile_names
  ${PROJECT_SOURCE_DIR}/tools/compile_names/main.cc
  ${PROJECT_SOURCE_DIR}/tools/compile_names/place_list.cc
  ${PROJECT_SOURCE_DIR}/tools/compile_names/place_table.cc
  ${PROJECT_SOURCE_DIR}/tools/compile_names/source_writer.cc
  places/alias_file.cc
  places/alias_table.cc)
target_link_libraries(compile_names PRIVATE analyzers_words messages)

add_custom_command(
  OUTPUT ${names_data_source}
  COMMAND compile_names ${names_data_tables} ${names_data_source}
  DEPENDS compile_names ${names_data_tables}
  COMMENT "Compiling the names of places" VERBATIM)

# One long literal is the point of the file.
set_source_files_properties(${names_data_source} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
target_sources(analyzers_places PRIVATE ${names_data_source})
