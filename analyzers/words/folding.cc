#include "analyzers/words/folding.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "analyzers/error.h"
#include "analyzers/words/letter_folds.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

constexpr char32_t zero_width_space = 0x200B;  // ignorable to Unicode, but it is there to part words

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = get(status);
  if (U_FAILURE(status)) {
    throw Error(std::string("Unicode data: normalization: ") + u_errorName(status) + "; reinstall ICU");
  }
  return *found;
}

icu::UnicodeString normalized(const icu::Normalizer2& form, const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  return form.normalize(text, status);
}

icu::UnicodeString nfkc(const icu::UnicodeString& text) {
  static const icu::Normalizer2& form = normalizer(icu::Normalizer2::getNFKCInstance);
  return normalized(form, text);
}

icu::UnicodeString nfkd(const icu::UnicodeString& text) {
  static const icu::Normalizer2& form = normalizer(icu::Normalizer2::getNFKDInstance);
  return normalized(form, text);
}

UChar32 icu_char(char32_t character) {
  return static_cast<UChar32>(character);
}

UScriptCode script_of(char32_t character) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(icu_char(character), &status);
}

bool is_combining(char32_t character) {
  return (U_GET_GC_MASK(icu_char(character)) & U_GC_M_MASK) != 0;
}

/// Marks that do not tell words apart: vowel signs and accents. Vowels of Indic scripts and the voicing of
/// kana do.
bool is_dropped_mark(char32_t character) {
  switch (character) {
    case letter::small_waw:
    case letter::small_yeh:
    case letter::small_farsi_yeh:
      return true;
    case 0x3099:
    case 0x309A:
      return false;  // voicing of kana, nominally of every script
    default:
      break;
  }
  if (character >= 0x02B9 && character <= 0x02BF) return true;  // primes and half rings of transliteration
  if (!is_combining(character)) return false;
  const UScriptCode script = script_of(character);
  return script == USCRIPT_INHERITED || script == USCRIPT_COMMON || script == USCRIPT_ARABIC ||
         script == USCRIPT_HEBREW || script == USCRIPT_SYRIAC || script == USCRIPT_LATIN ||
         script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC || script == USCRIPT_COPTIC;
}

bool is_spaceless(char32_t character) {
  switch (script_of(character)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return true;
    default:
      break;
  }
  if (uscript_hasScript(icu_char(character), USCRIPT_KATAKANA)) return true;  // shared kana signs
  return u_getIntPropertyValue(icu_char(character), UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

bool belongs_to_words(char32_t character) {
  constexpr std::uint32_t word_categories = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
  return (U_GET_GC_MASK(icu_char(character)) & word_categories) != 0 ||
         u_hasBinaryProperty(icu_char(character), UCHAR_ALPHABETIC);
}

/// The kind of a character that is folded already.
Kind kind_of_folded(char32_t character) {
  if (!belongs_to_words(character)) return Kind::separator;
  if (u_charDigitValue(icu_char(character)) >= 0) return Kind::digit;
  if (is_spaceless(character)) return is_combining(character) ? Kind::spaceless_mark : Kind::spaceless;
  if (is_combining(character)) return Kind::other_mark;
  return script_of(character) == USCRIPT_ARABIC ? Kind::arabic : Kind::other;
}

icu::UnicodeString without_marks(const icu::UnicodeString& text) {
  icu::UnicodeString result;
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 character = text.char32At(at);
    if (!is_dropped_mark(static_cast<char32_t>(character)) &&
        !u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
      result.append(character);
    }
  }
  return result;
}

void append_other(char32_t character, std::u32string& result) {
  icu::UnicodeString text = without_marks(nfkd(icu::UnicodeString(icu_char(character))));
  text = without_marks(nfkd(text.foldCase(U_FOLD_CASE_DEFAULT)));
  // Composed again, for a syllable of Hangul or a voiced kana is one character to every reader.
  text = nfkc(text);
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const auto part = static_cast<char32_t>(text.char32At(at));
    const std::u32string_view plain = without_stroke(part);
    plain.empty() ? result += part : result += plain;
  }
}

