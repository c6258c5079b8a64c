#include "analyzers/mentions/mentions.h"

#include <algorithm>

#include "analyzers/mentions/bylines.h"
#include "analyzers/mentions/countries_meant.h"
#include "analyzers/mentions/namesakes.h"
#include "analyzers/mentions/person_key.h"
#include "analyzers/mentions/possible_names.h"
#include "analyzers/mentions/unlisted_places.h"
#include "analyzers/words/folding.h"

namespace fihris {
namespace {

/// The byte offset in `text` of a word as written, from `begin` on, past its first letters whose folded form
/// has `bytes`.
std::size_t skip_letters(std::string_view text, std::size_t begin, std::size_t bytes) {
  Fold spare;
  std::size_t offset = begin;
  for (std::size_t folded = 0; folded < bytes && offset < text.size();)
    folded += next_fold(text, offset, spare).length;
  while (offset < text.size()) {
    std::size_t next = offset;
    const Kind kind = next_fold(text, next, spare).kind;
    if (kind != Kind::mark && kind != Kind::dagger_alef && kind != Kind::tatweel && kind != Kind::invisible)
      break;
    offset = next;
  }
  return offset;
}

}  // namespace

void MentionFinder::clear() {
  words_.clear();
  parts_.clear();
  body_ = 0;
  is_begun_ = false;
}

void MentionFinder::add(std::string_view text, const Token& token, unsigned position) {
  if (!is_begun_) body_ = parts_.size();
  is_begun_ = true;
  words_.add(text, token, position);
  parts_.push_back(text);
}

void MentionFinder::end_part() {
  words_.end_part();
  is_begun_ = false;
}

const std::vector<Mention>& MentionFinder::find() {
  words_.classify();
  places_.match(words_);
  mentions_.clear();
  const std::vector<PersonAt>& people = people_.find(words_, places_);
  const std::vector<bool> authors = body_ == 0 ? std::vector<bool>(people.size())
                                               : find_bylines(words_, places_, people, parts_[body_], body_);
  for (std::size_t i = 0; i < people.size(); ++i) {
    const PersonAt& person = people[i];
    mentions_.push_back(person_mention(person, people[person.name_of]));
    mentions_.back().is_author = authors[i];
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    const Mention& fullest = mentions_[people[i].name_of];
    mentions_[i].name_word = fullest.first_word;
    mentions_[i].name_word_count = fullest.word_count;
    mentions_[i].name_begin = fullest.begin;
  }
  const std::vector<PlaceAt> visited = places_.mentions(words_, people_.taken());
  const Namesakes namesakes(visited, words_);
  for (const PlaceAt& place : visited) {
    mentions_.push_back(mention_at(MentionKind::place, place.first_word, place.word_count,
                                   place.proclitic_bytes,
                                   std::string(Gazetteer().place(namesakes.choose(place)).id)));
  }
  std::vector<bool> taken = people_.taken();
  for (const PlaceAt& place : visited)
    std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(place.first_word), place.word_count, true);
  for (UnlistedPlace& place : find_unlisted_places(words_, taken)) {
    std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(place.first_word), place.word_count, true);
    mentions_.push_back(mention_at(MentionKind::place, place.first_word, place.word_count,
                                   place.proclitic_bytes, std::move(place.name)));
    Mention& mention = mentions_.back();
    mention.is_unlisted = true;
    mention.name_word = mention.first_word;
    mention.name_word_count = mention.word_count;
    mention.name_begin = mention.begin;
  }
  find_possible_people(taken);
  for (const CountryAt& country : countries_meant(words_, taken, visited)) {
    mentions_.push_back(mention_at(MentionKind::place, country.word, 1, country.proclitic_bytes,
                                   std::string(Gazetteer().place(country.number).id)));
    mentions_.back().is_name = false;
  }
  std::sort(mentions_.begin(), mentions_.end(),
            [](const Mention& a, const Mention& b) { return a.first_word < b.first_word; });
  return mentions_;
}

void MentionFinder::find_possible_people(std::vector<bool> taken) {
  possible_people_.clear();
  for (const PersonAt& person : people_.unsure()) {
    const auto first = taken.begin() + static_cast<std::ptrdiff_t>(person.first_word);
    const auto last = first + static_cast<std::ptrdiff_t>(person.word_count);
    if (std::find(first, last, true) != last) continue;
    possible_people_.push_back(person_mention(person, person));
    std::fill(first, last, true);
  }
  for (const PersonAt& person : find_possible_names(words_, people_.taken(), taken))
    possible_people_.push_back(person_mention(person, person));
}

Mention MentionFinder::person_mention(const PersonAt& person, const PersonAt& fullest) const {
  Mention mention = mention_at(MentionKind::person, person.first_word, person.word_count,
                               person.proclitic_bytes, name_key(fullest));
  mention.first_core = person.first_core;
  return mention;
}

Mention MentionFinder::mention_at(MentionKind kind, std::size_t first, std::size_t count,
                                  std::size_t proclitic_bytes, std::string key) const {
  const std::size_t begin = words_[first].begin;
  return {kind,
          first,
          count,
          proclitic_bytes == 0 ? begin : skip_letters(parts_[first], begin, proclitic_bytes),
          words_[first + count - 1].end,
          std::move(key),
          {},
          false};
}

std::string MentionFinder::name_key(const PersonAt& person) const {
  std::vector<std::string_view> words{person.first_core};
  for (std::size_t i = 1; i < person.word_count; ++i) words.push_back(words_[person.first_word + i].core);
  return person_key(words);
}

}  // namespace fihris
