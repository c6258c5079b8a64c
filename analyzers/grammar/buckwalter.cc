#include "analyzers/grammar/buckwalter.h"

#include "analyzers/words/letters.h"

namespace fihris {
namespace {

char transliterated(char32_t character) {
  constexpr std::string_view hamza_to_ghain = "'?????AbhtvjHxd*rzs$SDTZEg";
  constexpr std::string_view feh_to_yeh = "fqklmnhwYy";
  if (character >= letter::hamza && character <= letter::ghain)
    return hamza_to_ghain[character - letter::hamza];
  if (character >= letter::fa && character <= letter::yeh) return feh_to_yeh[character - letter::fa];
  return '?';
}

}  // namespace

Buckwalter::Buckwalter(std::string_view word) : size_(letter_count(word)) {
  for (std::size_t i = 0; i < size_; ++i) letters_[i] = transliterated(letter_at(word, i));
}

}  // namespace fihris
