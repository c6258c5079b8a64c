#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <unicode/uchar.h>

#include "analyzers/dates/day.h"
#include "analyzers/spelling_data.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/table_reader.h"
#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

using namespace std::string_view_literals;

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

/// The day of a line of a date.
struct DateLine {
  Day day;
  bool may_be_event;  ///< the line begins with it and goes on with a text, as those of a chronology do
};

class DayFinder {
 public:
  explicit DayFinder(std::string_view text) { split_pieces(text.substr(0, looked_at_bytes), pieces_); }

  std::optional<Day> find() {
    std::optional<Day> hijri;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const auto found = day_at(i);
      if (!found) continue;
      if (!found->is_hijri) return found->day;
      if (!hijri) hijri = found->day;
    }
    return hijri;
  }

  /// The day of a line that is one of a date. `is_whole` is false if its end is cut off.
  std::optional<DateLine> find_as_line(bool is_whole) const {
    std::optional<Found> first;
    std::size_t begin = 0;   // the piece that the first day begins at
    std::size_t before = 0;  // words
    std::size_t since = 0;   // words behind the last day
    std::size_t end = 0;
    for (std::size_t i = 0; i < pieces_.size();) {
      if (const auto found = day_at(i)) {
        if (first && since > words_between_days) break;  // this one belongs to a sentence
        if (!first) {
          before = since;
          begin = i;
        }
        if (!first || (first->is_hijri && !found->is_hijri)) first = found;
        since = 0;
        end = i = found->end;
        continue;
      }
      if (pieces_[i].kind == Piece::word) {
        if (speaks_of_change(pieces_[i].folded)) {
          // Behind the day of publication it speaks of another time, or of this day if there is none.
          if (!first || !has_number_from(i)) return std::nullopt;
          break;
        }
        ++since;
      }
      ++i;
    }
    if (!first || before > words_before_day) return std::nullopt;
    if (begins_report(end) && !is_within_sentence(begin, before, 0)) return DateLine{first->day, before == 0};
    if (!is_whole || since > words_after_day || is_within_sentence(begin, before, since)) return std::nullopt;
    return DateLine{first->day, false};
  }

 private:
  static constexpr std::size_t words_before_day = 4;
  static constexpr std::size_t words_between_days = 3;
  static constexpr std::size_t words_after_day = 4;

  struct Found {
    Day day;
    bool is_hijri;
    std::size_t end;  ///< the piece behind it
  };

  struct Month {
    int number = 0;
    std::size_t end = 0;  ///< the piece behind it
  };

  using Words = std::span<const std::string_view>;

  static bool is_one_of(const std::string& word, const Words& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  }

  static bool speaks_of_change(const std::string& word) {
    using namespace letter;
    static constexpr std::array changes = {spelled<ta, hah, dal, yeh, tha>, spelled<ta, ain, dal, yeh, lam>,
                                           "updated"sv, "modified"sv, "modifie"sv};
    return is_one_of(word, changes);
  }

  /// Words that lead from a sentence to a day and never from a label to it: since, until, before, after,
  /// from.
  static bool is_of_a_span(const std::string& word) {
    using namespace letter;
    static constexpr std::array spans = {spelled<mim, nun, thal>,
                                         spelled<waw, mim, nun, thal>,
                                         spelled<hah, ta, alef_maqsura>,
                                         spelled<qaf, ba, lam>,
                                         spelled<ba, ain, dal>,
                                         spelled<mim, nun>,
                                         "since"sv,
                                         "until"sv,
                                         "before"sv,
                                         "after"sv,
                                         "from"sv};
    return is_one_of(word, spans);
  }

  /// In, on.
  static bool is_in(const std::string& word) {
    using namespace letter;
    static constexpr std::array prepositions = {spelled<fa, yeh>, spelled<waw, fa, yeh>, "in"sv, "on"sv,
                                                "le"sv};
    return is_one_of(word, prepositions);
  }

  /// Published, wrote, edited, added, appeared, date.
  static bool speaks_of_publication(const std::string& word) {
    using namespace letter;
    static constexpr std::array roots = {spelled<nun, shin, ra>,
                                         spelled<kaf, ta, ba>,
                                         spelled<hah, ra, ra>,
                                         spelled<sad, dal, ra>,
                                         spelled<alef, dad, yeh, fa>,
                                         spelled<ta, alef, ra, yeh, khah>,
                                         "publi"sv,
                                         "post"sv,
                                         "written"sv,
                                         "date"sv,
                                         "issued"sv,
                                         "added"sv};
    return std::any_of(roots.begin(), roots.end(),
                       [&](std::string_view root) { return word.find(root) != word.npos; });
  }

  /// True if what stands around the day at `begin`, `before` words and `after` words, is a sentence's.
  bool is_within_sentence(std::size_t begin, std::size_t before, std::size_t after) const {
    const Piece* last = nullptr;
    bool is_published = false;
    for (std::size_t i = 0; i < begin; ++i) {
      if (pieces_[i].kind != Piece::word) continue;
      if (is_of_a_span(pieces_[i].folded)) return true;
      is_published |= speaks_of_publication(pieces_[i].folded);
      last = &pieces_[i];
    }
    if (last && is_in(last->folded) && !is_published && (before > 2 || after > 0)) return true;
    // Sentences end in a full stop.
    return after > 0 && !is_published && pieces_.back().kind == Piece::sign &&
           pieces_.back().character == U'.';
  }

  bool has_number_from(std::size_t i) const {
    return std::any_of(pieces_.begin() + static_cast<std::ptrdiff_t>(i), pieces_.end(),
                       [](const Piece& piece) { return piece.kind == Piece::number; });
  }

  /// True if what stands at `i` parts the place and day of a report from its text; the name of an agency,
  /// with parentheses or without, may stand before it. Between numbers such a sign is of a time or a span.
  bool begins_report(std::size_t i) const {
    constexpr std::size_t longest_name = 5;
    if (!pieces_.empty() && pieces_[0].kind == Piece::sign) return false;  // an item of a list
    int depth = 0;  // of parentheses: in them a dash is that of a life or a span
    for (std::size_t at = 0; at < pieces_.size() && at < i + longest_name; ++at) {
      depth += is_sign(at, U'(') - is_sign(at, U')');
      if (at < i || depth > 0) continue;
      const bool is_dash =
          is_sign(at, U'-') || is_sign(at, U':') || is_sign(at, U'\u2013') || is_sign(at, U'\u2014');
      if (is_dash && !(pieces_[at - 1].kind == Piece::number && is_number(at + 1, 1, 20))) return true;
    }
    return false;
  }

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

  static std::optional<Found> make(int year, int month, int day, std::size_t end) {
    const bool is_hijri = month > gregorian_months || (year >= 1300 && year <= 1500);
    if (month > gregorian_months) month -= gregorian_months;
    auto made = is_hijri ? hijri_day(year, month, day) : gregorian_day(year, month, day);
    // Where the month is begun by sight, it may have a day that the calendar gives to the next.
    if (is_hijri && !made && day == 30) made = hijri_day(year, month, 29);
    return made ? std::optional(Found{*made, is_hijri, end}) : std::nullopt;
  }

  /// A number stands alone: not in a longer row of numbers and signs.
  bool stands_alone(std::size_t first, std::size_t end) const {
    const bool before = first >= 2 && is_separator(first - 1) && pieces_[first - 2].kind == Piece::number &&
                        !pieces_[first].after_blank;
    const bool after = is_separator(end) && is_number(end + 1, 1, 20) && !pieces_[end + 1].after_blank;
    return !before && !after;
  }

  std::optional<Found> day_at(std::size_t i) const {
    if (auto found = numeric_at(i)) return found;
    return named_at(i);
  }

  /// 2015-07-21 or 21/7/2015.
  std::optional<Found> numeric_at(std::size_t i) const {
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
  std::optional<Found> named_at(std::size_t i) const {
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

  std::size_t skip_second_name(std::size_t at) const {
    if (!is_sign(at, U'/') && !is_sign(at, U'(') && !is_sign(at, U'-')) return at;
    const auto second = month_at(at + 1);
    if (!second) return at;
    return is_sign(second->end, U')') ? second->end + 1 : second->end;
  }

  std::vector<Piece> pieces_;
};

/// True if `line` has four digits in a row, of ASCII or of the Arabic block: most lines have none and need no
/// closer look.
bool may_have_year(std::string_view line) {
  unsigned digits = 0;
  for (std::size_t i = 0; i < line.size() && digits < 4; ++i) {
    const auto byte = static_cast<unsigned char>(line[i]);
    if (byte >= '0' && byte <= '9') {
      ++digits;
      continue;
    }
    const auto next = i + 1 < line.size() ? static_cast<unsigned char>(line[i + 1]) : 0;
    const bool is_arabic =
        (byte == 0xD9 && next >= 0xA0 && next <= 0xA9) || (byte == 0xDB && next >= 0xB0 && next <= 0xB9);
    digits = is_arabic ? digits + 1 : 0;
    i += is_arabic;
  }
  return digits == 4;
}

}  // namespace

std::optional<Day> find_day(std::string_view text) {
  return DayFinder(text).find();
}

std::optional<Day> find_date_line(std::string_view text) {
  constexpr std::size_t head_bytes = 1500;
  constexpr std::size_t most_lines = 8;
  constexpr std::size_t line_bytes = 300;  // the begin of a paragraph is enough
  const bool is_cut = text.size() > head_bytes;
  text = text.substr(0, head_bytes);
  std::size_t lines = 0;
  std::optional<Day> event;
  while (!text.empty() && lines < most_lines) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    const bool is_whole = end <= line_bytes && !(is_cut && end == text.size());
    const std::string_view line = text.substr(0, std::min(end, line_bytes));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    ++lines;
    if (!may_have_year(line)) continue;
    const auto found = DayFinder(line).find_as_line(is_whole);
    if (!found) continue;
    if (!found->may_be_event) return event ? event : found->day;
    // Several lines that begin with days tell of what happened on them.
    if (event && *event != found->day) return std::nullopt;
    event = found->day;
  }
  return event;
}

}  // namespace fihris
