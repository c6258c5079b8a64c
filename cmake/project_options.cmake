# One interface target carries the language level and the warnings; no global flags.
add_library(project_options INTERFACE)
target_compile_features(project_options INTERFACE cxx_std_20)
target_include_directories(project_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(project_options INTERFACE FIHRIS_VERSION="${PROJECT_VERSION}")
target_compile_options(project_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast
  $<$<CXX_COMPILER_ID:GNU>:-Wbidi-chars=any>
  # GCC 12 takes a literal + a string for copies that overlap (its bug 105651).
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>)

set(FIHRIS_SANITIZE "" CACHE STRING "Sanitizers to build with, as -fsanitize= takes them")
if(FIHRIS_SANITIZE)
  target_compile_options(project_options INTERFACE
    -fsanitize=${FIHRIS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_definitions(project_options INTERFACE _GLIBCXX_ASSERTIONS)
  target_link_options(project_options INTERFACE -fsanitize=${FIHRIS_SANITIZE})
endif()
