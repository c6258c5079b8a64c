#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// How two folded words that stand side by side are written where the space between them is missing; empty if
/// they would be another word of Arabic, or one of them is a word of grammar or too short to tell. Of a unit
/// and hundred, which many join, both spellings of hundred.
std::vector<std::string> joined_words(std::string_view first, std::string_view second);

/// The two words of a folded number of hundreds that is written as one (300 to 900), in each spelling of
/// hundred; empty for any other word.
std::vector<std::vector<std::string>> parted_words(std::string_view word);

}  // namespace fihris
