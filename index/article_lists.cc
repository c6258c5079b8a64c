#include "index/article_lists.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "index/parallel.h"
#include "index/schema.h"
#include "index/shard_place.h"

namespace fihris {
namespace {

using Numbers = std::vector<Xapian::docid>;

/// A document with its text takes as long as so many values.
constexpr std::size_t values_a_document = 200;

/// Documents that are read ahead.
constexpr std::size_t read_at_once = 500;

/// Sets whose articles one match tells: each is a bit of a weight, which is exact to 53.
constexpr std::size_t sets_a_match = 48;

/// A match takes as long as so many lists of terms.
constexpr std::size_t lists_a_match = 4;

/// Calls `ask(shard, own number, place)` for each of `among`, from one thread a shard.
template <typename Ask>
void ask_all(const std::vector<Xapian::Database>& shards, const Xapian::docid* begin,
             const Xapian::docid* end, const Ask& ask) {
  parallel_for(shards.size(), shards.size(), [&](std::size_t, std::size_t shard) {
    for (const Xapian::docid* at = begin; at != end; ++at) {
      const ShardPlace place = place_of(*at, shards.size());
      if (place.shard == shard) ask(shards[shard], place.article, static_cast<std::size_t>(at - begin));
    }
  });
}

Xapian::MSet match(const Articles& articles, const Xapian::Query& query, const Xapian::Weight& weight) {
  Xapian::Enquire asked = articles.enquire(query);
  asked.set_weighting_scheme(weight);
  return asked.get_mset(0, articles.get_doccount());
}

/// A match that is sorted by values, and brings them along.
Xapian::MSet match_by_value(const Articles& articles, const Xapian::Query& query, Xapian::valueno slot) {
  Xapian::Enquire asked = articles.enquire(query);
  asked.set_weighting_scheme(Xapian::BoolWeight());
  asked.set_sort_by_value(slot, false);
  return asked.get_mset(0, articles.get_doccount());
}

/// A match for sets `begin` to `end`, in which an article weighs 1 for the first, 2 for the second, 4...
void find_batch(const Articles& articles, const std::vector<TermSet>& sets, std::size_t begin,
                std::size_t end, const std::function<void(std::size_t, Xapian::docid)>& take) {
  std::vector<Xapian::Query> parts;
  for (std::size_t set = begin; set < end; ++set) {
    const Xapian::Query any(Xapian::Query::OP_SYNONYM, sets[set].begin(), sets[set].end());
    if (!any.empty()) parts.emplace_back(std::ldexp(1.0, static_cast<int>(set - begin)), any);
  }
  if (parts.empty()) return;
  const Xapian::MSet found =
      match(articles, Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end()), Xapian::CoordWeight());
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    const auto bits = static_cast<std::uint64_t>(std::llround(hit.get_weight()));
    for (std::size_t set = begin; set < end; ++set)
      if ((bits >> (set - begin) & 1U) != 0) take(set, *hit);
  }
}

bool is_in(const Numbers& among, Xapian::docid article) {
  return std::binary_search(among.begin(), among.end(), article);
}

/// Reads the list of each set's terms, and no further than `among` goes.
unsigned count_here(const Articles& articles, const TermSet& terms, const Numbers& among) {
  Numbers found;
  for (const std::string& term : terms) {
    auto at = articles.postlist_begin(term);
    const auto end = articles.postlist_end(term);
    for (auto wanted = among.begin(); at != end && wanted != among.end();) {
      if (*at < *wanted) {
        at.skip_to(*wanted);
      } else if (*wanted < *at) {
        wanted = std::lower_bound(wanted, among.end(), *at);
      } else {
        found.push_back(*wanted++);
      }
    }
  }
  if (terms.size() > 1) {
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
  }
  return static_cast<unsigned>(found.size());
}

std::vector<std::string> terms_that_begin(Xapian::TermIterator term, const Xapian::TermIterator& end,
                                          std::string_view prefix) {
  std::vector<std::string> terms;
  for (term.skip_to(std::string(prefix)); term != end && (*term).starts_with(prefix); ++term)
    terms.push_back(*term);
  return terms;
}

}  // namespace

Numbers all_articles(const Articles& articles) {
  if (!articles.elsewhere().empty()) return articles_that_match(articles, Xapian::Query::MatchAll);
  return {articles.postlist_begin(""), articles.postlist_end("")};
}

