#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// What to do about an error of the system that is a limit of the process or of the machine, and no fault of
/// an index or a disk: too few descriptors, no memory, no room, a limit on the size of files. `otherwise` for
/// all other errors. `error` is an errno; `message` holds the text of one, which is all that Xapian tells.
std::string system_cure(int error, std::string_view otherwise);
std::string system_cure(std::string_view message, std::string_view otherwise);

}  // namespace fihris
