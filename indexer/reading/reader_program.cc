#include "indexer/reading/reader_program.h"

#include <unistd.h>

#include <cstdlib>

namespace fihris {
namespace {

bool is_program(const std::string& path) {
  return access(path.c_str(), X_OK) == 0;
}

}  // namespace

std::string reader_program() {
  if (const char* given = std::getenv("FIHRIS_READER"); given && *given) return given;
  char self[4096];
  const ssize_t size = readlink("/proc/self/exe", self, sizeof self);
  if (size <= 0 || size == sizeof self) return {};
  std::string folder(self, static_cast<std::size_t>(size));
  folder.resize(folder.rfind('/') + 1);
  for (const char* place : {"fihris-reader", "../" FIHRIS_LIBEXECDIR "/fihris/fihris-reader"}) {
    if (is_program(folder + place)) return folder + place;
  }
  return {};
}

}  // namespace fihris
