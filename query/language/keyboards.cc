#include "query/language/keyboards.h"

#include <algorithm>
#include <iterator>

#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

using namespace letter;

/// A key by what it writes on QWERTY and on the Arabic layout (Microsoft's KBDA1, and xkb's "ara").
struct Key {
  char32_t latin;
  std::u32string_view arabic;
};

constexpr char32_t lam_alef[] = {lam, alef, 0};
constexpr char32_t letters_of_keys[] = {
    dad,
    sad,
    tha,
    qaf,
    fa,
    ghain,
    ain,
    haa,
    khah,
    hah,
    jim,
    dal,
    shin,
    sin,
    yeh,
    ba,
    lam,
    alef,
    ta,
    nun,
    mim,
    kaf,
    tah,
    yeh_hamza,
    hamza,
    waw_hamza,
    ra,
    alef_maqsura,
    taa_marbuta,
    waw,
    zay,
    zah,
    thal,
    alef_hamza_above,
    alef_hamza_below,
    alef_madda,
};
constexpr std::u32string_view keys_of_letters = U"qwertyuiop[]asdfghjkl;'zxcvnm,./`HYN";
constexpr char32_t lam_alef_key = U'b';

/// The same keys on AZERTY.
constexpr std::u32string_view azerty = U"azqwm,;:!^$\u00F9AZQWM", qwerty = U"qwaz;m,./[]'QWAZ;";

constexpr bool is_letter(char32_t character) {
  return (character >= U'a' && character <= U'z') || (character >= U'A' && character <= U'Z');
}

constexpr bool is_on_both(char32_t character) {
  return character == U' ' || (character >= U'0' && character <= U'9');
}

char32_t lower(char32_t character) {
  return character >= U'A' && character <= U'Z' ? character + (U'a' - U'A') : character;
}

/// What a key of one layout is on another; the character itself if the layouts agree there.
char32_t other_key(char32_t key, std::u32string_view from, std::u32string_view to) {
  const std::size_t at = from.find(key);
  return at == std::u32string_view::npos ? key : to[at];
}

/// Empty if a character is on no key.
std::string as_arabic(std::u32string_view typed, bool on_azerty) {
  std::u32string text;
  for (const char32_t character : typed) {
    const char32_t key = on_azerty ? other_key(character, azerty, qwerty) : character;
    std::size_t at = keys_of_letters.find(key);
    if (at == std::u32string_view::npos) at = keys_of_letters.find(lower(key));
    if (lower(key) == lam_alef_key) {
      text += lam_alef;
    } else if (at != std::u32string_view::npos) {
      text += letters_of_keys[at];
    } else if (is_on_both(key)) {
      text += key;
    } else {
      return {};
    }
  }
  return to_utf8(text);
}

std::string as_latin(std::u32string_view typed, bool on_azerty) {
  std::u32string text;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    char32_t key = typed[i];
    if (typed.substr(i).starts_with(lam_alef)) {
      key = lam_alef_key;
      ++i;
    } else if (!is_on_both(key)) {
      const auto* at = std::find(std::begin(letters_of_keys), std::end(letters_of_keys), key);
      if (at == std::end(letters_of_keys)) return {};
      key = keys_of_letters[static_cast<std::size_t>(at - std::begin(letters_of_keys))];
    }
    text += on_azerty ? other_key(key, qwerty, azerty) : key;
  }
  return to_utf8(text);
}

}  // namespace

std::vector<std::string> typed_on_other_keyboard(std::string_view query) {
  const std::u32string typed = to_utf32(query);
  const auto is_arabic = [](char32_t character) {
    return std::find(std::begin(letters_of_keys), std::end(letters_of_keys), character) !=
           std::end(letters_of_keys);
  };
  const bool has_latin = std::any_of(typed.begin(), typed.end(), is_letter);
  const bool has_arabic = std::any_of(typed.begin(), typed.end(), is_arabic);
  if (has_latin == has_arabic) return {};
  std::vector<std::string> queries;
  for (const bool on_azerty : {false, true}) {
    std::string other = has_latin ? as_arabic(typed, on_azerty) : as_latin(typed, on_azerty);
    if (!other.empty() && std::find(queries.begin(), queries.end(), other) == queries.end())
      queries.push_back(std::move(other));
  }
  return queries;
}

}  // namespace fihris
