#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// A line as it is read, of one as it looks from left to right, whose direction is from right to left:
/// letters turn around, words of other scripts and numbers stay as they are, signs stay behind their letters.
std::u32string turned_around(std::u32string_view line);

/// A letter of Arabic, Hebrew and the like.
bool is_right_to_left_letter(char32_t c);

/// How much speaks for the Arabic words of a line of UTF-8 being written backwards: that they begin with
/// letters that only end words (teh marbuta, alef maksura), and end with the article. Below zero: that they
/// are not.
int backwardness(std::string_view line);

/// As much as one letter that cannot stand where it does.
inline constexpr int is_backwards = 6;

/// turned_around() of a line of UTF-8.
std::string turned_around(std::string_view line);

}  // namespace fihris
