#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include <unicode/uchar.h>

#include "analyzers/dates/day.h"
#include "analyzers/spelling_data.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/table_reader.h"
#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

constexpr std::size_t looked_at_bytes = 4096;
constexpr std::size_t max_month_words = 2;
constexpr int gregorian_months = 12;

/// A piece of a text: a number, a word, or a sign between them. Blanks are left out.
struct Piece {
  enum Kind { number, word, sign } kind;
  int value = 0;  ///< of a number, at most 8 digits of it
  unsigned digits = 0;
  std::string folded;      ///< of a word
  char32_t character = 0;  ///< of a sign
  bool after_blank = false;
};

void split_pieces(std::string_view text, std::vector<Piece>& pieces) {
  bool after_blank = true;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    const auto code = static_cast<UChar32>(next_character(text, next));
    if (u_isUWhiteSpace(code) || u_charType(code) == U_CONTROL_CHAR || u_charType(code) == U_FORMAT_CHAR) {
      after_blank |= u_charType(code) != U_FORMAT_CHAR;
      at = next;
      continue;
    }
    Piece piece{Piece::sign, 0, 0, {}, static_cast<char32_t>(code), after_blank};
    after_blank = false;
    if (u_charDigitValue(code) >= 0) {
      piece.kind = Piece::number;
      while (at < text.size()) {
        next = at;
        const int digit = u_charDigitValue(static_cast<UChar32>(next_character(text, next)));
        if (digit < 0) break;
        if (++piece.digits <= 8) piece.value = piece.value * 10 + digit;
        at = next;
      }
    } else if ((U_GET_GC_MASK(code) & (U_GC_L_MASK | U_GC_M_MASK)) != 0) {
      piece.kind = Piece::word;
      const std::size_t begin = at;
      while (at < text.size()) {
        next = at;
        const auto letter = static_cast<UChar32>(next_character(text, next));
        if ((U_GET_GC_MASK(letter) & (U_GC_L_MASK | U_GC_M_MASK)) == 0 && letter != 0x640) break;
        at = next;
      }
      piece.folded = fold(text.substr(begin, at - begin));
    } else {
      at = next;
    }
    pieces.push_back(std::move(piece));
  }
}

/// The names of the months, folded, with their numbers: 1 to 12 Gregorian, 13 to 24 Hijri.
const std::unordered_map<std::string, int>& month_names() {
  static const std::unordered_map<std::string, int> names = [] {
    std::unordered_map<std::string, int> made;
    int number = 0;
    for (const auto& row : table_rows(spelling_data::aliases)) {
      if (row.size() < 2 || row[0] != "month") continue;
      ++number;
      std::string_view forms = row[1];
      while (!forms.empty()) {
        const auto end = std::min(forms.find('|'), forms.size());
        std::vector<Piece> pieces;
        split_pieces(forms.substr(0, end), pieces);
        forms.remove_prefix(std::min(end + 1, forms.size()));
        std::string name;
        for (const auto& piece : pieces) {
          if (piece.kind == Piece::word) name.append(name.empty() ? "" : " ").append(piece.folded);
        }
        made.try_emplace(std::move(name), number);
      }
    }
    return made;
  }();
  return names;
}

class DayFinder {
 public:
  explicit DayFinder(std::string_view text) { split_pieces(text.substr(0, looked_at_bytes), pieces_); }

