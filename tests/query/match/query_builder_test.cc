#include "query/match/query_builder.h"

#include <algorithm>
#include <string>

#include "query/match/group_query.h"
#include "tests/query/match/random_queries.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

using Xapian::Query;

bool ranks(const Query& query) {
  if (query.get_type() == Query::OP_AND_MAYBE || query.get_type() == Query::OP_SCALE_WEIGHT) return true;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    if (ranks(query.get_subquery(i))) return true;
  return false;
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
    has_ranked |= ranks(built.query);
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
    const Articles any = sample.find(built);
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
    const Articles ranked = sample.find(built);
    built.query = unranked(built.query);
    CHECK_FALSE(ranks(built.query));
    CHECK(sample.find(built) == ranked);
  }
}
