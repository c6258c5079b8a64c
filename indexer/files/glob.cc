#include "indexer/files/glob.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace fihris {
namespace {

/// A byte that is no UTF-8 is this plus its value, which no code point is.
constexpr UChar32 stray_byte = 0x110000;

constexpr std::string_view special = "*?[\\";

UChar32 fold(UChar32 character, bool folds_case) {
  return folds_case && character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
}

/// The character of `text` at `at`, which is moved behind it.
UChar32 next(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  const auto size = static_cast<std::int32_t>(text.size());
  auto i = static_cast<std::int32_t>(at);
  UChar32 character;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  U8_NEXT(bytes, i, size, character);
  at = character < 0 ? begin + 1 : static_cast<std::size_t>(i);
  return character < 0 ? stray_byte + static_cast<unsigned char>(text[begin]) : character;
}

bool is_of_class(UChar32 character, std::string_view name) {
  if (character >= stray_byte) return false;
  if (name == "alpha") return u_isalpha(character);
  if (name == "digit") return u_isdigit(character);
  if (name == "alnum") return u_isalnum(character);
  if (name == "upper") return u_isupper(character);
  if (name == "lower") return u_islower(character);
  if (name == "space") return u_isspace(character);
  if (name == "punct") return u_ispunct(character);
  if (name == "xdigit") return u_isxdigit(character);
  return false;
}

/// Whether `character` is one of the set that begins behind the `[` before `at`, which is moved behind its
/// `]`; nothing if it has no end.
std::optional<bool> is_of_set(std::string_view pattern, std::size_t& at, UChar32 character, bool folds_case) {
  std::size_t i = at;
  const bool is_negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (is_negated) ++i;
  bool is_in = false;
  const auto take = [&] {
    if (pattern[i] == '\\' && i + 1 < pattern.size()) ++i;
    return fold(next(pattern, i), folds_case);
  };
  for (bool is_first = true; i < pattern.size(); is_first = false) {
    if (pattern[i] == ']' && !is_first) {
      at = i + 1;
      return is_in != is_negated;
    }
    if (pattern.substr(i, 2) == "[:") {
      const std::size_t end = pattern.find(":]", i);
      if (end != pattern.npos) {
        is_in |= is_of_class(character, pattern.substr(i + 2, end - i - 2));
        i = end + 2;
        continue;
      }
    }
    const UChar32 first = take();
    UChar32 last = first;
    if (i + 1 < pattern.size() && pattern[i] == '-' && pattern[i + 1] != ']') {
      ++i;
      last = take();
    }
    const UChar32 folded = fold(character, folds_case);
    is_in |= first <= folded && folded <= last;
  }
  return {};
}

/// Whether the character of `pattern` at `at`, which is no `*`, matches `character`; moves `at` behind it.
bool matches_one(std::string_view pattern, std::size_t& at, UChar32 character, bool folds_case) {
  UChar32 wanted = next(pattern, at);
  if (wanted == '?') return true;
  if (wanted == '[') {
    if (const auto is_in = is_of_set(pattern, at, character, folds_case)) return *is_in;
  } else if (wanted == '\\' && at < pattern.size()) {
    wanted = next(pattern, at);
  }
  return fold(wanted, folds_case) == fold(character, folds_case);
}

bool matches_general(std::string_view pattern, std::string_view name, bool folds_case) {
  std::size_t at = 0;
  std::size_t i = 0;
  std::size_t star = pattern.npos;  // behind the last `*`
  std::size_t retry = 0;            // where what it stands for ends, when it is tried again
  while (i < name.size()) {
    if (at < pattern.size() && pattern[at] == '*') {
      star = ++at;
      retry = i;
      continue;
    }
    std::size_t end = i;
    const UChar32 character = next(name, end);
    if (at < pattern.size() && matches_one(pattern, at, character, folds_case)) {
      i = end;
    } else if (star != pattern.npos) {
      next(name, retry);
      i = retry;
      at = star;
    } else {
      return false;
    }
  }
  while (at < pattern.size() && pattern[at] == '*') ++at;
  return at == pattern.size();
}

bool is_equal(std::string_view a, std::string_view b, bool folds_case) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) {
           return fold(static_cast<unsigned char>(x), folds_case) ==
                  fold(static_cast<unsigned char>(y), folds_case);
         });
}

}  // namespace

NameGlob::NameGlob(std::string_view pattern, bool folds_case)
    : pattern_(pattern),
      folds_case_(folds_case),
      is_ascii_(std::all_of(pattern.begin(), pattern.end(), [](char c) { return (c & 0x80) == 0; })) {
  const bool has_star = pattern.starts_with('*');
  literal_ = pattern.substr(has_star);
  if (literal_.find_first_of(special) == literal_.npos) shape_ = has_star ? Shape::suffix : Shape::literal;
}

bool NameGlob::matches(std::string_view name) const {
  switch (shape_) {
    case Shape::literal:
      return is_equal(name, literal_, folds_case_);
    case Shape::suffix:
      return name.size() >= literal_.size() &&
             is_equal(name.substr(name.size() - literal_.size()), literal_, folds_case_);
    case Shape::general:
      break;
  }
  return matches_general(pattern_, name, folds_case_);
}

}  // namespace fihris
