#pragma once

#include <bitset>
#include <cstddef>
#include <string_view>

#include "analyzers/words/word_hash.h"

namespace fihris {

/// Tells of most words that they are none of a set of some hundreds, without looking them up.
class WordFilter {
 public:
  void add(std::string_view word) { bits_.set(word_hash(word) % size); }
  /// True for every word that was added, and for few others.
  bool may_have(std::string_view word) const { return bits_.test(word_hash(word) % size); }

 private:
  static constexpr std::size_t size = std::size_t{1} << 14U;
  std::bitset<size> bits_;
};

}  // namespace fihris
