#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// The term of one word: UTF-8 in and out, folded exactly as Tokenizer folds, for text that is a single word.
/// Empty if nothing of the word is left. Idempotent.
std::string fold(std::string_view word);

/// How much of a word's writing counts for the level `exact`.
enum class Tashkeel { ignored, kept };

/// A word as it is written, for the operator `=`: tatweel and invisible characters removed, canonically composed,
/// presentation forms as letters, case kept out; hamzas, taa marbuta and alef maqsura stay as typed.
/// With Tashkeel::ignored, vowel signs and Qur'anic marks are removed as well.
std::string written_form(std::string_view word, Tashkeel tashkeel);

/// True if `word` (UTF-8) contains tashkeel.
bool has_tashkeel(std::string_view word);

}  // namespace fihris
