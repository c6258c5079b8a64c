#include "analyzers/grammar/raw_words.h"

#include <string>

#include "analyzers/grammar/known_words.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

using namespace letter;

constexpr std::size_t fewest_letters = 3;  ///< that the dictionary can tell
constexpr std::size_t most_before = 2;     ///< proclitics of one letter

}  // namespace

bool is_in_dictionary(std::u32string_view letters) {
  const std::string word = fold(to_utf8(letters));
  return known_kinds(word) != 0 || known_kinds_before_pronoun(word) != 0;
}

bool is_known_as_it_stands(std::u32string_view letters) {
  constexpr char32_t article[] = {alef, lam, 0};
  for (std::size_t before = 0; before <= most_before && before + fewest_letters <= letters.size(); ++before) {
    const std::u32string_view rest = letters.substr(before);
    if (is_in_dictionary(rest) ||
        (rest.starts_with(article) && rest.size() > 3 && is_in_dictionary(rest.substr(2))))
      return true;
    const char32_t proclitic = letters[before];
    if (proclitic != waw && proclitic != fa && proclitic != ba && proclitic != lam && proclitic != kaf) break;
  }
  return false;
}

}  // namespace fihris
