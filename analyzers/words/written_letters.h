#pragma once

#include <string_view>

/// Questions that need the letters of a word as they were written, before folding. `word` is a word of Arabic
/// letters in a text, `term` its term with every alef maqsura folded to yeh.
namespace fihris {

/// True if the word is ala, ila or lada, alone or after wa or fa, written with a final alef maqsura, and ila
/// with a bare alef or a hamza below it: particles that a name or noun with yeh is to be told from.
bool is_particle(std::string_view word, std::string_view term);

/// True if an alef with hamza or madda and then a lam begin the word, or follow one or two of wa fa ba ka la
/// sa.
bool has_hamza_before_lam(std::string_view word, std::string_view term);

}  // namespace fihris
