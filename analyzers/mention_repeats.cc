#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "analyzers/letters.h"
#include "analyzers/mention_people.h"

namespace fihris {
namespace {

constexpr unsigned no_surname = no_name | reporting_verb | sure_title | modifier | sure_name;

/// The word by which a person named in full is called afterwards; empty if there is none.
std::string_view surname_of(const MentionWords& words, const PersonAt& person) {
  if (person.word_count < 2) return {};
  const MentionWord& last = words[person.first_word + person.word_count - 1];
  return last.is(no_surname) ? std::string_view{} : last.term;
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
  return same_words(words, part.first_word, whole.first_word, part.word_count) ||
         same_words(words, part.first_word, whole.first_word + whole.word_count - part.word_count, part.word_count);
}

}  // namespace

void PersonFinder::find_repeated(const MentionWords& words, const PlaceMatches& places) {
  std::unordered_map<std::string_view, bool> surnames;
  for (const PersonAt& person : people_) {
    if (const std::string_view surname = surname_of(words, person); !surname.empty()) surnames[surname] = true;
  }
  if (surnames.empty()) return;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (taken_[i] || places.is_sure(i)) continue;
    if (!surnames.contains(words[i].core)) continue;
    people_.push_back({i, 1, 0});
    taken_[i] = true;
  }
  std::sort(people_.begin(), people_.end(), [](const PersonAt& a, const PersonAt& b) { return a.first_word < b.first_word; });
}

void PersonFinder::link_short_forms(const MentionWords& words) {
  for (std::size_t i = 0; i < people_.size(); ++i) {
    std::size_t best = i;
    bool several = false;
    for (std::size_t j = 0; j < people_.size(); ++j) {
      if (j == i || !is_short_form(words, people_[i], people_[j])) continue;
      const PersonAt& found = people_[best];
      if (people_[j].word_count > found.word_count) {
        // A longer form of the one found before is the same person; another one makes the short form ambiguous.
        several |= best != i && !is_short_form(words, found, people_[j]);
        best = j;
      } else if (best != i && !is_short_form(words, people_[j], found)) {
        several = true;
      } else if (people_[j].word_count == found.word_count && j < best) {
        best = j;
      }
    }
    people_[i].name_of = several ? i : best;
  }
}

}  // namespace fihris
