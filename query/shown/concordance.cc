#include "query/shown/concordance.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <unicode/uchar.h>

#include "analyzers/words/normalizer.h"
#include "analyzers/words/tokenizer.h"
#include "analyzers/words/utf8.h"
#include "query/language/characters.h"
#include "query/shown/bidi.h"
#include "query/shown/marked_text.h"
#include "query/shown/text_lines.h"

namespace fihris {
namespace {

constexpr std::size_t words_compared = 6;

std::string with_single_blanks(std::string_view text) {
  std::string result;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = character_at(text, at);
    if (is_blank(code)) {
      blank = true;
    } else {
      if (blank) result += ' ';
      blank = false;
      append_utf8(result, code);
    }
    at += size;
  }
  return blank ? result + ' ' : result;
}

bool is_blank_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = character_at(text, at);
    if (!is_blank(code)) return false;
    at += size;
  }
  return true;
}

/// Where the `count`th character before `at` begins.
std::size_t back(std::string_view text, std::size_t at, std::size_t count) {
  while (count > 0 && at > 0) {
    do {
      --at;
    } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    --count;
  }
  return at;
}

std::size_t forward(std::string_view text, std::size_t at, std::size_t count) {
  for (; count > 0 && at < text.size(); --count) at += character_at(text, at).size;
  return at;
}

void add_lines(std::string_view text, const std::vector<Occurrence>& occurrences, std::size_t context,
               bool in_title, std::vector<ConcordanceLine>& lines) {
  const std::vector<Highlight> matches = highlights_of(occurrences);
  for (std::size_t i = 0; i < matches.size();) {
    std::size_t last = i;
    while (last + 1 < matches.size() &&
           is_blank_text(text.substr(matches[last].end, matches[last + 1].begin - matches[last].end)))
      ++last;
    const std::size_t begin = matches[i].begin;
    const std::size_t end = matches[last].end;
    const std::size_t from = back(text, begin, context);
    const std::size_t to = forward(text, end, context);
    ConcordanceLine line;
    line.before = with_single_blanks(text.substr(from, begin - from));
    line.keyword = with_single_blanks(text.substr(begin, end - begin));
    line.after = with_single_blanks(text.substr(end, to - end));
    line.in_title = in_title;
    lines.push_back(std::move(line));
    i = last + 1;
  }
}

/// The folded words of a context, the nearest to the match first.
std::vector<std::string> neighbours(const std::string& text, bool nearest_last) {
  std::vector<std::string> words;
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) words.push_back(token.term);
  if (nearest_last) std::reverse(words.begin(), words.end());
  if (words.size() > words_compared) words.resize(words_compared);
  return words;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = character_at(text, at);
    columns += display_width(code);
    at += size;
  }
  return columns;
}

/// The beginning of the text that fits, cut at a blank if one is near, never before a mark.
std::string head(const std::string& text, std::size_t columns) {
  if (columns_of(text) <= columns) return text;
  std::size_t used = 0;
  std::size_t blank = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto [code, size] = character_at(text, at);
    used += display_width(code);
    if (used > columns) break;
    at += size;
    if (is_blank(code)) blank = at;
  }
  return text.substr(0, blank * 2 > at ? blank : at);
}

/// The end of the text that fits.
std::string tail(const std::string& text, std::size_t columns) {
  std::size_t over = columns_of(text);
  if (over <= columns) return text;
  over -= columns;
  std::size_t at = 0;
  for (std::size_t passed = 0; at < text.size();) {
    const auto [code, size] = character_at(text, at);
    if (passed >= over && display_width(code) > 0) break;
    passed += display_width(code);
    at += size;
  }
  const std::size_t blank = text.find(' ', at);
  const bool near = blank != text.npos && blank - at < (text.size() - at) / 2;
  return text.substr(near ? blank : at);
}

/// Whether the letters of the line run from right to left for the most part.
bool runs_from_right(const ConcordanceLine& line) {
  std::ptrdiff_t balance = 0;
  for (const std::string* part : {&line.before, &line.keyword, &line.after}) {
    for (std::size_t at = 0; at < part->size();) {
      const auto [code, size] = character_at(*part, at);
      const auto direction = u_charDirection(static_cast<UChar32>(code));
      if (direction == U_LEFT_TO_RIGHT) --balance;
      if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) ++balance;
      at += size;
    }
  }
  return balance > 0;
}

}  // namespace

std::vector<ConcordanceLine> concordance(const Record& record, const Occurrences& occurrences,
                                         std::size_t context) {
  std::vector<ConcordanceLine> lines;
  add_lines(record.title, occurrences.title, context, true, lines);
  add_lines(record.body, occurrences.body, context, false, lines);
  return lines;
}

void sort_concordance(std::vector<ConcordanceLine>& lines, ConcordanceOrder order) {
  if (order == ConcordanceOrder::rank) return;
  std::vector<std::vector<std::string>> keys;
  for (const ConcordanceLine& line : lines) {
    if (order == ConcordanceOrder::date) {
      keys.push_back({line.date.empty() ? "~" : line.date});
    } else {
      const bool before = order == ConcordanceOrder::before;
      keys.push_back(neighbours(before ? line.before : line.after, before));
    }
  }
  std::vector<std::size_t> places(lines.size());
  std::iota(places.begin(), places.end(), 0);
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  std::vector<ConcordanceLine> sorted;
  for (const std::size_t place : places) sorted.push_back(std::move(lines[place]));
  lines = std::move(sorted);
}

std::string aligned(const ConcordanceLine& line, std::size_t columns, bool marks,
                    std::string_view highlight_on, std::string_view highlight_off) {
  const auto safe = [](const std::string& text) { return safe_text({text, {}}).text; };
  const bool from_right = runs_from_right(line);
  const std::size_t middle = columns / 2;
  const std::string keyword = head(safe(line.keyword), middle);
  const std::size_t width = columns_of(keyword);
  // The match begins in the middle: its right edge is there in a text from right to left.
  const std::string before = tail(safe(line.before), from_right ? columns - middle : middle);
  const std::string after = head(safe(line.after), (from_right ? middle : columns - middle) - width);
  const std::size_t left = from_right ? columns_of(after) + width : columns_of(before);
  const std::string padding(middle - left, ' ');
  if (!marks) return padding + before + keyword + after;
  // Marks keep what stands before and behind the match on its sides where either is in Latin letters; that of
  // the line says that its columns matter (lay_out).
  const std::string_view mark = from_right ? "\u200F" : "\u200E";
  std::string text = "\u200E" + padding;
  text.append("\u2068").append(mark).append(before).append(mark);
  text.append(highlight_on).append(keyword).append(highlight_off);
  text.append(mark).append(after).append(mark).append("\u2069");
  return text;
}

}  // namespace fihris
