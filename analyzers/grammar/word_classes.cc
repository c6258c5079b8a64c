#include "analyzers/grammar/word_classes.h"

#include <algorithm>
#include <array>

#include "analyzers/grammar/word_class_table.h"
#include "analyzers/words/word_hash.h"

namespace fihris {
namespace {

// Written by compile_word_classes at build time.
#include "word_classes.inc"

constexpr WordClassTable table{class_text, class_map, class_slots, class_words, class_expressions};

}  // namespace

bool begins_expression(std::string_view word, std::string_view next) {
  const auto& [first, last] =
      std::ranges::equal_range(table.expressions, word, {}, &WordClassTable::Expression::word);
  return std::any_of(first, last, [&](const auto& expression) { return next.starts_with(expression.next); });
}

WordClasses classes_of(std::string_view word) {
  const std::uint64_t hash = word_hash(word);
  const std::uint64_t bit = hash % WordClassTable::map_bits;
  if ((table.map[bit / 64] >> (bit % 64) & 1U) == 0) return 0;
  const std::uint64_t mask = table.slots.size() - 1;
  for (std::uint64_t slot = hash / WordClassTable::map_bits;; ++slot) {
    const std::uint16_t number = table.slots[slot & mask];
    if (number == WordClassTable::none) return 0;
    const auto& [begin, bytes, classes] = table.words[number];
    if (table.text.substr(begin, bytes) == word) return classes;
  }
}

}  // namespace fihris
