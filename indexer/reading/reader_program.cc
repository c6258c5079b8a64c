#include "indexer/reading/reader_program.h"

#include <cstdlib>

#include "indexer/files/companion_program.h"

namespace fihris {

std::string reader_program() {
  const char* given = std::getenv("FIHRIS_READER");
  return given != nullptr && *given != '\0' ? given : companion_program("fihris-reader");
}

}  // namespace fihris
