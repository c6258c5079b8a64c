#include "analyzers/words/definite_article.h"

#include <algorithm>
#include <array>

#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/phrase_table.h"
#include "analyzers/words/tokenizer.h"

namespace fihris {
namespace {

constexpr std::size_t min_letters_left = 3;
constexpr std::array<std::string_view, 17> latin_articles = {
    "ad", "adh", "al", "an", "ar", "as", "ash", "at", "ath", "az", "ed", "el", "en", "er", "es", "et", "ez"};

}  // namespace

std::string fold_without_article(std::string_view text) {
  Token first;
  if (!Tokenizer(text).next(first)) return {};
  const std::string phrase = fold_phrase(text);
  if (first.term.starts_with(al)) {
    const bool enough_left = first.term.size() >= al.size() + min_letters_left * letter_bytes;
    return enough_left && !first.hamza_before_lam ? phrase.substr(al.size()) : std::string();
  }
  const bool has_latin_article =
      phrase.size() > first.term.size() &&
      std::find(latin_articles.begin(), latin_articles.end(), first.term) != latin_articles.end();
  return has_latin_article ? phrase.substr(first.term.size() + 1) : std::string();
}

}  // namespace fihris
