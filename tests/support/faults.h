#pragma once

#include <map>
#include <string>

namespace fihris {

/// Environment variables that make system calls of a program go wrong. `rules`, separated by semicolons, are
///
///     CALL GLOB ACTION [SKIP]
///
/// CALL, of a file whose absolute path matches GLOB (`*` matches a slash too):
///
/// | | |
/// | --- | --- |
/// | open | opening, folders too |
/// | stat | asking for the state of what is not open |
/// | statfs | asking for the file system |
/// | watch | watching a folder; `inotify` to begin with |
/// | statx | asking for the attributes of a folder |
/// | readdir | reading a name in a folder; the path is that of what is named |
/// | read | reading |
/// | write | writing and bringing to the disk |
/// | sync | bringing to the disk alone |
/// | change | `write`, and whatever else changes a folder: create, remove, rename, link |
/// | symlink | making a symbolic link |
/// | lock | flock |
///
/// ACTION, for every such call after the first SKIP: the name of an error; `short`, to read half of what is
/// asked for; `untyped`, to read a name without its type;
/// `mounted`, to say that a volume is mounted at a folder; `nfs`, `smb`, `fuse` or `overlay`, to say that a
/// file system is one; `grow`, to add to the file after it is read; `kill`, to end the program as kill -9
/// does; `hang`, to go no further in this thread; `stop`, to stop the program as kill -STOP does; `count`, to
/// let the call through. These three add a byte to the file $FAULT_COUNT, if there is one; `zero`, to write
/// zeros instead (with the call `write` alone, not with `pwrite`).
inline std::map<std::string, std::string> faults(const std::string& rules) {
  return {{"LD_PRELOAD", FAULT_SHIM},
          {"FAULTS", rules},
          {"ASAN_OPTIONS", "verify_asan_link_order=0:new_delete_type_mismatch=0"}};
}

}  // namespace fihris
