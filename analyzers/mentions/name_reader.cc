#include "analyzers/mentions/name_reader.h"

#include <algorithm>

#include "analyzers/grammar/known_words.h"
#include "analyzers/grammar/root_pattern.h"
#include "analyzers/grammar/word_usage.h"
#include "analyzers/mentions/nationalities.h"
#include "analyzers/mentions/word_forms.h"
#include "analyzers/names/name_letters.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

using namespace letter;

constexpr std::string_view joined_abd = spelled<ain, ba, dal, alef, lam>;
constexpr std::string_view al_din = spelled<alef, lam, dal, yeh, nun>;
constexpr std::string_view al_islam = spelled<alef, lam, alef, sin, lam, alef, mim>;
constexpr std::string_view al_sirr = spelled<alef, lam, sin, ra>;
constexpr std::string_view al_zahra = spelled<alef, lam, zay, haa, ra, alef, hamza>;
constexpr std::string_view allah = spelled<alef, lam, lam, haa>;
constexpr std::string_view rabbih = spelled<ra, ba, haa>;
constexpr std::string_view bin = spelled<ba, nun>;
constexpr std::string_view bint = spelled<ba, nun, ta>;

constexpr std::size_t most_words_of_name = 9;

/// What a title before a name counts: enough to believe words that are on no list.
constexpr double sure_sign = 1.5;

/// What a nationality before a name counts, and one with a title.
constexpr double nationality_sign = 1, clear_signs_before = 2.5;

/// Above these likenesses a word's letters are a sign of a name from abroad, or a clear one; or enough behind
/// a sure name.
constexpr double foreign = 2, clearly_foreign = 6, slightly_foreign = 0.5, rather_foreign = 1.5;

/// Endings of feminine nouns and of plurals, which few surnames have.
constexpr std::string_view no_surname_endings[] = {spelled<haa>, spelled<alef, ta>, spelled<yeh, yeh, nun>,
                                                   spelled<waw, nun>};

/// An unlisted word is believed behind a title with the article, its abbreviation, a verb; "minister" without
/// the article is followed by what he is minister of.
bool asks_for_name(const MentionWord& word) {
  const bool and_article = word.term.starts_with(spelled<waw>) && without_first(word.term, 1).starts_with(al);
  return word.is(reporting_verb) || word.definite || and_article || word.core.size() <= letter_bytes;
}

/// A word of the dictionary, which needs more than a verb before it; behind a nationality, which any sentence
/// may go on after, also what may be a verb or stand behind a preposition.
bool is_word_of_language(const MentionWord& word, double before) {
  if (word.has_tanwin) return true;
  const std::string_view term = word.term;
  const KnownKinds kinds = known_kinds(term);
  if ((kinds & (known_noun | known_verb)) != 0 && (kinds & known_name) == 0) return true;
  if (before < nationality_sign || name_likeness(term) >= clearly_foreign) return false;
  return kinds != 0 || may_be_verb(term) || is_noun_behind_preposition(term);
}

/// "and X" may look like a name from abroad that begins with waw.
bool is_joined_by_and(std::string_view word) {
  if (!word.starts_with(spelled<waw>) || letter_count(word) <= 4) return false;
  const std::string_view rest = without_first(word, 1);
  return rest.starts_with(al) || name_likeness(rest) >= foreign || name_likeness(word) < clearly_foreign;
}

}  // namespace

NameCandidate NameReader::read(std::size_t first, double before) const {
  const MentionWord& word = words_[first];
  Reading reading;
  reading.name = beginning(first, before);
  reading.before = before;
  reading.is_listed = word.is(sure_name | weak_name | abd | kunya) || word.core.starts_with(joined_abd);
  reading.is_place = places_.at(first) != nullptr;
  NameCandidate& name = reading.name;
  while (name.words > 0 && name.words < most_words_of_name && !reading.is_ended) {
    const std::size_t next = first + name.words;
    if (!words_.continues(next) || words_[next].capitalised) break;
    const NameCandidate part = next_part(next, reading);
    if (part.words == 0) break;
    name.words += part.words;
    name.signs += part.signs;
    ++reading.parts;
  }
  return name;
}

