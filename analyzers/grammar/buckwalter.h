#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "analyzers/words/arabic_word.h"

namespace fihris {

/// A folded Arabic word in Buckwalter's transliteration, one ASCII character a letter, in which tables of
/// patterns and of words can be written in source: ' A b t v j H x d * r z s $ S D T Z E g f q k l m n h w y.
/// What folding leaves out has no sign of its own (taa marbuta is h, every alef A, every hamza '), alef
/// maqsura is Y, any other letter `?`. After T. Buckwalter, Arabic Morphological Analyzer 1.0, 2002. Lives on
/// the stack.
class Buckwalter {
 public:
  /// REQUIRES: is_arabic_word(word).
  explicit Buckwalter(std::string_view word);

  std::string_view view() const { return {letters_.data(), size_}; }

 private:
  std::array<char, max_letters> letters_{};
  std::size_t size_ = 0;
};

}  // namespace fihris
