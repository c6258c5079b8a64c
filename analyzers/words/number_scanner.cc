#include "analyzers/words/number_scanner.h"

#include <string>

#include "analyzers/words/folding.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

constexpr std::size_t group_size = 3;
constexpr std::size_t year_size = 4;
constexpr std::size_t most_groups = 12;
constexpr std::size_t most_decimals = 18;
constexpr char32_t no_character = 0;

/// Digits that stand together.
struct Digits {
  std::string text;  ///< ASCII; at most most_decimals + 1
  std::size_t end = 0;
};

Digits read_digits(std::string_view text, std::size_t at) {
  Digits digits{{}, at};
  Fold spare;
  while (at < text.size() && digits.text.size() <= most_decimals) {
    const Fold& fold = next_fold(text, at, spare);
    if (fold.kind != Kind::digit) break;
    digits.text.append(fold.bytes.data(), fold.length);
    digits.end = at;
  }
  return digits;
}

/// The character at `at`, which is moved past it; none at the end.
char32_t take_character(std::string_view text, std::size_t& at) {
  return at < text.size() ? next_character(text, at) : no_character;
}

char32_t character_before(std::string_view text, std::size_t& at) {
  if (at == 0) return no_character;
  do --at;
  while (at > 0 && (text[at] & 0xC0) == 0x80);
  std::size_t copy = at;
  return next_character(text, copy);
}

bool parts_thousands(char32_t character) {
  switch (character) {
    case U',':
    case letter::arabic_comma:
    case letter::thousands_separator:
    case letter::no_break_space:
    case letter::thin_space:
    case letter::narrow_no_break_space:
      return true;
    default:
      return false;
  }
}

bool is_comma(char32_t character) {
  return character == U',' || character == letter::arabic_comma;
}

bool is_point(char32_t character) {
  return character == U'.' || character == letter::decimal_separator;
}

/// Whether the digits that begin at `begin` are a part of a longer chain of numbers.
bool continues_chain(std::string_view text, std::size_t begin) {
  const char32_t separator = character_before(text, begin);
  if (!is_point(separator) && !is_comma(separator)) return false;
  const char32_t last = character_before(text, begin);
  return last != no_character && fold_of(last).kind == Kind::digit;
}

/// Whether another number follows behind a separator.
bool is_continued(std::string_view text, std::size_t at) {
  const char32_t separator = take_character(text, at);
  if (!is_point(separator) && !is_comma(separator)) return false;
  return !read_digits(text, at).text.empty();
}

void append(std::string_view text, FoldedWord& digits) {
  for (const char byte : text) digits.append(Fold{.kind = Kind::digit, .length = 1, .bytes = {byte}});
}

/// A month may stand before a year.
bool is_year(std::string_view digits) {
  return digits.size() == year_size && (digits.starts_with("19") || digits.starts_with("20"));
}

}  // namespace

std::size_t scan_number(std::string_view text, std::size_t begin, std::size_t end, FoldedWord& digits) {
  if (end == text.size() || continues_chain(text, begin)) return end;
  const Digits first = read_digits(text, begin);
  if (first.end != end) return end;  // with something invisible between
  std::string groups;
  std::size_t after_groups = end;
  char32_t parting = no_character;
  if (first.text.size() <= group_size && first.text.front() != '0') {
    for (std::size_t group = 0; group < most_groups; ++group) {
      std::size_t at = after_groups;
      const char32_t separator = take_character(text, at);
      if (!parts_thousands(separator) || (parting != no_character && separator != parting)) break;
      const Digits next = read_digits(text, at);
      if (next.text.size() != group_size) break;
      parting = separator;
      groups += next.text;
      after_groups = next.end;
    }
  }
  std::size_t at = after_groups;
  const char32_t separator = take_character(text, at);
  const Digits decimals = read_digits(text, at);
  const bool is_fraction = !decimals.text.empty() && decimals.text.size() <= most_decimals &&
                           !is_continued(text, decimals.end) &&
                           ((is_point(separator) && !(groups.empty() && is_year(decimals.text))) ||
                            (is_comma(separator) && groups.empty() && decimals.text.size() < group_size));
  if (is_fraction) {
    append(groups, digits);
    append(".", digits);
    append(decimals.text, digits);
    return decimals.end;
  }
  if (groups.empty() || is_continued(text, after_groups)) return end;
  append(groups, digits);
  return after_groups;
}

}  // namespace fihris
