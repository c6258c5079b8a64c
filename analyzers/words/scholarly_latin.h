#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// A word in Latin letters as it is said, where a mark makes another sound of a letter: s with caron is sh, h
/// with breve below kh, g with dot gh. `written` is UTF-8, as typed; the result is folded like a word.
/// Empty if the word has no such letter.
///
/// | letters | read as |
/// | --- | --- |
/// | s with caron or cedilla | sh |
/// | h with breve or line below, k with line below | kh |
/// | g with dot, breve or line above | gh |
/// | g and j with caron | j |
/// | d with line below | dh |
/// | t with line below | th |
/// | c with caron | ch |
/// | k with dot below | q |
///
/// The marks of DIN 31635, ISO 233, of the Encyclopaedia of Islam and of the International Journal of Middle
/// East Studies; the cedilla is Turkish.
std::string read_scholarly_latin(std::string_view written);

}  // namespace fihris