/// Folded characters of one character; separators among them are kept.
std::u32string folded(char32_t character) {
  std::u32string result;
  if (const char32_t simple = fold_arabic_letter(character); simple != character) return {simple};
  const icu::UnicodeString text = nfkc(icu::UnicodeString(icu_char(character)));
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const auto part = static_cast<char32_t>(text.char32At(at));
    if (part == letter::tatweel || is_dropped_mark(part)) continue;
    if (const int32_t digit = u_charDigitValue(icu_char(part)); digit >= 0) {
      result += U'0' + static_cast<char32_t>(digit);
    } else if (part == letter::high_hamza && !result.empty() && result.back() == letter::uyghur_u) {
      result.back() = letter::hamza;
    } else if (script_of(part) == USCRIPT_ARABIC) {
      result += fold_arabic_letter(part);
    } else {
      append_other(part, result);
    }
  }
  return result;
}

bool composes(char32_t character) {
  return is_combining(character) ||
         u_getIntPropertyValue(icu_char(character), UCHAR_NFC_QUICK_CHECK) != UNORM_YES;
}

/// The kind of several folded characters: that of the letters among them, which marks may follow. A mixture
/// is a phrase.
Kind kind_of_sequence(const std::u32string& letters) {
  Kind result = kind_of_folded(letters.front());
  for (const char32_t part : letters) {
    const Kind kind = kind_of_folded(part);
    const bool is_mark = kind == Kind::other_mark || kind == Kind::spaceless_mark;
    const bool was_mark = result == Kind::other_mark || result == Kind::spaceless_mark;
    if (was_mark) {
      result = kind;
    } else if (!is_mark && kind != result) {
      return Kind::phrase;
    }
  }
  return result;
}

WordEnd word_end_of(char32_t character) {
  const icu::UnicodeString text = nfkc(icu::UnicodeString(icu_char(character)));
  // Behind the last letter marks may follow, tanwin under a shadda among them.
  for (int32_t at = text.length() - 1; at >= 0; --at) {
    const char32_t here = text.charAt(at);
    switch (here) {
      case letter::taa_marbuta:
        return WordEnd::taa_marbuta;
      case letter::alef_maqsura:
        return WordEnd::alef_maqsura;
      case letter::fathatan:
        return at > 0 && text.charAt(at - 1) == letter::alef ? WordEnd::tanwin : WordEnd::fathatan;
      case letter::dammatan:
      case letter::kasratan:
        return WordEnd::tanwin;
      default:
        if (!is_dropped_mark(here)) return WordEnd::none;
    }
  }
  return WordEnd::none;
}

/// The fold of a character that belongs to words and does not vanish.
Fold fold_of_letters(char32_t character) {
  const std::u32string letters = folded(character);
  if (letters.find_first_not_of(U' ') == std::u32string::npos) return {.kind = Kind::mark};

  Fold result{.kind = kind_of_sequence(letters)};
  for (const char32_t part : letters) {
    if (static_cast<std::size_t>(result.length) + U8_LENGTH(part) > Fold::max_bytes)
      result.kind = Kind::phrase;
    if (result.kind == Kind::phrase) return {.kind = Kind::phrase};
    U8_APPEND_UNSAFE(result.bytes.data(), result.length, part);
    result.composes |= composes(part);
  }
  return result;
}

}  // namespace

Fold fold_of(char32_t character) {
  if (character != zero_width_space &&
      u_hasBinaryProperty(icu_char(character), UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
    return {.kind = Kind::invisible};
  }
  switch (character) {
    case letter::tatweel:
    case letter::tail_fragment:
      return {.kind = Kind::tatweel};
    case letter::hamza_above:
      return {.kind = Kind::hamza_mark};
    default:
      break;
  }
  const WordEnd word_end = word_end_of(character);
  if (is_dropped_mark(character)) return {.kind = Kind::mark, .word_end = word_end};
  if (!belongs_to_words(character)) {
    const bool form = is_presentation_form(character) &&
                      u_getIntPropertyValue(icu_char(character), UCHAR_DECOMPOSITION_TYPE) != U_DT_NONE;
    if (!form) return {};
  }
  Fold result = fold_of_letters(character);
  if (character == letter::high_hamza) result.kind = Kind::high_hamza;
  if (result.kind == Kind::arabic || result.kind == Kind::mark) result.word_end = word_end;
  return result;
}

std::string expansion(std::string_view text) {
  std::string result;
  nfkc(icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())})).toUTF8String(result);
  return result;
}

}  // namespace fihris
