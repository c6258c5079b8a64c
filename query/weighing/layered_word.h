#pragma once

#include <array>
#include <memory>
#include <vector>

#include "query/weighing/bm25.h"
#include "query/weighing/posting_window.h"
#include "query/weighing/sequence_window.h"

namespace fihris {

class IndexParts;

/// A word of a query with all its forms, or a phrase, as one list of articles. Each layer is a group of forms
/// that holds those before it, and adds its own weight where it occurs.
struct LayeredWord {
  std::vector<PostingList> lists;  ///< the commonest first
  /// In the last layer, where each is a form more; in a phrase, which has nothing else, their forms weigh
  /// each by itself.
  std::vector<FormSequence> sequences;
  bool is_phrase = false;
  /// Of all occurrences in this layer and before; 0 where a group is the same as another.
  std::array<double, PostingWindow::layers> worths{};
  double times = 1;  ///< that it is asked for: it weighs as often
  double share = 0;  ///< of all articles: about so many have one of the forms
  Bm25 bm25;
  std::shared_ptr<IndexParts> parts;  ///< of the index
  bool is_scaled = false;  ///< asked inside of OP_SCALE_WEIGHT, so that no least weight is that of this word
};

/// Words that are looked for together.
struct ListedWords {
  using Words = std::vector<std::shared_ptr<const LayeredWord>>;

  Words wanted;         ///< at least one
  bool is_all = false;  ///< an article must have all that are wanted, not any
  Words others;         ///< only weigh where an article has them

  bool empty() const { return wanted.empty(); }
};

}  // namespace fihris
