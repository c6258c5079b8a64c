#pragma once

#include <string_view>

namespace fihris {

/// What a word is in a dictionary of Arabic or in the lists of names. Sets of these are or-ed together.
enum KnownKind : unsigned {
  known_noun = 1U << 0U,      ///< a noun or an adjective, also inflected
  known_verb = 1U << 1U,      ///< a verb in one of its persons
  known_name = 1U << 2U,      ///< of a person, a place or an institution
  known_particle = 1U << 3U,  ///< a word of grammar, with or without a pronoun
};
using KnownKinds = unsigned;

/// The kinds of a folded word as it stands: analyzers/data/known_words.inc and function_words.tsv. 0 if it
/// is not there. Case endings, plurals and persons are there, attached pronouns and proclitics are not.
KnownKinds known_kinds(std::string_view word);

/// The same of what a pronoun at the end of `word` may be attached to; 0 if it ends in none or the rest is
/// not known. Particles have their pronouns already.
KnownKinds known_kinds_before_pronoun(std::string_view word);

}  // namespace fihris
