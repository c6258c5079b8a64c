#include "query/match/searcher.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "index/article_lists.h"
#include "index/derived/joined_index.h"
#include "query/match/copies.h"
#include "query/match/exact_match.h"
#include "query/match/file_names.h"
#include "query/match/group_weight.h"
#include "query/match/index_parts.h"
#include "query/match/reranker.h"
#include "query/match/word_budget.h"

namespace fihris {

using Xapian::Query;

namespace {

/// Candidates whose text is looked at, in the first step; each further step looks at all before again as
/// many.
constexpr unsigned first_candidates = 200;

/// Who asks for more articles than can be read wants all, copies too.
constexpr unsigned longest_grouped = 1000;

/// Copies are grouped among the best so many articles.
constexpr unsigned most_grouped = 10'000;

/// In the order of days the copies of an article lie far from each other.
constexpr unsigned least_grouped_in_order = 1000;

/// Of the lexicon, kept from one query to the next: about 20 MB.
constexpr std::size_t most_remembered = 100'000;

/// Words whose forms are kept from one query to the next: 100 MB if all had as many forms as are allowed, and
/// a tenth of that for names.
constexpr std::size_t most_known = 2000;

/// Longer texts are not kept from the second look on until they are shown.
constexpr std::size_t longest_kept = 100'000;

FoundArticle article_of(const Xapian::MSetIterator& hit, const FoundDocuments& documents) {
  return {*hit, 0, hit.get_weight(), documents.value(*hit, slot::date), false, {}, {}};
}

/// Whether some articles match better than others.
bool has_ranks(const BuiltQuery& built) {
  return std::any_of(built.groups.begin(), built.groups.end(),
                     [](const WordGroup& group) { return group.ranks; });
}

/// The numbers of all that was found, in order.
std::vector<Xapian::docid> numbers_of(const Xapian::MSet& found) {
  std::vector<Xapian::docid> numbers(found.begin(), found.end());
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

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
  if (built.query.empty()) return {};
  std::vector<Xapian::docid> found = articles_that_match(reader_.articles, built.query);
  if (!built.has_exact_words) return found;
  std::vector<Xapian::docid> numbers;
  ExactMatch match(built, reader_.articles);
  read_documents(reader_.articles, found, [&](Xapian::docid article, const Xapian::Document& document) {
    if (match.matches(article, document)) numbers.push_back(article);
  });
  return numbers;
}

unsigned Searcher::count(const Node& query, const SearchOptions& options) const {
  return reader_.articles.count(build(query, options).query);
}

BuiltQuery Searcher::build(const Node& query, const SearchOptions& options) const {
  BoundedQuery bounded = within_budget(as_indexed(query), ranking_.max_words, [&](const std::string& term) {
    return lexicon_->words().frequency(term);
  });
  Ranking ranking = ranking_;
  // Each shard has a server that opens lists for itself.
  if (!reader_.shards)
    ranking.max_lists /= static_cast<unsigned>(std::max<std::size_t>(reader_.articles.tables().size(), 1));
  if (known_.size() > most_known) known_.clear();
  const Expander expander(*lexicon_, reader_.vocabulary, ranking);
  const PeopleTable people(reader_.people);
  BuiltQuery built = build_query(
      bounded.query, {expander, reader_.articles, aliases_, people, ranking, options.level, known_, parts_},
      options.all);
  if (options.only) {
    for (Query* const part : {&built.query, &built.all_words}) {
      if (!part->empty()) *part = Query(Query::OP_FILTER, *part, *options.only);
    }
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
  const Xapian::Enquire asked = enquire(of_article, {});
  const Xapian::MSet found = asked.get_mset(0, 1);
  if (found.empty()) return {};
  const auto hit = found.begin();
  if (built.has_exact_words && !ExactMatch(built, reader_.articles).matches(*hit, hit.get_document()))
    return {};
  return hit.get_weight();
}

Record Searcher::record(Xapian::docid id) const {
  return decode_record(found_.document(id).get_data());
}

std::shared_ptr<const Record> Searcher::record(const FoundArticle& article) const {
  return article.record ? article.record : std::make_shared<const Record>(record(article.id));
}

std::string Searcher::path(Xapian::docid id) const {
  return decode_file_state(found_.value(id, slot::file_state)).path;
}

Xapian::Enquire Searcher::enquire(const BuiltQuery& built, const SearchOptions& options) const {
  Xapian::Enquire enquire = reader_.articles.enquire(built.query);
  if (parts_) {
    enquire.set_weighting_scheme(GroupWeight(ranking_.k1, ranking_.b));
  } else {
    enquire.set_weighting_scheme(Xapian::BM25Weight(ranking_.k1, 0, 0, ranking_.b, 0));
  }
  enquire.set_time_limit(options.seconds);
  switch (options.sort) {
    case SortBy::relevance:
      // Equals by path, wherever in an index they are.
      enquire.set_sort_by_relevance_then_value(slot::file_state, false);
      break;
    case SortBy::date:
      if (has_ranks(built)) {
        enquire.set_sort_by_value_then_relevance(slot::date, true);
      } else {
        auto* const by_day = new Xapian::MultiValueKeyMaker;  // which the query owns
        by_day->add_value(slot::date, true);
        by_day->add_value(slot::file_state);
        enquire.set_sort_by_key(by_day->release(), false);
      }
      break;
    case SortBy::path:
      enquire.set_sort_by_value(slot::file_state, false);
      break;
  }
  return enquire;
}

Node Searcher::as_indexed(const Node& query) const {
  return with_indexed_names(query, reader_.vocabulary, reader_.manifest.roots);
}

SearchResult Searcher::search_once(const Node& query, const SearchOptions& asked_for) const {
  found_.begin(reader_);
  SearchOptions options = asked_for;
  // Sums of the two stay far from wrapping.
  options.limit = std::min(options.limit, reader_.articles.get_doccount());
  options.offset = std::min(options.offset, reader_.articles.get_doccount());
  SearchResult result;
  result.built = build(query, options);
  if (result.built.query.empty()) {
    result.estimate_is_exact = true;
    return result;
  }
  options.group = options.group && options.limit > 0 && !asks_for_copies(query) &&
                  asked_for.limit <= longest_grouped && options.offset + options.limit <= most_grouped;
  unsigned passed = options.offset;
  if (options.group) {
    fetch_grouped(options, result);
  } else {
    const Slice slice = candidates(options);
    fetch(options, slice, result);
    if (is_reranked(options)) rerank(result);
    passed -= slice.first;
  }
  auto& articles = result.articles;
  articles.erase(articles.begin(), articles.begin() + std::min<std::ptrdiff_t>(passed, std::ssize(articles)));
  if (articles.size() > options.limit) articles.resize(options.limit);
  for (unsigned rank = options.offset; FoundArticle & article : articles) article.rank = ++rank;
  return result;
}

void Searcher::fetch_grouped(const SearchOptions& options, SearchResult& result) const {
  const unsigned wanted = options.offset + options.limit;
  const bool by_relevance = options.sort == SortBy::relevance;
  unsigned count = std::max(wanted, by_relevance ? ranking_.reranked : least_grouped_in_order);
  for (;; count *= 4) {
    count = std::min(count, most_grouped);
    result.articles.clear();
    fetch(options, {0, count}, result);
    const bool has_all = result.articles.size() < count;
    if (by_relevance) rerank(result);
    fold_copies(found_, options.sort, result.articles);
    if (has_all) result.groups = static_cast<unsigned>(result.articles.size());
    if (has_all || result.articles.size() >= wanted || count == most_grouped) return;
  }
}

void Searcher::fetch(const SearchOptions& options, Slice slice, SearchResult& result) const {
  // Servers have no keys of a day and a path.
  if (reader_.shards && options.sort == SortBy::date && !has_ranks(result.built))
    return fetch_by_day(options, slice, result);
  Xapian::Enquire asked = enquire(result.built, options);
  if (result.built.has_exact_words) {
    search_as_written(options, slice, asked, result);
  } else if (!result.built.all_words.empty() && options.sort == SortBy::relevance) {
    search_all_words_first(options, slice, result);
  } else {
    const unsigned looked_at = options.count_all || !keeps_the_best(result.built.query)
                                   ? reader_.articles.tables().get_doccount()
                                   : slice.first + slice.count + 1;
    // All of them are not more work to find than to count, only to sort.
    const Xapian::MSet found =
        options.list_all ? asked.get_mset(0, looked_at) : asked.get_mset(slice.first, slice.count, looked_at);
    result.estimate = found.get_matches_estimated();
    result.estimate_is_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
    if (slice.count > 0 && !options.list_all) found_.read_ahead(found);
    const Xapian::doccount first = options.list_all ? std::min(slice.first, found.size()) : 0;
    const Xapian::doccount last = std::min(found.size(), first + slice.count);
    for (Xapian::doccount place = first; place < last; ++place)
      result.articles.push_back(article_of(found[place], found_));
    if (options.list_all && result.estimate_is_exact) result.all = numbers_of(found);
  }
  if (options.sort == SortBy::date) order_equals(result.articles);
}

void Searcher::fetch_by_day(const SearchOptions& options, Slice slice, SearchResult& result) const {
  std::vector<DatedArticle> found = articles_by_day(reader_.articles, result.built.query);
  if (result.built.has_exact_words) {
    const std::vector<Xapian::docid> matching = find_all(result.built);
    std::erase_if(found, [&](const DatedArticle& article) {
      return !std::binary_search(matching.begin(), matching.end(), article.id);
    });
  }
  result.estimate = static_cast<unsigned>(found.size());
  result.estimate_is_exact = true;
  if (options.list_all) {
    std::vector<Xapian::docid>& all = result.all.emplace();
    for (const DatedArticle& article : found) all.push_back(article.id);
    std::sort(all.begin(), all.end());
  }
  const std::size_t first = std::min<std::size_t>(slice.first, found.size());
  std::vector<Xapian::docid> shown;
  for (std::size_t i = first; i < found.size() && i - first < slice.count; ++i) {
    shown.push_back(found[i].id);
    result.articles.push_back({found[i].id, 0, 0, found[i].day, false, {}, {}});
  }
  found_.read_ahead(shown);
}

/// By path, where day and score are the same.
void Searcher::order_equals(std::vector<FoundArticle>& articles) const {
  for (auto begin = articles.begin(); begin != articles.end();) {
    const auto end = std::find_if(begin, articles.end(), [&](const FoundArticle& article) {
      return article.date != begin->date || article.score != begin->score;
    });
    if (end - begin > 1) {
      std::vector<std::pair<std::string, FoundArticle>> equals;
      for (auto equal = begin; equal != end; ++equal) equals.emplace_back(path(equal->id), std::move(*equal));
      std::sort(equals.begin(), equals.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
      std::transform(equals.begin(), equals.end(), begin,
                     [](auto& equal) { return std::move(equal.second); });
    }
    begin = end;
  }
}

bool Searcher::is_reranked(const SearchOptions& options) const {
  return options.sort == SortBy::relevance && options.offset < ranking_.reranked && options.limit > 0;
}

Searcher::Slice Searcher::candidates(const SearchOptions& options) const {
  if (!is_reranked(options)) return {options.offset, options.limit};
  return {0, std::max(options.offset + options.limit, ranking_.reranked)};
}

void Searcher::rerank(SearchResult& result) const {
  const Reranker reranker(result.built.groups, reader_.articles, ranking_);
  const auto begin = result.articles.begin();
  const auto end = begin + std::min<std::ptrdiff_t>(ranking_.reranked, std::ssize(result.articles));
  for (auto article = begin; article != end; ++article) {
    auto read = std::make_shared<const Record>(record(article->id));
    article->score += reranker.bonus(*read, found_.length(article->id)).total();
    if (read->body.size() <= longest_kept) article->record = std::move(read);
  }
  std::stable_sort(begin, end, [](const FoundArticle& a, const FoundArticle& b) {
    return a.has_all_words != b.has_all_words ? a.has_all_words : a.score > b.score;
  });
}

void Searcher::search_all_words_first(const SearchOptions& options, Slice slice, SearchResult& result) const {
  const unsigned wanted = slice.first + slice.count;
  const auto matches = [&](const Query& query, unsigned count) {
    BuiltQuery part;
    part.query = query;
    const unsigned looked_at = options.count_all || !keeps_the_best(query)
                                   ? reader_.articles.tables().get_doccount()
                                   : count + std::min(count, 1u);
    return enquire(part, options).get_mset(0, count, looked_at);
  };
  unsigned passed = 0;
  const auto add = [&](const Xapian::MSetIterator& hit, bool has_all_words) {
    if (passed++ < slice.first || result.articles.size() == slice.count) return;
    result.articles.push_back(article_of(hit, found_));
    result.articles.back().has_all_words = has_all_words;
  };
  const auto is_exact = [](const Xapian::MSet& found) {
    return found.get_matches_lower_bound() == found.get_matches_upper_bound();
  };
  const Xapian::MSet with_all = matches(result.built.all_words, wanted);
  found_.read_ahead(with_all);
  std::vector<Xapian::docid> have_all;
  for (auto hit = with_all.begin(); hit != with_all.end(); ++hit) {
    have_all.push_back(*hit);
    add(hit, true);
  }
  result.with_all_words = with_all.get_matches_estimated();
  result.with_all_words_is_exact = is_exact(with_all);
  const bool is_full = wanted > 0 && have_all.size() == wanted;
  if (is_full && result.built.about_some_words && !options.count_all && !options.only) {
    result.estimate = std::max(*result.built.about_some_words, with_all.get_matches_estimated());
    return;
  }
  // Where there is room behind those that have all words, all of them are known.
  std::sort(have_all.begin(), have_all.end());
  const unsigned any_wanted = is_full ? 0 : wanted;
  const Xapian::MSet any =
      matches(result.built.query, options.list_all ? reader_.articles.get_doccount() : any_wanted);
  if (!options.list_all) found_.read_ahead(any);
  for (auto hit = any.begin(); hit != any.end() && any_wanted > 0 && result.articles.size() < slice.count;
       ++hit) {
    if (!std::binary_search(have_all.begin(), have_all.end(), *hit)) add(hit, false);
  }
  result.estimate = std::max(any.get_matches_estimated(), with_all.get_matches_estimated());
  result.estimate_is_exact = is_exact(any);
  if (options.list_all && result.estimate_is_exact) result.all = numbers_of(any);
}

void Searcher::search_as_written(const SearchOptions& options, Slice slice, Xapian::Enquire& asked,
                                 SearchResult& result) const {
  ExactMatch match(result.built, reader_.articles);
  const unsigned wanted = slice.first + slice.count;
  unsigned matching = 0;
  std::vector<Xapian::docid> all;
  const Xapian::doccount articles = reader_.articles.get_doccount();
  unsigned step = first_candidates;
  const auto began = std::chrono::steady_clock::now();
  const auto is_late = [&] {
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - began;
    return options.seconds > 0 && taken.count() > options.seconds;
  };
  for (Xapian::doccount first = 0; first < articles; first += std::exchange(step, first + step)) {
    const Xapian::MSet found = asked.get_mset(first, step);
    found_.read_ahead(found);
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      if (is_late()) {
        result.estimate = matching;
        return;
      }
      if (!match.matches(*hit, found_.document(*hit))) continue;
      ++matching;
      if (options.list_all) all.push_back(*hit);
      if (matching > slice.first && matching <= wanted) result.articles.push_back(article_of(hit, found_));
    }
    result.estimate_is_exact = found.size() < step;
    if (result.estimate_is_exact || (!options.count_all && matching > wanted)) break;
  }
  result.estimate = matching;
  if (!options.list_all || !result.estimate_is_exact) return;
  std::sort(all.begin(), all.end());
  result.all = std::move(all);
}

}  // namespace fihris
