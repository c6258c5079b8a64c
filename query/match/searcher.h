#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "index/index_reader.h"
#include "query/expansion/level.h"
#include "query/language/ast.h"
#include "query/match/article_fetcher.h"
#include "query/match/found_documents.h"
#include "query/match/query_builder.h"
#include "query/match/search_result.h"
#include "query/ranking.h"
#include "query/weighing/group_query.h"

namespace fihris {

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

 private:
  void reopen();
  void forget();  ///< what earlier queries have read, so that memory does not grow with their number
  /// The query with sources and paths called as this index calls them.
  Node as_indexed(const Node& query) const;
  SearchResult search_once(const Node& query, const SearchOptions& asked_for) const;
  ArticleFetcher fetcher() const { return {reader_, found_, ranking_}; }

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
