#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// What the words of a text say about the order of their letters: programs that take text out of pages often
/// give the letters of Arabic in the order in which they stand from left to right.
struct LetterOrder {
  unsigned reversed = 0;  ///< words that are words only from their end
  unsigned as_read = 0;   ///< words that are words only as they stand

  /// Two words or more, and hardly any that speaks against it.
  bool is_reversed() const { return reversed >= 2 && reversed >= 4 * as_read; }
};

/// Looks at the first words of a text (UTF-8), at most some hundred. A word tells by what begins or ends no
/// word (taa marbuta, alef maqsura), by presentation forms, which say where in a word they belong, and by the
/// dictionary. Ends early where the text is clean.
LetterOrder letter_order(std::string_view text);

/// `text` with the letters of each Arabic word in the other order; marks stay behind their letters. Where
/// signs of punctuation stand before words, as they do in a line that was turned as a whole, the words of
/// each line are put in the other order too, but for words and numbers of other scripts. No bytes are made or
/// lost in well-formed text.
std::string turned_around(std::string_view text);

}  // namespace fihris
