#pragma once

#include <string_view>

namespace fihris {

/// What an analysis by evidence may ask about the words of one collection. Implementations are safe from many
/// threads.
class Vocabulary {
 public:
  virtual ~Vocabulary() = default;

  /// Number of articles that contain the folded word; 0 if none does.
  virtual unsigned frequency(std::string_view word) const = 0;

  /// Number of articles in which the folded word is written with a hamza-bearing alef before lam
  /// (Token::hamza_before_lam).
  virtual unsigned hamza_frequency(std::string_view word) const = 0;
};

}  // namespace fihris
