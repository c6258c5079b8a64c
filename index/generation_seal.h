#pragma once

#include <string>

namespace fihris {

/// What the seal of a generation says of it. A generation is read by nobody unless it is whole.
enum class SealState {
  whole,    ///< all files are there, and those that say where the rest lies are as they were
  missing,  ///< there is no seal, or nothing in it
  changed,  ///< a file is not what it was, missing or too many, or the seal itself has changed
  older     ///< it is of an earlier format of the index
};

/// Writes the seal of `generation`: which files its databases have, how large they are, and a hash of the
/// small ones that say where all else lies, its list of shards and the version files, which Xapian trusts
/// blindly. Throws Error.
void seal_generation(const std::string& generation);

/// Quick: reads no table. A table may have grown since: an update that shares it writes behind its end.
/// Throws Xapian::DatabaseOpeningError if the seal cannot be read.
SealState check_seal(const std::string& generation);

}  // namespace fihris
