#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fihris {

/// The name of the file system of `folder`, if it is one of those where things change that the kernel does
/// not report (inotify(7)): what other machines, a program in the background or another view of it changes.
std::optional<std::string_view> unreported_file_system(const std::string& folder);

}  // namespace fihris
