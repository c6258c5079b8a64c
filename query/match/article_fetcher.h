#pragma once

#include <vector>

#include <xapian.h>

#include "index/index_reader.h"
#include "query/match/found_documents.h"
#include "query/match/search_result.h"
#include "query/ranking.h"

namespace fihris {

/// Takes out of the articles that match those that are asked for, in the order that is asked for. Holds
/// references to all that it is given.
class ArticleFetcher {
 public:
  ArticleFetcher(const IndexReader& reader, FoundDocuments& found, const Ranking& ranking)
      : reader_(reader), found_(found), ranking_(ranking) {}

  /// Adds to `result`, of which the query is built, its articles and how many there are.
  void fetch(const SearchOptions& asked_for, SearchResult& result) const;

  /// The numbers of all articles that match, in order.
  std::vector<Xapian::docid> find_all(const BuiltQuery& built) const;

  /// The match of Xapian's, as it is weighed and ordered.
  Xapian::Enquire enquire(const BuiltQuery& built, const SearchOptions& options) const;

 private:
  /// Articles by their rank in the match, from 0.
  struct Slice {
    unsigned first;
    unsigned count;
  };

  /// Puts those of the slice into the result.
  void fetch_slice(const SearchOptions& options, Slice slice, SearchResult& result) const;
  /// The same in the order of days and paths, of shards.
  void fetch_by_day(const SearchOptions& options, Slice slice, SearchResult& result) const;
  /// Fetches from the best on, and more as long as too few are left once copies are grouped.
  void fetch_grouped(const SearchOptions& options, SearchResult& result) const;
  /// Whether the best articles of the match are ranked anew (query/match/reranker.h) before those asked for
  /// are taken.
  bool is_reranked(const SearchOptions& options, const BuiltQuery& built) const;
  /// Those to be fetched for what `options` asks for: the best in any case, where they are ranked anew.
  Slice candidates(const SearchOptions& options, const BuiltQuery& built) const;
  /// Those with all words of a short list before all others.
  void search_all_words_first(const SearchOptions& options, Slice slice, SearchResult& result) const;
  void search_as_written(const SearchOptions& options, Slice slice, Xapian::Enquire& asked,
                         SearchResult& result) const;
  void order_equals(std::vector<FoundArticle>& articles) const;
  void rerank(SearchResult& result) const;

  const IndexReader& reader_;
  FoundDocuments& found_;
  const Ranking& ranking_;
};

}  // namespace fihris
