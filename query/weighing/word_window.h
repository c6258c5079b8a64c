#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

#include "query/weighing/layered_word.h"

namespace fihris {

/// The articles with a word, window by window, and what the word weighs in them.
class WordWindow {
 public:
  /// `part` and `word` must outlive this.
  WordWindow(const IndexPart& part, const LayeredWord& word);

  /// As PostingWindow has them.
  Xapian::docid skip_to(Xapian::docid least);
  void read(Xapian::docid first);

  /// Those of the articles read that may have the word: where it is a sequence, the words of that.
  const FoundPlaces& found() const { return found_; }
  /// Whether an article has it. May read where its words stand.
  bool has(std::size_t place);

  /// In an article of so many words; 0 if it has not the word. May read where its words stand.
  double weight(std::size_t place, Xapian::termcount length) { return weight(place, length, true); }
  /// The same if all sequences whose words an article has stood there. Not less, and quicker.
  double most(std::size_t place, Xapian::termcount length) { return weight(place, length, false); }
  bool has_sequence(std::size_t place) const { return !sequences_.empty() && sequences_found_.has(place); }

  /// What no article's weight exceeds if none has more than `longest` words.
  static double bound(const LayeredWord& word, Xapian::termcount longest);

 private:
  double weight(std::size_t place, Xapian::termcount length, bool is_sure);

  const LayeredWord& word_;
  PostingWindow lists_;
  std::vector<SequenceWindow> sequences_;
  FoundPlaces found_, sequences_found_;
};

}  // namespace fihris
