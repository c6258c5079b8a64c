#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fihris {

/// `text` (UTF-8) with the letters in their places that extractors of PDF swap: they take a ligature apart
/// from its wrong end, so that lam comes after what is written on it (alef of the article, then hamza on alef
/// or mim, then lam). Nothing if the text does not prove it in one of fifty words: by letters that stand so
/// in no word, or by words of the dictionary that it has only with the letters in their places.
///
/// Allocates nothing for a text without such words.
std::optional<std::string> with_letters_in_place(std::string_view text);

}  // namespace fihris
