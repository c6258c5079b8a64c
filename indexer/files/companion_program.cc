#include "indexer/files/companion_program.h"

#include <unistd.h>

namespace fihris {

std::string companion_program(const std::string& name) {
  char self[4096];
  const ssize_t size = readlink("/proc/self/exe", self, sizeof self);
  if (size <= 0 || size == sizeof self) return {};
  std::string folder(self, static_cast<std::size_t>(size));
  folder.resize(folder.rfind('/') + 1);
  for (const char* place : {"", "../" FIHRIS_LIBEXECDIR "/fihris/"}) {
    const std::string program = folder + place + name;
    if (access(program.c_str(), X_OK) == 0) return program;
  }
  return {};
}

}  // namespace fihris
