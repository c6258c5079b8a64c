#pragma once

#include <vector>

#include <xapian.h>

#include "index/articles.h"
#include "index/schema.h"
#include "query/match/occurrences.h"
#include "query/match/query_builder.h"
#include "query/ranking.h"

namespace fihris {

/// How many of the best articles of a query get a second look.
unsigned count_reranked(const BuiltQuery& built, const Ranking& ranking);

/// What an article's text adds to the score of its match; nothing is less than 0.
struct Bonus {
  double others = 0;            ///< words of a long query that have no part in its match
  std::vector<double> similar;  ///< of each group: words that look similar
  double near = 0;              ///< query words near each other
  double lead = 0;              ///< query words in the title or early in the text

  double total() const;
};

/// The second look at the best articles of a query: scores what the match cannot tell cheaply, where in the
/// text the words stand and which similar ones it has. Only orders what matches anyhow.
class Reranker {
 public:
  /// `ranking` must outlive the reranker.
  Reranker(const BuiltQuery& built, const Articles& articles, const Ranking& ranking);

  Reranker(const Reranker&) = delete;
  Reranker& operator=(const Reranker&) = delete;

  /// The bonus of the article with this record and this length, in words as Xapian counts them.
  Bonus bonus(const Record& record, Xapian::termcount length) const;

 private:
  /// What a group counts for; 0 if it has no part in the score or repeats another.
  struct Worth {
    double forms = 0;    ///< inverse document frequency of its forms
    double similar = 0;  ///< of these and the similar ones; 0 if there are none
  };

  /// How often a group's forms of each layer occur.
  using Counts = PostingWindow::Counts;

  double weight_of_others(const std::vector<Counts>& counts, Xapian::termcount length) const;
  void add_nearness(const std::vector<Occurrence>& occurrences, Bonus& bonus) const;

  const Ranking& ranking_;
  double average_length_;
  Bm25 bm25_;
  std::vector<WordGroup> groups_;  ///< with the similar forms among the forms; behind them the others'
  std::vector<Worths> others_;     ///< of the last groups
  std::vector<double> nearness_;   ///< by distance in words
  std::vector<Worth> worths_;
  double whole_worth_ = 0;  ///< of all groups' forms
  OccurrenceFinder finder_;
};

}  // namespace fihris
