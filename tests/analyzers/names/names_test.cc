#include "tests/support/catch.h"

#include <algorithm>
#include <random>
#include <set>
#include <sstream>

#include "analyzers/grammar/root_pattern.h"
#include "analyzers/grammar/word_usage.h"
#include "analyzers/names/latin_readings.h"
#include "analyzers/names/likeliest_names.h"
#include "analyzers/names/names.h"
#include "analyzers/names/skeleton.h"
#include "analyzers/names/titles.h"
#include "analyzers/names/transliteration.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/tokenizer.h"
#include "analyzers/words/utf8.h"
#include "tests/analyzers/word_tables.h"

namespace fihris {
namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) words.push_back(token.term);
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string result;
  for (const std::string& word : words) result += (result.empty() ? "" : " ") + word;
  return result;
}

std::vector<std::string> alternatives_of(const std::string& text) {
  std::vector<std::string> result;
  for (const NameForm& form : name_forms(words_of(text))) {
    for (const auto& alternative : form.alternatives) result.push_back(joined(alternative));
  }
  return result;
}

/// Letters and digits of one word, which the tokenizer parts, as one folded word.
std::string folded_word(const std::string& text) {
  std::string result;
  for (const std::string& word : words_of(text)) result += word;
  return result;
}

bool meet(const std::string& asked, const std::string& stored) {
  const auto keys = stored_keys(stored);
  const auto wanted = query_keys(asked);
  return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return std::find(wanted.begin(), wanted.end(), key) != wanted.end();
  });
}

const WrittenVocabulary no_words("");

/// Each letter that a name may have, of both scripts, as text.
std::vector<std::string> name_letters() {
  std::vector<std::string> letters;
  for (const char letter : std::string("abcdefghijklmnopqrstuvwxyz2356789")) letters.emplace_back(1, letter);
  for (char32_t arabic = letter::hamza; arabic <= letter::yeh; ++arabic) {
    if (arabic <= letter::ghain || arabic >= letter::fa) append_utf8(letters.emplace_back(), arabic);
  }
  return letters;
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string result;
  while (times-- > 0) result += text;
  return result;
}

constexpr std::size_t most_letters = 30;  ///< of a word that has keys

}  // namespace

TEST_CASE("names of several words have the forms of the table", "[names]") {
  for (const auto& row : read_word_table("names/name_forms.tsv")) {
    INFO(row[0] << ": " << row[1]);
    const auto alternatives = alternatives_of(row[1]);
    INFO("alternatives: " << joined(alternatives));
    if (row[2] == "none") {
      CHECK(alternatives.empty());
      continue;
    }
    std::istringstream wanted(row[2]);
    for (std::string form; std::getline(wanted, form, '|');) {
      INFO("wanted: " << form);
      CHECK(std::find(alternatives.begin(), alternatives.end(), form) != alternatives.end());
    }
  }
}

TEST_CASE("a form names words of the query and differs from them", "[names]") {
  std::string query;
  for (const auto& row : read_word_table("names/name_forms.tsv")) query += row[1] + " ";
  const auto words = words_of(query);
  for (const NameForm& form : name_forms(words)) {
    REQUIRE(form.count > 0);
    REQUIRE(form.first + form.count <= words.size());
    const auto begin = words.begin() + static_cast<std::ptrdiff_t>(form.first);
    const std::vector<std::string> typed(begin, begin + static_cast<std::ptrdiff_t>(form.count));
    for (const auto& alternative : form.alternatives) {
      CHECK(!alternative.empty());
      CHECK(alternative != typed);
    }
  }
}

TEST_CASE("names are the same or not as in the table, from either side", "[names]") {
  for (const auto& row : read_word_table("names/same_names.tsv")) {
    INFO(row[0] << ": " << row[1] << ", " << row[2]);
    const std::string one = folded_word(row[1]), other = folded_word(row[2]);
    CHECK(same_name(one, other) == (row[3] != "no"));
    CHECK(same_name(other, one) == (row[3] != "no"));
    CHECK(same_name(one, other, no_words) == (row[3] == "word"));
    CHECK(same_name(other, one, no_words) == (row[3] == "word"));
    CHECK(spelling_similarity(one, other) == Approx(spelling_similarity(other, one)));
  }
}

TEST_CASE("what is one name shares a skeleton key", "[names]") {
  for (const auto& row : read_word_table("names/same_names.tsv")) {
    if (row[3] == "no") continue;
    INFO(row[0] << ": " << row[1] << ", " << row[2]);
    CHECK(meet(folded_word(row[1]), folded_word(row[2])));
    CHECK(meet(folded_word(row[2]), folded_word(row[1])));
  }
}

TEST_CASE("words that a collection inflects are not taken for foreign names", "[names]") {
  for (const auto& row : read_word_table("names/name_usage.tsv")) {
    INFO(row[0] << ": " << row[1] << ", " << row[2]);
    CHECK(same_name(fold(row[1]), fold(row[2]), WrittenVocabulary(row[3])) == (row[4] == "same"));
  }
}

