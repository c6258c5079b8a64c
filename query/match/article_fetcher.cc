#include "query/match/article_fetcher.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "index/article_lists.h"
#include "query/match/copies.h"
#include "query/match/exact_match.h"
#include "query/match/reranker.h"
#include "query/weighing/group_query.h"
#include "query/weighing/group_weight.h"

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

/// Of more articles than usual no more is read in a second look than this.
constexpr std::size_t most_reread_bytes = 2'000'000;

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

void ArticleFetcher::fetch(const SearchOptions& asked_for, SearchResult& result) const {
  SearchOptions options = asked_for;
  // Sums of the two stay far from wrapping.
  options.limit = std::min(options.limit, reader_.articles.get_doccount());
  options.offset = std::min(options.offset, reader_.articles.get_doccount());
  options.group = options.group && options.limit > 0 && asked_for.limit <= longest_grouped &&
                  options.offset + options.limit <= most_grouped;
  unsigned passed = options.offset;
  if (options.group) {
    fetch_grouped(options, result);
  } else {
    const Slice slice = candidates(options, result.built);
    fetch_slice(options, slice, result);
    if (is_reranked(options, result.built)) rerank(result);
    passed -= slice.first;
  }
  auto& articles = result.articles;
  articles.erase(articles.begin(), articles.begin() + std::min<std::ptrdiff_t>(passed, std::ssize(articles)));
  if (articles.size() > options.limit) articles.resize(options.limit);
  for (unsigned rank = options.offset; FoundArticle & article : articles) article.rank = ++rank;
}

std::vector<Xapian::docid> ArticleFetcher::find_all(const BuiltQuery& built) const {
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

Xapian::Enquire ArticleFetcher::enquire(const BuiltQuery& built, const SearchOptions& options) const {
  Xapian::Enquire enquire = reader_.articles.enquire(built.query);
  if (!reader_.shards) {
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

void ArticleFetcher::fetch_grouped(const SearchOptions& options, SearchResult& result) const {
  const unsigned wanted = options.offset + options.limit;
  const bool by_relevance = options.sort == SortBy::relevance;
  unsigned count =
      std::max(wanted, by_relevance ? count_reranked(result.built, ranking_) : least_grouped_in_order);
  for (;; count *= 4) {
    count = std::min(count, most_grouped);
    result.articles.clear();
    fetch_slice(options, {0, count}, result);
    const bool has_all = result.articles.size() < count;
    if (by_relevance) rerank(result);
    fold_copies(found_, options.sort, result.articles);
    if (has_all) result.groups = static_cast<unsigned>(result.articles.size());
    if (has_all || result.articles.size() >= wanted || count == most_grouped) return;
  }
}

void ArticleFetcher::fetch_slice(const SearchOptions& options, Slice slice, SearchResult& result) const {
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

void ArticleFetcher::fetch_by_day(const SearchOptions& options, Slice slice, SearchResult& result) const {
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
void ArticleFetcher::order_equals(std::vector<FoundArticle>& articles) const {
  for (auto begin = articles.begin(); begin != articles.end();) {
    const auto end = std::find_if(begin, articles.end(), [&](const FoundArticle& article) {
      return article.date != begin->date || article.score != begin->score;
    });
    if (end - begin > 1) {
      std::vector<std::pair<std::string, FoundArticle>> equals;
      for (auto equal = begin; equal != end; ++equal)
        equals.emplace_back(found_.path(equal->id), std::move(*equal));
      std::sort(equals.begin(), equals.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
      std::transform(equals.begin(), equals.end(), begin,
                     [](auto& equal) { return std::move(equal.second); });
    }
    begin = end;
  }
}

bool ArticleFetcher::is_reranked(const SearchOptions& options, const BuiltQuery& built) const {
  return options.sort == SortBy::relevance && options.offset < count_reranked(built, ranking_) &&
         options.limit > 0;
}

ArticleFetcher::Slice ArticleFetcher::candidates(const SearchOptions& options,
                                                 const BuiltQuery& built) const {
  if (!is_reranked(options, built)) return {options.offset, options.limit};
  return {0, std::max(options.offset + options.limit, count_reranked(built, ranking_))};
}

void ArticleFetcher::rerank(SearchResult& result) const {
  const Reranker reranker(result.built, reader_.articles, ranking_);
  const auto begin = result.articles.begin();
  auto end =
      begin + std::min<std::ptrdiff_t>(count_reranked(result.built, ranking_), std::ssize(result.articles));
  std::size_t reread_bytes = 0;
  for (auto article = begin; article != end; ++article) {
    if (reread_bytes > most_reread_bytes && article - begin >= std::ptrdiff_t{ranking_.reranked}) {
      end = article;
      break;
    }
    auto read = std::make_shared<const Record>(found_.record(article->id));
    article->score += reranker.bonus(*read, found_.length(article->id)).total();
    reread_bytes += read->body.size();
    if (read->body.size() <= longest_kept) article->record = std::move(read);
  }
  std::stable_sort(begin, end, [](const FoundArticle& a, const FoundArticle& b) {
    return a.has_all_words != b.has_all_words ? a.has_all_words : a.score > b.score;
  });
}

void ArticleFetcher::search_all_words_first(const SearchOptions& options, Slice slice,
                                            SearchResult& result) const {
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

void ArticleFetcher::search_as_written(const SearchOptions& options, Slice slice, Xapian::Enquire& asked,
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
