#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analyzers/mentions/mention_places.h"
#include "analyzers/mentions/mention_words.h"

namespace fihris {

/// A person's name in an article.
struct PersonAt {
  std::size_t first_word = 0;
  std::size_t word_count = 0;
  std::size_t proclitic_bytes = 0;  ///< of the first word's term, taken off
  std::string_view first_core;      ///< the first word without proclitics, with its article
  std::size_t name_of =
      0;  ///< index, in the list, of the fullest form of the same name in the article; its own if it is that
};

/// Finds people's names in classified words. Reuses its memory.
class PersonFinder {
 public:
  /// The names in the order of the text. Words of names in the names of institutions and streets are no
  /// mentions, but taken.
  const std::vector<PersonAt>& find(const MentionWords& words, const PlaceMatches& places);

  /// Of each word: belongs to a name found, or to the name of an institution that is called after a person.
  const std::vector<bool>& taken() const { return taken_; }

 private:
  void find_full_names(const MentionWords& words, const PlaceMatches& places);
  void find_repeated(const MentionWords& words, const PlaceMatches& places);
  void link_short_forms(const MentionWords& words);
  void add(const MentionWords& words, std::size_t first, std::size_t count);

  std::vector<PersonAt> people_;
  std::vector<bool> taken_;
};

}  // namespace fihris
