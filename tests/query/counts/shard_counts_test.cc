// What is counted of shards is what is counted of one index of all their articles.
#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "index/article_lists.h"
#include "index/people/mention_list.h"
#include "index/schema.h"
#include "query/counts/commonest.h"
#include "query/counts/facets.h"
#include "query/people/name_variants.h"
#include "query/people/people_list.h"
#include "tests/query/match/parted_shards.h"
#include "tests/query/match/random_queries.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

constexpr Facet facets[] = {Facet::source, Facet::year,   Facet::month,   Facet::place,
                            Facet::person, Facet::author, Facet::language};

using Numbers = std::vector<Xapian::docid>;

std::vector<std::pair<std::string, unsigned>> counted(Facet facet, const Searcher& searcher,
                                                      const Numbers& among) {
  std::vector<std::pair<std::string, unsigned>> rows;
  for (const FacetCount& count : count_by(facet, searcher.reader(), among))
    rows.emplace_back(count.value, count.articles);
  return rows;
}

std::vector<std::tuple<std::string, std::size_t, double>> people(const Searcher& searcher,
                                                                 const std::optional<Numbers>& among) {
  std::vector<std::tuple<std::string, std::size_t, double>> rows;
  for (const Person& person : PeopleList(searcher.reader(), among).rows({0, 1000, ListOrder::automatic})) {
    rows.emplace_back(person.name, person.articles, person.association.value_or(0));
    for (const WrittenForm& form : person.forms) rows.emplace_back(form.written, form.articles, 0);
  }
  return rows;
}

std::vector<std::pair<std::string, std::string>> dated_sources(const Searcher& searcher,
                                                               const Numbers& among) {
  const Articles& articles = searcher.reader().articles;
  const auto days = days_of(articles, among);
  const auto sources = sources_of(articles, among);
  const auto by_file = dated_by_file(articles, among);
  std::vector<std::pair<std::string, std::string>> rows;
  for (std::size_t i = 0; i < among.size(); ++i)
    rows.emplace_back(sources[i], days[i] + (by_file[i] ? "~" : ""));
  std::sort(rows.begin(), rows.end());
  return rows;
}

}  // namespace

TEST_CASE("people, places and facets of shards are those of one index of all their articles", "[shards]") {
  const PartedShards parted;
  Searcher whole(parted.whole), shards(parted.open());
  CHECK(people(shards, std::nullopt) == people(whole, std::nullopt));
  Sample sample;
  std::size_t few = 0, many = 0;
  for (int i = 0; i < 60; ++i) {
    // Of few articles the lists of terms are read, of many those of the names.
    std::string query = sample.leaf();
    for (int more = 0; i % 3 == 0 && more < 6; ++more) query += ' ' + sample.word();
    const Level level = sample.level();
    INFO(query);
    const auto found = [&](Searcher& searcher) {
      SearchOptions options;
      options.level = level;
      return searcher.find_all(searcher.build(parse_query(query).root, options));
    };
    const Numbers one = found(whole), all = found(shards);
    REQUIRE(one.size() == all.size());
    ++(one.size() < 10 ? few : many);
    for (const Facet facet : facets) {
      INFO(name_of(facet));
      CHECK(counted(facet, shards, all) == counted(facet, whole, one));
    }
    CHECK(people(shards, all) == people(whole, one));
    CHECK(dated_sources(shards, all) == dated_sources(whole, one));
  }
  CHECK(few > 10);
  CHECK(many > 10);
}

TEST_CASE("values are told alike of a few articles and of many", "[shards]") {
  const PartedShards parted;
  const Searcher shards(parted.open());
  const Articles& articles = shards.reader().articles;
  const Numbers all = all_articles(articles);
  CHECK(all.size() == articles.get_doccount());
  const std::vector<std::string> states = values_of(articles, slot::file_state, all);
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(states[i] == articles.get_document(all[i]).get_value(slot::file_state));
    CHECK(values_of(articles, slot::file_state, {all[i]}).front() == states[i]);
  }
}

TEST_CASE("the articles of more sets of terms than a weight has bits are told apart", "[shards]") {
  const PartedShards parted;
  const Searcher whole(parted.whole), shards(parted.open());
  std::vector<TermSet> sets;
  const Articles& vocabulary = shards.reader().vocabulary;
  const auto end = vocabulary.allterms_end("X");
  for (auto term = vocabulary.allterms_begin("X"); term != end && sets.size() < 300; ++term) {
    sets.push_back({*term});
    if (sets.size() % 7 == 0) sets.push_back({sets[sets.size() - 3].front(), *term, "nobody"});
  }
  sets.emplace_back();
  REQUIRE(sets.size() > 100);
  const auto counts = [&](const Articles& articles) {
    return count_among(articles, sets, all_articles(articles));
  };
  CHECK(counts(shards.reader().articles) == counts(whole.reader().articles));
}

TEST_CASE("the forms of a name in shards are those in one index of all their articles", "[shards]") {
  const PartedShards parted;
  const Searcher whole(parted.whole), shards(parted.open());
  const auto forms = [](const Searcher& searcher, const std::string& name) {
    std::vector<std::pair<std::string, unsigned>> rows;
    for (const NameVariant& variant : find_variants(searcher, name, Level::name, 1000).variants)
      rows.emplace_back(variant.form, variant.articles);
    return rows;
  };
  std::size_t several = 0;
  const std::vector<Person> all = PeopleList(whole.reader(), std::nullopt).rows({0, 30, ListOrder::articles});
  for (const Person& person : all) {
    INFO(person.name);
    const auto one = forms(whole, person.name);
    several += one.size() > 1;
    CHECK(forms(shards, person.name) == one);
  }
  CHECK(several > 3);
}

TEST_CASE("of too many articles with a name shards read the same ones as one index", "[shards]") {
  const PartedShards parted;
  const Searcher whole(parted.whole), shards(parted.open());
  const auto counted = [](const Searcher& searcher, const std::string& name) {
    const NameVariants found = find_variants(searcher, name, Level::name, 3);
    std::vector<std::pair<std::string, std::string>> rows;
    for (const NameVariant& variant : found.variants)
      rows.emplace_back(variant.form + ' ' + std::to_string(variant.articles), variant.path);
    return std::pair{found.articles > 3, rows};
  };
  std::size_t cut = 0;
  for (const Person& person : PeopleList(whole.reader(), std::nullopt).rows({0, 30, ListOrder::articles})) {
    const std::string name = person.name.substr(0, person.name.find(' '));
    INFO(name);
    const auto one = counted(whole, name);
    cut += one.first ? 1u : 0u;
    CHECK(counted(shards, name) == one);
  }
  CHECK(cut > 2);
}
