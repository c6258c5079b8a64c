#include "analyzers/grammar/inflection.h"

#include <algorithm>
#include <functional>

#include "analyzers/grammar/broken_plural.h"
#include "analyzers/grammar/inflection_bases.h"
#include "analyzers/grammar/inflection_shapes.h"
#include "analyzers/grammar/stemmer.h"
#include "analyzers/words/letters.h"
#include "tests/analyzers/word_tables.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

constexpr auto article = spelled<letter::alef, letter::lam>;

}  // namespace

TEST_CASE("inflections of one word join where the vocabulary shows it, other words stay apart",
          "[inflection]") {
  for (const auto& row : read_word_table("grammar/inflection.tsv")) {
    REQUIRE(row.size() >= 4);
    const bool expected = row[0] == "join";
    const WrittenVocabulary vocabulary(row.size() > 4 ? row[4] : "");
    INFO(row[1] << ": " << row[2] << " and " << row[3]);
    CHECK(inflects(row[2], row[3], vocabulary) == expected);
    CHECK(inflects(row[3], row[2], vocabulary) == expected);
    CHECK(inflects(row[2], row[2], vocabulary));
  }
}

TEST_CASE("inflections of one word share a key by which they can be looked up", "[inflection]") {
  for (const auto& row : read_word_table("grammar/inflection.tsv")) {
    if (row[0] != "join") continue;
    INFO(row[1] << ": " << row[2] << " and " << row[3]);
    CHECK((light_stem(row[2]) == light_stem(row[3]) || consonant_frame(row[2]) == consonant_frame(row[3])));
  }
}

TEST_CASE("a light stem is its own light stem and never longer or empty", "[inflection]") {
  for (const auto& row : read_word_table("grammar/inflection.tsv")) {
    for (const std::string& word : {row[2], row[3]}) {
      const std::string stem = light_stem(word);
      INFO(word);
      CHECK(light_stem(stem) == stem);
      CHECK(stem.size() <= word.size());
      CHECK_FALSE(stem.empty());
    }
  }
}

TEST_CASE("a word that the collection lacks has only rare inflections", "[inflection]") {
  for (const auto& row : read_word_table("grammar/absent.tsv")) {
    REQUIRE(row.size() == 4);
    INFO(row[1] << ": " << row[2] << " and " << row[3]);
    const auto in_articles = [&](unsigned count) {
      const std::string number = std::to_string(count);
      return WrittenVocabulary(row[3] + ":" + number + " " + std::string(article) + row[3] + ":" + number);
    };
    CHECK(inflects(row[2], row[3], in_articles(1)) == (row[0] == "join"));
    CHECK_FALSE(inflects(row[2], row[3], in_articles(500)));
  }
}

TEST_CASE("words that are not Arabic are their own stem, have no frame and no inflections", "[inflection]") {
  const WrittenVocabulary nothing("");
  for (const std::string word : {"", "london", "2015", "\xD9\x88x", "\xD9"}) {
    CHECK(light_stem(word) == word);
    CHECK(consonant_frame(word).empty());
    CHECK(inflects(word, word, nothing));
    CHECK_FALSE(inflects(word, word + "s", nothing));
  }
}

namespace {

/// Answers as a made-up collection would: any word may be there, any number of times.
class RandomVocabulary : public Vocabulary {
 public:
  explicit RandomVocabulary(unsigned seed) : seed_(std::to_string(seed)) {}

  unsigned frequency(std::string_view word) const override {
    const std::size_t chance = std::hash<std::string>()(std::string(word).append(seed_));
    return chance % 4 == 0 ? 0 : static_cast<unsigned>(chance / 4 % (chance % 3 == 0 ? 5 : 500));
  }
  unsigned hamza_frequency(std::string_view) const override { return 0; }

 private:
  std::string seed_;
};

}  // namespace

TEST_CASE("whatever a vocabulary says, a word is made from what its letters allow", "[inflection]") {
  for (const auto& row : read_word_table("grammar/inflection.tsv")) {
    for (const std::string& word : {row[2], row[3]}) {
      const auto possible = possible_bases(word);
      for (unsigned seed = 0; seed < 300; ++seed) {
        const RandomVocabulary vocabulary(seed);
        for (const Base& base : bases_of(word, WordEvidence(vocabulary))) {
          INFO(word << " of " << base.word.view());
          CHECK(std::find(possible.begin(), possible.end(), base.word.view()) != possible.end());
        }
      }
    }
  }
}

TEST_CASE("partners of a word are those that a pattern joins to it", "[inflection]") {
  const auto rows = read_word_table("grammar/inflection.tsv");
  for (const auto& row : rows) {
    const PluralPartners partners(row[2]);
    for (const auto& other : rows) {
      const bool joined = broken_plural_pattern(row[2], other[3]) != PluralPattern::none ||
                          broken_plural_pattern(other[3], row[2]) != PluralPattern::none;
      INFO(row[2] << " and " << other[3]);
      CHECK(partners.include(other[3]) == joined);
    }
  }
}

TEST_CASE("a name has nisbas and pronouns, no dual and no plural", "[inflection]") {
  for (const auto& row : read_word_table("grammar/inflected_names.tsv")) {
    REQUIRE(row.size() == 3);
    INFO(row[0] << ", " << row[1]);
    CHECK(inflects_as_name(row[0], row[1]) == (row[2] == "yes"));
  }
}
