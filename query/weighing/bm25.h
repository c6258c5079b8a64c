#pragma once

#include <algorithm>

#include <xapian.h>

namespace fihris {

/// BM25 (Xapian::BM25Weight without its k2 and k3) of a word or a group of words whose rarity is told by its
/// worth, the weight that no number of occurrences exceeds.
///
/// Weights are multiples of 2^-24, whose sums are exact: they do not hang on the order in which they are
/// added up, so that what weighs the same is known to. For less than 2^27.
class Bm25 {
 public:
  Bm25() = default;
  /// `average_length` of articles is in words; 0 if there are none.
  Bm25(double k1, double b, double average_length)
      : k1_(k1), b_(b), part_length_(average_length > 0 ? 1 / average_length : 0) {}

  /// Of a word that occurs so often in an article of `length` words.
  double weight(double worth, Xapian::termcount occurrences, Xapian::termcount length) const {
    const double held_back = k1_ * (1 - b_ + b_ * length * part_length_);
    return rounded(worth * (k1_ + 1) * (occurrences / (held_back + occurrences)));
  }

  /// What no article's weight exceeds if none has the word more often and none is shorter.
  double most(double worth, Xapian::termcount occurrences, Xapian::termcount least_length) const {
    return weight(worth, occurrences, std::max(occurrences, least_length)) + unit;
  }

 private:
  static constexpr double unit = 1.0 / (1 << 24);

  /// To a multiple of the unit: what is added takes the rest of the digits.
  static double rounded(double weight) {
    constexpr double most_digits = 6755399441055744.0 * unit;  // 1.5 * 2^52
    return (weight + most_digits) - most_digits;
  }

  double k1_ = 0, b_ = 0, part_length_ = 0;
};

}  // namespace fihris
