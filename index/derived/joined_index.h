#pragma once

#include <string>
#include <vector>

#include "index/index_reader.h"

namespace fihris {

/// Opens the indexes in these folders to be read as one: articles, frequencies, words and people are those
/// that one index of all their articles would have, in whichever order they are named, so that the ranking is
/// too. The lexicon and the table of people are made of all articles (2 s for 31,000) and kept in the user's
/// cache ($XDG_CACHE_HOME/fihris/joined) until one of the indexes has changed; where nothing can be written
/// there, in a temporary folder.
///
/// An index that is named twice counts once; of one, this is open_index. Throws as open_index does, and Error
/// if two indexes have an article in common, which would count twice. REQUIRES: there is one at least.
IndexReader open_indexes(const std::vector<std::string>& indexes);

}  // namespace fihris