TEST_CASE("words are of the kinds of the table", "[names]") {
  for (const auto& row : read_word_table("names/word_kinds.tsv")) {
    INFO(row[0] << ": " << row[1]);
    const std::string word = fold(row[1]);
    if (row[0].ends_with("pattern")) {
      CHECK(has_arabic_pattern(word, Affixes::few) == (row[0] == "name-pattern"));
      CHECK(has_arabic_pattern(word, Affixes::all) == (row[0] != "no-pattern"));
      continue;
    }
    CHECK(is_function_word(word) == (row[0] == "grammar"));
    CHECK(is_title(word) == row[0].ends_with("title"));
    CHECK(is_clear_title(word) == (row[0] == "clear-title"));
  }
}

TEST_CASE("keys are those of the table", "[names]") {
  for (const auto& row : read_word_table("names/name_keys.tsv")) {
    INFO(row[0] << ": " << row[1]);
    CHECK(joined(stored_keys(folded_word(row[1]))) == (row.size() > 2 ? row[2] : ""));
  }
}

TEST_CASE("any letters have few keys, of capital letters", "[names]") {
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (std::size_t length = random() % 40; length > 0; --length) {
      const char32_t latin = "abcdefghijklmnopqrstuvwxyz0123456789"[random() % 36];
      append_utf8(text, i % 2 == 0 ? letter::hamza + static_cast<char32_t>(random() % 42) : latin);
    }
    const auto stored = stored_keys(text);
    const auto asked = query_keys(text);
    CHECK(stored.size() <= 3);
    CHECK(asked.size() <= 48);
    CHECK((stored.empty() || !asked.empty()));
    for (const std::string& key : asked)
      CHECK(key.find_first_not_of("ABCDFGHJKLMNRSTXZ") == std::string::npos);
    CHECK(spelling_similarity(text, text) == 1);
    CHECK(name_forms({text}).size() < 20);
  }
}

TEST_CASE("a word of 30 letters has the keys of a short one that ends as it does, a longer one has none",
          "[names]") {
  const std::vector<std::string> letters = name_letters();
  std::string ba;
  append_utf8(ba, letter::ba);
  for (const std::string& first : letters) {
    for (const std::string& last : letters) {
      if (first.size() != last.size()) continue;
      INFO(first << last);
      const std::string& filling = first.size() == 1 ? "b" : ba;
      const auto word = [&](std::size_t count) { return repeated(filling, count - 2) + first + last; };
      CHECK(stored_keys(word(most_letters)) == stored_keys(word(6)));
      CHECK(query_keys(word(most_letters)) == query_keys(word(6)));
      CHECK(stored_keys(word(most_letters + 1)).empty());
      CHECK(query_keys(word(most_letters + 1)).empty());
    }
  }
}

TEST_CASE("words of any letters about the longest are judged from either side alike", "[names]") {
  std::mt19937 random(11);
  const std::vector<std::string> letters = name_letters();
  constexpr std::size_t latin = 33;  // of `letters`, which come first
  const auto word = [&](std::size_t size, bool is_latin) {
    std::string text;
    for (; size > 0; --size)
      text += letters[is_latin ? random() % latin : latin + random() % (letters.size() - latin)];
    return text;
  };
  for (int i = 0; i < 500; ++i) {
    const std::string one = word(27 + random() % 5, i % 2 == 0), other = word(27 + random() % 5, i % 3 == 0);
    CHECK(stored_keys(one).empty() == query_keys(one).empty());
    CHECK(same_name(one, other) == same_name(other, one));
    CHECK(spelling_similarity(one, other) == Approx(spelling_similarity(other, one)));
  }
}

TEST_CASE("words that begin alike are not one name for a letter that has no sound", "[names]") {
  // The letter of Sindhi: what follows it is not coded.
  std::string begin, sindhi;
  for (const char32_t letter : {letter::sin, letter::lam, letter::mim}) append_utf8(begin, letter);
  append_utf8(sindhi, 0x067F);
  std::string one = begin + sindhi, other = begin + sindhi;
  for (const char32_t letter : {letter::ba, letter::qaf, letter::ra}) append_utf8(one, letter);
  for (const char32_t letter : {letter::dal, letter::fa, letter::nun}) append_utf8(other, letter);
  CHECK_FALSE(same_name(one, other));
  CHECK_FALSE(same_name(one, other, no_words));
}

