#include "index/write_error.h"

#include <system_error>

#include "analyzers/error.h"

namespace fihris {

void fail_to_write(const std::string& path, int error) {
  throw Error("cannot write the index: " + path + ": " + std::generic_category().message(error) +
              "; check the disk and the permissions, or name another folder with --index");
}

}  // namespace fihris
