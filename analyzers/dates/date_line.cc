#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "analyzers/dates/day.h"
#include "analyzers/dates/written_days.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

using namespace std::string_view_literals;

/// The day of a line of a date.
struct DateLine {
  Day day;
  bool may_be_event;  ///< the line begins with it and goes on with a text, as those of a chronology do
};

/// Tells a line of a date from a sentence in which one stands.
class Line {
 public:
  explicit Line(std::string_view text) : days_(text), pieces_(days_.pieces()) {}

  /// The day of a line that is one of a date. `is_whole` is false if its end is cut off.
  std::optional<DateLine> find(bool is_whole) const {
    std::optional<WrittenDays::Found> first;
    std::size_t begin = 0;   // the piece that the first day begins at
    std::size_t before = 0;  // words
    std::size_t since = 0;   // words behind the last day
    std::size_t end = 0;
    for (std::size_t i = 0; i < pieces_.size();) {
      if (const auto found = days_.day_at(i)) {
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
      depth += days_.is_sign(at, U'(') - days_.is_sign(at, U')');
      if (at < i || depth > 0) continue;
      const bool is_dash = days_.is_sign(at, U'-') || days_.is_sign(at, U':') ||
                           days_.is_sign(at, U'\u2013') || days_.is_sign(at, U'\u2014');
      if (is_dash && !(pieces_[at - 1].kind == Piece::number && days_.is_number(at + 1, 1, 20))) return true;
    }
    return false;
  }

  const WrittenDays days_;
  const std::vector<Piece>& pieces_;
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

std::optional<Day> find_date_line(std::string_view text) {
  constexpr std::size_t head_bytes = 1500;
  constexpr std::size_t most_lines = 8;
  constexpr std::size_t line_bytes = 300;  // the begin of a paragraph is enough
  const bool is_cut = text.size() > head_bytes;
  text = text.substr(0, head_bytes);
  std::size_t lines = 0;
  std::optional<Day> event;
  while (!text.empty() && lines < most_lines) {
    const auto ends_line = [](char byte) { return byte == '\r' || byte == '\n'; };
    const auto end =
        static_cast<std::size_t>(std::find_if(text.begin(), text.end(), ends_line) - text.begin());
    const bool is_whole = end <= line_bytes && !(is_cut && end == text.size());
    const std::string_view line = text.substr(0, std::min(end, line_bytes));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    ++lines;
    if (!may_have_year(line)) continue;
    const auto found = Line(line).find(is_whole);
    if (!found) continue;
    if (!found->may_be_event) return event ? event : found->day;
    // Several lines that begin with days tell of what happened on them.
    if (event && *event != found->day) return std::nullopt;
    event = found->day;
  }
  return event;
}

}  // namespace fihris