NameCandidate NameReader::next_part(std::size_t i, Reading& reading) const {
  const std::string_view term = words_[i].term;
  if (NameCandidate part = father(i); part.words > 0) {
    reading.is_whole = true;
    reading.has_family |= words_[i].is(family);
    if (next_is_allah(i + part.words)) ++part.words;
    return part;
  }
  if (reading.name.words == 1 && is_ordinal(term)) {
    reading.is_whole = true;
    return {1, 0.5};
  }
  if (places_.is_sure(i) && !has_nisba_form(term)) return {};
  if (const NameCandidate given = given_name(i); given.words > 0 && !is_office_behind(i)) {
    return {given.words, given.signs > 1 ? 1 : 0.5};
  }
  if (term.starts_with(al)) {
    reading.is_ended = true;
    return surname_with_article(i, reading);
  }
  if (reading.is_whole && (may_be_inflected(term) || term.starts_with(spelled<waw>))) return {};
  if (reading.has_family && !term.ends_with(spelled<yeh>)) return {};  // behind Al X nothing but a tribe
  if (!reading.is_whole && is_acting_surname(i)) return {1, 1};
  if (reading.name.words > 1 && is_verb(term) && name_likeness(term) < clearly_foreign) return {};
  const double signs = reading.name.signs + reading.before;
  if (const NameCandidate part = foreign_surname(i, signs); part.words > 0) return part;
  if (reading.name.signs >= 1.5 && is_unlisted_middle(i)) return {1, 0.5};
  const bool has_no_pattern = signs >= enough_signs && !reading.is_whole && is_of_no_arabic_pattern(i);
  if (reading.name.signs + reading.before / 2 < 1.5 || !(ends_at(i) || has_no_pattern)) return {};
  reading.is_ended = true;
  return {1, 0.5};
}

NameCandidate NameReader::read_latin(std::size_t first, bool behind_name) const {
  std::size_t count = 0;
  while (count < most_words_of_name && first + count < words_.size() && words_[first + count].capitalised) {
    constexpr auto inside = static_cast<std::uint8_t>(gap_dash | gap_touch);
    if (count > 0 && (words_[first + count].gap & ~inside) != 0) break;
    ++count;
  }
  if (count == 0 || (count == 1 && !behind_name)) return {};
  const bool listed = words_[first].is(sure_name | weak_name);
  return {count, behind_name || listed ? enough_signs : 0};
}

/// A word on no list that elsewhere in the article acts as a person.
bool NameReader::is_acting_surname(std::size_t i) const {
  const MentionWord& word = words_[i];
  return word.classes == 0 && !may_be_inflected(word.term) && acting_.contains(word.term) && can_be_name(i) &&
         !places_.is_clear(i);
}

/// A word on no list that can be no word of Arabic.
bool NameReader::is_of_no_arabic_pattern(std::size_t i) const {
  const std::string_view term = words_[i].term;
  if (words_[i].classes != 0 || !can_be_name(i) || places_.is_clear(i) || letter_count(term) < 5)
    return false;
  if (may_be_verb(term) || may_be_past_verb(term) || has_pronoun(term) || may_be_inflected(term))
    return false;
  return !begins_with_proclitic(term) && !has_arabic_pattern(term, Affixes::all);
}

/// A name that is on no list, between a given name and a surname.
bool NameReader::is_unlisted_middle(std::size_t i) const {
  const MentionWord& word = words_[i];
  if (word.classes != 0 || !can_be_name(i) || word.term.starts_with(al) || may_be_verb(word.term))
    return false;
  return words_.continues(i + 1) && has_nisba_form(words_[i + 1].term) && can_be_name(i + 1) &&
         !is_nationality(words_[i + 1].term);
}

/// Word i can be a name, and something other than words of a sentence comes behind it.
bool NameReader::ends_at(std::size_t i) const {
  const MentionWord& word = words_[i];
  const std::string_view term = word.term;
  const bool title_as_surname = word.is(sure_title) && term.starts_with(al);
  if (!title_as_surname && (word.classes != 0 || !can_be_name(i) || places_.is_clear(i))) return false;
  if (letter_count(term) < 3 || is_behind_preposition(term) || has_pronoun(term)) return false;
  if (term.ends_with(spelled<yeh, haa>)) return false;
  if (!term.starts_with(al) && may_be_inflected(term)) return false;
  const bool nisba =
      term.ends_with(spelled<yeh>) && letter_count(term) > 4 && !may_be_verb(term) && word.classes == 0;
  if (nisba && !term.starts_with(al)) return true;
  if (i + 1 == words_.size()) return true;
  const MentionWord& next = words_[i + 1];
  if (next.gap != 0 || next.is(reporting_verb | nasab)) return true;
  if (!next.is(grammar) || may_be_verb(term) || may_be_past_verb(term)) return false;
  return is_that(next.term) || !begins_with_proclitic(term);
}

