# `cmake --install` puts these files in place and no others.
#   cmake -DBUILD=FOLDER -DSOURCE=FOLDER -DPREFIX=FOLDER -P install_test.cmake       PREFIX is emptied first
file(REMOVE_RECURSE ${PREFIX})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${PREFIX} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)

file(GLOB pages RELATIVE ${SOURCE} ${SOURCE}/docs/*.md)
list(TRANSFORM pages PREPEND share/doc/fihris/)
file(STRINGS ${SOURCE}/docs/man/fihris.1 commands REGEX "^[.]SS fihris ")
list(TRANSFORM commands REPLACE "^[.]SS fihris ([a-z]+).*" "share/man/man1/fihris-\\1.1.gz")
set(expected ${pages} ${commands}
  bin/fihris
  lib/systemd/user/fihris-gather.service
  lib/systemd/user/fihris-gather.timer
  lib/systemd/user/fihris-replica@.service
  lib/systemd/user/fihris-replica@.timer
  lib/systemd/user/fihris-shard@.service
  libexec/fihris/fihris-reader
  libexec/fihris/fihris-serve
  share/bash-completion/completions/fihris
  share/doc/fihris/README.md
  share/doc/fihris/README.ar.md
  share/doc/fihris/changelog.Debian.gz
  share/doc/fihris/changelog.gz
  share/doc/fihris/copyright
  share/fish/vendor_completions.d/fihris.fish
  share/locale/ar/LC_MESSAGES/fihris.mo
  share/man/ar/man1/fihris.1.gz
  share/man/man1/fihris.1.gz
  share/man/man5/fihris.5.gz
  share/man/man7/fihris-query.7.gz
  share/zsh/vendor-completions/_fihris)
list(SORT expected)
file(GLOB_RECURSE installed RELATIVE ${PREFIX} ${PREFIX}/*)
list(SORT installed)
if(NOT installed STREQUAL expected)
  message(FATAL_ERROR "installed: ${installed}\nexpected: ${expected}")
endif()
execute_process(COMMAND ${PREFIX}/bin/fihris --version OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND gzip --test ${PREFIX}/share/man/man1/fihris.1.gz COMMAND_ERROR_IS_FATAL ANY)
# The server finds the catalogue too, from its own folder.
execute_process(COMMAND ${CMAKE_COMMAND} -E env LOCPATH=${BUILD}/tests/end_to_end/locales LC_ALL=ar_EG.UTF-8 LANGUAGE=ar
  ${PREFIX}/bin/fihris serve --listen 192.0.2.1 ERROR_VARIABLE said RESULT_VARIABLE status)
if(NOT status EQUAL 2 OR NOT said MATCHES "قد يتصل به غيرك")
  message(FATAL_ERROR "fihris serve: ${status}: ${said}")
endif()
