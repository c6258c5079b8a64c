#include "analyzers/dates/written_days.h"

#include <unordered_map>
#include <utility>

#include <unicode/uchar.h>

#include "analyzers/spelling_data.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/table_reader.h"
#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

constexpr std::size_t looked_at_bytes = 4096;
constexpr std::size_t max_month_words = 2;
constexpr int gregorian_months = 12;

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

std::optional<WrittenDays::Found> make(int year, int month, int day, std::size_t end) {
  const bool is_hijri = month > gregorian_months || (year >= 1300 && year <= 1500);
  if (month > gregorian_months) month -= gregorian_months;
  auto made = is_hijri ? hijri_day(year, month, day) : gregorian_day(year, month, day);
  // Where the month is begun by sight, it may have a day that the calendar gives to the next.
  if (is_hijri && !made && day == 30) made = hijri_day(year, month, 29);
  return made ? std::optional(WrittenDays::Found{*made, is_hijri, end}) : std::nullopt;
}

}  // namespace

struct WrittenDays::Month {
  int number = 0;
  std::size_t end = 0;  ///< the piece behind it
};

WrittenDays::WrittenDays(std::string_view text) {
  split_pieces(text.substr(0, looked_at_bytes), pieces_);
}

bool WrittenDays::is_separator(std::size_t i) const {
  return (is_sign(i, U'-') || is_sign(i, U'/') || is_sign(i, U'.') || is_sign(i, U'\u2013') ||
          is_sign(i, U'\\')) &&
         !pieces_[i].after_blank;
}

std::optional<WrittenDays::Month> WrittenDays::month_at(std::size_t i) const {
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

/// A number stands alone: not in a longer row of numbers and signs.
bool WrittenDays::stands_alone(std::size_t first, std::size_t end) const {
  const bool before = first >= 2 && is_separator(first - 1) && pieces_[first - 2].kind == Piece::number &&
                      !pieces_[first].after_blank;
  const bool after = is_separator(end) && is_number(end + 1, 1, 20) && !pieces_[end + 1].after_blank;
  return !before && !after;
}

std::optional<WrittenDays::Found> WrittenDays::day_at(std::size_t i) const {
  if (auto found = numeric_at(i)) return found;
  return named_at(i);
}

/// 2015-07-21 or 21/7/2015.
std::optional<WrittenDays::Found> WrittenDays::numeric_at(std::size_t i) const {
  if (!is_number(i, 1, 4) || !is_separator(i + 1) || !is_number(i + 2, 1, 2) || !is_separator(i + 3) ||
      !is_number(i + 4, 1, 4) || pieces_[i + 1].character != pieces_[i + 3].character ||
      !stands_alone(i, i + 5)) {
    return std::nullopt;
  }
  const int first = pieces_[i].value;
  const int second = pieces_[i + 2].value;
  const int third = pieces_[i + 4].value;
  if (pieces_[i].digits == 4 && pieces_[i + 4].digits <= 2) return make(first, second, third, i + 5);
  if (pieces_[i].digits > 2 || pieces_[i + 4].digits != 4) return std::nullopt;
  if (second > gregorian_months && first <= gregorian_months) return make(third, first, second, i + 5);
  return make(third, second, first, i + 5);
}

/// 21 July 2015, with another name of the month behind a slash or in parentheses; July 21, 2015.
std::optional<WrittenDays::Found> WrittenDays::named_at(std::size_t i) const {
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
    return make(pieces_[at].value, month->number, pieces_[i].value, at + 1);
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
  return make(pieces_[at].value, month->number, day, at + 1);
}

std::size_t WrittenDays::skip_second_name(std::size_t at) const {
  if (!is_sign(at, U'/') && !is_sign(at, U'(') && !is_sign(at, U'-')) return at;
  const auto second = month_at(at + 1);
  if (!second) return at;
  return is_sign(second->end, U')') ? second->end + 1 : second->end;
}

std::optional<Day> find_day(std::string_view text) {
  const WrittenDays days(text);
  std::optional<Day> hijri;
  for (std::size_t i = 0; i < days.pieces().size(); ++i) {
    const auto found = days.day_at(i);
    if (!found) continue;
    if (!found->is_hijri) return found->day;
    if (!hijri) hijri = found->day;
  }
  return hijri;
}

}  // namespace fihris
