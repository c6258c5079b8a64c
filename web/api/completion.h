#pragma once

#include <string>
#include <vector>

#include "query/match/searcher.h"

namespace fihris {

/// Something of the collection that begins as the end of what was typed.
struct Completion {
  std::string text;   ///< the whole of what was typed, completed
  std::string shown;  ///< the completed end alone
  bool is_person = false;
  unsigned articles = 0;  ///< that have it
};

/// The people and the words that begin like the end of `typed`, those of most articles first, people before
/// words; none for fewer than two letters. Looks at a bounded number of them, whatever was typed.
std::vector<Completion> completions(const Searcher& searcher, const std::string& typed);

}  // namespace fihris
