#pragma once

#include <cstddef>
#include <string>

namespace fihris {

/// Reads all of `generation`, of the index in folder `index`, with `jobs` threads, and throws Error, naming
/// the cure, if a block of a table is not what it was when it was sealed, or if Xapian finds something wrong.
/// Takes seconds a gigabyte.
void check_generation(const std::string& generation, const std::string& index, std::size_t jobs);

}  // namespace fihris
