#pragma once

#include <string>
#include <vector>

namespace fihris {

/// Merges the databases in `sources` into a new one in `destination`; documents are numbered anew, in their
/// order. No sources make an empty database. Throws Xapian::Error.
void merge(const std::vector<std::string>& sources, const std::string& destination);

/// Cuts `sources` into at most `parts` runs of about the same size on the disk; none is empty unless there
/// are too few.
std::vector<std::vector<std::string>> split_evenly(const std::vector<std::string>& sources,
                                                   std::size_t parts);

}  // namespace fihris
