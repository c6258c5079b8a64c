#include "query/language/keyboards.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"
#include "query/language/fields.h"

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

/// A stretch of a query: what was typed as a word, or what means the same on every keyboard.
struct Piece {
  std::u32string_view text;
  bool is_typed;
};

bool is_operator(std::u32string_view word) {
  constexpr std::u32string_view operators[] = {U"AND", U"OR", U"NOT"};
  return std::find(std::begin(operators), std::end(operators), word) != std::end(operators);
}

/// How many characters at the beginning of a word of a query name a field, the colon too, and its value if
/// that filters: sources and paths are as they are.
std::size_t length_of_field(std::u32string_view word) {
  const std::size_t colon = word.find(U':');
  if (colon == std::u32string_view::npos) return 0;
  const std::optional<Field> field = find_field(to_utf8(word.substr(0, colon)));
  if (!field) return 0;
  return is_filter(*field) ? word.size() : colon + 1;
}

/// Parts a query at its blanks, its operators and signs, and its fields.
std::vector<Piece> pieces_of(std::u32string_view query) {
  constexpr std::u32string_view signs_before = U"(\"+-=~", signs_behind = U")\"*";
  std::vector<Piece> pieces;
  const auto add = [&](std::size_t begin, std::size_t end, bool is_typed) {
    if (begin < end) pieces.push_back({query.substr(begin, end - begin), is_typed});
  };
  for (std::size_t begin = 0; begin < query.size();) {
    const std::size_t word = std::min(query.find_first_not_of(U' ', begin), query.size());
    const std::size_t end = std::min(query.find(U' ', word), query.size());
    std::size_t first = std::min(query.find_first_not_of(signs_before, word), end);
    first += is_operator(query.substr(first, end - first))
                 ? end - first
                 : length_of_field(query.substr(first, end - first));
    first = std::min(query.find_first_not_of(signs_before, first), end);
    std::size_t last = end;
    while (last > first && signs_behind.find(query[last - 1]) != std::u32string_view::npos) --last;
    add(begin, first, false);
    add(first, last, true);
    add(last, end, false);
    begin = end;
  }
  return pieces;
}

}  // namespace

std::vector<std::string> typed_on_other_keyboard(std::string_view query) {
  const std::u32string typed = to_utf32(query);
  const std::vector<Piece> pieces = pieces_of(typed);
  const auto is_arabic = [](char32_t character) {
    return std::find(std::begin(letters_of_keys), std::end(letters_of_keys), character) !=
           std::end(letters_of_keys);
  };
  const auto has = [&](const auto& is_of_script) {
    return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
      return piece.is_typed && std::any_of(piece.text.begin(), piece.text.end(), is_of_script);
    });
  };
  const bool has_latin = has(is_letter);
  if (has_latin == has(is_arabic)) return {};
  std::vector<std::string> queries;
  for (const bool on_azerty : {false, true}) {
    std::string other;
    bool is_whole = true;
    for (const Piece& piece : pieces) {
      const std::string part = !piece.is_typed ? to_utf8(piece.text)
                               : has_latin     ? as_arabic(piece.text, on_azerty)
                                               : as_latin(piece.text, on_azerty);
      is_whole &= !part.empty();
      other += part;
    }
    if (is_whole && std::find(queries.begin(), queries.end(), other) == queries.end())
      queries.push_back(std::move(other));
  }
  return queries;
}

}  // namespace fihris
