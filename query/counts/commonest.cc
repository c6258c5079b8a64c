#include "query/counts/commonest.h"

#include <algorithm>
#include <set>
#include <utility>

#include "index/people/mention_list.h"
#include "index/people/people_table.h"
#include "index/schema.h"
#include "query/counts/narrowing.h"

namespace fihris {
namespace {

/// Articles that are looked into for people and places, 20 us each, and for authors, whose records are read.
constexpr std::size_t most_looked_into = 400;
constexpr std::size_t most_read = 100;

/// So many candidates of the sample are counted for each value that is asked for.
constexpr std::size_t candidates_each = 3;

/// Every so many of them, from the first to the last.
std::vector<Xapian::docid> sample_of(const std::vector<Xapian::docid>& among, std::size_t most) {
  if (among.size() <= most) return among;
  std::vector<Xapian::docid> sample;
  for (std::size_t i = 0; i < most; ++i) sample.push_back(among[i * among.size() / most]);
  return sample;
}

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

/// Candidates for the commonest values, and whether they are all that there are. Their counts are of the
/// sample.
struct Candidates {
  std::vector<FacetCount> values;
  bool is_all = true;

  bool is_full(std::size_t most) const { return values.size() == most; }
};

Candidates people(const IndexReader& reader, const std::vector<Xapian::docid>& sample, std::size_t most) {
  Candidates found;
  const PeopleTable table(reader.people);
  std::set<std::size_t> seen;
  const MentionList mentions(reader.articles, prefix::person_name, sample);
  for (const Mentioned& entry : mentions.entries()) {
    const auto number = table.find_form(entry.key);
    if (!number || !seen.insert(*number).second) continue;
    found.is_all = !found.is_full(most);
    if (!found.is_all) break;
    found.values.push_back({table.row(*number).name(), entry.articles});
  }
  return found;
}

Candidates others(Facet facet, const IndexReader& reader, const std::vector<Xapian::docid>& sample,
                  std::size_t most) {
  Candidates found{count_by(facet, reader, sample), true};
  std::erase_if(found.values, [](const FacetCount& count) { return count.value.empty(); });
  found.is_all = found.values.size() <= most;
  if (!found.is_all) found.values.resize(most);
  return found;
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
    Candidates candidates = facet == Facet::person ? people(reader, sample, most * candidates_each)
                                                   : others(facet, reader, sample, most * candidates_each);
    found.is_all = candidates.is_all && sample.size() == among.size();
    found.values = std::move(candidates.values);
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
