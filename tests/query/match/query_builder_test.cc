#include "query/match/query_builder.h"

#include <algorithm>
#include <string>

#include "query/language/parser.h"
#include "query/match/searcher.h"
#include "query/weighing/group_query.h"
#include "tests/query/match/random_queries.h"
#include "tests/query/sample_index.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

using Xapian::Query;

bool has(const Query& query, std::initializer_list<Query::op> operators) {
  if (std::find(operators.begin(), operators.end(), query.get_type()) != operators.end()) return true;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    if (has(query.get_subquery(i), operators)) return true;
  return false;
}

bool ranks(const Query& query) {
  return has(query, {Query::OP_AND_MAYBE, Query::OP_SCALE_WEIGHT});
}

/// Whether something that an exclusion leaves out ranks.
bool ranks_what_it_excludes(const Query& query) {
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    if (query.get_type() == Query::OP_AND_NOT && i > 0 && ranks(query.get_subquery(i))) return true;
    if (ranks_what_it_excludes(query.get_subquery(i))) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("nothing ranks in what a query excludes, since Xapian reads weights there that nobody has set") {
  Sample sample;
  bool has_ranked = false;
  for (int i = 0; i < 60; ++i) {
    const std::string asked = sample.word() + " -((+" + sample.word() + ' ' + sample.leaf() + ") AND (+" +
                              sample.word() + ' ' + sample.word() + "))";
    INFO(asked);
    const BuiltQuery built = sample.build(asked);
    has_ranked |= has(built.query, {Query::LEAF_POSTING_SOURCE});
    CHECK_FALSE(ranks_what_it_excludes(built.query));
  }
  CHECK(has_ranked);
}

TEST_CASE("articles with all words of a short query weigh what they weigh in the query") {
  Sample sample;
  std::size_t compared = 0;
  for (int i = 0; i < 60; ++i) {
    const std::string of_grammar = " \xD9\x81\xD9\x8A";  // fi, in
    // What narrows a query narrows both, and what only ranks ranks both.
    const std::string rest[] = {"", " -" + sample.word(), " lang:ar", of_grammar,
                                " -\"" + sample.word() + "\""};
    const std::vector<std::string> near = sample.words(5);
    const std::string asked = near.front() + ' ' + near.back() + rest[i % std::size(rest)];
    INFO(asked);
    const BuiltQuery built = sample.build(asked);
    if (built.all_words.empty()) continue;
    BuiltQuery all = built;
    all.query = built.all_words;
    const FoundNumbers any = sample.find(built);
    for (const Xapian::docid id : sample.find(all)) {
      ++compared;
      REQUIRE(any.count(id) == 1);
      CHECK(sample.weight(all, id) == Approx(sample.weight(built, id)));
    }
  }
  CHECK(compared > 50);
}

TEST_CASE("a query without its weights finds the same articles") {
  Sample sample;
  for (int i = 0; i < 60; ++i) {
    const std::string asked = sample.leaf() + " (" + sample.leaf() + " | +" + sample.leaf() + ' ' +
                              sample.word() + ") -" + sample.word();
    INFO(asked);
    BuiltQuery built = sample.build(asked);
    const FoundNumbers ranked = sample.find(built);
    built.query = unranked(built.query);
    CHECK_FALSE(ranks(built.query));
    CHECK(sample.find(built) == ranked);
  }
}

TEST_CASE("how many articles have some words of a list is told without looking, of nothing but a list") {
  Sample sample;
  double about = 0, counted = 0;
  for (int i = 0; i < 100; ++i) {
    const std::string asked = sample.word() + ' ' + sample.word();
    INFO(asked);
    const BuiltQuery built = sample.build(asked);
    if (built.all_words.empty()) continue;
    REQUIRE(built.about_some_words.has_value());
    CHECK(*built.about_some_words <= sample.all().size());
    about += *built.about_some_words;
    counted += static_cast<double>(sample.find(built).size());
  }
  CHECK(counted > 500);
  CHECK(about == Approx(counted).epsilon(0.3));  // words of one text are not independent of each other
  for (const char* rest : {" lang:ar", " -title:zzz", " \"a b\"", " a NEAR b", " title:a", " place:a"})
    CHECK_FALSE(sample.build(sample.word() + ' ' + sample.word() + rest).about_some_words.has_value());
}

TEST_CASE("what is shown of a list of words does not hang on whether all articles are counted") {
  Sample sample;
  std::size_t estimates = 0;
  for (int i = 0; i < 100; ++i) {
    const std::string asked = sample.word() + ' ' + sample.word();
    INFO(asked);
    SearchOptions options;
    options.limit = 3;
    options.group = false;
    options.offset = i % 2 == 0 ? 0 : 40;
    const SearchResult some = sample.search(asked, options);
    options.count_all = true;
    const SearchResult all = sample.search(asked, options);
    REQUIRE(some.articles.size() == all.articles.size());
    for (std::size_t k = 0; k < some.articles.size(); ++k) CHECK(some.articles[k].id == all.articles[k].id);
    CHECK(some.estimate >= some.with_all_words.value_or(0));
    if (!some.estimate_is_exact) ++estimates;
    if (some.estimate_is_exact) CHECK(some.estimate == all.estimate);
  }
  CHECK(estimates > 0);
}

TEST_CASE("a match is not cut short where Xapian loses articles by that", "[lists]") {
  const Query word("a"), other("b"), either(Query::OP_OR, word, other);
  const Query group(Query::OP_SYNONYM, word, other);
  CHECK(keeps_the_best(word));
  CHECK(keeps_the_best(group));
  CHECK(keeps_the_best(Query(Query::OP_AND, word, group)));
  CHECK(keeps_the_best(Query(Query::OP_SCALE_WEIGHT, word, 2)));
  // What has no weights is not cut short.
  CHECK(keeps_the_best(Query(Query::OP_FILTER, word, either)));
  CHECK(keeps_the_best(Query(Query::OP_AND_NOT, word, either)));
  CHECK_FALSE(keeps_the_best(either));
  CHECK_FALSE(keeps_the_best(Query(Query::OP_AND_MAYBE, word, other)));
  CHECK_FALSE(keeps_the_best(Query(Query::OP_PHRASE, either, word)));
  CHECK_FALSE(keeps_the_best(Query(Query::OP_NEAR, word, either)));
  for (const auto op : {Query::OP_AND, Query::OP_FILTER, Query::OP_AND_NOT})
    CHECK_FALSE(keeps_the_best(Query(op, either, word)));
  CHECK_FALSE(keeps_the_best(Query(Query::OP_AND, word, either)));
  CHECK_FALSE(keeps_the_best(Query(Query::OP_SCALE_WEIGHT, either, 2)));
}

TEST_CASE("the best articles are the first of all, however a query is written", "[lists]") {
  Sample sample;
  Searcher searcher(sample_index());
  std::size_t more = 0;
  for (int i = 0; i < 120; ++i) {
    const std::string first = sample.word(), second = sample.word(), third = sample.word();
    const std::string queries[] = {
        first + ' ' + second + ' ' + third, '+' + first + ' ' + second + ' ' + third,
        '"' + first + ' ' + second + "\" " + third, first + " (" + second + " | " + third + ')'};
    const std::string& asked = queries[static_cast<std::size_t>(i) % std::size(queries)];
    INFO(asked);
    SearchOptions few, all;
    few.limit = searcher.ranking().reranked;  // all of which are looked at again
    all.limit = 10'000;
    const auto best = searcher.search(parse_query(asked).root, few).articles;
    const auto every = searcher.search(parse_query(asked).root, all).articles;
    REQUIRE(best.size() == std::min<std::size_t>(few.limit, every.size()));
    more += every.size() > best.size();
    for (std::size_t place = 0; place < best.size(); ++place) {
      CHECK(best[place].id == every[place].id);
      CHECK(best[place].score == every[place].score);
    }
  }
  CHECK(more > 0);
}
