#pragma once

#include <functional>
#include <string>

namespace fihris {

/// Fills the folder `generation` with the files of a generation of another index. `previous` is the live
/// generation of this one, with which it may have much in common; empty if there is none.
using FetchGeneration = std::function<void(const std::string& generation, const std::string& previous)>;

/// Makes the live generation of `index` the one that `fetch` fetches: not before all of it is there, is what
/// its seal says, and can be used by this program. False, and nothing is changed, if it has that generation
/// already.
///
/// Throws Error if what was fetched is none of that, if the index cannot be written, or if another program
/// writes to it; what `fetch` throws. Then the index has the generation that it had.
bool replicate(const std::string& index, const FetchGeneration& fetch);

/// Copies a generation of an index of this machine, which is held while that lasts. Throws Error if there is
/// none.
void copy_generation(const std::string& original, const std::string& generation);

}  // namespace fihris
