// What must hold of every query, whatever its words: tried on random words of the sample corpus.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "analyzers/words/normalizer.h"
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

Articles either(Articles a, const Articles& b) {
  a.insert(b.begin(), b.end());
  return a;
}

bool holds_all(const Articles& a, const Articles& b) {
  return std::includes(a.begin(), a.end(), b.begin(), b.end());
}

class Silent : public Progress {
 public:
  void begin(std::string_view, std::size_t) override {}
  void advance(std::size_t) override {}
};

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Articles of the sample corpus once more, as pages that tell what plain text does not: who wrote them and
/// when, and what stands around them.
void write_pages(const TemporaryFolder& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SAMPLE_CORPUS))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  REQUIRE(paths.size() > 24);
  for (std::size_t i = 0; i < 12; ++i) {
    const std::string text = text_of(paths[i * 2]), other = text_of(paths[i * 2 + 1]);
    const std::string title = text.substr(0, text.find('\n'));
    const std::string of_other = other.substr(0, other.find('\n'));
    folder.write("pages/" + std::to_string(i) + ".html",
                 "<html lang='" + std::string(i % 3 == 0 ? "en" : "ar") + "'><head><title>" + title +
                     "</title><meta name='author' content='" + of_other +
                     "'><meta property='article:published_time' content='202" + std::to_string(i % 4) + "-0" +
                     std::to_string(1 + i % 9) + "-11'></head><body><nav><ul><li><a href='/a'>" + of_other +
                     "</a></li></ul></nav><article><h1>" + title + "</h1><p>" + text.substr(title.size()) +
                     "</p></article></body></html>");
  }
}

