#pragma once

#include <cstddef>
#include <string_view>

namespace fihris {

/// Where an excerpt that shows the byte `at` of `text` may begin: at the start of the sentence if that is at
/// most `reach` code points before, else at the start of a word about two thirds of `reach` before, never
/// before `floor`. Preconditions: floor <= at, both on character boundaries.
std::size_t begin_before(std::string_view text, std::size_t at, std::size_t floor, std::size_t reach);

/// Where an excerpt that begins at `begin` may end: at most `width` code points later at the end of a word,
/// but not before `least` and not after `most`. A word that alone is longer is cut, after a letter with all
/// its marks.
std::size_t end_after(std::string_view text, std::size_t begin, std::size_t least, std::size_t most,
                      std::size_t width);

}  // namespace fihris