NameCandidate NameReader::beginning(std::size_t i, double before) const {
  const NameCandidate given = given_name(i);
  if (given.words > 0) return given;
  const MentionWord& word = words_[i];
  if (word.is(nasab)) {
    if (!words_.continues(i + 1) || !can_be_name(i + 1)) return {};
    return {2, word.core == bin ? 1.5 : 0.5};
  }
  // A word before bin is a name, whatever it is.
  const bool has_father =
      words_.continues(i + 1) && (words_[i + 1].term == bin || words_[i + 1].term == bint);
  if (has_father && can_be_name(i) && !is_described(word.core)) return {1, 1};
  const bool has_family = before > 0 && words_.continues(i + 1) && words_[i + 1].is(family);
  if (has_family && can_be_name(i) && !word.has_proclitic() && !word.core.starts_with(al)) return {1, 0};
  if (before == 0 || word.has_proclitic() || !asks_for_name(words_[i - 1])) return {};
  if (word.is(name_particle) && words_.continues(i + 1)) {
    const NameCandidate rest = foreign_name(i + 1, foreign);
    return rest.words > 0 ? NameCandidate{1 + rest.words, rest.signs * 2} : NameCandidate{};
  }
  // Behind much that asks for a name, or before a word that is clearly from abroad, less of the word will do.
  const bool before_foreign = words_.continues(i + 1) && words_[i + 1].classes == 0 &&
                              name_likeness(words_[i + 1].term) >= clearly_foreign;
  const double least = before_foreign                 ? slightly_foreign
                       : before >= clear_signs_before ? rather_foreign
                                                      : foreign;
  if (before < sure_sign && !before_foreign && is_word_of_language(word, before)) return {};
  NameCandidate unknown = foreign_name(i, least);
  unknown.signs *= 2;
  if (unknown.words == 0 && before >= sure_sign && can_begin_unlisted(i)) return {1, 0.5};
  return unknown;
}

/// A given name that is on no list, before a name that is.
bool NameReader::can_begin_unlisted(std::size_t i) const {
  const std::string_view term = words_[i].term;
  if (words_[i].classes != 0 || !can_be_name(i) || places_.at(i) != nullptr) return false;
  if (term.starts_with(al) || letter_count(term) < 3 || may_be_verb(term) || !words_.continues(i + 1))
    return false;
  if (is_behind_preposition(term) || has_pronoun(term)) return false;
  return words_[i + 1].is(sure_name | weak_name) || has_nisba_form(words_[i + 1].term);
}

/// A given name, a kunya, a name of two words such as Abd X.
NameCandidate NameReader::given_name(std::size_t i) const {
  const MentionWord& word = words_[i];
  if (word.core.starts_with(joined_abd) && letter_count(word.core) > 6) return {1, enough_signs};
  if (!word.is(sure_name | weak_name | abd | kunya) || is_other_here(i)) return {};
  const bool goes_on = words_.continues(i + 1);
  const std::string_view next = goes_on ? words_[i + 1].term : std::string_view{};
  if (word.is(abd)) {
    const bool servant = next == rabbih || (next.starts_with(al) && letter_count(next) > 3);
    return goes_on && servant ? NameCandidate{2, enough_signs} : NameCandidate{};
  }
  if (word.is(kunya)) {
    // Abu Dhabi; Abi alone is a village too.
    const PlaceAt* const place = places_.at(i);
    const bool is_of_place = place != nullptr && place->word_count > 1;
    if (!goes_on || is_of_place || word.has_madda || !can_be_name(i + 1)) return {};
    const bool before_name = words_[i + 1].is(sure_name | weak_name);
    // Where the dots of yeh are left out it may be "he refused"; before other words it may be Abe.
    if (word.has_maqsura && !before_name) return {};
    const bool surely = before_name || next.starts_with(al);
    if (!surely && word.core.ends_with(spelled<yeh>)) return {};
    const bool mother = word.core.ends_with(spelled<mim>);
    return {2, mother || !surely ? 0.5 : 1.5};
  }
  // Salah al-Din is a province too.
  if (next == al_din || next == al_islam) return {2, 1.5};
  if (next == al_zahra) return {2, enough_signs};
  // Taj al-Sirr; but amin and amina al-sirr, a secretary.
  if (next == al_sirr && !word.is(sure_title | weak_title) && !word.core.ends_with(spelled<haa>))
    return {2, 1.5};
  return {next == allah ? 2U : 1U, word.is(sure_name) ? 1.5 : 1};
}

/// A name that is a title or a reporting verb too is that before a name, and after a proclitic.
bool NameReader::is_other_here(std::size_t i) const {
  const MentionWord& word = words_[i];
  if (word.is(reporting_verb)) return !words_.continues(i + 1) || !words_[i + 1].is(nasab);
  if (!word.is(sure_title | weak_title)) return false;
  return word.has_proclitic() ||
         (words_.continues(i + 1) && words_[i + 1].is(sure_name | weak_name | abd | name_particle));
}

/// A word that is a title too begins what a person is, where words of a sentence follow it.
bool NameReader::is_office_behind(std::size_t i) const {
  if (!words_[i].is(sure_title | weak_title) || !words_.continues(i + 1)) return false;
  const MentionWord& next = words_[i + 1];
  return !next.is(sure_name | weak_name | nasab) && !has_nisba_form(next.term);
}

