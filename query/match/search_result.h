#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/schema.h"
#include "query/expansion/level.h"
#include "query/match/query_builder.h"

namespace fihris {

enum class SortBy { relevance, date, path };

struct SearchOptions {
  unsigned limit = 10;
  unsigned offset = 0;
  bool all = false;  ///< every word must match
  SortBy sort = SortBy::relevance;
  Level level = Level::inflection;  ///< the loosest allowed
  bool count_all = false;           ///< SearchResult::estimate is to be exact, whatever that costs
  bool list_all = false;            ///< SearchResult::all is wanted; only with count_all
  /// What looking at candidates may take; then what has been found is the result. 0 is no bound.
  double seconds = 0;
  /// Near-copies count as one article (query/match/copies.h), unless the query asks for them.
  bool group = false;
  /// Only articles that match this too; it has no part in the score. Nothing: all.
  std::optional<Xapian::Query> only = {};
};

/// An article that matches.
struct FoundArticle {
  Xapian::docid id = 0;
  unsigned rank = 0;           ///< from 1, offset included
  double score = 0;            ///< of the match, and of the second look at the best (query/match/reranker.h)
  std::string date;            ///< YYYYMMDD, or empty
  bool has_all_words = false;  ///< of BuiltQuery::all_words
  std::vector<Xapian::docid> copies;     ///< that it stands for
  std::shared_ptr<const Record> record;  ///< if it was read on the way; see Searcher::record
};

struct SearchResult {
  BuiltQuery built;
  std::vector<FoundArticle> articles;
  unsigned estimate = 0;  ///< how many articles match in all
  bool estimate_is_exact = false;
  /// The numbers of all articles that match, in order, where SearchOptions::list_all asked for them and they
  /// are known: what find_all would find, without a second match.
  std::optional<std::vector<Xapian::docid>> all;
  /// How many of these are of BuiltQuery::all_words; nothing if they do not come first.
  std::optional<unsigned> with_all_words;
  bool with_all_words_is_exact = false;
  std::optional<unsigned> groups;  ///< how many articles there are to be shown, if copies were grouped and
                                   ///< all were looked at
};

}  // namespace fihris
