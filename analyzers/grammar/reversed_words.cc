#include "analyzers/grammar/reversed_words.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include <unicode/uchar.h>

#include "analyzers/grammar/raw_words.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

using namespace letter;

constexpr std::size_t fewest_letters = 3, most_letters = 20;  ///< of a word that tells
constexpr unsigned most_words = 200;                          ///< that are looked at
constexpr unsigned clean_words = 6;  ///< so many words as they stand, and the text is not looked at further

constexpr bool is_mark(char32_t character) {
  return (character >= fathatan && character <= hamza_below) || character == dagger_alef;
}
constexpr bool is_form(char32_t character) {
  return (character >= 0xFB50 && character <= 0xFDFF) || (character >= 0xFE70 && character <= 0xFEFC);
}
constexpr bool is_letter(char32_t character) {
  const bool is_plain = character >= hamza && character <= yeh;
  const bool is_of_other_language = character > dagger_alef && character <= ae && character != 0x06D4;
  return is_plain || is_of_other_language || is_form(character);
}

/// A stretch of a line: a word of Arabic, or what is between two.
struct Piece {
  std::size_t begin, end;
  bool is_word;
};

/// Calls `visit` for each piece of a text until it returns false.
template <typename Visit>
void for_each_piece(std::string_view text, Visit visit) {
  Piece piece{0, 0, false};
  const auto end_piece = [&] { return piece.begin == piece.end || visit(piece); };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t character = next_character(text, at);
    const bool is_word = is_letter(character) || (piece.is_word && is_mark(character));
    const bool is_line_end = character == U'\n';
    if (is_word != piece.is_word || is_line_end) {
      if (!end_piece()) return;
      piece = {begin, begin, is_word};
    }
    piece.end = at;
    if (is_line_end) {
      if (!end_piece()) return;
      piece = {at, at, false};
    }
  }
  end_piece();
}

UDecompositionType form_of(char32_t character) {
  if (!is_form(character)) return U_DT_NONE;
  return static_cast<UDecompositionType>(
      u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_DECOMPOSITION_TYPE));
}

void tell_by_forms(std::u32string_view word, LetterOrder& order) {
  const UDecompositionType first = form_of(word.front()), last = form_of(word.back());
  if (first == U_DT_FINAL || last == U_DT_INITIAL) {
    ++order.reversed;
  } else if (first == U_DT_INITIAL || last == U_DT_FINAL) {
    ++order.as_read;
  }
}

void tell_by_words(const std::u32string& word, LetterOrder& order) {
  const auto ends_words = [](char32_t character) {
    return character == taa_marbuta || character == alef_maqsura;
  };
  if (ends_words(word.front()) != ends_words(word.back())) {
    ++(ends_words(word.front()) ? order.reversed : order.as_read);
    return;
  }
  const bool is_known = is_known_as_it_stands(word);
  const bool is_known_reversed = is_known_as_it_stands(std::u32string(word.rbegin(), word.rend()));
  if (is_known != is_known_reversed) ++(is_known ? order.as_read : order.reversed);
}

/// A word from its end; each mark behind its letter.
std::string reversed(std::string_view word) {
  const std::u32string letters = to_utf32(word);
  std::string result;
  for (std::size_t end = letters.size(); end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && is_mark(letters[begin])) --begin;
    for (std::size_t i = begin; i < end; ++i) append_utf8(result, letters[i]);
    end = begin;
  }
  return result;
}

char32_t mirrored(char32_t character) {
  return static_cast<char32_t>(u_charMirror(static_cast<UChar32>(character)));
}

/// What is between two words of a line that was turned, in its order: words and numbers of other scripts,
/// with what is between them, stay as they are.
std::string turned(std::string_view between) {
  const std::u32string characters = to_utf32(between);
  const auto is_word = [&](std::size_t i) { return u_isalnum(static_cast<UChar32>(characters[i])) != 0; };
  std::string result;
  for (std::size_t end = characters.size(); end > 0;) {
    std::size_t begin = end - 1;
    if (is_word(begin)) {
      for (std::size_t i = begin; i-- > 0;) {
        if (is_word(i)) begin = i;
      }
      for (std::size_t i = begin; i < end; ++i) append_utf8(result, characters[i]);
    } else {
      append_utf8(result, mirrored(characters[begin]));
    }
    end = begin;
  }
  return result;
}

bool is_sign(char32_t character) {
  constexpr std::u32string_view signs = U".:!\u060C\u061B\u061F";
  return signs.find(character) != std::u32string_view::npos;
}

/// Whether more signs of punctuation touch the beginning of a word alone than its end.
bool has_turned_lines(std::string_view text) {
  std::size_t before = 0, behind = 0;
  char32_t last = U' ', before_last = U' ';
  const auto is_space = [](char32_t character) { return character == U' ' || character == U'\n'; };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_character(text, at);
    if (is_sign(last)) {
      if (is_space(before_last) && is_letter(character)) ++before;
      if (is_letter(before_last) && is_space(character)) ++behind;
    }
    before_last = std::exchange(last, character);
  }
  if (is_sign(last) && is_letter(before_last)) ++behind;
  return before > behind;
}

}  // namespace

LetterOrder letter_order(std::string_view text) {
  LetterOrder order;
  unsigned words = 0;
  for_each_piece(text, [&](const Piece& piece) {
    if (!piece.is_word) return true;
    std::u32string word = to_utf32(text.substr(piece.begin, piece.end - piece.begin));
    std::erase_if(word, [](char32_t character) { return is_mark(character) || character == tatweel; });
    if (word.size() >= fewest_letters && word.size() <= most_letters) {
      std::any_of(word.begin(), word.end(), is_form) ? tell_by_forms(word, order)
                                                     : tell_by_words(word, order);
      ++words;
    }
    const bool is_clean = order.as_read >= clean_words && 4 * order.reversed < order.as_read;
    return words < most_words && !is_clean;
  });
  return order;
}

std::string turned_around(std::string_view text) {
  const bool turns_lines = has_turned_lines(text);
  std::string result;
  result.reserve(text.size());
  std::vector<std::string> line;
  const auto end_line = [&] {
    if (turns_lines) std::reverse(line.begin(), line.end());
    for (const std::string& piece : line) result += piece;
    line.clear();
  };
  for_each_piece(text, [&](const Piece& piece) {
    const std::string_view part = text.substr(piece.begin, piece.end - piece.begin);
    if (part == "\n") {
      end_line();
      result += part;
    } else {
      line.push_back(piece.is_word ? reversed(part) : turns_lines ? turned(part) : std::string(part));
    }
    return true;
  });
  end_line();
  return result;
}

}  // namespace fihris
