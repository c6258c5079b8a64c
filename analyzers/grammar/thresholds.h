#pragma once

namespace fihris {

// All numbers by which the rules of grammar weigh evidence. Each was found by trying on the probe of
// spellings and on the retrieval sets (docs/arabic.md, docs/inflection.md); letters that a rule needs stand
// in the rule.

/// What makes proclitics come off: shares of the articles that have the word as it stands.
struct ProcliticThresholds {
  double rest = 0.02;            ///< that have the rest alone, behind the article or a conjunction
  double short_rest = 0.05;      ///< the same before three letters
  double rest_behind_fa = 0.1;   ///< fa is rarer than wa, and more often a word's own letter
  double noun = 0.1;             ///< behind bi and li, of a rest that takes the article
  double rest_behind_bi = 0.2;   ///< behind bi and li, of another rest
  double short_behind_bi = 0.5;  ///< the same before three letters
  double rest_behind_ka = 1;     ///< so rare before a noun without article that a word in kaf is rarely one
  double rest_behind_sa = 0.2;   ///< the imperfect without its future
  double two_letters = 0.5;      ///< a rest of two letters, behind a conjunction alone
  double definite_behind_ka = 0.5;  ///< a rest of three letters with the article, behind ka
  double own_hamza = 0.5;           ///< written with a hamza: alef and lam are the word's own
  double some_hamza = 0.05;         ///< the same where the rest is hardly found
  double eighth_form = 0.005;       ///< the rest of what has the shape of an eighth form
  double refuted = 0.02;            ///< the word behind proclitics that cannot stand before the chain
  double refuted_article = 0.05;    ///< the same, before the article
  double refuting_stem = 0.2;       ///< a stem that is refuted, so that its forms are

  unsigned definite_parts = 4;  ///< of a short rest the definite counts up to so many times the bare
  unsigned noun_part = 10;      ///< a rest is a noun if the article is before one in so many
  unsigned rare = 10;           ///< a word of fewer articles is refuted by a single one
  /// Articles in which a word that the dictionary has, or that somebody asks for, counts as found: enough
  /// where a collection is too small to have the word alone, too few to outweigh what a large one shows.
  unsigned known_articles = 3;
};
inline constexpr ProcliticThresholds proclitic_thresholds;

/// What makes one word an inflection of another: shares of the articles that have the inflected word, or of
/// those that have the other where it says so.
struct InflectionThresholds {
  double base = 0.05;               ///< that have the base, of most endings
  double no_article = 0.02;         ///< with the article at most, of what cannot take it
  double after_preposition = 0.02;  ///< behind bi or li at most, of what cannot stand there

  double his_book = 0.2;           ///< the base of a word in haa
  double his_book_definite = 0.1;  ///< with the article at most, else haa is taa marbuta
  double his_policy = 0.1;         ///< the base in taa marbuta of a word in ta and haa
  double noun_of_his = 0.1;        ///< of the base's articles, those with the article
  double tanwin = 0.3;             ///< the base of a word in alef

  double taa_marbuta_of_plural = 0.01;  ///< the singular in taa marbuta of a plural in -at
  unsigned rare_singular = 20;          ///< such a singular of fewer articles needs no article
  unsigned definite_parts = 10;  ///< of the base's definite the one in taa marbuta is at most one in so many
  unsigned plural_parts = 5;     ///< and at most one in so many of the plural's articles
  double number = 0.02;          ///< the base of a dual or a sound masculine plural
  double name_in_an = 0.1;       ///< with the article at least, else -an may be a name's own
  double oblique_of_dual = 0.8;  ///< the oblique of a dual in -an
  double oblique_of_plural = 0.3;   ///< the oblique of a plural in -un
  double nominative = 0.03;         ///< the nominative of an oblique
  unsigned enough_nominatives = 5;  ///< so many suffice of whatever share
  double feminine_verb = 0.03;      ///< of the base's articles, those with the feminine of a verb

  double masculine_nisba = 0.03;  ///< the masculine of a nisba's feminine
  unsigned rare_nisba = 3;        ///< a feminine of fewer articles needs no article
  double feminine_nisba = 0.1;    ///< the feminine of a nisba, else it is a name in yeh
  double plural_of_abstract =
      0.01;  ///< of the feminine's articles, its plural: an abstract noun (shakhsiyya)
  double adjective_beside_abstract = 0.3;  ///< of the feminine's articles, the masculine beside such a noun
  double adjective = 0.25;                 ///< the same beside another feminine
  double plural_of_nisba = 0.02;           ///< its oblique plural
  double article_of_name = 0.9;            ///< of a word's articles: more have the article where it is a name
  double source_of_nisba = 0.15;           ///< what the nisba is made of
  double nisba_of_source = 0.03;           ///< of the source's articles, the nisba
  double noun = 0.03;                      ///< of a noun's articles, those with the article
  double noun_of_participle = 0.1;         ///< the same where the nisba may be a participle
  double source_after_preposition = 0.01;  ///< of the source's articles, those behind bi or li
  unsigned thin_source = 30;               ///< a source of fewer articles need not be seen with the article

  double adjective_article = 0.02;     ///< of an adjective's articles, those with the article
  double elative = 0.02;               ///< of the masculine's articles, its elative
  double plural_of_participle = 0.02;  ///< its oblique plural with the article

  double own_inflection = 0.03;     ///< of a plural's articles, its own feminine and sound plurals at most
  double rarer_number = 0.01;       ///< of the commoner of singular and plural, the other
  double article_of_either = 0.03;  ///< of the articles of either, those with the article; one is given
};
inline constexpr InflectionThresholds inflection_thresholds;

/// What tells words that are used in a language from names and misspellings.
struct UsageThresholds {
  double inflected = 0.1;        ///< of a word's articles, as many as have an inflected form of it
  unsigned least_inflected = 2;  ///< articles with an inflected form
  unsigned least_stem = 3;       ///< articles with the stem
  unsigned many_times = 20;      ///< so many times as common is the rest behind a proclitic of one letter
};
inline constexpr UsageThresholds usage_thresholds;

}  // namespace fihris
