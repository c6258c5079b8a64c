#include "analyzers/words/normalizer.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "analyzers/words/folding.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"
#include "analyzers/words/word_scanner.h"
#include "analyzers/words/written_letters.h"

namespace fihris {
namespace {

bool is_combining(char32_t character) {
  return (U_GET_GC_MASK(static_cast<UChar32>(character)) & U_GC_M_MASK) != 0;
}

/// Hamza is a letter wherever it sits; the other marks of the Arabic script are tashkeel.
bool is_tashkeel(char32_t character) {
  switch (character) {
    case letter::hamza_above:
    case letter::hamza_below:
      return false;
    case letter::small_waw:
    case letter::small_yeh:
    case letter::small_farsi_yeh:
      return true;
    default:
      return is_combining(character) && uscript_hasScript(static_cast<UChar32>(character), USCRIPT_ARABIC);
  }
}

icu::UnicodeString to_icu(const std::u32string& text) {
  return icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                       static_cast<int32_t>(text.size()));
}

std::u32string composed(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string utf8;
  icu::Normalizer2::getNFCInstance(status)->normalize(text, status).toUTF8String(utf8);
  return to_utf32(utf8);
}

/// A presentation form as letters and marks. Those of a lone mark stand for it on a space or a tatweel.
std::u32string as_letters(char32_t form) {
  std::string utf8;
  append_utf8(utf8, form);
  std::u32string letters = to_utf32(expansion(utf8));
  if (letters.size() > 1 && is_combining(letters[1]) && (letters[0] == U' ' || letters[0] == letter::tatweel))
    letters.erase(0, 1);
  return letters;
}

/// The characters that are seen: no tatweel, nothing invisible or ill-formed; presentation forms as letters.
std::u32string visible(std::string_view word) {
  std::u32string result;
  bool in_arabic = false;
  bool on_tatweel = false;
  Fold spare;
  for (std::size_t offset = 0; offset < word.size();) {
    std::size_t begin = offset;
    const Kind kind = next_fold(word, offset, spare).kind;
    const char32_t character = next_character(word, begin);
    if (kind == Kind::invisible || character == replacement_character) continue;
    if (kind == Kind::tatweel) {
      on_tatweel = in_arabic;
      continue;
    }
    if (kind == Kind::hamza_mark && on_tatweel) {
      result += letter::hamza;
    } else if (is_presentation_form(character)) {
      result += as_letters(character);
    } else {
      result += character;
    }
    const bool is_mark = kind == Kind::mark || kind == Kind::dagger_alef || kind == Kind::hamza_mark ||
                         kind == Kind::other_mark || kind == Kind::spaceless_mark;
    if (!is_mark) in_arabic = kind == Kind::arabic || kind == Kind::high_hamza;
    on_tatweel = on_tatweel && is_mark && kind != Kind::hamza_mark;
  }
  return result;
}

/// True for letters that no rule of the written form changes, which most words are made of.
bool is_plain(std::string_view word) {
  for (std::size_t offset = 0; offset < word.size();) {
    const char32_t character = next_character(word, offset);
    if (character < letter::hamza || character > letter::yeh || character == letter::tatweel) return false;
  }
  return true;
}

}  // namespace

std::string fold(std::string_view word) {
  ScannedWord scanned;
  std::size_t offset = 0;
  while (scan_word(word, offset, scanned)) {
    if (scanned.kind == Kind::phrase)
      return fold(expansion(word.substr(scanned.begin, scanned.end - scanned.begin)));
    const std::string_view term = scanned.folded.term();
    if (term.empty()) continue;
    const std::string_view written = word.substr(scanned.begin, scanned.end - scanned.begin);
    if (scanned.kind == Kind::arabic && is_particle(written, term)) scanned.folded.restore_alef_maqsura();
    return std::string(term);
  }
  return {};
}

std::string written_form(std::string_view word, Tashkeel tashkeel) {
  if (is_plain(word)) return std::string(word);
  std::u32string text = visible(word);
  if (tashkeel == Tashkeel::ignored) {
    // Before composing, since some stand between a letter and its hamza; not the madda, which may belong to
    // an alef.
    std::erase_if(
        text, [](char32_t character) { return is_tashkeel(character) && character != letter::madda_above; });
  }
  text = composed(to_icu(text));
  if (tashkeel == Tashkeel::ignored) std::erase_if(text, is_tashkeel);
  // Letter by letter: full case folding would spell an iota subscript and a sharp s with letters that were
  // not typed.
  for (char32_t& character : text)
    character = static_cast<char32_t>(u_tolower(static_cast<UChar32>(character)));
  text = composed(to_icu(text));
  return to_utf8(text);
}

bool has_tashkeel(std::string_view word) {
  if (is_plain(word)) return false;
  for (const char32_t character : composed(to_icu(visible(word)))) {
    if (is_tashkeel(character)) return true;
  }
  return false;
}

}  // namespace fihris
