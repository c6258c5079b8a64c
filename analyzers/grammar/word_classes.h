#pragma once

#include <cstdint>
#include <string_view>

namespace fihris {

/// What a word can be to the name of a person or place beside it. Sets of these are or-ed together.
enum WordClass : std::uint32_t {
  sure_name = 1U << 0U,   ///< given name that is little else
  weak_name = 1U << 1U,   ///< given name that is a word, or a place's name, too
  sure_title = 1U << 2U,  ///< stands before a name
  weak_title = 1U << 3U,  ///< the same, as often something else
  reporting_verb = 1U << 4U,
  facility = 1U << 5U,    ///< a name after it is an institution's or a street's
  place_noun = 1U << 6U,  ///< word for city, province and the like: the name after it is a place's
  place_preposition = 1U << 7U,
  no_name = 1U << 8U,     ///< stands beside names and is no part of one
  modifier = 1U << 9U,    ///< adjective between a title and the name
  club = 1U << 10U,       ///< a city's name after it is a club's
  newspaper = 1U << 11U,  ///< a place's name after it is a newspaper's
  nasab = 1U << 12U,      ///< ibn, bin, bint
  kunya = 1U << 13U,      ///< Abu in its cases, Umm
  abd = 1U << 14U,
  family = 1U << 15U,         ///< Al, which folds to the article's letters
  name_particle = 1U << 16U,  ///< de, van and the like, before a surname from abroad
  grammar = 1U << 18U,        ///< word of grammar; always no_name too
  sport = 1U << 17U,          ///< word of football: a city's name may be its club's
  group = 1U << 20U,          ///< a surname after it is the group's: no mention of the person
  quarter = 1U << 19U,        ///< a city's name after it is a quarter's or a street's of another city
  authorship = 1U << 21U,     ///< before whoever has written the article
  state = 1U << 22U,          ///< government, king and the like: a nisba behind it means the country
  state_branch = 1U << 23U,   ///< the same, also with a word between: the ministry of the interior
  settlement = 1U << 24U,     ///< village and the like: a name behind it that is no word is a place's
  governorate = 1U << 25U,    ///< the same, and one that is a word with the article
  landform = 1U << 26U,       ///< valley and the like: with the name behind it a place's name
  settlements = 1U << 27U,    ///< a settlement or governorate in the dual or plural
  of_person = 1U << 28U,      ///< what people have or undergo: a word behind it may be a name
};
using WordClasses = std::uint32_t;

/// True if `word`, which may be a place's name, makes an expression with the word behind it that names no
/// place, from analyzers/data/mention_cues.tsv: masqat ras, birthplace. Both are folded; the second may have
/// a pronoun.
bool begins_expression(std::string_view word, std::string_view next);

/// The classes of a folded word without proclitics, from
/// analyzers/data/{first_names,titles,mention_cues,function_words}.tsv; 0 for most words. Costs
/// some 10 ns and allocates nothing.
WordClasses classes_of(std::string_view word);

}  // namespace fihris
