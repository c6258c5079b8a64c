#include "query/language/relative_date.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <string>
#include <vector>

#include "analyzers/words/letters.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/utf8.h"
#include "query/language/characters.h"

namespace fihris {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int most_count = 10'000;

enum class Unit { day, week, month, year };

enum class Meaning { today, yesterday, unit, units, now, past, ago };

struct Word {
  Meaning meaning;
  Unit unit = Unit::day;
};

sys_days to_days(const Day& day) {
  return sys_days(year_month_day(std::chrono::year(day.year),
                                 std::chrono::month(static_cast<unsigned>(day.month)),
                                 std::chrono::day(static_cast<unsigned>(day.day))));
}

Day to_day(sys_days days) {
  const year_month_day date(days);
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

/// The same day of a month that lies `count` months away, or that month's last day.
Day months_away(const Day& day, int count) {
  const year_month_day date(sys_days(to_days(day)));
  year_month_day moved = date + std::chrono::months(count);
  if (!moved.ok()) moved = moved.year() / moved.month() / std::chrono::last;
  return to_day(sys_days(moved));
}

/// The week, month or year that lies `back` of them before that of `today`.
Days period(Unit unit, const Day& today, int back) {
  if (unit == Unit::week) {
    const sys_days day = to_days(today);
    const sys_days sunday =
        day - (std::chrono::weekday(day) - std::chrono::Sunday) - std::chrono::days(7 * back);
    return {to_day(sunday), to_day(sunday + std::chrono::days(6))};
  }
  if (unit == Unit::month) {
    const Day first = months_away({today.year, today.month, 1}, -back);
    return {first, to_day(to_days(months_away(first, 1)) - std::chrono::days(1))};
  }
  if (unit == Unit::year) return {{today.year - back, 1, 1}, {today.year - back, 12, 31}};
  const Day day = to_day(to_days(today) - std::chrono::days(back));
  return {day, day};
}

std::optional<Word> english(std::string_view word) {
  constexpr struct {
    std::string_view word;
    Word meaning;
  } words[] = {
      {"today", {Meaning::today}},
      {"yesterday", {Meaning::yesterday}},
      {"this", {Meaning::now}},
      {"last", {Meaning::past}},
      {"previous", {Meaning::past}},
      {"ago", {Meaning::ago}},
      {"day", {Meaning::unit, Unit::day}},
      {"days", {Meaning::units, Unit::day}},
      {"d", {Meaning::units, Unit::day}},
      {"week", {Meaning::unit, Unit::week}},
      {"weeks", {Meaning::units, Unit::week}},
      {"w", {Meaning::units, Unit::week}},
      {"month", {Meaning::unit, Unit::month}},
      {"months", {Meaning::units, Unit::month}},
      {"mo", {Meaning::units, Unit::month}},
      {"year", {Meaning::unit, Unit::year}},
      {"years", {Meaning::units, Unit::year}},
      {"y", {Meaning::units, Unit::year}},
  };
  for (const auto& known : words) {
    if (word == known.word) return known.meaning;
  }
  return std::nullopt;
}

/// Words with the article, as they are said: the day is today, the month that month.
std::optional<Word> arabic(const std::string& folded) {
  using namespace letter;
  const auto is = [&](const std::u32string& letters) { return folded == fold(to_utf8(letters)); };
  if (is({alef, lam, yeh, waw, mim})) return Word{Meaning::today};
  if (is({alef_hamza_above, mim, sin})) return Word{Meaning::yesterday};
  if (is({alef, lam, alef_hamza_above, sin, ba, waw, ain})) return Word{Meaning::unit, Unit::week};
  if (is({alef, lam, shin, haa, ra})) return Word{Meaning::unit, Unit::month};
  if (is({alef, lam, sin, nun, taa_marbuta})) return Word{Meaning::unit, Unit::year};
  if (is({alef, lam, ain, alef, mim})) return Word{Meaning::unit, Unit::year};
  if (is({haa, thal, alef})) return Word{Meaning::now};
  if (is({haa, thal, haa})) return Word{Meaning::now};
  if (is({alef, lam, mim, alef, dad, yeh})) return Word{Meaning::past};
  if (is({alef, lam, mim, alef, dad, yeh, taa_marbuta})) return Word{Meaning::past};
  return std::nullopt;
}

/// Words and numbers, which need no blank between them.
std::vector<std::string> pieces_of(std::string_view text) {
  std::vector<std::string> pieces;
  bool joins = false;
  bool was_digit = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = character_at(text, at);
    const int digit = digit_value(code);
    if (is_word_character(code)) {
      if (!joins || was_digit != (digit >= 0)) pieces.emplace_back();
      if (digit >= 0) {
        pieces.back() += static_cast<char>('0' + digit);
      } else {
        pieces.back() += code < 0x80 ? static_cast<char>(code | 0x20) : '\0';
        if (code >= 0x80) {
          pieces.back().pop_back();
          pieces.back() += text.substr(at, size);
        }
      }
      joins = true;
      was_digit = digit >= 0;
    } else if (is_blank(code)) {
      joins = false;
    } else if (!is_invisible(code)) {
      return {};
    }
    at += size;
  }
  return pieces;
}

std::optional<Word> meaning_of(const std::string& piece) {
  if (const auto word = english(piece)) return word;
  return arabic(fold(piece));
}

std::optional<Days> counted(const std::vector<std::string>& pieces, const Day& today) {
  if (pieces.size() < 2 || pieces.size() > 3 || pieces[0].size() > 4) return std::nullopt;
  if (pieces[0].find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  const auto unit = meaning_of(pieces[1]);
  if (!unit || (unit->meaning != Meaning::unit && unit->meaning != Meaning::units)) return std::nullopt;
  if (pieces.size() == 3) {
    const auto ago = meaning_of(pieces[2]);
    if (!ago || ago->meaning != Meaning::ago) return std::nullopt;
  }
  const int count = std::min(std::stoi(pieces[0]), most_count);
  Day day = today;
  if (unit->unit == Unit::day || unit->unit == Unit::week) {
    day = to_day(to_days(today) - std::chrono::days(unit->unit == Unit::week ? 7 * count : count));
  } else {
    day = months_away(today, unit->unit == Unit::year ? -12 * count : -count);
  }
  if (day.year < 1) day = {1, 1, 1};
  return Days{day, day};
}

}  // namespace

std::optional<Days> relative_date(std::string_view text, const Day& today) {
  const std::vector<std::string> pieces = pieces_of(text);
  if (pieces.empty()) return std::nullopt;
  if (const auto days = counted(pieces, today)) return days;
  const auto first = meaning_of(pieces[0]);
  if (!first || pieces.size() > 2) return std::nullopt;
  if (pieces.size() == 1) {
    if (first->meaning == Meaning::today) return Days{today, today};
    if (first->meaning == Meaning::yesterday) return period(Unit::day, today, 1);
    return std::nullopt;
  }
  const auto second = meaning_of(pieces[1]);
  if (!second) return std::nullopt;
  // "last month", and in Arabic the month that has passed.
  for (const auto& [unit, which] : {std::pair(*second, *first), std::pair(*first, *second)}) {
    if (unit.meaning != Meaning::unit) continue;
    if (which.meaning == Meaning::past) return period(unit.unit, today, 1);
    if (which.meaning == Meaning::now) return period(unit.unit, today, 0);
  }
  return std::nullopt;
}

Day today_here() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

}  // namespace fihris
