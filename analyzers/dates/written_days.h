#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/dates/day.h"

namespace fihris {

/// A piece of a text: a number, a word, or a sign between them. Blanks are left out.
struct Piece {
  enum Kind { number, word, sign } kind;
  int value = 0;  ///< of a number, at most 8 digits of it
  unsigned digits = 0;
  std::string folded;      ///< of a word
  char32_t character = 0;  ///< of a sign
  bool after_blank = false;
};

/// The days that a text tells, in any of the ways in which people write them, Gregorian and Hijri.
class WrittenDays {
 public:
  /// A day that is told somewhere.
  struct Found {
    Day day;
    bool is_hijri;
    std::size_t end;  ///< the piece behind it
  };

  /// Looks at the first 4,096 bytes.
  explicit WrittenDays(std::string_view text);

  const std::vector<Piece>& pieces() const { return pieces_; }

  /// The day whose writing begins at the piece `i`.
  std::optional<Found> day_at(std::size_t i) const;

  bool is_number(std::size_t i, unsigned least_digits, unsigned most_digits) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::number && pieces_[i].digits >= least_digits &&
           pieces_[i].digits <= most_digits;
  }
  bool is_sign(std::size_t i, char32_t character) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::sign && pieces_[i].character == character;
  }

 private:
  struct Month;

  bool is_separator(std::size_t i) const;
  bool stands_alone(std::size_t first, std::size_t end) const;
  std::optional<Month> month_at(std::size_t i) const;
  std::size_t skip_second_name(std::size_t at) const;
  std::optional<Found> numeric_at(std::size_t i) const;
  std::optional<Found> named_at(std::size_t i) const;

  std::vector<Piece> pieces_;
};

}  // namespace fihris
