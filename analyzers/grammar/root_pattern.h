#pragma once

#include <string_view>

namespace fihris {

/// How much of a word may be inflection when its pattern is judged.
enum class Affixes {
  few,  ///< taa marbuta, alef and -an: the patterns of names such as Hasan, Husayn, Hamdan
  all,  ///< those of nouns, participles and verbs too
};

/// True if the folded word has the shape of an Arabic one: root letters in one of the patterns of stems, such
/// as faal, faail, fail, and a root that Arabic can have. In such words another vowel letter makes another
/// word.
///
/// Not a root: homorganic consonants side by side (Greenberg, "The patterning of root morphemes in Semitic",
/// Word 6, 1950), the first consonant again in second or third place, a letter that Arabic has not. By this
/// Trump and Gates are foreign at any length.
bool has_arabic_pattern(std::string_view word, Affixes affixes);

/// True if the folded word has a letter that is hardly ever used to write a name of a language without it:
/// hah, ain, sad, dad, zah, thal.
bool has_letter_of_arabic(std::string_view word);

}  // namespace fihris
