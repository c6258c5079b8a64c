#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "index/index_reader.h"
#include "query/expansion/level.h"
#include "query/language/ast.h"
#include "query/match/found_documents.h"
#include "query/match/group_query.h"
#include "query/match/query_builder.h"
#include "query/ranking.h"

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

/// Opens what is to be searched.
using OpenIndex = std::function<IndexReader()>;

/// Answers queries from one index, or from several as if they were one. Not to be shared between threads.
class Searcher {
 public:
  /// Opens by `open`, now and whenever an index has changed; throws as that does.
  explicit Searcher(OpenIndex open, const Aliases& aliases = {}, const Ranking& ranking = {});
  /// Opens the indexes in these folders; throws Error as open_indexes does. `aliases` are other names of the
  /// same thing.
  explicit Searcher(std::vector<std::string> indexes, const Aliases& aliases = {},
                    const Ranking& ranking = {});
  /// The same of one.
  explicit Searcher(const std::string& index, const Aliases& aliases = {}, const Ranking& ranking = {});

  /// Opens the index anew if it has changed since the last query; throws as open_indexes does, and
  /// Xapian::Error if it is damaged.
  SearchResult search(const Node& query, const SearchOptions& options);

  /// The numbers of all articles that match, in order.
  std::vector<Xapian::docid> find_all(const BuiltQuery& built) const;

  const Aliases& aliases() const { return aliases_; }
  const IndexReader& reader() const { return reader_; }
  /// Asks another server of the shard from whose server `error` has come, or goes on without the shard. The
  /// numbers of articles are others then. Throws `error` if no shards are searched, and Error if none is
  /// left.
  void replace_server(const Xapian::NetworkError& error);
  /// Whether shards are missing in what was found last.
  bool is_partial() const { return reader_.shards && !reader_.shards->lost().empty(); }
  const LexiconReader& lexicon() const { return *lexicon_; }
  const Ranking& ranking() const { return ranking_; }

  /// How many articles a query finds; as search() with a limit of 0 counts them, but without weighing them.
  /// Not to be called where the query has words as written (BuiltQuery::has_exact_words), which takes texts.
  unsigned count(const Node& query, const SearchOptions& options) const;

  /// Translates a query, of too many words what is kept of them.
  BuiltQuery build(const Node& query, const SearchOptions& options) const;

  /// The score of an article's match, without the second look; nothing if it does not match.
  std::optional<double> match(const BuiltQuery& built, const Record& article) const;

  /// The record of an article. 40 MB of text are three times as much here for a moment.
  Record record(Xapian::docid id) const;
  /// The same of an article that a search has found, which may have read it already.
  std::shared_ptr<const Record> record(const FoundArticle& article) const;
  /// Its path alone.
  std::string path(Xapian::docid id) const;

  /// What the words of its articles weigh by, beside `expander`.
  Weighing weighing(const Expander& expander) const { return {expander, ranking_, parts_, false}; }

  Xapian::Enquire enquire(const BuiltQuery& built, const SearchOptions& options) const;

  /// Whether the best articles of the match are ranked anew (query/match/reranker.h) before those asked for
  /// are taken.
  bool is_reranked(const SearchOptions& options) const;

 private:
  void reopen();
  void forget();  ///< what earlier queries have read, so that memory does not grow with their number
  /// The query with sources and paths called as this index calls them.
  Node as_indexed(const Node& query) const;
  SearchResult search_once(const Node& query, const SearchOptions& asked_for) const;

  /// Articles by their rank in the match, from 0.
  struct Slice {
    unsigned first;
    unsigned count;
  };

  /// Puts those of the slice into the result.
  void fetch(const SearchOptions& options, Slice slice, SearchResult& result) const;
  /// The same in the order of days and paths, of shards.
  void fetch_by_day(const SearchOptions& options, Slice slice, SearchResult& result) const;
  /// Fetches from the best on, and more as long as too few are left once copies are grouped.
  void fetch_grouped(const SearchOptions& options, SearchResult& result) const;
  /// Those to be fetched for what `options` asks for: the best in any case, where they are ranked anew.
  Slice candidates(const SearchOptions& options) const;
  /// Those with all words of a short list before all others.
  void search_all_words_first(const SearchOptions& options, Slice slice, SearchResult& result) const;
  void search_as_written(const SearchOptions& options, Slice slice, Xapian::Enquire& asked,
                         SearchResult& result) const;
  void order_equals(std::vector<FoundArticle>& articles) const;
  void rerank(SearchResult& result) const;

  OpenIndex open_;
  Ranking ranking_;
  Aliases aliases_;
  IndexReader reader_;
  std::unique_ptr<LexiconReader> lexicon_;
  std::shared_ptr<IndexParts> parts_;  ///< null of shards
  mutable FoundDocuments found_;       ///< by the last search
  mutable KnownExpansions known_;  ///< of the lexicon; lists of people ask for the same names again and again
};

}  // namespace fihris
