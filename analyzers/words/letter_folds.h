#pragma once

#include <string_view>

namespace fihris {

/// The letter that stands in terms for an Arabic letter of any language; the character itself if no rule
/// speaks of it. Takes precomposed letters, not presentation forms.
char32_t fold_arabic_letter(char32_t character);

/// A lower-case Latin letter whose stroke, ligature or missing dot Unicode does not count as an accent,
/// without it; empty for every other character.
std::u32string_view without_stroke(char32_t character);

}  // namespace fihris
