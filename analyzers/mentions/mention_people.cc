#include "analyzers/mentions/mention_people.h"

#include <algorithm>
#include <optional>

#include "analyzers/grammar/known_words.h"
#include "analyzers/mentions/known_people.h"
#include "analyzers/mentions/name_reader.h"
#include "analyzers/mentions/nationalities.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

constexpr std::size_t most_modifiers = 3;
constexpr std::string_view joined_abd =
    spelled<letter::ain, letter::ba, letter::dal, letter::alef, letter::lam>;

/// "and NAME".
bool is_after_and(const MentionWord& word) {
  return word.has_proclitic() && word.term.starts_with(spelled<letter::waw>);
}

/// What a word is in the dictionary, or what stands behind a preposition joined to it.
KnownKinds kinds_behind_preposition(std::string_view word) {
  KnownKinds kinds = known_kinds(word);
  for (const WithoutProclitic& cut : ProcliticCuts(word)) kinds |= known_kinds(cut.rest);
  return kinds;
}

/// What stands around a name.
class Surroundings {
 public:
  explicit Surroundings(const MentionWords& words) : words_(words) {}

  /// A name can begin with word `first`: it is listed or before bin, or something before it asks for a name.
  /// Cheap, and false for most words.
  bool can_begin(std::size_t first) const {
    constexpr unsigned listed = sure_name | weak_name | abd | kunya | nasab;
    constexpr unsigned asking = sure_title | weak_title | reporting_verb | modifier;
    const MentionWord& word = words_[first];
    if (word.is(listed) || word.capitalised || word.core.starts_with(joined_abd)) return true;
    if (words_.continues(first + 1) && words_[first + 1].is(nasab)) return true;
    if (first == 0 || word.gap != 0) return false;
    return words_[first - 1].is(asking) || words_[first - 1].term.ends_with(spelled<letter::yeh>);
  }

  /// What stands before word `first` speaks for a name.
  double signs_before(std::size_t first) const {
    double signs = title_signs(first);
    if (first > 0 && words_[first].gap == 0 && words_[first - 1].is(reporting_verb)) signs += 0.5;
    return signs;
  }

  /// A reporting verb behind the name; or one before it, and behind it what was said.
  double signs_after(std::size_t first, std::size_t next) const {
    if (next >= words_.size()) return 0;
    const MentionWord& after = words_[next];
    if (after.gap == 0 && after.is(reporting_verb)) return 0.5;
    if (after.capitalised && (after.gap & ~gap_quote) == 0) return 0.5;  // the same in Latin letters
    if (next > first + 1 && after.gap == 0 && is_after_and(after) && after.is(sure_name)) return 0.5;
    const bool verb_before = first > 0 && words_[first].gap == 0 && words_[first - 1].is(reporting_verb);
    const bool speech = after.gap == 0 ? is_that(after.term) : (after.gap & (gap_quote | gap_colon)) != 0;
    return verb_before && speech ? 0.5 : 0;
  }

  /// The name is a part of that of an institution, street or prize.
  bool is_of_facility(std::size_t first) const {
    for (std::size_t i = first; i > 0 && i + 3 > first; --i) {
      if (words_[i].gap != 0 || words_[i].has_proclitic()) return false;
      if (words_[i - 1].is(facility)) return true;
      if (!words_[i - 1].is(sure_title | weak_title)) return false;
    }
    return false;
  }

 private:
  double title_signs(std::size_t first) const {
    if (words_[first].has_proclitic()) return 0;
    double signs = 0;
    std::size_t i = first;
    for (std::size_t passed = 0; i > 0 && passed <= most_modifiers; ++passed, --i) {
      const MentionWord& before = words_[i - 1];
      const bool abbreviation = before.core.size() <= letter_bytes;
      const auto ignored = static_cast<std::uint8_t>(abbreviation ? gap_dot | gap_slash | gap_touch : 0);
      if ((words_[i].gap & ~ignored) != 0 || before.is(grammar)) break;
      if (before.is(sure_title)) return signs + 1.5;
      if (before.is(weak_title)) return signs + 0.5;
      const bool nationality = is_nationality_at(i - 1);
      if (passed == 0 && nationality) {
        // "The Brazilian X": behind the feminine form mostly a firm's name or a place's.
        signs = words_[i - 1].term.ends_with(spelled<letter::haa>) ? 0.5 : 1;
      } else if (!before.is(modifier) && !nationality) {
        break;
      }
    }
    return signs == 0 && is_behind_office(first) ? 0.5 : signs;
  }

