#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace fihris {

/// Every Arabic letter is two bytes of UTF-8: letter i of an Arabic word begins at byte 2i.
inline constexpr std::size_t letter_bytes = 2;

/// Longer words are not analysed: no Arabic word with all its clitics comes near.
inline constexpr std::size_t max_letters = 24;

/// True if `word` (folded) has 1 to max_letters letters, all of the Arabic block.
/// REQUIRES of all other functions here: words of which this is true.
inline bool is_arabic_word(std::string_view word) {
  if (word.empty() || word.size() % letter_bytes != 0 || word.size() > max_letters * letter_bytes)
    return false;
  for (std::size_t i = 0; i < word.size(); i += letter_bytes) {
    const auto lead = static_cast<unsigned char>(word[i]);
    if (lead < 0xD8 || lead > 0xDB) return false;
  }
  return true;
}

inline std::size_t letter_count(std::string_view word) {
  return word.size() / letter_bytes;
}

/// REQUIRES: i < letter_count(word).
inline char32_t letter_at(std::string_view word, std::size_t i) {
  const auto lead = static_cast<unsigned char>(word[i * letter_bytes]);
  const auto trail = static_cast<unsigned char>(word[i * letter_bytes + 1]);
  return (lead & 0x1FU) << 6U | (trail & 0x3FU);
}

/// The letter `i` places before the end, 0 for the last. REQUIRES: i < letter_count(word).
inline char32_t letter_from_end(std::string_view word, std::size_t i) {
  return letter_at(word, letter_count(word) - 1 - i);
}

/// `word` without its first or last letters. REQUIRES: it has as many.
inline std::string_view without_first(std::string_view word, std::size_t letters) {
  return word.substr(letters * letter_bytes);
}
inline std::string_view without_last(std::string_view word, std::size_t letters) {
  return word.substr(0, word.size() - letters * letter_bytes);
}

/// A word of parts, for a lookup: on the stack, and so free. Whatever goes beyond its size is cut.
class Joined {
 public:
  Joined() = default;
  explicit Joined(std::initializer_list<std::string_view> parts) {
    for (const std::string_view part : parts) {
      const std::size_t fits = std::min(part.size(), bytes_.size() - size_);
      std::copy_n(part.data(), fits, bytes_.data() + size_);
      size_ += fits;
    }
  }
  std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, (max_letters + 8) * letter_bytes>
      bytes_;  // uninitialised beyond size_: this is made many times a word
  std::size_t size_ = 0;
};

}  // namespace fihris