  std::optional<Day> find() {
    std::optional<Day> hijri;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      bool is_hijri = false;
      const auto day = day_at(i, is_hijri);
      if (!day) continue;
      if (!is_hijri) return day;
      if (!hijri) hijri = day;
    }
    return hijri;
  }

 private:
  struct Month {
    int number = 0;
    std::size_t end = 0;  ///< the piece behind it
  };

  bool is_number(std::size_t i, unsigned least_digits, unsigned most_digits) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::number && pieces_[i].digits >= least_digits &&
           pieces_[i].digits <= most_digits;
  }
  bool is_sign(std::size_t i, char32_t character) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::sign && pieces_[i].character == character;
  }
  bool is_separator(std::size_t i) const {
    return (is_sign(i, U'-') || is_sign(i, U'/') || is_sign(i, U'.') || is_sign(i, U'\u2013') ||
            is_sign(i, U'\\')) &&
           !pieces_[i].after_blank;
  }

  std::optional<Month> month_at(std::size_t i) const {
    const auto& names = month_names();
    std::optional<Month> found;
    std::string name;
    for (std::size_t words = 0; words < max_month_words && i + words < pieces_.size(); ++words) {
      if (pieces_[i + words].kind != Piece::word) break;
      name.append(name.empty() ? "" : " ").append(pieces_[i + words].folded);
      if (const auto month = names.find(name); month != names.end())
        found = Month{month->second, i + words + 1};
    }
    return found;
  }

  std::optional<Day> make(int year, int month, int day, bool& is_hijri) const {
    is_hijri = month > gregorian_months || (year >= 1300 && year <= 1500);
    if (month > gregorian_months) month -= gregorian_months;
    return is_hijri ? hijri_day(year, month, day) : gregorian_day(year, month, day);
  }

  /// A number stands alone: not in a longer row of numbers and signs.
  bool stands_alone(std::size_t first, std::size_t end) const {
    const bool before = first >= 2 && is_separator(first - 1) && pieces_[first - 2].kind == Piece::number &&
                        !pieces_[first].after_blank;
    const bool after = is_separator(end) && is_number(end + 1, 1, 20) && !pieces_[end + 1].after_blank;
    return !before && !after;
  }

  std::optional<Day> day_at(std::size_t i, bool& is_hijri) const {
    if (auto day = numeric_at(i, is_hijri)) return day;
    return named_at(i, is_hijri);
  }

  /// 2015-07-21 or 21/7/2015.
  std::optional<Day> numeric_at(std::size_t i, bool& is_hijri) const {
    if (!is_number(i, 1, 4) || !is_separator(i + 1) || !is_number(i + 2, 1, 2) || !is_separator(i + 3) ||
        !is_number(i + 4, 1, 4) || pieces_[i + 1].character != pieces_[i + 3].character ||
        !stands_alone(i, i + 5)) {
      return std::nullopt;
    }
    const int first = pieces_[i].value;
    const int second = pieces_[i + 2].value;
    const int third = pieces_[i + 4].value;
    if (pieces_[i].digits == 4 && pieces_[i + 4].digits <= 2) return make(first, second, third, is_hijri);
    if (pieces_[i].digits > 2 || pieces_[i + 4].digits != 4) return std::nullopt;
    if (second > gregorian_months && first <= gregorian_months) return make(third, first, second, is_hijri);
    return make(third, second, first, is_hijri);
  }

  /// 21 July 2015, with another name of the month behind a slash or in parentheses; July 21, 2015.
  std::optional<Day> named_at(std::size_t i, bool& is_hijri) const {
    if (is_number(i, 1, 2)) {
      std::size_t at = i + 1;
      if (at < pieces_.size() && pieces_[at].kind == Piece::word && !month_at(at)) ++at;  // "of", "st"
      const auto month = month_at(at);
      if (!month) return std::nullopt;
      at = skip_second_name(month->end);
      if (at < pieces_.size() &&
          (is_sign(at, U',') || is_sign(at, U'\u060C') || is_separator(at) || is_sign(at, U'.')))
        ++at;
      if (at < pieces_.size() && pieces_[at].kind == Piece::word && is_number(at + 1, 4, 4))
        ++at;  // "in the year"
      if (!is_number(at, 4, 4)) return std::nullopt;
      return make(pieces_[at].value, month->number, pieces_[i].value, is_hijri);
    }
    const auto month = month_at(i);
    if (!month) return std::nullopt;
    std::size_t at = skip_second_name(month->end);
    if (is_sign(at, U'.')) ++at;
    if (!is_number(at, 1, 2)) return std::nullopt;
    const int day = pieces_[at].value;
    ++at;
    if (at < pieces_.size() && pieces_[at].kind == Piece::word && !pieces_[at].after_blank) ++at;  // "th"
    if (is_sign(at, U',') || is_sign(at, U'\u060C')) ++at;
    if (!is_number(at, 4, 4)) return std::nullopt;
    return make(pieces_[at].value, month->number, day, is_hijri);
  }

  std::size_t skip_second_name(std::size_t at) const {
    if (!is_sign(at, U'/') && !is_sign(at, U'(') && !is_sign(at, U'-')) return at;
    const auto second = month_at(at + 1);
    if (!second) return at;
    return is_sign(second->end, U')') ? second->end + 1 : second->end;
  }

  std::vector<Piece> pieces_;
};

}  // namespace

std::optional<Day> find_day(std::string_view text) {
  return DayFinder(text).find();
}

}  // namespace fihris
