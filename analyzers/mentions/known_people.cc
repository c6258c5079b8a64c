#include "analyzers/mentions/known_people.h"

#include <algorithm>
#include <bitset>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analyzers/grammar/known_words.h"
#include "analyzers/mentions/nationalities.h"
#include "analyzers/names/name_letters.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

using namespace letter;

constexpr std::string_view allah = spelled<alef, lam, lam, haa>;
constexpr double foreign = 2;  // likeness
constexpr unsigned no_surname = no_name | reporting_verb | sure_title | modifier | sure_name;

/// The surnames of people named in full. Most words are turned away by their last letters.
class Surnames {
 public:
  void add(const MentionWords& words, const PersonAt& person) {
    const std::size_t last = person.first_word + person.word_count - 1;
    if (person.word_count == 1) {
      // Only a name from abroad is as good as a surname when it stands alone.
      if (words[last].classes != 0 || name_likeness(words[last].term) < foreign) return;
    } else if (words[last].is(no_surname) || words[last].term == allah || words[last - 1].is(nasab)) {
      return;  // a father's given name is no surname
    }
    surnames_.try_emplace(words[last].term, person);
    endings_.set(ending_of(words[last].term));
  }

  bool empty() const { return surnames_.empty(); }
  bool can_contain(std::string_view word) const { return endings_[ending_of(word)]; }

  /// Whose surname a word without proclitics is, which may have lost its article; null if it is none.
  const PersonAt* find(std::string_view word, bool behind_article) const {
    const auto found = surnames_.find(behind_article ? Joined({al, word}).view() : word);
    return found == surnames_.end() ? nullptr : &found->second;
  }

 private:
  static std::size_t ending_of(std::string_view word) {
    std::size_t hash = 0;
    for (std::size_t i = word.size() < 4 ? 0 : word.size() - 4; i < word.size(); ++i) {
      hash = hash * 31 + static_cast<unsigned char>(word[i]);
    }
    return hash % 1024;
  }

  std::unordered_map<std::string_view, PersonAt> surnames_;
  std::bitset<1024> endings_;
};

bool has_article(const MentionWord& word) {
  if (word.term.starts_with(al)) return true;
  for (const WithoutProclitic& cut : ProcliticCuts(word.term)) {
    if (cut.li_and_article || cut.rest.starts_with(al)) return true;
  }
  return false;
}

bool is_verb_too(std::string_view word) {
  return (known_kinds(word) & known_verb) != 0;
}

/// A surname that is a noun too, with another noun behind it: a letter of consent.
bool is_noun_here(const MentionWords& words, std::size_t i, std::string_view surname) {
  if (known_kinds(surname) != known_noun || name_likeness(surname) >= 0 || !words.continues(i + 1))
    return false;
  return !words[i + 1].is(grammar) && known_kinds(words[i + 1].term) == known_noun;
}

/// A surname with an article is a noun or an adjective here: after a noun with the article, before an
/// adjective, after a preposition.
bool is_other_word(const MentionWords& words, std::size_t i, std::string_view surname) {
  const MentionWord* before = i > 0 && words[i].gap == 0 ? &words[i - 1] : nullptr;
  if (before != nullptr && (before->is(group) || (before->is(facility) && !is_verb_too(before->term))))
    return true;
  const bool titled = before != nullptr && before->is(sure_title | weak_title | reporting_verb);
  if (!surname.starts_with(al)) return !titled && is_noun_here(words, i, surname);
  if (titled)
    return is_nationality(surname) && words.continues(i + 1) && words[i + 1].is(sure_name | weak_name);
  if (surname.ends_with(spelled<haa>) || is_nationality(surname)) return true;
  if (before != nullptr && has_article(*before)) return true;
  if (surname.ends_with(spelled<yeh>)) return false;
  const bool adjective = words.continues(i + 1) && words[i + 1].term.starts_with(al);
  return adjective || (before != nullptr && before->is(place_preposition));
}

/// "and", or li and the article.
bool begins_with_proclitic(std::string_view word) {
  return word.starts_with(spelled<waw>) || word.starts_with(spelled<lam, lam>);
}

/// Before the surname stands a given name, or a word with the letters of one from abroad.
bool is_other_given_name(const MentionWords& words, std::size_t i, std::string_view surname) {
  if (!words.continues(i) || words[i].term != surname) return false;
  const MentionWord& before = words[i - 1];
  constexpr unsigned others =
      sure_title | weak_title | reporting_verb | no_name | place_preposition | facility;
  if (before.is(others)) return false;
  if (before.is(sure_name)) return true;
  if (surname.starts_with(al) || name_likeness(surname) < foreign) return false;
  const bool may_be = before.classes == 0 && !before.term.starts_with(al) && letter_count(before.term) > 3;
  const bool is_word = known_kinds(before.term) != 0 || known_kinds_before_pronoun(before.term) != 0;
  return may_be && !is_word && !begins_with_proclitic(before.term) && name_likeness(before.term) >= foreign;
}

bool same_words(const MentionWords& words, std::size_t a, std::size_t b, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (words[a + i].core != words[b + i].core) return false;
  }
  return true;
}

