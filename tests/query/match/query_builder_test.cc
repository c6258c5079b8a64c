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

TEST_CASE("what tells the articles with all words of a short query ranks nothing, since it is excluded too") {
  Sample sample;
  int lists = 0;
  for (int i = 0; i < 60; ++i) {
    const std::string asked = sample.word() + ' ' + sample.word();
    INFO(asked);
    const BuiltQuery built = sample.build(asked);
    lists += !built.all_words.empty();
    CHECK_FALSE(ranks(built.all_words));
  }
  CHECK(lists > 20);
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
