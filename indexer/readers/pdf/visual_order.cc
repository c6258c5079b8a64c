#include "indexer/readers/pdf/visual_order.h"

#include <algorithm>
#include <cstddef>

#include <unicode/uchar.h>

#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

bool is_sign(char32_t c) {
  return u_charDirection(static_cast<UChar32>(c)) == U_DIR_NON_SPACING_MARK;
}
bool is_digit(char32_t c) {
  const auto direction = u_charDirection(static_cast<UChar32>(c));
  return direction == U_EUROPEAN_NUMBER || direction == U_ARABIC_NUMBER;
}
bool is_left_to_right_letter(char32_t c) {
  return u_charDirection(static_cast<UChar32>(c)) == U_LEFT_TO_RIGHT;
}
bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t';
}

/// The end of what is read from left to right, from `begin` on, which is a letter or digit of that direction:
/// words of one script with what stands between them, or a number with its separators.
std::size_t end_of_run(std::u32string_view line, std::size_t begin) {
  std::size_t end = begin;
  bool has_letter = false;
  bool crosses_blank = false;
  for (std::size_t at = begin; at < line.size(); ++at) {
    const char32_t c = line[at];
    const bool is_letter = is_left_to_right_letter(c);
    if (is_letter || is_digit(c)) {
      // Two numbers with a blank between them are two.
      if (crosses_blank && !has_letter && !is_letter) break;
      has_letter |= is_letter;
      crosses_blank = false;
      end = at + 1;
    } else if (is_right_to_left_letter(c)) {
      break;
    } else {
      crosses_blank |= is_blank(c);
    }
  }
  return end;
}

void reverse_clusters(std::u32string& text) {
  std::reverse(text.begin(), text.end());
  for (std::size_t at = 0; at < text.size();) {  // signs now stand before their letter
    std::size_t letter = at;
    while (letter < text.size() && is_sign(text[letter])) ++letter;
    if (letter == text.size()) break;
    std::reverse(text.begin() + static_cast<std::ptrdiff_t>(at),
                 text.begin() + static_cast<std::ptrdiff_t>(letter + 1));
    at = letter + 1;
  }
}

}  // namespace

bool is_right_to_left_letter(char32_t c) {
  const auto direction = u_charDirection(static_cast<UChar32>(c));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

std::u32string turned_around(std::u32string_view line) {
  std::u32string turned(line);
  for (std::size_t at = 0; at < line.size();) {
    if (!is_left_to_right_letter(line[at]) && !is_digit(line[at])) {
      ++at;
      continue;
    }
    const std::size_t end = end_of_run(line, at);
    const auto begin = turned.begin() + static_cast<std::ptrdiff_t>(at);
    std::u32string run(begin, turned.begin() + static_cast<std::ptrdiff_t>(end));
    reverse_clusters(run);
    std::copy(run.begin(), run.end(), begin);
    at = end;
  }
  reverse_clusters(turned);
  return turned;
}

std::string turned_around(std::string_view line) {
  return to_utf8(turned_around(to_utf32(line)));
}

int backwardness(std::string_view line) {
  const auto only_ends_words = [](char32_t c) {
    return c == letter::taa_marbuta || c == letter::alef_maqsura;
  };
  constexpr std::size_t letters_with_article = 4;
  int score = 0;
  std::u32string word;
  const auto end_word = [&] {
    if (word.size() > 1) {
      score += is_backwards * (only_ends_words(word.front()) - only_ends_words(word.back()));
    }
    if (word.size() >= letters_with_article) {
      score += word.ends_with(std::u32string{letter::lam, letter::alef});
      score -= word.starts_with(std::u32string{letter::alef, letter::lam});
    }
    word.clear();
  };
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_character(line, at);
    if (is_right_to_left_letter(c)) {
      word += c;
    } else if (!is_sign(c)) {
      end_word();
    }
  }
  end_word();
  return score;
}

}  // namespace fihris
