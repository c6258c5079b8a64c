#include "query/counts/commonest.h"

#include <algorithm>
#include <set>
#include <utility>

#include "index/article_lists.h"
#include "index/mention_term.h"
#include "index/people/listed_place.h"
#include "index/people/mention_list.h"
#include "index/people/people_table.h"
#include "index/schema.h"
#include "query/counts/facet_table.h"
#include "query/counts/narrowing.h"

namespace fihris {
namespace {

/// Articles that are looked into for people and places, 20 us each, and for authors, whose records are read.
constexpr std::size_t most_looked_into = 100;
constexpr std::size_t most_read = 40;

/// So many candidates of the sample are counted for each value that is asked for.
constexpr std::size_t candidates_each = 3;

/// Every so many of them, from the first to the last.
std::vector<Xapian::docid> sample_of(const std::vector<Xapian::docid>& among, std::size_t most) {
  if (among.size() <= most) return among;
  std::vector<Xapian::docid> sample;
  for (std::size_t i = 0; i < most; ++i) sample.push_back(among[i * among.size() / most]);
  return sample;
}

unsigned count_of(const Xapian::Query& query, const Articles& articles,
                  const std::vector<Xapian::docid>& among) {
  const std::vector<Xapian::docid> found = articles_that_match(articles, query);
  return static_cast<unsigned>(std::count_if(found.begin(), found.end(), [&](Xapian::docid article) {
    return std::binary_search(among.begin(), among.end(), article);
  }));
}

/// Candidates for the commonest values, counted in all articles, and whether they are all that the sample
/// has.
struct Candidates {
  std::vector<FacetCount> values;
  bool is_all = true;
};

/// Reads the lists of their terms: a query for each would take five times as long.
class Counter {
 public:
  Counter(const IndexReader& reader, const std::vector<Xapian::docid>& among, std::size_t most)
      : articles_(reader.articles), among_(among), most_(most) {}

  /// False if there are as many as are wanted already.
  bool add(std::string value, std::string key, const std::vector<std::string>& terms) {
    if (found_.values.size() == most_) found_.is_all = false;
    if (!found_.is_all) return false;
    found_.values.push_back({std::move(value), 0, std::move(key)});
    terms_.push_back(terms);
    return true;
  }

  Candidates take() {
    const std::vector<unsigned> counts = count_among(articles_, terms_, among_);
    for (std::size_t i = 0; i < counts.size(); ++i) found_.values[i].articles = counts[i];
    return std::move(found_);
  }

 private:
  const Articles& articles_;
  const std::vector<Xapian::docid>& among_;
  std::size_t most_;
  Candidates found_;
  std::vector<TermSet> terms_;  ///< of each
};

Candidates people(const IndexReader& reader, const std::vector<Xapian::docid>& sample, Counter counter) {
  const PeopleTable table(reader.people);
  std::set<std::size_t> seen;
  const MentionList mentions(reader.articles, reader.vocabulary, prefix::person_name, sample);
  for (const Mentioned& entry : mentions.entries()) {
    const auto number = table.find_form(entry.key);
    if (!number || !seen.insert(*number).second) continue;
    const PersonRow row = table.row(*number);
    if (!counter.add(row.name(), row.name(), terms_of(row, reader.vocabulary))) break;
  }
  return counter.take();
}

Candidates places(const IndexReader& reader, const std::vector<Xapian::docid>& sample, Counter counter) {
  const MentionList mentions(reader.articles, reader.vocabulary, prefix::place, sample);
  for (const Mentioned& entry : mentions.entries()) {
    const auto place = place_of(entry);
    if (!place) continue;  // of an older gazetteer
    if (!counter.add(std::string(place->name()), entry.key,
                     mention_terms(reader.vocabulary, prefix::place, entry.key)))
      break;
  }
  return counter.take();
}

Candidates authors(const IndexReader& reader, const std::vector<Xapian::docid>& sample,
                   const std::vector<Xapian::docid>& among, std::size_t most) {
  Candidates found{count_by(Facet::author, reader, sample), true};
  std::erase_if(found.values, [](const FacetCount& count) { return count.value.empty(); });
  found.is_all = found.values.size() <= most;
  if (!found.is_all) found.values.resize(most);
  for (FacetCount& count : found.values) {
    const auto query = articles_of(Facet::author, count.key, reader);
    count.articles = query ? count_of(*query, reader.articles, among) : 0;
  }
  return found;
}

Candidates candidates_of(Facet facet, const IndexReader& reader, const std::vector<Xapian::docid>& sample,
                         const std::vector<Xapian::docid>& among, std::size_t most) {
  if (facet == Facet::author) return authors(reader, sample, among, most);
  const Counter counter(reader, among, most);
  return facet == Facet::person ? people(reader, sample, counter) : places(reader, sample, counter);
}

bool is_looked_up(Facet facet) {
  return facet == Facet::person || facet == Facet::place || facet == Facet::author;
}

}  // namespace

CommonestValues commonest(Facet facet, const IndexReader& reader, const std::vector<Xapian::docid>& among,
                          std::size_t most, const FacetTable* table) {
  if (table && !table->is_of(reader)) table = nullptr;  // the index was updated since
  if (table && table->has(facet)) return table->commonest(facet, reader, among, most);
  CommonestValues found;
  if (!is_looked_up(facet)) {
    found.values = count_by(facet, reader, among);
    if (facet == Facet::year || facet == Facet::month) return found;
  } else {
    // Only articles with the words of an author are read for one, where the table tells which these are.
    const bool is_author = facet == Facet::author;
    const std::vector<Xapian::docid> some = is_author && table ? table->authored(among) : among;
    const auto sample = sample_of(some, is_author ? most_read : most_looked_into);
    Candidates candidates = candidates_of(facet, reader, sample, among, most * candidates_each);
    found.is_all = candidates.is_all && sample.size() == some.size();
    found.values = std::move(candidates.values);
    std::erase_if(found.values, [](const FacetCount& count) { return count.articles == 0; });
    std::stable_sort(found.values.begin(), found.values.end(),
                     [](const FacetCount& a, const FacetCount& b) { return a.articles > b.articles; });
  }
  if (found.values.size() > most) {
    found.values.resize(most);
    found.is_all = false;
  }
  return found;
}

}  // namespace fihris
