#include "query/match/searcher.h"

#include <algorithm>
#include <utility>

#include "index/derived/joined_index.h"
#include "query/match/copies.h"
#include "query/match/exact_match.h"
#include "query/match/file_names.h"
#include "query/match/word_budget.h"
#include "query/weighing/index_parts.h"

namespace fihris {

using Xapian::Query;

namespace {

/// Of the lexicon, kept from one query to the next: about 20 MB.
constexpr std::size_t most_remembered = 100'000;

/// Words whose forms are kept from one query to the next: 100 MB if all had as many forms as are allowed, and
/// a tenth of that for names.
constexpr std::size_t most_known = 2000;

}  // namespace

Searcher::Searcher(OpenIndex open, const Aliases& aliases, const Ranking& ranking)
    : open_(std::move(open)), ranking_(ranking), aliases_(aliases) {
  reopen();
}

Searcher::Searcher(std::vector<std::string> indexes, const Aliases& aliases, const Ranking& ranking)
    : Searcher([indexes = std::move(indexes)] { return open_indexes(indexes); }, aliases, ranking) {}

Searcher::Searcher(const std::string& index, const Aliases& aliases, const Ranking& ranking)
    : Searcher(std::vector{index}, aliases, ranking) {}

void Searcher::reopen() {
  reader_ = open_();
  found_.begin(reader_);
  parts_ =
      reader_.shards ? nullptr : std::make_shared<IndexParts>(shards_of(reader_), reader_.articles.tables());
  forget();
}

void Searcher::forget() {
  known_.clear();
  lexicon_ = std::make_unique<LexiconReader>(reader_.lexicon, reader_.vocabulary);
}

SearchResult Searcher::search(const Node& query, const SearchOptions& options) {
  for (;;) {
    if (!is_live(reader_)) reopen();
    try {
      if (lexicon_->size() > most_remembered) forget();
      return search_once(query, options);
    } catch (const Xapian::DatabaseModifiedError&) {
      // A file system without locks lets writers reuse what is being read; then there is a newer generation
      // by now.
      if (is_live(reader_) && !reader_.shards) throw;
      if (reader_.shards) reopen();  // servers hold no generation
    } catch (const Xapian::NetworkError& error) {
      replace_server(error);
    }
  }
}

void Searcher::replace_server(const Xapian::NetworkError& error) {
  if (!reader_.shards) throw error;
  reader_.shards->replace(error);
  reader_.articles = reader_.shards->articles();
  found_.begin(reader_);
}

std::vector<Xapian::docid> Searcher::find_all(const BuiltQuery& built) const {
  return fetcher().find_all(built);
}

unsigned Searcher::count(const Node& query, const SearchOptions& options) const {
  return reader_.articles.count(build(query, options).query);
}

BuiltQuery Searcher::build(const Node& query, const SearchOptions& options) const {
  // Of words that must all match as many are kept as of words joined by AND.
  const unsigned telling = options.all ? ranking_.max_words : ranking_.telling_words;
  BoundedQuery bounded =
      within_budget(as_indexed(query), {ranking_.max_words, telling, ranking_.max_other_words},
                    [&](const std::string& term) { return lexicon_->words().frequency(term); });
  Ranking ranking = ranking_;
  // Each shard has a server that opens lists for itself.
  if (!reader_.shards)
    ranking.max_lists /= static_cast<unsigned>(std::max<std::size_t>(reader_.articles.tables().size(), 1));
  if (!bounded.others.empty()) ranking.similar_cores = 0;  // other words say enough
  if (known_.size() > most_known) known_.clear();
  const Expander expander(*lexicon_, reader_.vocabulary, ranking);
  const PeopleTable people(reader_.people);
  const QuerySources sources{expander, reader_.articles, aliases_, people,
                             ranking,  options.level,    known_,   parts_};
  BuiltQuery built = build_query(bounded.query, sources, options.all);
  built.others = weigh_others(bounded.others, sources);
  if (options.only) {
    for (Query* const part : {&built.query, &built.all_words}) {
      if (!part->empty()) *part = Query(Query::OP_FILTER, *part, *options.only);
    }
    built.words = built.all_listed = {};
  }
  built.asked = std::move(bounded.query);
  built.require_all = options.all;
  built.left_out = bounded.left_out;
  return built;
}

std::optional<double> Searcher::match(const BuiltQuery& built, const Record& article) const {
  if (built.query.empty()) return {};
  BuiltQuery of_article;
  of_article.query =
      Xapian::Query(Xapian::Query::OP_FILTER, built.query, Xapian::Query(id_term(article.path)));
  const Xapian::Enquire asked = fetcher().enquire(of_article, {});
  const Xapian::MSet found = asked.get_mset(0, 1);
  if (found.empty()) return {};
  const auto hit = found.begin();
  if (built.has_exact_words && !ExactMatch(built, reader_.articles).matches(*hit, hit.get_document()))
    return {};
  return hit.get_weight();
}

Record Searcher::record(Xapian::docid id) const {
  return found_.record(id);
}

std::shared_ptr<const Record> Searcher::record(const FoundArticle& article) const {
  return article.record ? article.record : std::make_shared<const Record>(record(article.id));
}

std::string Searcher::path(Xapian::docid id) const {
  return found_.path(id);
}

Node Searcher::as_indexed(const Node& query) const {
  return with_indexed_names(query, reader_.vocabulary, reader_.manifest.roots);
}

SearchResult Searcher::search_once(const Node& query, const SearchOptions& asked_for) const {
  found_.begin(reader_);
  SearchOptions options = asked_for;
  options.group = options.group && !asks_for_copies(query);
  SearchResult result;
  result.built = build(query, options);
  if (result.built.query.empty()) {
    result.estimate_is_exact = true;
    return result;
  }
  fetcher().fetch(options, result);
  return result;
}

}  // namespace fihris
