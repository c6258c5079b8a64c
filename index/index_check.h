#pragma once

#include <string>

namespace fihris {

/// Reads all of `generation`, of the index in folder `index`, and throws Error, naming the cure, if Xapian
/// finds something wrong. Takes seconds a gigabyte.
void check_generation(const std::string& generation, const std::string& index);

}  // namespace fihris
