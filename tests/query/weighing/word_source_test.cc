#include "query/weighing/word_source.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <vector>

#include "analyzers/error.h"
#include "query/weighing/group_weight.h"
#include "tests/query/weighing/random_lists.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

using Xapian::Query;

constexpr double k1 = 0.6, b = 0.85;

LayeredWord random_word(const RandomLists& sample, std::mt19937& random) {
  LayeredWord word;
  word.lists = sample.lists;
  const auto some = [&] { return random() % 3 == 0 ? 0.0 : 0.1 + static_cast<double>(random() % 50) / 10; };
  word.worths = {some(), some(), 0.5 + some()};
  word.share = static_cast<double>(random() % 100) / 100;
  word.bm25 = Bm25(k1, b, sample.articles.get_average_length());
  word.parts = sample.parts();
  return word;
}

ListedWords listed(const std::vector<LayeredWord>& wanted, const std::vector<LayeredWord>& others = {},
                   bool is_all = false) {
  ListedWords words;
  for (const LayeredWord& word : wanted) words.wanted.push_back(std::make_shared<const LayeredWord>(word));
  for (const LayeredWord& word : others) words.others.push_back(std::make_shared<const LayeredWord>(word));
  words.is_all = is_all;
  return words;
}

Query query_of(const ListedWords& words) {
  return Query((new WordSource(words))->release());
}

Query query_of(const LayeredWord& one, const LayeredWord& other) {
  return query_of(listed({one, other}));
}

Query query_of(const LayeredWord& word) {
  return query_of(listed({word}));
}

/// The same by operators: a group of terms for each layer that weighs.
Query as_synonyms(const LayeredWord& word) {
  std::vector<Query> layers;
  for (std::size_t layer = 0; layer < PostingWindow::layers; ++layer) {
    std::vector<Query> terms;
    for (const PostingList& list : word.lists)
      if (list.layer <= layer) terms.emplace_back(list.term);
    // A term alone would be no group.
    terms.emplace_back("nowhere");
    layers.emplace_back(Query::OP_SCALE_WEIGHT, Query(Query::OP_SYNONYM, terms.begin(), terms.end()),
                        word.worths[layer]);
  }
  return Query(Query::OP_AND_MAYBE, layers.back(), Query(Query::OP_OR, layers.begin(), layers.end() - 1));
}

std::map<Xapian::docid, double> weights(const Xapian::Database& articles, const Query& query,
                                        Xapian::doccount most = 100'000) {
  Xapian::Enquire asked(articles);
  asked.set_query(query);
  asked.set_weighting_scheme(GroupWeight(k1, b));
  std::map<Xapian::docid, double> found;
  const Xapian::MSet hits = asked.get_mset(0, most);
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) found[*hit] = hit.get_weight();
  return found;
}

}  // namespace

TEST_CASE("a word's articles weigh exactly what groups of its forms weigh", "[lists]") {
  std::mt19937 random(11);
  for (int round = 0; round < 25; ++round) {
    const RandomLists sample(random);
    const LayeredWord word = random_word(sample, random);
    const auto found = weights(sample.articles, query_of(word));
    CHECK(found == weights(sample.articles, as_synonyms(word)));
    // The best ones too, which are found by bounds.
    CHECK(weights(sample.articles, query_of(word), 10) == weights(sample.articles, as_synonyms(word), 10));
  }
}

