#pragma once

namespace fihris {

/// All numbers that decide the order of hits. docs/ranking.md says how each was found.
struct Ranking {
  double k1 = 1.2;  ///< BM25: how soon more occurrences of a word stop counting
  double b = 0.75;  ///< BM25: how much long articles are held back, 0 to 1

  double similar_weight = 1.5;     ///< of the words that look similar, where a word itself has weight 1
  unsigned similar_cores = 20;     ///< how many of them a query word has at most
  double least_similarity = 0.5;   ///< Dice coefficient of trigrams; the lookup needs at least 0.5

  unsigned max_forms = 200;        ///< forms of one query word; the commonest are kept
  unsigned max_candidates = 400;   ///< cores looked at for one key of the lexicon
};

}  // namespace fihris
