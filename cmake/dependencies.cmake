# Debian packages only: libxapian-dev libicu-dev libcli11-dev nlohmann-json3-dev libtomlplusplus-dev libxxhash-dev libdeflate-dev catch2.
find_package(Threads REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
find_package(Xapian CONFIG REQUIRED NAMES xapian)
find_package(CLI11 2.1 CONFIG REQUIRED)
find_package(nlohmann_json 3.11 CONFIG REQUIRED)
find_package(tomlplusplus 3.3 CONFIG REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(libdeflate REQUIRED IMPORTED_TARGET libdeflate)
# What serves pages: libcpp-httplib-dev libkainjow-mustache-dev.
pkg_check_modules(httplib REQUIRED IMPORTED_TARGET cpp-httplib)
find_path(MUSTACHE_INCLUDE_DIR kainjow/mustache.hpp REQUIRED)
# What the program says in other languages: gettext, whose library is a part of the C library.
find_package(Gettext REQUIRED)
# What reads formats, in a program of its own: libxml2-dev libarchive-dev libpoppler-cpp-dev libgmime-3.0-dev libseccomp-dev.
find_package(LibXml2 2.9 REQUIRED)
find_package(LibArchive 3.6 REQUIRED)
# Without these two, mail and PDF are not read (`fihris formats`); the tests need them.
pkg_check_modules(gmime IMPORTED_TARGET gmime-3.0)
pkg_check_modules(poppler IMPORTED_TARGET poppler-cpp)
pkg_check_modules(seccomp REQUIRED IMPORTED_TARGET libseccomp)

# Xapian's config package gives variables; this is the target they should have been.
add_library(xapian INTERFACE)
target_include_directories(xapian SYSTEM INTERFACE ${XAPIAN_INCLUDE_DIR})
target_link_libraries(xapian INTERFACE ${XAPIAN_LIBRARIES})
