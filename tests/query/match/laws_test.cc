// What must hold of every query, whatever its words: tried on random words of the sample corpus.
#include <algorithm>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "analyzers/words/tokenizer.h"
#include "indexer/build/indexing.h"
#include "query/language/parser.h"
#include "query/match/searcher.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

using Articles = std::set<Xapian::docid>;

Articles both(const Articles& a, const Articles& b) {
  Articles result;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(result, result.end()));
  return result;
}

Articles without(const Articles& a, const Articles& b) {
  Articles result;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(result, result.end()));
  return result;
}

class Silent : public Progress {
 public:
  void begin(std::string_view, std::size_t) override {}
  void advance(std::size_t) override {}
};

const std::string& sample_index() {
  static const TemporaryFolder folder;
  static const std::string index = [] {
    IndexingOptions options;
    options.index = folder.path("index");
    options.jobs = 1;
    options.folders = {SAMPLE_CORPUS, folder.path("filler")};
    // So many that there are two shards: in each, articles have numbers of their own.
    for (int i = 0; i < 300; ++i) folder.write("filler/" + std::to_string(i) + ".txt", "filler");
    Silent silent;
    run_indexing(options, {silent, [](const std::string&) {}, {}, {}});
    return options.index;
  }();
  return index;
}

/// The sample corpus, and a fixed sequence of random choices from it.
class Sample {
 public:
  Sample() : searcher_(sample_index()) {
    const Xapian::Database& articles = searcher_.reader().articles;
    for (auto id = articles.postlist_begin(""); id != articles.postlist_end(""); ++id) {
      all_.insert(*id);
      const Record record = decode_record(articles.get_document(*id).get_data());
      if (record.source == "filler") continue;
      titles_.push_back(words_of(record.title));
      texts_.push_back(words_of(record.body));
      sources_.insert(record.source);
    }
    REQUIRE(all_.size() > 60);
    REQUIRE(articles.size() > 1);
  }

  const Articles& all() const { return all_; }

  Articles find(const std::string& query, Level level = Level::inflection, bool require_all = false) {
    SearchOptions options;
    options.level = level;
    options.all = require_all;
    const std::vector<Xapian::docid> found = searcher_.find_all(parse_query(query).root, options);
    return {found.begin(), found.end()};
  }

  SearchResult search(const std::string& query, const SearchOptions& options) {
    return searcher_.search(parse_query(query).root, options);
  }

  std::size_t number(std::size_t below) { return random_() % below; }

  /// Words that follow one another in a text, as they are written there.
  std::vector<std::string> words(std::size_t count) {
    const auto& text = texts_[number(texts_.size())];
    const std::size_t first = number(text.size() - count);
    return {text.begin() + static_cast<std::ptrdiff_t>(first),
            text.begin() + static_cast<std::ptrdiff_t>(first + count)};
  }
  std::string word() { return words(1).front(); }
  std::string title_word() {
    const auto& title = titles_[number(titles_.size())];
    return title[number(title.size())];
  }

  /// A query of one word, phrase, NEAR or field, with or without signs; `signs` that it may have.
  std::string leaf(const std::vector<std::string>& signs = {"", "", "=", "~"}) {
    const std::string sign = signs[number(signs.size())];
    switch (number(9)) {
      case 0: {
        const auto two = words(2);
        return sign + '"' + two[0] + ' ' + two[1] + '"';
      }
      case 1: {
        const auto three = words(3);
        return '"' + three[0] + ' ' + sign + three[1] + ' ' + three[2] + '"';
      }
      case 2: {
        const auto some = words(6);
        return sign + some[0] + " NEAR/6 " + some[5];
      }
      case 3:
        return sign + "title:" + title_word();
      case 4:
        return sign + (number(2) == 0 ? "name:" : "place:") + word();
      case 5:
        return "source:" + *std::next(sources_.begin(), static_cast<std::ptrdiff_t>(number(sources_.size())));
      case 6:
        return sign + beginning(word()) + '*';
      default:
        return sign + word();
    }
  }

  Level level() { return static_cast<Level>(number(static_cast<std::size_t>(Level::inflection) + 1)); }

  /// The first letters of a word, three at most.
  static std::string beginning(const std::string& word) {
    std::size_t end = 0;
    for (int letters = 0; end < word.size() && letters < 3; ++letters) {
      do ++end;
      while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80);
    }
    return word.substr(0, end);
  }

 private:
  static std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    Tokenizer tokenizer(text);
    Token token;
    while (tokenizer.next(token)) words.push_back(text.substr(token.begin, token.end - token.begin));
    return words;
  }

  Searcher searcher_;
  std::mt19937 random_{20261126};
  Articles all_;
  std::vector<std::vector<std::string>> titles_, texts_;
  std::set<std::string> sources_;
};

constexpr int tries = 150;

}  // namespace

TEST_CASE("what a query leaves out is what its exclusion finds") {
  Sample sample;
  for (int i = 0; i < tries; ++i) {
    const std::string asked = sample.leaf();
    const Level level = sample.level();
    INFO(asked << " at level " << name_of(level));
    const Articles others = without(sample.all(), sample.find(asked, level));
    CHECK(sample.find("-(" + asked + ")", level) == others);
    CHECK(sample.find("NOT (" + asked + ")", level) == others);
    const std::string word = sample.word();
    INFO(word);
    const Articles with_word = sample.find(word, level);
    CHECK(sample.find(word + " -(" + asked + ")", level) == both(with_word, others));
    CHECK(sample.find(word + " AND NOT (" + asked + ")", level) == both(with_word, others));
    CHECK(sample.find("-(-(" + asked + ") " + word + ")", level) ==
          without(sample.all(), both(others, with_word)));
  }
}
