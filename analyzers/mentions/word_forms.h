#pragma once

#include <string_view>

namespace fihris {

// What the letters of a folded word, and the dictionary, say of whether it may be a part of a name.

/// Most surnames of the Gulf have it; so do some places (Ramadi) and adjectives.
bool has_nisba_form(std::string_view word);

/// A word of the dictionary with the article, which is no name there.
bool is_noun_with_article(std::string_view word);

/// The first to the fifth: numbers of rulers.
bool is_ordinal(std::string_view word);

/// Ends like a word with "her", "his" behind a taa, "their" or "your".
bool has_pronoun(std::string_view word);

/// Tanwin and pronouns, which unlisted names seldom end like.
bool may_be_inflected(std::string_view word);

/// Prefixes of verbs in the present. That of "we" is rare, and rarer before a long verb.
bool may_be_verb(std::string_view word);

/// A verb of the dictionary that is nothing else there, also behind sa, "will".
bool is_verb(std::string_view word);

/// Forms that many verbs in the past have: three letters, faal with a long vowel, and those that begin with
/// alef.
bool may_be_past_verb(std::string_view word);

/// A proclitic before a word of Arabic may look like the beginning of a name from abroad.
bool is_behind_preposition(std::string_view word);

/// bi, li or ka and a noun of the dictionary: "for the existence of".
bool is_noun_behind_preposition(std::string_view word);

/// "son" in Sudan and Mauritania, which is a verb or another noun too: behind a name only.
bool is_son(std::string_view word);

/// The article before what is no given name: "the hero, son of".
bool is_described(std::string_view word);

/// "and", bi, li and a word, by their letters.
bool begins_with_proclitic(std::string_view word);

}  // namespace fihris
