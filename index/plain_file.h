#pragma once

#include <fcntl.h>
#include <sys/types.h>

#include <cstddef>
#include <optional>
#include <string>

#include "index/file_descriptor.h"

namespace fihris {

/// Nothing in an index folder is trusted to be what its name says: a link would lead out of it, a pipe would
/// make its reader wait for ever. These look at what a path names and follow no link at its end.

/// Opens the file at `path` if it is a plain one. Otherwise the descriptor is -1 and errno tells why: ELOOP
/// stands for links and for whatever else is no plain file.
FileDescriptor open_plain_file(const std::string& path, int flags = O_RDONLY, mode_t mode = 0666);

/// The bytes of the plain file at `path`; nothing, and errno as above, if it cannot be read. Of a file of
/// more than `most` bytes errno says EFBIG.
std::optional<std::string> read_plain_file(const std::string& path, std::size_t most);

/// What a path names.
enum class PathKind { nothing, plain_file, folder, link, other };

/// If it cannot be told, `other` and errno says why; errno is ELOOP otherwise.
PathKind kind_of_path(const std::string& path);

/// What `error`, an errno, means where one of these has set it.
std::string reason_of(int error);

}  // namespace fihris
