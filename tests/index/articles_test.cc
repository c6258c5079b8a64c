// Articles that are removed stay in the tables and are seen by nobody.
#include "index/articles.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

using Numbers = std::vector<Xapian::docid>;

constexpr Xapian::valueno slot_of_day = 1;

/// An article of two words, with a value.
Xapian::Document article(const std::string& word, const std::string& day) {
  Xapian::Document document;
  document.add_posting("every", 1);
  document.add_posting(word, 2);
  document.add_boolean_term("XS" + word);
  document.add_value(slot_of_day, day);
  return document;
}

/// Two shards of three articles each, numbered 1 3 5 and 2 4 6.
struct TwoShards {
  TwoShards() {
    for (int shard = 0; shard < 2; ++shard) {
      Xapian::WritableDatabase made(folder.path(std::to_string(shard)), Xapian::DB_CREATE);
      for (int i = 0; i < 3; ++i) {
        const int number = 2 * i + shard + 1;
        made.add_document(article(number < 3 ? "rare" : "other", "2001010" + std::to_string(number)));
      }
      made.commit();
    }
  }

  /// `removed` are the numbers in the shards.
  Articles open(const Numbers& of_first, const Numbers& of_second) const {
    return Articles(std::vector<ShardTables>{{folder.path("0"), of_first}, {folder.path("1"), of_second}});
  }

  TemporaryFolder folder;
};

Numbers listed(const Articles& articles, const std::string& term) {
  return {articles.postlist_begin(term), articles.postlist_end(term)};
}

Numbers found(const Articles& articles, const Xapian::Query& query, Xapian::doccount most = 10) {
  Xapian::Enquire asked = articles.enquire(query);
  const Xapian::MSet set = asked.get_mset(0, most);
  const std::set<Xapian::docid> numbers(set.begin(), set.end());
  return {numbers.begin(), numbers.end()};
}

}  // namespace

TEST_CASE("without removed ones articles are what the tables hold", "[removed]") {
  const TwoShards shards;
  const Articles articles = shards.open({}, {});
  CHECK(articles.get_doccount() == 6);
  CHECK(listed(articles, "every") == Numbers{1, 2, 3, 4, 5, 6});
  CHECK(found(articles, Xapian::Query("rare")) == Numbers{1, 2});
  CHECK(articles.count(Xapian::Query::MatchAll) == 6);
  CHECK(articles.get_total_length() == 12);
  CHECK(articles.removed_count() == 0);
}

TEST_CASE("removed articles are in no list, count, value or answer", "[removed]") {
  const TwoShards shards;
  const Articles articles = shards.open({1, 3}, {2});
  CHECK(articles.removed_count() == 3);
  CHECK(articles.get_doccount() == 3);
  CHECK(articles.get_total_length() == 6);
  CHECK(listed(articles, "every") == Numbers{2, 3, 6});
  CHECK(listed(articles, "") == Numbers{2, 3, 6});
  CHECK(found(articles, Xapian::Query("every")) == Numbers{2, 3, 6});
  CHECK(found(articles, Xapian::Query::MatchAll) == Numbers{2, 3, 6});
  CHECK(found(articles, Xapian::Query("rare")) == Numbers{2});
  CHECK(found(articles, Xapian::Query()).empty());
  CHECK(articles.count(Xapian::Query("every")) == 3);
  CHECK(articles.count(Xapian::Query("other")) == 2);
  CHECK(articles.count(Xapian::Query()) == 0);
  CHECK(articles.get_termfreq("every") == 3);
  CHECK(articles.get_termfreq("rare") == 1);
  CHECK(articles.get_termfreq("none") == 0);
  CHECK(articles.count_with("every") == 3);
  CHECK(articles.count_with("rare") == 1);
  Numbers with_word;
  articles.add_articles_with("other", with_word);
  CHECK(std::set<Xapian::docid>(with_word.begin(), with_word.end()) == std::set<Xapian::docid>{3, 6});
  Numbers with_values;
  for (auto value = articles.valuestream_begin(slot_of_day); value != articles.valuestream_end(slot_of_day);
       ++value)
    with_values.push_back(value.get_docid());
  CHECK(with_values == Numbers{2, 3, 6});
  CHECK(articles.range_of(slot_of_day) == std::pair<std::string, std::string>("20010102", "20010106"));
}

TEST_CASE("a list that is moved on passes over removed articles", "[removed]") {
  const TwoShards shards;
  const Articles articles = shards.open({1, 3}, {2});
  auto at = articles.postlist_begin("every");
  at.skip_to(4);
  REQUIRE(at != articles.postlist_end("every"));
  CHECK(*at == 6);
  at.skip_to(7);
  CHECK(at == articles.postlist_end("every"));
  auto value = articles.valuestream_begin(slot_of_day);
  value.skip_to(4);
  CHECK(value.get_docid() == 6);
}