TEST_CASE("words go together by operators as groups of their forms do, in an index of several parts",
          "[lists]") {
  std::mt19937 random(12);
  for (int round = 0; round < 25; ++round) {
    // Some words are in one part alone.
    const RandomLists one(random), other(random, round % 2 == 0 ? "t" : "u");
    Xapian::Database both;
    both.add_database(one.articles);
    both.add_database(other.articles);
    LayeredWord word = random_word(one, random);
    LayeredWord second = random_word(other, random);
    for (LayeredWord* const each : {&word, &second}) {
      each->bm25 = Bm25(k1, b, both.get_average_length());
      each->parts =
          std::make_shared<IndexParts>(std::vector{one.folder.path("db"), other.folder.path("db")}, both);
    }
    for (const Xapian::doccount most : {10U, 100'000U}) {
      CHECK(weights(both, query_of(word, second), most) ==
            weights(both, Query(Query::OP_OR, as_synonyms(word), as_synonyms(second)), most));
    }
    for (const auto op :
         {Query::OP_OR, Query::OP_AND, Query::OP_AND_MAYBE, Query::OP_FILTER, Query::OP_AND_NOT}) {
      // Xapian reads weights that nobody has set in an OP_AND_MAYBE that excludes.
      const Query groups =
          op == Query::OP_AND_NOT ? as_synonyms(second).get_subquery(0) : as_synonyms(second);
      for (const Xapian::doccount most : {10U, 100'000U}) {
        CHECK(weights(both, Query(op, query_of(word), query_of(second)), most) ==
              weights(both, Query(op, as_synonyms(word), groups), most));
      }
    }
  }
}

TEST_CASE("no article weighs more than a word promises, and as many have it as it says", "[lists]") {
  std::mt19937 random(13);
  for (int round = 0; round < 25; ++round) {
    const RandomLists sample(random);
    WordSource source(listed({random_word(sample, random)}));
    source.init(sample.articles);
    Xapian::doccount count = 0;
    for (source.next(0); !source.at_end(); source.next(0), ++count)
      CHECK(source.get_weight() <= source.get_maxweight());
    CHECK(source.get_termfreq_min() <= count);
    CHECK(source.get_termfreq_max() >= count);
    CHECK(source.get_termfreq_est() >= source.get_termfreq_min());
    CHECK(source.get_termfreq_est() <= source.get_termfreq_max());
    if (sample.lists.size() == 1) CHECK(source.get_termfreq_min() == count);
  }
}

TEST_CASE("a word stays where it is if it has passed what it is to skip to", "[lists]") {
  std::mt19937 random(14);
  const RandomLists sample(random);
  WordSource source(listed({random_word(sample, random)}));
  source.init(sample.articles);
  source.skip_to(100, 0);
  REQUIRE_FALSE(source.at_end());
  const Xapian::docid at = source.get_docid();
  CHECK(at >= 100);
  source.skip_to(1, 0);
  source.skip_to(at, 0);
  CHECK(source.get_docid() == at);
}

TEST_CASE("each part of an index is told from the others, copies too that have changed", "[lists]") {
  const TemporaryFolder folder;
  const auto make = [&](const std::string& name, unsigned longer) {
    Xapian::WritableDatabase part(folder.path(name), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    for (unsigned length = 1; length < 50; ++length) {
      Xapian::Document article;
      article.add_term("t", length + longer);
      part.add_document(article);
    }
    part.commit();
  };
  make("one", 0);
  make("other", 100);
  std::filesystem::copy(folder.path("one"), folder.path("copy"));
  {
    // The copy has its UUID yet, and other articles.
    Xapian::WritableDatabase copy(folder.path("copy"), Xapian::DB_OPEN);
    for (Xapian::docid id = 1; id < 50; ++id) {
      Xapian::Document article;
      article.add_term("t", 1000 + id);
      copy.replace_document(id, article);
    }
    copy.commit();
  }
  std::vector<std::string> folders;
  Xapian::Database all;
  for (const char* name : {"one", "copy", "other"}) {
    folders.push_back(folder.path(name));
    all.add_database(Xapian::Database(folders.back()));
  }
  REQUIRE(Xapian::Database(folders[0]).get_uuid() == Xapian::Database(folders[1]).get_uuid());
  IndexParts parts(folders, all);
  for (const std::string& name : folders) {
    const Xapian::Database part(name);
    const auto known = parts.of(part);
    IndexPart::LengthReading reading;
    for (Xapian::docid id = 1; id < 50; ++id) REQUIRE(known->length(id, reading) == part.get_doclength(id));
    CHECK(parts.of(part) == known);
  }
  Xapian::Database twice;
  for (int i = 0; i < 2; ++i) twice.add_database(Xapian::Database(folders[0]));
  CHECK_THROWS_AS(IndexParts({folders[0], folders[0]}, twice), Error);
}

TEST_CASE("lengths of articles are known in whatever order they are asked for", "[lists]") {
  std::mt19937 random(15);
  const RandomLists sample(random);
  const Xapian::docid last = sample.articles.get_lastdocid();
  for (int round = 0; round < 5; ++round) {
    IndexPart part(sample.folder.path("db"), last);
    IndexPart::LengthReading reading, other;
    for (int i = 0; i < 500; ++i) {
      const auto id = static_cast<Xapian::docid>(1 + random() % last);
      Xapian::termcount length = 0;
      try {
        length = sample.articles.get_doclength(id);
      } catch (const Xapian::DocNotFoundError&) {
      }
      REQUIRE(part.length(id, random() % 2 ? reading : other) == length);
    }
  }
}

TEST_CASE("the length of an article that a damaged list tells of, and that is not there, is refused",
          "[lists]") {
  std::mt19937 random(16);
  const RandomLists sample(random);
  IndexPart part(sample.folder.path("db"), 1);
  IndexPart::LengthReading reading;
  for (const Xapian::docid beyond : {5000U, 0xFFFF'FFFFU})
    CHECK_THROWS_AS(part.length(beyond, reading), Xapian::DatabaseCorruptError);
}

TEST_CASE("articles whose numbers lie far apart take no room for those between", "[lists]") {
  const TemporaryFolder folder;
  Xapian::WritableDatabase far(folder.path("far"), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  const Xapian::docid numbers[] = {1, 4095, 4096, 4'000'000'000, 4'294'967'295};
  for (const Xapian::docid id : numbers) {
    Xapian::Document article;
    article.add_term("t", 1 + id % 100);
    far.replace_document(id, article);
  }
  far.commit();
  LayeredWord word;
  word.lists = {{"t", 0}};
  word.worths = {0, 0, 1};
  word.bm25 = Bm25(k1, b, far.get_average_length());
  word.parts = std::make_shared<IndexParts>(std::vector{folder.path("far")}, far);
  const auto found = weights(far, query_of(word));
  CHECK(found.size() == std::size(numbers));
  CHECK(found == weights(far, as_synonyms(word)));
}