  /// Word i is a nationality, with or without proclitics.
  bool is_nationality_at(std::size_t i) const {
    if (is_nationality(words_[i].core)) return true;
    for (const WithoutProclitic& cut : ProcliticCuts(words_[i].term)) {
      const bool found = cut.li_and_article ? is_nationality(Joined({al, cut.rest}).view())
                                            : cut.rest.starts_with(al) && is_nationality(cut.rest);
      if (found) return true;
    }
    return false;
  }

  /// An office of several words ends right before the name: "the spokesman of the council of youth X".
  bool is_behind_office(std::size_t first) const {
    const std::optional<std::size_t> title = office_before(first);
    if (!title) return false;
    for (std::size_t i = *title + 1; i < first; ++i) {
      if (!may_be_of_office(words_[i])) return false;
    }
    return true;
  }

  /// The title that an office begins with which may end right before word `first`. Few words have one, so
  /// what stands between is looked at afterwards, which takes the dictionary.
  std::optional<std::size_t> office_before(std::size_t first) const {
    constexpr std::size_t most_words = 7;
    constexpr unsigned others = reporting_verb | grammar | place_preposition | nasab | abd;
    for (std::size_t i = first; i > 0 && i + most_words > first; --i) {
      const MentionWord& before = words_[i - 1];
      if (words_[i].gap != 0 || before.is(others)) return std::nullopt;
      if (before.is(sure_name) && !before.is(sure_title)) return std::nullopt;
      if (before.is(sure_title) && i < first) return i - 1;
    }
    return std::nullopt;
  }

  static bool may_be_of_office(const MentionWord& word) {
    return word.definite || word.is(facility | place_noun | modifier) ||
           (kinds_behind_preposition(word.term) & (known_noun | known_name)) != 0;
  }

  const MentionWords& words_;
};

}  // namespace

const std::vector<PersonAt>& PersonFinder::find(const MentionWords& words, const PlaceMatches& places) {
  people_.clear();
  unsure_.clear();
  taken_.assign(words.size(), false);
  find_full_names(words, places);
  find_repeated(words, places, people_, taken_);
  link_short_forms(words, people_);
  return people_;
}

PersonAt PersonFinder::person_at(const MentionWords& words, std::size_t first, std::size_t count) {
  const MentionWord& word = words[first];
  return {first, count, word.term.size() - word.core.size(), word.core, 0};
}

void PersonFinder::find_full_names(const MentionWords& words, const PlaceMatches& places) {
  const NameReader reader(words, places);
  const Surroundings surroundings(words);
  std::size_t previous_end = words.size();
  for (std::size_t i = 0; i < words.size();) {
    if (!surroundings.can_begin(i)) {
      ++i;
      continue;
    }
    const double before = surroundings.signs_before(i);
    const NameCandidate name =
        words[i].capitalised ? reader.read_latin(i, i == previous_end) : reader.read(i, before);
    if (name.words == 0) {
      ++i;
      continue;
    }
    double signs = name.signs + before + surroundings.signs_after(i, i + name.words);
    if (i == previous_end && is_after_and(words[i])) signs += 0.5;
    const bool is_other = name.words == 1 && (places.is_clear(i) || words[i].is(sure_title | weak_title));
    if (is_other || signs < enough_signs) {
      if (name.words > 1 && !surroundings.is_of_facility(i))
        unsure_.push_back(person_at(words, i, name.words));
      ++i;
      continue;
    }
    std::fill_n(taken_.begin() + static_cast<std::ptrdiff_t>(i), name.words, true);
    if (!surroundings.is_of_facility(i)) people_.push_back(person_at(words, i, name.words));
    i += name.words;
    previous_end = i;
  }
}

}  // namespace fihris
