#pragma once

#include <cstddef>
#include <string_view>

namespace fihris {

/// What parts words and may stand before a mark such as + or -: blanks, and the comma, semicolon and question
/// mark of Arabic. Those of Latin part words too, but stand inside of addresses and numbers.
bool is_separator(char32_t code);

/// What ends a run of characters that is read as one piece.
bool ends_chunk(char32_t code);

/// The first byte at or after `at` of a character that is not invisible.
std::size_t skip_invisible(std::string_view query, std::size_t at);

/// True if a word, phrase or group may begin at `at`.
bool starts_operand(std::string_view query, std::size_t at);

}  // namespace fihris