bool NameReader::next_is_allah(std::size_t i) const {
  return words_.continues(i) && words_[i].term == allah;
}

/// bin X, Al X.
NameCandidate NameReader::father(std::size_t i) const {
  if (is_son(words_[i].term)) return son(i);
  if (!words_[i].is(nasab | family) || !words_.continues(i + 1)) return {};
  if (words_[i].is(family) && words_[i + 1].is(sure_title)) return {2, enough_signs};  // Al al-Shaykh
  // Behind bin a kunya has a name, whatever else the word is: Abi Talib, "he demanded".
  if (words_[i].is(nasab) && words_[i + 1].is(kunya) && words_.continues(i + 2) && !words_[i + 2].is(grammar))
    return {3, enough_signs};
  if (const NameCandidate given = given_name(i + 1); given.words > 0) return {1 + given.words, enough_signs};
  return can_be_name(i + 1) ? NameCandidate{2, enough_signs} : NameCandidate{};
}

/// Ould X, wad X. "Was born" has no name behind it.
NameCandidate NameReader::son(std::size_t i) const {
  if (!words_.continues(i + 1)) return {};
  if (const NameCandidate given = given_name(i + 1); given.words > 0) return {1 + given.words, enough_signs};
  const MentionWord& next = words_[i + 1];
  const bool may_be =
      next.term.starts_with(al) && letter_count(next.term) > 4 && (next.is(sure_title) || can_be_name(i + 1));
  return may_be ? NameCandidate{2, enough_signs} : NameCandidate{};
}

bool NameReader::can_be_name(std::size_t i) const {
  const MentionWord& word = words_[i];
  constexpr unsigned others = no_name | reporting_verb | sure_title | weak_title | modifier | facility |
                              place_noun | place_preposition | newspaper | club | sport;
  return !word.is(others) && is_arabic_word(word.term) && !is_function_word(word.term);
}

/// The article stands before many words that are no names: behind a whole name, what was met or done.
NameCandidate NameReader::surname_with_article(std::size_t i, const Reading& reading) const {
  const std::string_view term = words_[i].term;
  const bool nisba = has_nisba_form(term);
  if (reading.is_place && reading.name.words == 1 && is_nationality(term)) return {};  // "Milan, the Italian"
  const NameCandidate before_comma =
      reading.name.signs + reading.before / 2 >= 1.5 && ends_at(i) ? NameCandidate{1, 0.5} : NameCandidate{};
  if (!can_be_name(i) || letter_count(term) < 5) return before_comma;
  if (!reading.is_listed && reading.name.words == 1 && reading.before < sure_sign) return before_comma;
  const MentionWord& last = words_[i - 1];
  if (!nisba && last.classes == 0 && name_likeness(last.term) >= foreign) return before_comma;  // a club's
  const bool is_long = reading.parts > 2 || (reading.name.words > 2 && is_noun_with_article(term));
  if (!nisba && is_long) return before_comma;
  for (const std::string_view ending : no_surname_endings) {
    if (term.ends_with(ending)) return before_comma;
  }
  return {1, nisba ? 1 : 0.5};
}

/// A word on no list, or van and such a word. `signs` are those of the name so far.
NameCandidate NameReader::foreign_surname(std::size_t i, double signs) const {
  const double least = signs < enough_signs ? foreign : slightly_foreign;
  if (!words_[i].is(name_particle) || !words_.continues(i + 1)) return foreign_name(i, least);
  const NameCandidate rest = foreign_name(i + 1, foreign);
  if (rest.words > 0) return {1 + rest.words, rest.signs};
  // Behind a name that is believed, whatever short word the particle stands before: de Gea.
  constexpr std::size_t longest = 4;
  const bool short_word = signs >= enough_signs && words_[i + 1].classes == 0 && can_be_name(i + 1) &&
                          letter_count(words_[i + 1].term) <= longest && !words_[i + 1].term.starts_with(al);
  return short_word ? NameCandidate{2, 0.5} : foreign_name(i, least);
}

/// A word of a name from abroad, by its letters.
NameCandidate NameReader::foreign_name(std::size_t i, double least) const {
  const MentionWord& word = words_[i];
  if (!can_be_name(i) || word.term.starts_with(al) || letter_count(word.term) < 3 || places_.is_clear(i))
    return {};
  const double likeness = name_likeness(word.term);
  const bool verb = may_be_verb(word.term) && !word.term.ends_with(spelled<yeh>);
  if (likeness < foreign && (verb || may_be_inflected(word.term))) return {};
  if (likeness < least || is_joined_by_and(word.term) || is_behind_preposition(word.term)) return {};
  return {1, likeness < clearly_foreign ? 0.5 : 0.75};
}

}  // namespace fihris
