#include "analyzers/grammar/stemmer.h"

#include <algorithm>

#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

using namespace letter;

/// What inflection may put at a word's end, as far as taking it off leaves enough, longest first.
constexpr std::string_view endings[] = {
    spelled<haa, mim, alef>,
    spelled<kaf, mim, alef>,  // huma, kuma
    spelled<haa, mim>,
    spelled<kaf, mim>,
    spelled<ta, mim>,  // hum, kum, -tum
    spelled<kaf>,
    spelled<haa>,
    spelled<alef>,
    spelled<ta>,  // ka, -ha or taa marbuta
    spelled<yeh>,
    spelled<waw>,
    spelled<nun>,  // -iy, -u, -an -in -un -na
};

/// Kaf is more often of the root than a pronoun: it leaves a longer stem.
std::size_t least_left(std::string_view ending) {
  return letter_from_end(ending, 0) == kaf ? 4 : 3;
}

}  // namespace

std::string light_stem(std::string_view core) {
  if (!is_arabic_word(core)) return std::string(core);
  std::string_view stem = core;
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view ending : endings) {
      if (!stem.ends_with(ending)) continue;
      if (letter_count(stem) < letter_count(ending) + least_left(ending)) continue;
      stem.remove_suffix(ending.size());
      found = true;
      break;
    }
  }
  // lugha, lughat, lughawi, lughatuhum; sana, sanawat
  if (letter_count(stem) == 3) {
    const char32_t last = letter_from_end(stem, 0);
    if (last == haa || last == alef || last == waw || last == ta) stem = without_last(stem, 1);
  }
  return std::string(stem);
}

}  // namespace fihris
