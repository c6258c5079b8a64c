// Of a pasted text the rarest words are looked for, and the others weigh in the second look.
#include <string>
#include <string_view>

#include "query/language/parser.h"
#include "query/match/reranker.h"
#include "query/match/searcher.h"
#include "query/weighing/group_query.h"
#include "tests/query/sample_index.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

/// Looks for two words of a query of more than three.
Ranking two_telling_words() {
  Ranking ranking;
  ranking.max_words = 3;
  ranking.telling_words = 2;
  return ranking;
}

/// As somebody pastes it: without what the query language would read.
Node pasted(const Record& record) {
  std::string text = record.title + ' ' + record.body;
  for (char& c : text)
    if (c > 0 && std::string_view("\"():*~=+-|/").find(c) != std::string_view::npos) c = ' ';
  return parse_query(text).root;
}

}  // namespace

TEST_CASE("a word that is left to the second look weighs there what it weighs in a match", "[long]") {
  const Searcher searcher(sample_index(), {}, two_telling_words());
  const Articles& articles = searcher.reader().articles;
  const Expander expander(searcher.lexicon(), searcher.reader().vocabulary, searcher.ranking());
  const BuiltQuery built = searcher.build(pasted(searcher.record(1)), {});
  REQUIRE(built.others.size() > 20);
  CHECK(built.groups.size() <= 3);
  CHECK(built.left_out >= built.others.size());
  for (const OtherWord& other : built.others)
    for (const ExpandedForm& form : other.group.expansion.forms) CHECK(form.level <= Level::affix);
  const Reranker reranker(built, articles, searcher.ranking());
  unsigned compared = 0;
  for (Xapian::docid id = 1; id <= articles.get_lastdocid(); id += 7) {
    const Record record = searcher.record(id);
    double weight = 0;
    for (const OtherWord& other : built.others) {
      BuiltQuery word;
      word.query = ranked_query(other.group, searcher.weighing(expander)).query;
      const double once = ranked_worths(other.group, searcher.weighing(expander)).back();
      weight += searcher.match(word, record).value_or(0) * other.worths.back() / once;
    }
    compared += weight > 0;
    CHECK(reranker.bonus(record, articles.get_doclength(id)).others == Approx(weight));
  }
  CHECK(compared > 5);
}

TEST_CASE("a word that was typed often weighs as often in the second look", "[long]") {
  const Searcher searcher(sample_index(), {}, two_telling_words());
  const Record record = searcher.record(1);
  const Node text = pasted(record);
  Node often = text;
  often.children.insert(often.children.end(), text.children.begin(), text.children.end());
  const auto others = [&](const Node& query) {
    const BuiltQuery built = searcher.build(query, {});
    const Articles& articles = searcher.reader().articles;
    return Reranker(built, articles, searcher.ranking()).bonus(record, articles.get_doclength(1)).others;
  };
  CHECK(others(text) > 0);
  CHECK(others(often) == Approx(2 * others(text)));
}

TEST_CASE("an article that is pasted is found first, whatever few of its words are looked for", "[long]") {
  Ranking ranking = two_telling_words();
  Searcher searcher(sample_index(), {}, ranking);
  ranking.max_other_words = 0;
  Searcher without(sample_index(), {}, ranking);
  unsigned asked = 0;
  for (Xapian::docid id = 1; id <= searcher.reader().articles.get_lastdocid(); id += 3) {
    const Node query = pasted(searcher.record(id));
    if (query.children.size() < 30) continue;
    ++asked;
    const FoundArticle first = searcher.search(query, {}).articles.front();
    CHECK(first.id == id);
    CHECK(first.score > without.search(query, {}).articles.front().score);
  }
  CHECK(asked > 10);
}

TEST_CASE("of a long query more articles get a second look", "[long]") {
  const Ranking ranking;
  BuiltQuery built;
  CHECK(count_reranked(built, ranking) == ranking.reranked);
  built.others.emplace_back();
  CHECK(count_reranked(built, ranking) == ranking.reranked_of_long);
}
