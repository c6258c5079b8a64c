#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/weighing/bm25.h"
#include "query/weighing/index_parts.h"
#include "query/weighing/posting_window.h"

namespace fihris {

/// A form of a word in a sequence.
struct SequenceForm {
  std::string term;  ///< as in the index, with its prefix
  double worth = 0;  ///< what it weighs by itself (Bm25), in a sequence that is asked for as such
};

/// Words that stand one behind the other, each in any of its forms.
using FormSequence = std::vector<std::vector<SequenceForm>>;

/// The articles with a sequence, window by window, as Xapian's OP_PHRASE of OP_OR finds and weighs them.
/// Finds those that have all words, and reads where in an article these stand when asked about it, so that
/// who knows an article to be of no use spares that.
class SequenceWindow {
 public:
  /// Opens the lists of `sequence` in `part`; both must outlive this. REQUIRES: there are words.
  SequenceWindow(const IndexPart& part, const FormSequence& sequence);

  /// No article from `least` on that has not been read and is before the one returned has all words; 0 if
  /// none has. REQUIRES: `least` is not less than before.
  Xapian::docid skip_to(Xapian::docid least);

  /// Reads FoundPlaces::size articles. REQUIRES: what has been read is before `first`.
  void read(Xapian::docid first);

  /// Those of the articles read that have all words somewhere.
  const FoundPlaces& found() const { return found_; }

  /// Whether the words stand one behind the other at a place that is found.
  bool stands_at(std::size_t place);
  /// How often they do if so: as Xapian guesses, as often as the rarest of the words occurs.
  Xapian::termcount occurrences(std::size_t place) const;
  /// What all forms in an article of so many words weigh, each by itself.
  double weight(std::size_t place, const Bm25& bm25, Xapian::termcount length) const;

 private:
  struct Occurrence {
    std::uint16_t place;
    std::uint16_t form;
    Xapian::termcount count;
  };

  struct List {
    glass::Postings postings;
    std::uint16_t form;
  };

  /// A word of the sequence.
  struct Word {
    const std::vector<SequenceForm>* forms;
    std::vector<List> lists;  ///< that have more
    FoundPlaces found;
    std::vector<Occurrence> occurrences;  ///< by place
  };

  /// Calls `take(form, count)` for each form of a word that an article has.
  template <typename Take>
  static void for_each(const Word& word, std::size_t place, const Take& take);
  std::vector<Xapian::termpos> positions(const Word& word, std::size_t place) const;

  const IndexPart& part_;
  std::vector<Word> words_;
  FoundPlaces found_;
  FoundPlaces looked_at_, standing_;  ///< places about which has been asked, and what the answer was
  Xapian::docid first_ = 1;
};

}  // namespace fihris
