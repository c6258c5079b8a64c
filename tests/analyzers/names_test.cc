#include "tests/support/catch.h"

#include <algorithm>
#include <random>
#include <sstream>

#include "analyzers/names.h"
#include "analyzers/normalizer.h"
#include "analyzers/root_pattern.h"
#include "analyzers/skeleton.h"
#include "analyzers/titles.h"
#include "analyzers/tokenizer.h"
#include "analyzers/transliteration.h"
#include "analyzers/word_usage.h"
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

}  // namespace

TEST_CASE("names of several words have the forms of the table", "[names]") {
  for (const auto& row : read_word_table("name_forms.tsv")) {
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
  const auto words = words_of("قال أبو ياسر و عبدالقيوم بن نور الدين في ديرالزور abdul karim");
  const auto forms = name_forms(words);
  CHECK(forms.size() > 5);
  for (const NameForm& form : forms) {
    REQUIRE(form.count > 0);
    REQUIRE(form.first + form.count <= words.size());
    const std::vector<std::string> typed(words.begin() + static_cast<std::ptrdiff_t>(form.first),
                                         words.begin() + static_cast<std::ptrdiff_t>(form.first + form.count));
    for (const auto& alternative : form.alternatives) {
      CHECK(!alternative.empty());
      CHECK(alternative != typed);
      for (const std::string& word : alternative) CHECK(fold(word) == word);
    }
  }
}

TEST_CASE("names are the same or not as in the table, from either side", "[names]") {
  for (const auto& row : read_word_table("same_names.tsv")) {
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
  for (const auto& row : read_word_table("same_names.tsv")) {
    if (row[3] == "no") continue;
    INFO(row[0] << ": " << row[1] << ", " << row[2]);
    CHECK(meet(folded_word(row[1]), folded_word(row[2])));
    CHECK(meet(folded_word(row[2]), folded_word(row[1])));
  }
}

TEST_CASE("words that a collection inflects are not taken for foreign names", "[names]") {
  const std::string one = fold("برنامش"), other = fold("برنمش");
  CHECK(same_name(one, other, WrittenVocabulary("برنامش:9 برنمش:9")));
  CHECK(!same_name(one, other, WrittenVocabulary("برنامش:9 برنمش:9 البرنمش:8")));
  CHECK(!same_name(one, other, WrittenVocabulary("برنامش:9 برنمش:9 برنامشها:3 برنامشه:2")));
}

TEST_CASE("a word of grammar is one with proclitics and pronouns too", "[names]") {
  for (const char* word : {"على", "عليه", "وعليها", "هذا", "ولهذا", "بينهم", "إلى"}) CHECK(is_function_word(fold(word)));
  for (const char* word : {"علي", "باريس", "هادي"}) CHECK(!is_function_word(fold(word)));
}

TEST_CASE("an Arabic pattern needs a root that Arabic can have", "[names]") {
  CHECK(has_arabic_pattern(fold("سليم"), Affixes::few));
  CHECK(has_arabic_pattern(fold("حمدان"), Affixes::few));
  CHECK(!has_arabic_pattern(fold("مكاتب"), Affixes::few));
  CHECK(has_arabic_pattern(fold("مكاتب"), Affixes::all));
  CHECK(!has_arabic_pattern(fold("تدمب"), Affixes::all));  // two lip letters side by side
  CHECK(!has_arabic_pattern(fold("ڤرن"), Affixes::all));
}

TEST_CASE("keys are short ASCII, few, and none for what is no name", "[names]") {
  CHECK(stored_keys(fold("كلكتا")) == std::vector<std::string>{"KLKT"});
  CHECK(stored_keys(fold("الكوفة")) == std::vector<std::string>{"KF", "ALKF"});
  CHECK(stored_keys("2018").empty());
  CHECK(stored_keys("").empty());
  CHECK(stored_keys("москва").empty());
  std::mt19937 random(7);
  const std::u32string letters = U"ابتثجحخدذرزسشصضطظعغفقكلمنهويءپچڤگabcdefghijklmnopqrstuvwxyz0123456789";
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    const std::size_t length = random() % 40;
    for (std::size_t at = 0; at < length; ++at) {
      const char32_t letter = letters[random() % letters.size()];
      if (letter < 0x80) {
        text += static_cast<char>(letter);
      } else {
        text += {static_cast<char>(0xC0 | (letter >> 6)), static_cast<char>(0x80 | (letter & 0x3F))};
      }
    }
    const auto stored = stored_keys(text);
    const auto asked = query_keys(text);
    CHECK(stored.size() <= 3);
    CHECK(asked.size() <= 16);
    CHECK(stored.empty() == asked.empty());
    for (const std::string& key : asked) CHECK(key.find_first_not_of("ABCDFGHJKLMNRSTXZ") == std::string::npos);
    const double own = spelling_similarity(text, text);
    CHECK(own == 1);
    CHECK(name_forms({text}).size() < 20);
  }
}

TEST_CASE("text that is no UTF-8 is no name", "[names]") {
  for (const std::string& text : {std::string("\xD8"), std::string("a\xFF"), std::string("\xF0\x9F"), std::string(500, '\xD9')}) {
    CHECK(stored_keys(text).empty());
    CHECK(query_keys(text).empty());
    CHECK(spelling_similarity(text, "abc") == 0);
    CHECK(!same_name(text, "abc"));
    CHECK(!is_title(text));
  }
}

TEST_CASE("titles are found with the article and proclitics", "[names]") {
  for (const char* word : {"الدكتور", "دكتور", "للدكتور", "والشيخ", "بالوزير", "السيدة", "sheikh"}) {
    INFO(word);
    CHECK(is_title(fold(word)));
    CHECK(is_clear_title(fold(word)));
  }
  CHECK(is_title(fold("رجل")));
  CHECK(!is_clear_title(fold("رجل")));
  for (const char* word : {"مدينة", "قال", "و", "city", ""}) CHECK(!is_title(fold(word)));
}

}  // namespace fihris
