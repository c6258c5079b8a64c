#include "analyzers/mention_people.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "analyzers/arabic_word.h"
#include "analyzers/letters.h"
#include "analyzers/word_usage.h"

namespace fihris {
namespace {

using namespace letter;

constexpr std::string_view article = spelled<alef, lam>;
constexpr std::string_view joined_abd = spelled<ain, ba, dal, alef, lam>;
constexpr std::string_view al_din = spelled<alef, lam, dal, yeh, nun>;
constexpr std::string_view allah = spelled<alef, lam, lam, haa>;
constexpr std::string_view rabbih = spelled<ra, ba, haa>;
constexpr std::string_view al_islam = spelled<alef, lam, alef, sin, lam, alef, mim>;

/// Signs add up to this before words are a name; see docs/recognition.md.
constexpr double enough = 2;
constexpr std::size_t most_words_of_name = 9;
constexpr std::size_t most_modifiers = 3;

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  for (const std::string_view ending : endings) {
    if (word.ends_with(ending)) return true;
  }
  return false;
}

/// A part of a name and how sure it is to be one.
struct Unit {
  std::size_t words = 0;
  double weight = 0;
};

/// Reads a name from a word on.
class NameReader {
 public:
  NameReader(const MentionWords& words, const PlaceMatches& places) : words_(words), places_(places) {}

  struct Name {
    std::size_t words = 0;
    double weight = 0;
  };

  Name read(std::size_t first) const {
    Unit unit = given_name(first);
    if (unit.words == 0) return {};
    Name name{unit.words, unit.weight};
    bool surname = false;
    while (name.words < most_words_of_name && words_.continues(first + name.words)) {
      const std::size_t next = first + name.words;
      if (const Unit part = father(next); part.words > 0) {
        name.words += part.words;
        name.weight += part.weight;
        continue;
      }
      if (surname) break;
      unit = given_name(next);
      if (unit.words > 0 && !places_.is_sure(next)) {
        name.words += unit.words;
        name.weight += name.weight < enough ? unit.weight / 2 : 0;
        continue;
      }
      const double weight = surname_weight(next);
      if (weight == 0) break;
      surname = true;
      ++name.words;
      name.weight += weight;
    }
    return name;
  }

 private:
  /// A given name, a kunya, a name of two words such as Abd X.
  Unit given_name(std::size_t i) const {
    const MentionWord& word = words_[i];
    if (word.core.starts_with(joined_abd) && letter_count(word.core) > 6) return {1, enough};
    if (!word.is(sure_name | weak_name | abd | kunya)) return {};
    const bool goes_on = words_.continues(i + 1);
    const std::string_view next = goes_on ? words_[i + 1].term : std::string_view{};
    if (word.is(abd)) {
      return goes_on && (next == rabbih || (next.starts_with(article) && letter_count(next) > 3)) ? Unit{2, enough} : Unit{};
    }
    if (word.is(kunya)) {
      if (!goes_on || places_.at(i) != nullptr || words_[i + 1].is(no_name) || is_function_word(next)) return {};
      const bool surely = words_[i + 1].is(sure_name | weak_name) || next.starts_with(article);
      return word.core.ends_with(spelled<mim>) || !surely ? Unit{2, surely ? 0.5 : 0.25} : Unit{2, 1.5};
    }
    const double weight = word.is(sure_name) ? enough : 1;
    if (next == al_din || next == al_islam) return {2, enough};
    if (next == allah && !word.is(no_name)) return {2, weight};
    return {1, weight};
  }

  /// bin X, Al X.
  Unit father(std::size_t i) const {
    const MentionWord& word = words_[i];
    if (!word.is(nasab | family) || !words_.continues(i + 1)) return {};
    if (const Unit unit = given_name(i + 1); unit.words > 0) return {1 + unit.words, enough};
    if (words_[i + 1].is(no_name) || is_function_word(words_[i + 1].term)) return {};
    return {2, enough};
  }

  /// What a word after a given name adds as a surname; 0 if it is none.
  double surname_weight(std::size_t i) const {
    const MentionWord& word = words_[i];
    if (word.is(no_name | reporting_verb | sure_title | weak_title | modifier | facility | place_noun | newspaper | club) ||
        places_.is_sure(i) || !is_arabic_word(word.term) || is_function_word(word.term)) {
      return 0;
    }
    const std::size_t letters = letter_count(word.term);
    if (word.term.starts_with(article)) {
      if (letters < 5 || ends_with_any(word.term, {spelled<yeh, haa>, spelled<alef, ta>, spelled<yeh, yeh, nun>, spelled<waw, nun>})) return 0;
      return word.term.ends_with(spelled<yeh>) && letters >= 6 ? 1 : 0.5;
    }
    return 0;
  }

  const MentionWords& words_;
  const PlaceMatches& places_;
};

/// What stands around a name.
class Surroundings {
 public:
  explicit Surroundings(const MentionWords& words) : words_(words) {}

  double weight(std::size_t first, std::size_t count) const {
    double weight = title_weight(first);
    if (first > 0 && words_[first].gap == 0 && words_[first - 1].is(reporting_verb)) weight += 0.5;
    const std::size_t next = first + count;
    if (next < words_.size() && words_[next].gap == 0 && words_[next].is(reporting_verb)) weight += 0.5;
    return weight;
  }

  /// The name is a part of that of an institution, street or prize.
  bool is_of_facility(std::size_t first) const {
    for (std::size_t i = first; i > 0 && i + 3 > first; --i) {
      if (words_[i].gap != 0 || (i != first && words_[i].has_proclitic())) return false;
      if (words_[i - 1].is(facility)) return true;
      if (!words_[i - 1].is(sure_title | weak_title)) return false;
    }
    return false;
  }

 private:
  double title_weight(std::size_t first) const {
    if (words_[first].has_proclitic()) return 0;
    std::size_t i = first;
    for (std::size_t passed = 0; i > 0 && passed <= most_modifiers; ++passed, --i) {
      const MentionWord& before = words_[i - 1];
      const bool abbreviation = letter_count(before.core) == 1;
      const auto ignored = static_cast<std::uint8_t>(abbreviation ? gap_dot | gap_slash | gap_touch : 0);
      if ((words_[i].gap & ~ignored) != 0) return 0;
      if (before.is(sure_title)) return 1.5;
      if (before.is(weak_title)) return 0.5;
      if (!before.is(modifier) && !is_nationality(before.core)) return 0;
    }
    return 0;
  }

  const MentionWords& words_;
};

}  // namespace

const std::vector<PersonAt>& PersonFinder::find(const MentionWords& words, const PlaceMatches& places) {
  people_.clear();
  taken_.assign(words.size(), false);
  find_full_names(words, places);
  find_repeated(words, places);
  link_short_forms(words);
  return people_;
}

void PersonFinder::find_full_names(const MentionWords& words, const PlaceMatches& places) {
  const NameReader reader(words, places);
  const Surroundings surroundings(words);
  for (std::size_t i = 0; i < words.size();) {
    const NameReader::Name name = reader.read(i);
    if (name.words == 0) {
      ++i;
      continue;
    }
    const bool is_place = name.words == 1 && places.is_sure(i);
    if (!is_place && name.weight + surroundings.weight(i, name.words) >= enough) {
      std::fill_n(taken_.begin() + static_cast<std::ptrdiff_t>(i), name.words, true);
      if (!surroundings.is_of_facility(i)) people_.push_back({i, name.words, 0});
      i += name.words;
    } else {
      ++i;
    }
  }
}

}  // namespace fihris
