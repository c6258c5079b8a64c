#pragma once

#include <string>

namespace fihris {

/// An index folder holds the file `fihris-index`, which begins with a magic line. A program that writes or
/// removes does so in no other folder, unless it is empty: `segments` and `generation-5` may be the names of
/// somebody's folders.
///
/// Throws Error unless `folder` does not exist, is empty, has the file, or is recognised as an index of the
/// formats that had none.
void check_may_hold_index(const std::string& folder);

/// Makes `folder` an index folder: makes it, for its owner alone, if it is missing, and the file in it.
/// Throws Error if that cannot be done, or if the folder may not hold an index.
void mark_index(const std::string& folder);

}  // namespace fihris