TEST_CASE("a term of removed articles alone is none", "[removed]") {
  const TwoShards shards;
  const Articles articles = shards.open({1}, {1});
  CHECK_FALSE(articles.term_exists("rare"));
  CHECK(articles.term_exists("other"));
  CHECK(articles.get_termfreq("rare") == 0);
  CHECK(articles.count_with("rare") == 0);
  CHECK(listed(articles, "rare").empty());
  CHECK(found(articles, Xapian::Query("rare")).empty());
}

TEST_CASE("an index of which all is removed has no article", "[removed]") {
  const TwoShards shards;
  const Articles articles = shards.open({1, 2, 3}, {1, 2, 3});
  CHECK(articles.get_doccount() == 0);
  CHECK(articles.get_total_length() == 0);
  CHECK(found(articles, Xapian::Query::MatchAll).empty());
  CHECK(articles.range_of(slot_of_day) == std::pair<std::string, std::string>());
}

TEST_CASE("terms that begin so are listed with the number of articles that remain", "[removed]") {
  using Counts = std::vector<std::pair<std::string, unsigned>>;
  const TwoShards shards;
  const auto terms_of = [](const Articles& articles, const std::string& prefix) {
    Counts counts;
    articles.for_each_term(
        prefix, [&](const std::string& term, unsigned count) { counts.emplace_back(term, count); });
    return counts;
  };
  CHECK(terms_of(shards.open({}, {}), "XS") == Counts{{"XSother", 4}, {"XSrare", 2}});
  CHECK(terms_of(shards.open({1, 3}, {2}), "XS") == Counts{{"XSother", 2}, {"XSrare", 1}});
  CHECK(terms_of(shards.open({1}, {1}), "XS") == Counts{{"XSother", 4}});
  CHECK(terms_of(shards.open({1}, {1}), "XSp").empty());
  CHECK(terms_of(shards.open({1}, {1}), "ra").empty());
  CHECK(terms_of(shards.open({1}, {}), "ra") == Counts{{"rare", 1}});
}

TEST_CASE("frequencies are exact below a hundred, and where that is asked for", "[removed]") {
  const TemporaryFolder folder;
  {
    Xapian::WritableDatabase made(folder.path("shard"), Xapian::DB_CREATE);
    for (int i = 0; i < 300; ++i) {
      Xapian::Document document;
      document.add_term("all");
      if (i % 4 == 0) document.add_term("fourth");
      if (i < 110) document.add_term("early");
      made.add_document(document);
    }
    made.commit();
  }
  Numbers removed;
  for (Xapian::docid i = 1; i <= 110; ++i) removed.push_back(i);
  const Articles articles(std::vector<ShardTables>{{folder.path("shard"), removed}});
  CHECK(articles.get_termfreq("fourth") == 47);
  CHECK(articles.get_termfreq("all") == 300);
  CHECK(articles.get_termfreq("early") == 0);
  CHECK(articles.count_with("all") == 190);
  CHECK(articles.count_with("fourth") == 47);
}

TEST_CASE("whatever lies between what is found, removed articles are passed over", "[removed]") {
  const TemporaryFolder folder;
  constexpr Xapian::docid last = 1000;
  {
    Xapian::WritableDatabase made(folder.path("shard"), Xapian::DB_CREATE);
    for (Xapian::docid i = 1; i <= last; ++i) {
      Xapian::Document document;
      for (const Xapian::docid step : {2, 7, 40, 333})
        if (i % step == 0) document.add_term("each " + std::to_string(step));
      made.add_document(document);
    }
    made.commit();
  }
  Numbers removed;
  for (Xapian::docid i = 3; i <= last; i += 3) removed.push_back(i);
  const Articles articles(std::vector<ShardTables>{{folder.path("shard"), removed}});
  for (const Xapian::docid step : {2, 7, 40, 333}) {
    const std::string term = "each " + std::to_string(step);
    Numbers remaining;
    for (Xapian::docid i = step; i <= last; i += step)
      if (i % 3 != 0) remaining.push_back(i);
    INFO(term);
    CHECK(found(articles, Xapian::Query(term), last) == remaining);
    CHECK(articles.count_with(term) == remaining.size());
    Numbers added;
    articles.add_articles_with(term, added);
    CHECK(added == remaining);
  }
}

TEST_CASE("what was never there cannot be removed", "[removed]") {
  const TwoShards shards;
  CHECK_THROWS_AS(shards.open({4}, {}), Xapian::DatabaseCorruptError);
}