/// `part` is the beginning or the end of `whole`, or the same.
bool is_short_form(const MentionWords& words, const PersonAt& part, const PersonAt& whole) {
  if (part.word_count > whole.word_count) return false;
  const std::size_t end = whole.first_word + whole.word_count;
  if (part.word_count == 1 && part.first_core == words[end - 1].core) return true;
  if (part.word_count == 2 && part.first_core == whole.first_core &&
      words[part.first_word + 1].core == words[end - 1].core && !words[end - 2].is(nasab)) {
    return true;  // without the fathers in between
  }
  return same_words(words, part.first_word, whole.first_word, part.word_count) ||
         same_words(words, part.first_word, end - part.word_count, part.word_count);
}

/// The first of the people that have the same name, for each: in a long text most are named again and again.
std::vector<std::size_t> first_of_name(const MentionWords& words, const std::vector<PersonAt>& people) {
  std::unordered_map<std::string, std::size_t> firsts;
  std::vector<std::size_t> result;
  std::string name;
  for (std::size_t i = 0; i < people.size(); ++i) {
    name = people[i].first_core;
    for (std::size_t k = 0; k < people[i].word_count; ++k)
      name.append(" ").append(words[people[i].first_word + k].core);
    result.push_back(firsts.try_emplace(name, i).first->second);
  }
  return result;
}

/// Names by their words: few can be forms of each other.
class NamesByWord {
 public:
  NamesByWord(const MentionWords& words, const std::vector<PersonAt>& people,
              const std::vector<std::size_t>& firsts) {
    for (std::size_t i = 0; i < people.size(); ++i) {
      if (firsts[i] != i) continue;
      entries_.emplace_back(people[i].first_core, i);
      for (std::size_t k = 0; k < people[i].word_count; ++k) {
        entries_.emplace_back(words[people[i].first_word + k].core, i);
      }
    }
    std::sort(entries_.begin(), entries_.end());
  }

  /// Those that `part` can be a short form of: they have its first word. Sorted.
  void find(const MentionWords& words, const PersonAt& part, std::vector<std::size_t>& found) const {
    found.clear();
    for (const std::string_view core : {part.first_core, words[part.first_word].core}) {
      auto entry = std::lower_bound(entries_.begin(), entries_.end(), std::pair(core, std::size_t{0}));
      for (; entry != entries_.end() && entry->first == core; ++entry) found.push_back(entry->second);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
  }

 private:
  std::vector<std::pair<std::string_view, std::size_t>> entries_;
};

}  // namespace

void find_repeated(const MentionWords& words, const PlaceMatches& places, std::vector<PersonAt>& people,
                   std::vector<bool>& taken) {
  Surnames surnames;
  for (const PersonAt& person : people) surnames.add(words, person);
  if (surnames.empty()) return;
  const std::size_t named_in_full = people.size();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view term = words[i].term;
    if (!surnames.can_contain(term) || taken[i] || places.is_sure(i)) continue;
    std::string_view rest = term;
    const PersonAt* person = surnames.find(term, false);
    for (const WithoutProclitic& cut : ProcliticCuts(person != nullptr ? std::string_view{} : term)) {
      rest = cut.rest;
      person = surnames.find(cut.rest, cut.li_and_article);
      if (person != nullptr) break;
    }
    if (person == nullptr) continue;
    const std::size_t last = person->first_word + person->word_count - 1;
    if (is_other_word(words, i, words[last].term)) continue;
    people.push_back({i, 1, term.size() - rest.size(), words[last].term, 0});
    taken[i] = true;
    // Words of the name before the surname; or another given name: of a family, or a spelling of the same.
    for (std::size_t back = 1; back <= i && back < person->word_count; ++back) {
      const MentionWord& before = words[i - back];
      if (taken[i - back] || !words.continues(i - back + 1) || before.core != words[last - back].core) break;
      people.back() = {i - back, back + 1, before.term.size() - before.core.size(), before.core, 0};
      taken[i - back] = true;
    }
    if (people.back().word_count == 1 && i > 0 && !taken[i - 1] &&
        is_other_given_name(words, i, words[last].term)) {
      people.back() = {i - 1, 2, words[i - 1].term.size() - words[i - 1].core.size(), words[i - 1].core, 0};
      taken[i - 1] = true;
    }
  }
  std::inplace_merge(people.begin(), people.begin() + static_cast<std::ptrdiff_t>(named_in_full),
                     people.end(),
                     [](const PersonAt& a, const PersonAt& b) { return a.first_word < b.first_word; });
}

void link_short_forms(const MentionWords& words, std::vector<PersonAt>& people) {
  const auto firsts = first_of_name(words, people);
  const NamesByWord names(words, people, firsts);
  std::vector<std::size_t> candidates;
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (firsts[i] != i) {
      people[i].name_of = people[firsts[i]].name_of;
      continue;
    }
    std::size_t best = i;
    bool several = false;
    names.find(words, people[i], candidates);
    for (const std::size_t j : candidates) {
      if (j == i || !is_short_form(words, people[i], people[j])) continue;
      const PersonAt& found = people[best];
      if (people[j].word_count > found.word_count) {
        // A longer form of the one found before is the same person; another one makes the short form
        // ambiguous.
        several |= best != i && !is_short_form(words, found, people[j]);
        best = j;
      } else if (best != i && !is_short_form(words, people[j], found)) {
        several = true;
      } else if (people[j].word_count == found.word_count && j < best) {
        best = j;
      }
    }
    people[i].name_of = several ? i : best;
  }
}

}  // namespace fihris