const std::string& sample_index() {
  static const TemporaryFolder folder;
  static const std::string index = [] {
    setenv("FIHRIS_READER", READER_PROGRAM, 1);
    IndexingOptions options;
    options.index = folder.path("index");
    options.jobs = 1;
    options.folders = {SAMPLE_CORPUS, folder.path("filler"), folder.path("pages")};
    write_pages(folder);
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
      formats_.insert(record.format);
      languages_.insert(record.language);
      days_.insert(record.date);
      add_words(record.author, authors_);
      add_words(record.boilerplate, boilerplate_);
      add_words(std::filesystem::path(record.path).parent_path().filename().string(), path_words_);
      add_words(std::filesystem::path(record.path).stem().string(), path_words_);
    }
    languages_.erase("");
    days_.erase("");  // those of plain texts are their files'
    for (const auto* choices :
         {&sources_, &formats_, &languages_, &days_, &authors_, &boilerplate_, &path_words_})
      REQUIRE(choices->size() > 1);
    REQUIRE(all_.size() > 60);
    REQUIRE(articles.size() > 1);
  }

  const Articles& all() const { return all_; }

  Articles find(const std::string& query, Level level = Level::inflection, bool require_all = false) {
    SearchOptions options;
    options.level = level;
    options.all = require_all;
    const std::vector<Xapian::docid> found =
        searcher_.find_all(searcher_.build(parse_query(query).root, options));
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

  /// A word, phrase or NEAR of the text or title, with or without signs.
  std::string text_leaf() { return leaf(6); }

  /// The same, or a field that filters.
  std::string leaf() { return leaf(14); }

  /// Fields of which an article has one value: two conditions on one of these mean either.
  static bool is_single_valued(const std::string& leaf) {
    return std::any_of(single_valued.begin(), single_valued.end(),
                       [&](std::string_view field) { return leaf.find(field) != leaf.npos; });
  }

  /// All words of an article, as they are written.
  const std::vector<std::vector<std::string>>& texts() const { return texts_; }

  const std::vector<std::vector<std::string>>& titles() const { return titles_; }

  std::string sign() {
    const std::string signs[] = {"", "", "=", "~"};
    return signs[number(4)];
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
  std::string leaf(std::size_t kinds) {
    const std::string sign = this->sign();
    switch (number(kinds)) {
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
        return sign + beginning(word()) + '*';
      case 6:
        return sign + (number(2) == 0 ? "name:" : "place:") + word();
      case 7:
        return "source:" + one_of(sources_);
      case 8:
        return sign + "author:" + one_of(authors_);
      case 9:
        return sign + "path:" + one_of(path_words_);
      case 10: {
        const std::string day = one_of(days_), other = one_of(days_);
        return "date:" + std::min(day, other) + ".." + (number(3) == 0 ? "" : std::max(day, other));
      }
      case 11:
        return "format:" + one_of(formats_);
      case 12:
        return "lang:" + one_of(languages_);
      case 13:
        return sign + "boilerplate:" + one_of(boilerplate_) + (number(3) == 0 ? "*" : "");
      default:
        return sign + word();
    }
  }

  static constexpr std::array<std::string_view, 5> single_valued = {
      "source:", "author:", "date:", "format:", "lang:"};

  std::string one_of(const std::set<std::string>& choices) {
    return *std::next(choices.begin(), static_cast<std::ptrdiff_t>(number(choices.size())));
  }

  static void add_words(const std::string& text, std::set<std::string>& words) {
    for (std::string& word : words_of(text)) words.insert(std::move(word));
  }

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
  std::set<std::string> sources_, formats_, languages_, days_, authors_, boilerplate_, path_words_;
};

constexpr int tries = 120;

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

TEST_CASE("AND finds what both parts find, OR what either does, in any order") {
  Sample sample;
  for (int i = 0; i < tries; ++i) {
    const std::string a = sample.leaf(), b = sample.leaf();
    const Level level = sample.level();
    INFO(a << " and " << b << " at level " << name_of(level));
    const Articles of_a = sample.find(a, level), of_b = sample.find(b, level);
    const Articles both_parts = both(of_a, of_b);
    CHECK(sample.find("(" + a + ") AND (" + b + ")", level) == both_parts);
    CHECK(sample.find("(" + b + ") AND (" + a + ")", level) == both_parts);
    // Of what an article has only one of, two conditions mean either.
    if (!Sample::is_single_valued(a) || !Sample::is_single_valued(b))
      CHECK(sample.find("+(" + a + ") +(" + b + ")", level) == both_parts);
    CHECK(sample.find("(" + a + ") | (" + b + ")", level) == either(of_a, of_b));
  }
}

TEST_CASE("words side by side find what either finds, with --all what AND does, and after a plus no more") {
  Sample sample;
  for (int i = 0; i < tries; ++i) {
    const std::string a = sample.text_leaf(), b = sample.text_leaf();
    const Level level = sample.level();
    INFO(a << " and " << b << " at level " << name_of(level));
    CHECK(sample.find("(" + a + ") (" + b + ")", level) ==
          either(sample.find(a, level), sample.find(b, level)));
    CHECK(sample.find("(" + a + ") (" + b + ")", level, true) ==
          sample.find("(" + a + ") AND (" + b + ")", level));
    const std::string must = sample.leaf();
    INFO(must);
    CHECK(sample.find("+(" + must + ") (" + a + ")", level) == sample.find(must, level));
  }
}

TEST_CASE("an exclusion of several parts follows De Morgan") {
  Sample sample;
  for (int i = 0; i < tries; ++i) {
    // Neighbours too, which are read together.
    const auto words = sample.words(2);
    const bool are_neighbours = sample.number(2) == 0;
    const std::string a = "(" + (are_neighbours ? words[0] : sample.leaf()) + ")";
    const std::string b = "(" + (are_neighbours ? words[1] : sample.leaf()) + ")";
    const Level level = sample.level();
    INFO(a << " and " << b << " at level " << name_of(level));
    const Articles all = sample.find(a + " AND " + b, level), any = sample.find(a + " | " + b, level);
    CHECK(sample.find("NOT (" + a + " AND " + b + ")", level) == without(sample.all(), all));
    CHECK(sample.find("NOT " + a + " OR NOT " + b, level) == without(sample.all(), all));
    CHECK(sample.find("NOT (" + a + " | " + b + ")", level) == without(sample.all(), any));
    CHECK(sample.find("NOT " + a + " NOT " + b, level) == without(sample.all(), any));
    CHECK(sample.find("-" + a + " -" + b, level) == without(sample.all(), any));
  }
}

TEST_CASE("a looser level finds all that a tighter one finds") {
  Sample sample;
  for (int i = 0; i < tries; ++i) {
    const std::string asked = sample.leaf();
    INFO(asked);
    Articles tighter;
    for (const Level level : {Level::exact, Level::spelling, Level::affix, Level::name, Level::inflection}) {
      INFO(name_of(level));
      Articles found = sample.find(asked, level);
      CHECK(holds_all(found, tighter));
      tighter = std::move(found);
    }
    CHECK(holds_all(tighter, sample.find("=(" + asked + ")")));
    CHECK(holds_all(sample.find("~(" + asked + ")"), tighter));
  }
}

TEST_CASE("NEAR finds all that the phrase of its words finds, and AND all that NEAR finds") {
  Sample sample;
  for (int i = 0; i < 2 * tries; ++i) {
    const auto words = sample.words(2 + sample.number(3));
    const std::string field = sample.number(4) == 0 ? "title:" : sample.number(4) == 0 ? "name:" : "";
    const Level level = sample.level();
    std::string phrase, near, all, list;
    for (const std::string& plain : words) {
      const std::string word = sample.number(8) == 0 ? sample.sign() + plain : plain;
      phrase += (phrase.empty() ? "" : " ") + word;
      near += (near.empty() ? "" : " NEAR/1 ") + word;
      all += (all.empty() ? "" : " AND ") + word;
      list += (list.empty() ? "" : " ") + word;
    }
    INFO(field << phrase << " at level " << name_of(level));
    const Articles of_phrase = sample.find(field + "(\"" + phrase + "\")", level);
    const Articles of_near = sample.find(field + "(" + near + ")", level);
    CHECK(holds_all(of_near, of_phrase));
    std::string farther = near;
    for (std::size_t at; (at = farther.find("/1 ")) != std::string::npos;) farther.replace(at, 3, "/30 ");
    const Articles of_farther = sample.find(field + "(" + farther + ")", level);
    CHECK(holds_all(of_farther, of_near));
    const Articles of_all = sample.find(field + "(" + all + ")", level);
    CHECK(holds_all(of_all, of_farther));
    if (field != "name:") CHECK(sample.find(field + "(" + list + ")", level, true) == of_all);
  }
}

TEST_CASE("a word with an asterisk finds all that it finds without") {
  Sample sample;
  for (int i = 0; i < tries; ++i) {
    const Level level = sample.level();
    const std::string field = sample.number(4) == 0 ? "title:" : sample.number(4) == 0 ? "name:" : "";
    const std::string sign = sample.sign();
    const auto words = sample.words(2);
    INFO(sign << field << words[0] << ' ' << words[1] << " at level " << name_of(level));
    CHECK(holds_all(sample.find(sign + field + words[0] + '*', level),
                    sample.find(sign + field + words[0], level)));
    CHECK(holds_all(sample.find(field + '"' + words[0] + ' ' + sign + words[1] + "*\"", level),
                    sample.find(field + '"' + words[0] + ' ' + sign + words[1] + '"', level)));
    CHECK(holds_all(sample.find(field + '"' + words[0] + "* " + words[1] + '"', level),
                    sample.find(field + '"' + words[0] + ' ' + words[1] + '"', level)));
  }
}

TEST_CASE(
    "a wildcard as written finds exactly the articles with a word that is written so at its beginning") {
  Sample sample;
  for (int i = 0; i < tries; ++i) {
    const std::string beginning = Sample::beginning(sample.word());
    INFO(beginning);
    std::size_t count = 0;
    for (std::size_t at = 0; at < sample.texts().size(); ++at) {
      const auto begins_so = [&](const std::string& word) {
        return written_form(word, Tashkeel::ignored).starts_with(written_form(beginning, Tashkeel::ignored));
      };
      const auto& text = sample.texts()[at];
      const auto& title = sample.titles()[at];
      count += std::any_of(text.begin(), text.end(), begins_so) ||
               std::any_of(title.begin(), title.end(), begins_so);
    }
    if (has_tashkeel(beginning)) continue;
    CHECK(sample.find("=" + beginning + "*").size() == count);
    CHECK(sample.find(beginning + "*", Level::exact).size() == count);
  }
}

TEST_CASE("the count is that of the articles listed, and pages together are the whole list") {
  Sample sample;
  for (int i = 0; i < tries; ++i) {
    const std::string asked = sample.leaf() + (sample.number(3) == 0 ? " -(" + sample.leaf() + ")" : "");
    SearchOptions options;
    options.level = sample.level();
    options.sort = static_cast<SortBy>(sample.number(3));
    INFO(asked << " at level " << name_of(options.level));
    options.limit = 0;
    options.count_all = true;
    const SearchResult counted = sample.search(asked, options);
    CHECK(counted.estimate_is_exact);
    options.count_all = false;
    options.limit = std::numeric_limits<unsigned>::max();
    const SearchResult whole = sample.search(asked, options);
    CHECK(whole.articles.size() == counted.estimate);
    CHECK(whole.estimate == counted.estimate);
    Articles listed;
    for (const FoundArticle& article : whole.articles) listed.insert(article.id);
    CHECK(listed == sample.find(asked, options.level));
    options.offset = 5;
    CHECK(sample.search(asked, options).articles.size() ==
          whole.articles.size() - std::min<std::size_t>(5, whole.articles.size()));
    options.limit = 3;
    std::vector<Xapian::docid> paged;
    for (options.offset = 0; options.offset < whole.articles.size(); options.offset += options.limit) {
      for (const FoundArticle& article : sample.search(asked, options).articles) paged.push_back(article.id);
    }
    CHECK(Articles(paged.begin(), paged.end()) == listed);
    CHECK(paged.size() == whole.articles.size());
  }
}
