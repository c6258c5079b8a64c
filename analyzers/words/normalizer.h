#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// The term of one word: UTF-8 in and out, folded exactly as Tokenizer folds, for text that is a single word;
/// of several words the first is taken. A stretch of a script without spaces is one word. Empty if nothing of
/// the word is left. Idempotent. Safe for untrusted input.
std::string fold(std::string_view word);

/// How much of a word's writing counts for the level `exact`.
enum class Tashkeel { ignored, kept };

/// A word as it is written, for the operator `=`: tatweel and invisible characters removed, canonically
/// composed, presentation forms as letters, in lower case; hamzas, taa marbuta, alef maqsura and accents stay
/// as typed. With Tashkeel::ignored, vowel signs and Qur'anic marks are removed as well. Idempotent, and
/// fold() of it is fold() of the word.
std::string written_form(std::string_view word, Tashkeel tashkeel);

/// True if `word` (UTF-8) contains vowel signs, dagger alef or Qur'anic marks. A combining hamza is a letter,
/// and so is a madda that composes with its alef.
bool has_tashkeel(std::string_view word);

}  // namespace fihris
