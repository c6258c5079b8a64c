#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// Consonant skeletons: short ASCII keys that the spellings of one name share, in Arabic letters, in Latin
/// letters and in Latin letters with digits (m7amad). Vowels and weak letters are out, but for an `A` at the
/// beginning; letters that stand for one sound are one class; repeated classes are one. docs/names.md lists
/// the classes.
///
/// Two spellings of one name have a common key among `stored_keys` of the one and `query_keys` of the other.
/// So have many words that are no relatives: same_name (transliteration.h) must judge each candidate.

/// The keys under which a folded word is stored: 1 to 3, on average 1.3 for the words of newspapers. Empty
/// for a word that is of neither script, or has over 30 letters.
std::vector<std::string> stored_keys(std::string_view folded_word);

/// The keys to look up for a folded word, likeliest first, at most 48: those of its other spellings too.
std::vector<std::string> query_keys(std::string_view folded_word);

}  // namespace fihris
