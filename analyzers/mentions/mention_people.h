#pragma once

#include <cstddef>
#include <vector>

#include "analyzers/mentions/mention_places.h"
#include "analyzers/mentions/mention_words.h"
#include "analyzers/mentions/person_at.h"

namespace fihris {

/// Finds people's names in classified words. Reuses its memory.
class PersonFinder {
 public:
  /// The names in the order of the text. Words of names in the names of institutions and streets are no
  /// mentions, but taken.
  const std::vector<PersonAt>& find(const MentionWords& words, const PlaceMatches& places);

  /// Names of several words for which too little speaks, in the order of the text. They may overlap, and may
  /// have words of the names found.
  const std::vector<PersonAt>& unsure() const { return unsure_; }

  /// Of each word: belongs to a name found, or to the name of an institution that is called after a person.
  const std::vector<bool>& taken() const { return taken_; }

 private:
  void find_full_names(const MentionWords& words, const PlaceMatches& places);
  static PersonAt person_at(const MentionWords& words, std::size_t first, std::size_t count);

  std::vector<PersonAt> people_;
  std::vector<PersonAt> unsure_;
  std::vector<bool> taken_;
};

}  // namespace fihris
