#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analyzers/mentions/mention_words.h"
#include "analyzers/places/gazetteer.h"

namespace fihris {

/// A name of the gazetteer in an article.
struct PlaceAt {
  std::size_t first_word = 0;
  std::size_t word_count = 0;       ///< 0: none
  std::size_t proclitic_bytes = 0;  ///< of the first word's term, taken off
  PlaceRefs places;                 ///< best known first
  bool needs_cue = false;
};

/// The names of places in an article, and which of them mean the place.
class PlaceMatches {
 public:
  /// Looks the gazetteer up at each word. `words` are classified and must outlive this object's use.
  void match(const MentionWords& words);

  /// The name that begins at a word; null if there is none.
  const PlaceAt* at(std::size_t word) const {
    return index_[word] == 0 ? nullptr : &matches_[index_[word] - 1];
  }

  /// True if a name that needs no cue and no proclitics begins at the word.
  bool is_sure(std::size_t word) const;

  /// True if a name that needs no cue begins at the word. Behind proclitics only that of a great place
  /// counts.
  bool is_clear(std::size_t word) const;

  /// Those that are mentions, given which words belong to people: those that need no cue and stand in no
  /// other name, those with a cue, and those behind a preposition whose place the article names so elsewhere.
  std::vector<PlaceAt> mentions(const MentionWords& words, const std::vector<bool>& taken);

 private:
  PlaceAt match_at(const MentionWords& words, std::size_t first) const;
  static void add_named_before(std::vector<PlaceAt>& accepted, const std::vector<PlaceAt>& open);

  std::vector<PlaceAt> matches_;
  std::vector<std::uint32_t> index_;  ///< of each word: 1 + its match, or 0
};

}  // namespace fihris
