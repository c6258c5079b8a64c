#include "query/counts/commonest.h"

#include <algorithm>
#include <utility>

#include "query/counts/narrowing.h"

namespace fihris {
namespace {

/// Articles that are looked into for people and places, 20 us each, and for authors, whose records are read.
constexpr std::size_t most_looked_into = 1'000;
constexpr std::size_t most_read = 300;

/// So many candidates of the sample are counted for each value that is asked for.
constexpr std::size_t candidates_each = 2;

/// Every so many of them, from the first to the last.
std::vector<Xapian::docid> sample_of(const std::vector<Xapian::docid>& among, std::size_t most) {
  if (among.size() <= most) return among;
  std::vector<Xapian::docid> sample;
  for (std::size_t i = 0; i < most; ++i) sample.push_back(among[i * among.size() / most]);
  return sample;
}

/// How many of `among` are of a query that has no words as written.
unsigned count_of(const Xapian::Query& query, const Xapian::Database& articles,
                  const std::vector<Xapian::docid>& among) {
  Xapian::Enquire asked(articles);
  asked.set_query(query);
  asked.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet found = asked.get_mset(0, articles.get_doccount());
  return static_cast<unsigned>(std::count_if(found.begin(), found.end(), [&](Xapian::docid article) {
    return std::binary_search(among.begin(), among.end(), article);
  }));
}

bool is_looked_up(Facet facet) {
  return facet == Facet::person || facet == Facet::place || facet == Facet::author;
}

}  // namespace

CommonestValues commonest(Facet facet, const IndexReader& reader, const std::vector<Xapian::docid>& among,
                          std::size_t most) {
  CommonestValues found;
  if (!is_looked_up(facet)) {
    found.values = count_by(facet, reader, among);
    if (facet == Facet::year || facet == Facet::month) return found;
  } else {
    const auto sample = sample_of(among, facet == Facet::author ? most_read : most_looked_into);
    found.is_all = sample.size() == among.size();
    found.values = count_by(facet, reader, sample);
    std::erase_if(found.values, [](const FacetCount& count) { return count.value.empty(); });
    if (found.values.size() > most * candidates_each) {
      found.values.resize(most * candidates_each);
      found.is_all = false;
    }
    for (FacetCount& count : found.values) {
      const auto query = articles_of(facet, count.key, reader);
      count.articles = query ? count_of(*query, reader.articles, among) : 0;
    }
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