TEST_CASE("of the words that a Latin one may be, those that are most likely the name are taken", "[names]") {
  for (const auto& row : read_word_table("names/likeliest_names.tsv")) {
    INFO(row[0] << ": " << row[1]);
    std::vector<LatinCandidate> candidates;
    std::vector<std::string> words;
    std::istringstream entries(row[2]);
    for (std::string entry; entries >> entry;) words.push_back(entry);
    for (std::string& entry : words) {
      LatinCandidate candidate;
      const std::size_t articles = entry.find(':'), mentions = entry.find(':', articles + 1);
      candidate.articles = static_cast<unsigned>(std::stoul(entry.substr(articles + 1)));
      candidate.mentions = static_cast<unsigned>(std::stoul(entry.substr(mentions + 1)));
      entry.resize(articles);
      candidate.word = entry;
      candidate.similarity = spelling_similarity(row[1], entry);
      candidates.push_back(candidate);
    }
    const std::vector<std::string> wanted = words_of(row[3]);
    const auto likeliest = likeliest_names(row[1], candidates, WrittenVocabulary(""));
    CHECK(std::set<std::string_view>(likeliest.begin(), likeliest.end()) ==
          std::set<std::string_view>(wanted.begin(), wanted.end()));
  }
}

TEST_CASE("a name in Latin letters is known by its sound, whatever language spells it", "[names]") {
  std::size_t rows = 0;
  for (const auto& row : read_word_table("names/sounded_names.tsv")) {
    INFO(row[0] << ": " << row[1]);
    const std::string latin = fold(row[1]), arabic = fold(row[2]);
    CHECK(same_name(latin, arabic));
    const auto asked = query_keys(latin), stored = stored_keys(arabic);
    CHECK(std::any_of(stored.begin(), stored.end(), [&](const std::string& key) {
      return std::find(asked.begin(), asked.end(), key) != asked.end();
    }));
    ++rows;
  }
  CHECK(rows > 30);
}

TEST_CASE("a name in Latin letters is read as the words that Arabic letters write", "[names]") {
  for (const auto& row : read_word_table("names/latin_readings.tsv")) {
    INFO(row[0] << ": " << row[1]);
    std::string readings;
    for (const LatinReading& reading : latin_readings(words_of(row[1]), 32)) {
      readings += readings.empty() ? "" : " | ";
      for (std::size_t i = 0; i < reading.size(); ++i) {
        const ReadWord& word = reading[i];
        readings += i == 0 ? "" : " ";
        if (!word.before.empty()) readings += word.before.front() + "+";
        if (word.needs_article) readings += "al-";
        readings += word.known.empty() ? word.sound : word.known.front();
        if (!word.behind.empty()) readings += "+" + word.behind.front();
      }
    }
    CHECK(readings == row[2]);
  }
}

TEST_CASE("the ways to read a name in Latin letters are bounded", "[names]") {
  const std::vector<std::string> servants(60, "abdelkarim");
  CHECK(latin_readings(servants, 32).size() <= 32);
  const std::vector<std::string> particles(61, "de");
  CHECK(latin_readings(particles, 32).size() <= 32);
  CHECK(latin_readings(std::vector<std::string>{"abd"}, 32).size() == 1);
}

TEST_CASE("the article that is joined to a Latin name is taken off where enough remains", "[names]") {
  using Names = std::vector<std::string_view>;
  CHECK(behind_joined_article("elqadiri") == Names{"qadiri"});
  CHECK(behind_joined_article("laghouiba") == Names{"ghouiba", "aghouiba"});
  CHECK(behind_joined_article("lbhira") == Names{"bhira"});
  CHECK(behind_joined_article("louata") == Names{"ouata"});
  CHECK(behind_joined_article("ennakhla") == Names{"nakhla"});
  CHECK(behind_joined_article("echchatt") == Names{"chatt"});
  CHECK(behind_joined_article("ennil") == Names{"nil"});
  CHECK(behind_joined_article("annil").empty());
  CHECK(behind_joined_article("layla") == Names{"ayla"});
  CHECK(behind_joined_article("lloyd").empty());
  CHECK(behind_joined_article("lynch").empty());
  CHECK(behind_joined_article("ebba").empty());
  CHECK(behind_joined_article("karim").empty());
  CHECK(behind_joined_article("").empty());
}

TEST_CASE("the small words of Arabic names have Latin spellings, other words have none", "[names]") {
  const auto spellings = latin_small_words(words_of("\u0628\u0646").front());  // bin
  CHECK(std::find(spellings.begin(), spellings.end(), "ibn") != spellings.end());
  CHECK(latin_small_words(words_of("\u0643\u062A\u0627\u0628").front()).empty());  // kitab
}

TEST_CASE("text that is no UTF-8 is no name", "[names]") {
  for (const std::string& text :
       {std::string("\xD8"), std::string("a\xFF"), std::string("\xF0\x9F"), std::string(500, '\xD9')}) {
    CHECK(stored_keys(text).empty());
    CHECK(query_keys(text).empty());
    CHECK(spelling_similarity(text, "abc") == 0);
    CHECK(!same_name(text, "abc"));
    CHECK(!is_title(text));
  }
}

}  // namespace fihris