Numbers articles_that_match(const Articles& articles, const Xapian::Query& query) {
  const Xapian::MSet found = match(articles, query, Xapian::BoolWeight());
  Numbers numbers(found.begin(), found.end());
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

void read_values(const Articles& articles, Xapian::valueno slot,
                 const std::function<void(Xapian::docid, const std::string&)>& take) {
  if (articles.elsewhere().empty()) {
    const auto end = articles.valuestream_end(slot);
    for (auto value = articles.valuestream_begin(slot); value != end; ++value)
      take(value.get_docid(), *value);
    return;
  }
  const Xapian::MSet all = match_by_value(articles, Xapian::Query::MatchAll, slot);
  for (auto hit = all.begin(); hit != all.end(); ++hit)
    if (const std::string value = hit.get_sort_key(); !value.empty()) take(*hit, value);
}

std::vector<std::string> values_of(const Articles& articles, Xapian::valueno slot, const Numbers& among) {
  std::vector<std::string> values(among.size());
  if (!articles.elsewhere().empty()) {
    if (among.size() > articles.get_doccount() / values_a_document) {
      read_values(articles, slot, [&](Xapian::docid article, const std::string& value) {
        const auto at = std::lower_bound(among.begin(), among.end(), article);
        if (at != among.end() && *at == article) values[static_cast<std::size_t>(at - among.begin())] = value;
      });
      return values;
    }
    auto next = values.begin();
    read_documents(articles, among, [&](Xapian::docid, const Xapian::Document& document) {
      *next++ = document.get_value(slot);
    });
    return values;
  }
  auto value = articles.valuestream_begin(slot);
  const auto end = articles.valuestream_end(slot);
  for (std::size_t i = 0; i < among.size() && value != end; ++i) {
    value.skip_to(among[i]);
    if (value != end && value.get_docid() == among[i]) values[i] = *value;
  }
  return values;
}

std::vector<DatedArticle> articles_by_day(const Articles& articles, const Xapian::Query& query) {
  std::unordered_map<Xapian::docid, std::string> days;
  const Xapian::MSet by_day = match_by_value(articles, query, slot::date);
  for (auto hit = by_day.begin(); hit != by_day.end(); ++hit) days.emplace(*hit, hit.get_sort_key());
  std::vector<DatedArticle> found;
  for (const Xapian::docid article : match_by_value(articles, query, slot::file_state))
    found.push_back({article, std::move(days[article])});
  std::stable_sort(found.begin(), found.end(),
                   [](const DatedArticle& a, const DatedArticle& b) { return a.day > b.day; });
  return found;
}

void read_documents(const Articles& articles, const Numbers& among,
                    const std::function<void(Xapian::docid, const Xapian::Document&)>& take) {
  const auto& shards = articles.elsewhere();
  if (shards.empty()) {
    for (const Xapian::docid article : among)
      take(article, articles.get_document(article, Xapian::DOC_ASSUME_VALID));
    return;
  }
  for (std::size_t begin = 0; begin < among.size(); begin += read_at_once) {
    const std::size_t count = std::min(read_at_once, among.size() - begin);
    std::vector<Xapian::Document> documents(count);
    const Xapian::docid* const first = among.data() + begin;
    ask_all(shards, first, first + count,
            [&](const Xapian::Database& shard, Xapian::docid own, std::size_t place) {
              documents[place] = shard.get_document(own, Xapian::DOC_ASSUME_VALID);
            });
    for (std::size_t place = 0; place < count; ++place) take(first[place], documents[place]);
  }
}

void find_with(const Articles& articles, const std::vector<TermSet>& sets,
               const std::function<void(std::size_t, Xapian::docid)>& take) {
  if (articles.elsewhere().empty()) {
    for (std::size_t set = 0; set < sets.size(); ++set)
      for (const Xapian::docid article : articles_with(articles, sets[set])) take(set, article);
    return;
  }
  for (std::size_t begin = 0; begin < sets.size(); begin += sets_a_match)
    find_batch(articles, sets, begin, std::min(begin + sets_a_match, sets.size()), take);
}

Numbers articles_with(const Articles& articles, const TermSet& terms) {
  if (!articles.elsewhere().empty())
    return articles_that_match(articles, Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  Numbers all;
  for (const std::string& term : terms) articles.add_articles_with(term, all);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<unsigned> count_among(const Articles& articles, const std::vector<TermSet>& sets,
                                  const Numbers& among) {
  std::vector<unsigned> counts(sets.size());
  if (articles.elsewhere().empty()) {
    for (std::size_t set = 0; set < sets.size(); ++set) counts[set] = count_here(articles, sets[set], among);
  } else {
    find_with(articles, sets,
              [&](std::size_t set, Xapian::docid article) { counts[set] += is_in(among, article); });
  }
  return counts;
}

void read_terms(const Articles& articles, const Articles& vocabulary, std::string_view prefix,
                const Numbers& among, const std::function<void(Xapian::docid, const std::string&)>& take) {
  const auto& shards = articles.elsewhere();
  if (shards.empty()) {
    for (const Xapian::docid article : among) {
      auto term = articles.termlist_begin(article);
      const auto end = articles.termlist_end(article);
      for (term.skip_to(std::string(prefix)); term != end && (*term).starts_with(prefix); ++term)
        take(article, *term);
    }
    return;
  }
  std::vector<TermSet> sets;
  const std::string begin(prefix);
  for (auto term = vocabulary.allterms_begin(begin); term != vocabulary.allterms_end(begin); ++term)
    sets.push_back({*term});
  if (among.size() > lists_a_match * (sets.size() / sets_a_match + 1)) {
    find_with(articles, sets, [&](std::size_t set, Xapian::docid article) {
      if (is_in(among, article)) take(article, sets[set].front());
    });
    return;
  }
  std::vector<std::vector<std::string>> lists(among.size());
  ask_all(shards, among.data(), among.data() + among.size(),
          [&](const Xapian::Database& shard, Xapian::docid own, std::size_t place) {
            lists[place] = terms_that_begin(shard.termlist_begin(own), shard.termlist_end(own), prefix);
          });
  for (std::size_t place = 0; place < among.size(); ++place)
    for (const std::string& term : lists[place]) take(among[place], term);
}

}  // namespace fihris
