// What must hold of every query, whatever its words: tried on random words of the sample corpus.
#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "analyzers/words/normalizer.h"
#include "tests/query/match/random_queries.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

FoundNumbers both(const FoundNumbers& a, const FoundNumbers& b) {
  FoundNumbers result;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(result, result.end()));
  return result;
}

FoundNumbers without(const FoundNumbers& a, const FoundNumbers& b) {
  FoundNumbers result;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(result, result.end()));
  return result;
}

FoundNumbers either(FoundNumbers a, const FoundNumbers& b) {
  a.insert(b.begin(), b.end());
  return a;
}

bool holds_all(const FoundNumbers& a, const FoundNumbers& b) {
  return std::includes(a.begin(), a.end(), b.begin(), b.end());
}

constexpr int tries = 120;

}  // namespace

TEST_CASE("what a query leaves out is what its exclusion finds") {
  Sample sample;
  for (int i = 0; i < tries; ++i) {
    const std::string asked = sample.leaf();
    const Level level = sample.level();
    INFO(asked << " at level " << name_of(level));
    const FoundNumbers others = without(sample.all(), sample.find(asked, level));
    CHECK(sample.find("-(" + asked + ")", level) == others);
    CHECK(sample.find("NOT (" + asked + ")", level) == others);
    const std::string word = sample.word();
    INFO(word);
    const FoundNumbers with_word = sample.find(word, level);
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
    const FoundNumbers of_a = sample.find(a, level), of_b = sample.find(b, level);
    const FoundNumbers both_parts = both(of_a, of_b);
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
    const FoundNumbers all = sample.find(a + " AND " + b, level), any = sample.find(a + " | " + b, level);
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
    FoundNumbers tighter;
    for (const Level level : {Level::exact, Level::spelling, Level::affix, Level::name, Level::inflection}) {
      INFO(name_of(level));
      FoundNumbers found = sample.find(asked, level);
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
    const FoundNumbers of_phrase = sample.find(field + "(\"" + phrase + "\")", level);
    const FoundNumbers of_near = sample.find(field + "(" + near + ")", level);
    // The phrase of a name is found in texts too.
    if (field != "name:") CHECK(holds_all(of_near, of_phrase));
    std::string farther = near;
    for (std::size_t at; (at = farther.find("/1 ")) != std::string::npos;) farther.replace(at, 3, "/30 ");
    const FoundNumbers of_farther = sample.find(field + "(" + farther + ")", level);
    CHECK(holds_all(of_farther, of_near));
    const FoundNumbers of_all = sample.find(field + "(" + all + ")", level);
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
    FoundNumbers listed;
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
    CHECK(FoundNumbers(paged.begin(), paged.end()) == listed);
    CHECK(paged.size() == whole.articles.size());
  }
}
