#pragma once

#include <cstddef>

#include "analyzers/mentions/acting_words.h"
#include "analyzers/mentions/mention_places.h"
#include "analyzers/mentions/mention_words.h"

namespace fihris {

/// Signs add up to this before words are a person's name; docs/recognition.md has the table of signs.
inline constexpr double enough_signs = 2;

/// Words that may be a name, and how much their own forms speak for it.
struct NameCandidate {
  std::size_t words = 0;  ///< 0: none
  double signs = 0;
};

/// Reads names from the forms of words alone: given names, kunyas, fathers, surnames.
class NameReader {
 public:
  /// Both must outlive the reader.
  NameReader(const MentionWords& words, const PlaceMatches& places)
      : words_(words), places_(places), acting_(words) {}

  /// The longest name that begins with word `first`. `before` are the signs that stand before it: where there
  /// are some, it may begin with a word that is on no list but has the letters of a name from abroad.
  NameCandidate read(std::size_t first, double before) const;

  /// A name in Latin letters: capitalised words, of which the first is a given name, or `behind_name`: those
  /// that follow a name in Arabic letters spell it again.
  NameCandidate read_latin(std::size_t first, bool behind_name) const;

 private:
  /// A name while it is read.
  struct Reading {
    NameCandidate name;
    std::size_t parts = 1;    ///< Taj al-Sirr is one
    double before = 0;        ///< signs before it
    bool is_listed = false;   ///< its first word is a given name or particle
    bool is_whole = false;    ///< it has a father, family or number: not much can follow
    bool has_family = false;  ///< of these it is Al X
    bool is_ended = false;    ///< nothing can
    bool is_place = false;    ///< its first word is a place's name too
  };

  NameCandidate next_part(std::size_t i, Reading& reading) const;
  NameCandidate beginning(std::size_t i, double before) const;
  NameCandidate given_name(std::size_t i) const;
  NameCandidate father(std::size_t i) const;
  NameCandidate son(std::size_t i) const;
  NameCandidate surname_with_article(std::size_t i, const Reading& reading) const;
  NameCandidate foreign_surname(std::size_t i, double signs) const;
  NameCandidate foreign_name(std::size_t i, double least) const;
  bool can_be_name(std::size_t i) const;
  bool can_begin_unlisted(std::size_t i) const;
  bool is_unlisted_middle(std::size_t i) const;
  bool is_acting_surname(std::size_t i) const;
  bool is_of_no_arabic_pattern(std::size_t i) const;
  bool ends_at(std::size_t i) const;
  bool is_other_here(std::size_t i) const;
  bool is_office_behind(std::size_t i) const;
  bool next_is_allah(std::size_t i) const;

  const MentionWords& words_;
  const PlaceMatches& places_;
  const ActingWords acting_;
};

}  // namespace fihris
