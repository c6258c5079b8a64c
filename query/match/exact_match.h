#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

#include "index/articles.h"
#include "query/match/occurrences.h"
#include "query/match/query_builder.h"

namespace fihris {

/// Tells which candidates match a query that has words to be found only as written. The index decides each
/// other part of the query; the text of an article is read only for parts that the index alone cannot decide.
/// Not to be shared between threads.
class ExactMatch {
 public:
  /// `built` and `articles` must outlive this object.
  ExactMatch(const BuiltQuery& built, const Articles& articles);

  /// `id` is the article's number in all shards, which `article` does not know.
  bool matches(Xapian::docid id, const Xapian::Document& article);

 private:
  class Evaluator;

  /// A bit for each article number.
  using ArticleSet = std::vector<bool>;

  const ArticleSet& candidates(std::size_t leaf);

  const BuiltQuery& built_;
  const Articles& articles_;
  OccurrenceFinder finder_;
  std::vector<ArticleSet> candidates_;  ///< of each leaf; empty until it is asked for
};

}  // namespace fihris
