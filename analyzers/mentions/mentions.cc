#include "analyzers/mentions/mentions.h"

#include <algorithm>

#include "analyzers/words/folding.h"
#include "analyzers/words/letters.h"

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
}

void MentionFinder::add(std::string_view text, const Token& token, unsigned position) {
  words_.add(text, token, position);
  parts_.push_back(text);
}

void MentionFinder::end_part() {
  words_.end_part();
}

const std::vector<Mention>& MentionFinder::find() {
  words_.classify();
  places_.match(words_);
  mentions_.clear();
  const std::vector<PersonAt>& people = people_.find(words_, places_);
  for (const PersonAt& person : people) {
    add_mention(MentionKind::person, person.first_word, person.word_count, person.proclitic_bytes,
                name_key(people[person.name_of]));
    mentions_.back().first_core = person.first_core;
  }
  for (const PlaceAt& place : places_.mentions(words_, people_.taken())) {
    add_mention(MentionKind::place, place.first_word, place.word_count, place.proclitic_bytes,
                std::string(Gazetteer().place(place.places[0].number).id));
  }
  std::sort(mentions_.begin(), mentions_.end(),
            [](const Mention& a, const Mention& b) { return a.first_word < b.first_word; });
  return mentions_;
}

void MentionFinder::add_mention(MentionKind kind, std::size_t first, std::size_t count,
                                std::size_t proclitic_bytes, std::string key) {
  const std::size_t begin = words_[first].begin;
  mentions_.push_back({kind,
                       first,
                       count,
                       proclitic_bytes == 0 ? begin : skip_letters(parts_[first], begin, proclitic_bytes),
                       words_[first + count - 1].end,
                       std::move(key),
                       {}});
}

std::string MentionFinder::name_key(const PersonAt& person) const {
  std::string key;
  for (std::size_t i = 0; i < person.word_count; ++i) {
    const MentionWord& word = words_[person.first_word + i];
    const std::string_view core = i == 0 ? person.first_core : word.core;
    const bool joins = i > 0 && words_[person.first_word + i - 1].is(abd);
    if (i > 0 && !joins) key += ' ';
    key += word.is(nasab) && core == spelled<letter::alef, letter::ba, letter::nun>
               ? spelled<letter::ba, letter::nun>
               : core;
  }
  return key;
}

}  // namespace fihris
