#pragma once

#include <cstddef>
#include <string_view>

#include "analyzers/words/folded_word.h"
#include "analyzers/words/folding.h"

namespace fihris {

/// Longest stretch of characters of one kind, with what vanishes among them.
struct ScannedWord {
  Kind kind = Kind::separator;  ///< arabic, digit, other, spaceless or phrase
  std::size_t begin = 0;        ///< byte offset of its first character
  std::size_t end = 0;          ///< byte offset past its last letter, mark or tatweel
  FoldedWord folded;            ///< empty for a phrase
};

/// Finds the first word at or after `offset`, which is moved past it. Returns false if there is none.
bool scan_word(std::string_view text, std::size_t& offset, ScannedWord& word);

}  // namespace fihris
