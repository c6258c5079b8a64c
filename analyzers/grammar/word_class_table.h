#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "analyzers/grammar/word_classes.h"

namespace fihris {

/// The words that have classes, laid out by tools/compile_word_classes: a hash table, in front of it a bit
/// map that turns most other words away in one cache line.
struct WordClassTable {
  static constexpr std::size_t map_bits = 1U << 17U;
  static constexpr std::uint16_t none = 0xFFFF;  ///< in a slot of no word

  struct Word {
    std::uint32_t begin, bytes;  ///< in `text`
    WordClasses classes;
  };
  struct Expression {
    std::string_view word, next;
  };

  std::string_view text;
  std::span<const std::uint64_t> map;    ///< bit word_hash() % map_bits of each word is set
  std::span<const std::uint16_t> slots;  ///< numbers of words, from word_hash() / map_bits on; as many as
                                         ///< a power of two, at most half of them in use
  std::span<const Word> words;
  std::span<const Expression> expressions;  ///< in order of their words
};

}  // namespace fihris
