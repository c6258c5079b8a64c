#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// Throws the Error that says that `path`, of an index, cannot be written because of `error`, an errno.
[[noreturn]] void fail_to_write(const std::string& path, int error);

/// Writes all of `bytes` to `file`, whose path is `path`. Throws Error.
void write_all(int file, const std::string& path, std::string_view bytes);

/// Makes `path`, of an index, a plain file of `bytes`; what was there is overwritten, unless it is a link or
/// no plain file. It is not brought to the disk. Throws Error.
void write_plain_file(const std::string& path, std::string_view bytes);

}  // namespace fihris
