#pragma once

#include <string>

namespace fihris {

/// Throws the Error that says that `path`, of an index, cannot be written because of `error`, an errno.
[[noreturn]] void fail_to_write(const std::string& path, int error);

}  // namespace fihris
