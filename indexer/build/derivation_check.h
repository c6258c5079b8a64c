#pragma once

#include <cstddef>
#include <string>

#include "indexer/progress.h"

namespace fihris {

/// Makes the terms of each article of `generation` anew from the text that the index keeps, with `jobs`
/// threads, and throws Xapian::DatabaseCorruptError, which names an article, if they are not those of the
/// index: all terms and their frequencies, and the positions of some. Terms of the path depend on the folders
/// of the run that read it, and are left out. Takes as long as to build the index.
void check_derivation(const std::string& generation, std::size_t jobs, Progress& progress);

}  // namespace fihris
