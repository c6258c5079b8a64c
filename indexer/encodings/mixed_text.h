#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/encodings/code_pages.h"

namespace fihris {

/// What bytes that are not well-formed UTF-8 as a whole were taken for.
struct MixedText {
  std::string text;         ///< well-formed UTF-8
  const CodePage* page;     ///< of what is not UTF-8
  bool has_utf8 = false;    ///< some words beyond ASCII are UTF-8
  bool has_page = false;    ///< some are in the page
  std::size_t repairs = 0;  ///< bytes that fitted neither
  Cost cost = 0;            ///< how unlikely the text is (letter_pairs.h)
};

/// Decodes `bytes`, of which each word is UTF-8, perhaps damaged, or in one code page, the same for the whole
/// text. Page and words are chosen such that the letters that follow each other are likeliest; changing
/// between UTF-8 and the page has a price, a lower one where a line ends. `declared` is preferred where
/// little speaks against it; null if none is. Linear in time; takes a byte of memory a word beside the text.
MixedText decode_mixed(std::string_view bytes, const CodePage* declared);

/// By so much a declared encoding may be less likely than another and yet be believed.
inline constexpr Cost worth_of_declaration = 60;

}  // namespace fihris
