#include "analyzers/words/phrase_table.h"

#include <map>
#include <random>

#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("an empty phrase table finds nothing", "[phrases]") {
  const auto layout = PhraseTableBuilder().layout();
  const PhraseTable table(layout.arrays());
  CHECK(table.size() == 0);
  CHECK(table.find(words_of("one")).empty());
  CHECK(table.longest_match(words_of("one two")).words == 0);
  const PhraseTable no_table(PhraseTable::Arrays{});
  CHECK(no_table.longest_match(words_of("one two")).words == 0);
}

TEST_CASE("a phrase keeps its values in the order they came, each once", "[phrases]") {
  PhraseTableBuilder builder;
  for (const std::uint32_t value : {7U, 3U, 7U}) builder.add("one two", value);
  builder.add("", 1);
  builder.add(std::string(PhraseTable::max_phrase_bytes + 1, 'x'), 1);
  const auto layout = builder.layout();
  const PhraseTable table(layout.arrays());
  REQUIRE(table.size() == 1);
  const auto values = table.find(words_of("one two"));
  CHECK(std::vector<std::uint32_t>(values.begin(), values.end()) == std::vector<std::uint32_t>{7, 3});
  CHECK(table.find(words_of("one")).empty());
  CHECK(table.find(words_of("one two three")).empty());
}

TEST_CASE("a phrase table agrees with a map on random phrases", "[phrases]") {
  std::mt19937 random(20240229);
  const auto word = [&] { return std::string(1 + random() % 2, static_cast<char>('a' + random() % 6)); };
  const auto phrase = [&] {
    std::string text = word();
    for (std::size_t more = random() % 3; more > 0; --more) text += ' ' + word();
    return text;
  };
  PhraseTableBuilder builder;
  std::map<std::string, std::uint32_t> reference;
  for (std::uint32_t value = 0; value < 120; ++value) {
    const std::string text = phrase();
    if (reference.emplace(text, value).second) builder.add(text, value);
  }
  const auto layout = builder.layout();
  const PhraseTable table(layout.arrays());
  CHECK(table.size() == reference.size());
  for (int i = 0; i < 2000; ++i) {
    const std::string text = phrase();
    const auto words = words_of(text);
    const auto found = table.find(words);
    const auto expected = reference.find(text);
    INFO(text);
    REQUIRE(found.empty() == (expected == reference.end()));
    if (!found.empty()) CHECK(found[0] == expected->second);

    std::size_t longest = 0;
    std::string prefix;
    for (std::size_t count = 1; count <= words.size(); ++count) {
      if (count > 1) prefix += ' ';
      prefix += words[count - 1];
      if (reference.contains(prefix)) longest = count;
    }
    CHECK(table.longest_match(words).words == longest);
  }
}
