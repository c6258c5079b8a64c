// Of a pasted text the rarest words are looked for, and the others weigh in the second look.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>

#include "query/language/parser.h"
#include "query/match/reranker.h"
#include "query/match/searcher.h"
#include "query/shown/explanation.h"
#include "query/weighing/group_query.h"
#include "tests/query/sample_index.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

/// Looks for two words of a query of more than three.
Ranking two_telling_words() {
  Ranking ranking;
  ranking.max_words = 3;
  ranking.telling_words = 2;
  return ranking;
}

/// Its words as somebody pastes them, each once.
Node pasted(const Record& record) {
  std::string text = record.title + ' ' + record.body;
  for (char& c : text)
    if (c > 0 && std::string_view("\"():*~=+-|/").find(c) != std::string_view::npos) c = ' ';
  Node query = parse_query(text).root;
  std::set<std::string> seen;
  std::erase_if(query.children, [&](const Node& part) {
    return part.kind != NodeKind::word || !seen.insert(part.words.front().term).second;
  });
  return query;
}

}  // namespace

TEST_CASE("a word that is left to the second look weighs there what it weighs in a match", "[long]") {
  const Searcher searcher(sample_index(), {}, two_telling_words());
  const Articles& articles = searcher.reader().articles;
  const Expander expander(searcher.lexicon(), searcher.reader().vocabulary, searcher.ranking());
  const BuiltQuery built = searcher.build(pasted(searcher.record(1)), {});
  REQUIRE(built.others.size() > 20);
  CHECK(built.groups.size() == 2);
  CHECK(built.left_out == built.others.size());
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

TEST_CASE("of words that must all match as many are kept as of words joined by AND", "[long]") {
  Ranking ranking = two_telling_words();
  ranking.max_words = 6;
  const Searcher searcher(sample_index(), {}, ranking);
  const Node text = pasted(searcher.record(1));
  SearchOptions all;
  all.all = true;
  Node joined = text;
  joined.kind = NodeKind::all_of;
  CHECK(searcher.count(text, all) == searcher.count(joined, {}));
  CHECK(searcher.build(text, all).groups.size() == searcher.build(joined, {}).groups.size());
  CHECK(searcher.build(text, {}).groups.size() < searcher.build(text, all).groups.size());
}

TEST_CASE("the parts of the score of an article for a long text add up", "[long]") {
  Searcher searcher(sample_index(), {}, two_telling_words());
  const Node text = pasted(searcher.record(1));
  const BuiltQuery built = searcher.build(text, {});
  const Explanation why = explain(searcher, text, built, {}, 1);
  double sum = why.others + why.near + why.early;
  for (const ExplainedWord& word : why.words) sum += word.score + word.similar;
  CHECK(why.others > 0);
  CHECK(why.score == Approx(sum));
  CHECK(searcher.search(text, {}).articles.front().score == Approx(sum));
}

TEST_CASE("of long articles fewer get a second look, but as many as of a short query", "[long]") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path("articles"));
  for (int i = 0; i < 40; ++i) {
    std::ofstream file(folder.path("articles/" + std::to_string(i) + ".txt"));
    file << "olive harvest\n\n";
    for (int words = 0; words < 15'000; ++words) file << "press ";  // 90 kB
    file << i;
  }
  const std::string index = index_of(folder, "index", {folder.path("articles")});
  const auto looked_at = [&](unsigned at_least) {
    Ranking ranking = two_telling_words();
    ranking.reranked = at_least;
    Searcher searcher(index, {}, ranking);
    SearchOptions options;
    options.limit = 40;
    const auto found = searcher.search(parse_query("olive harvest press oil mill").root, options).articles;
    REQUIRE(found.size() == 40);
    const double unseen = found.back().score;
    return std::count_if(found.begin(), found.end(),
                         [&](const FoundArticle& article) { return article.score > unseen; });
  };
  CHECK(looked_at(5) == 23);  // the last of which begins within 2 MB
  CHECK(looked_at(30) == 30);
}

TEST_CASE("of a long query more articles get a second look", "[long]") {
  const Ranking ranking;
  BuiltQuery built;
  CHECK(count_reranked(built, ranking) == ranking.reranked);
  built.others.emplace_back();
  CHECK(count_reranked(built, ranking) == ranking.reranked_of_long);
}
