#include "analyzers/words/folding.h"

#include <unicode/uchar.h>

#include <string>

#include "tests/analyzers/words/random_text.h"
#include "tests/analyzers/words/reference_fold.h"
#include "tests/support/catch.h"
#include "tests/support/check_analyzer.h"

using namespace fihris;

namespace {

std::string utf8_of(char32_t character) {
  std::string result;
  append_utf8(result, character);
  return result;
}

bool same(const Fold& a, const Fold& b) {
  return a.kind == b.kind && a.composes == b.composes && a.length == b.length && a.bytes == b.bytes &&
         a.word_end == b.word_end;
}

bool is_letter_or_mark(char32_t character) {
  return (U_GET_GC_MASK(static_cast<UChar32>(character)) & (U_GC_L_MASK | U_GC_MN_MASK)) != 0;
}

/// At most eight characters: no ligature of one word has more than eight bytes, no term is cut.
std::string random_arabic_word(RandomText& random) {
  std::string word = utf8_of(random.from(0x0641, 0x064A));
  for (std::size_t left = random.below(8); left > 0;) {
    const char32_t character = random.below(3) > 0   ? random.from(0x0621, 0x0655)
                               : random.below(2) > 0 ? random.from(0x0610, 0x08FF)
                                                     : random.from(0xFB50, 0xFEFC);
    const bool is_arabic = (character >= 0x0610 && character <= 0x06FF) ||
                           (character >= 0x0750 && character <= 0x077F) ||
                           (character >= 0x0870 && character <= 0x08FF) || is_presentation_form(character);
    if (!is_arabic || !is_letter_or_mark(character)) continue;
    // Left to the tables: these forms stand on a tatweel or a space that the reference would see.
    const Kind kind = fold_of(character).kind;
    if (is_presentation_form(character) && kind != Kind::arabic) continue;
    if (kind == Kind::high_hamza) continue;
    append_utf8(word, character);
    --left;
  }
  return word;
}

std::string random_latin_word(RandomText& random) {
  std::string word = utf8_of(random.from('A', 'Z'));
  for (std::size_t left = random.below(12); left > 0;) {
    const char32_t character =
        random.below(2) > 0 ? random.from(0x0041, 0x024F) : random.from(0x0300, 0x036F);
    if (!is_letter_or_mark(character) || fold_of(character).kind == Kind::phrase) continue;
    append_utf8(word, character);
    --left;
  }
  return word;
}

template <typename Check>
void for_all_characters(Check check) {
  for (char32_t character = 0; character <= 0x10FFFF; ++character) {
    if (!U_IS_SURROGATE(character)) check(character);
  }
}

}  // namespace

TEST_CASE("the table made by the build agrees with the rules", "[folding]") {
  std::size_t differences = 0;
  for_all_characters([&](char32_t character) {
    const std::string text = utf8_of(character);
    std::size_t offset = 0;
    Fold spare;
    if (!same(next_fold(text, offset, spare), fold_of(character)) || offset != text.size()) ++differences;
  });
  CHECK(differences == 0);
}

TEST_CASE("every Unicode character alone keeps the invariants", "[folding]") {
  for_all_characters([](char32_t character) {
    if (u_charType(static_cast<UChar32>(character)) == U_UNASSIGNED) return;
    if (const std::string broken = broken_invariant(utf8_of(character)); !broken.empty()) {
      FAIL_CHECK("U+" << std::hex << static_cast<unsigned>(character) << ": " << broken);
    }
  });
}

TEST_CASE("what one character stands for is not that character again", "[folding]") {
  for_all_characters([](char32_t character) {
    if (fold_of(character).kind != Kind::phrase) return;
    for (const char32_t part : to_utf32(expansion(utf8_of(character)))) {
      if (fold_of(part).kind == Kind::phrase)
        FAIL_CHECK("U+" << std::hex << static_cast<unsigned>(character));
    }
  });
}

namespace {

/// A space is missing in the word, or a letter is stretched: the reference knows nothing of either.
bool is_beyond_reference(const std::string& word, const ReferenceFold& reference) {
  if (terms_of(word).size() > 1) return true;
  const std::u32string letters = to_utf32(reference(word));
  for (std::size_t i = 0; i + 2 < letters.size(); ++i) {
    if (letters[i] == letters[i + 1] && letters[i] == letters[i + 2]) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("random Arabic words fold as the slow reference folds them", "[folding]") {
  const ReferenceFold reference;
  RandomText random(7);
  int compared = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string word = random_arabic_word(random);
    if (is_beyond_reference(word, reference)) continue;
    INFO(word);
    REQUIRE(fold(word) == reference(word));
    ++compared;
  }
  CHECK(compared > 10'000);
}

TEST_CASE("random Latin words fold as the slow reference folds them", "[folding]") {
  const ReferenceFold reference;
  RandomText random(11);
  for (int i = 0; i < 20'000; ++i) {
    const std::string word = random_latin_word(random);
    INFO(word);
    REQUIRE(fold(word) == reference(word));
  }
}
