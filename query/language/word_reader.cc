#include "query/language/word_reader.h"

#include <unicode/uchar.h>

#include "analyzers/words/letters.h"
#include "analyzers/words/tokenizer.h"
#include "messages/translation.h"
#include "query/language/characters.h"

namespace fihris {
namespace {

constexpr char32_t arabic_decimal_separator = 0x066B;
constexpr char32_t arabic_thousands_separator = 0x066C;
constexpr char32_t first_right_to_left = 0x0590;

/// The byte offset in `text`, at or after `at`, of the first character that readers see and that is not
/// tatweel or a mark: these may follow the last letter of a word without belonging to its token.
std::size_t skip_unseen(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto [code, size] = character_at(text, at);
    const bool mark = (U_GET_GC_MASK(static_cast<UChar32>(code)) & U_GC_M_MASK) != 0;
    if (!mark && !is_invisible(code) && code != letter::tatweel) break;
    at += size;
  }
  return at;
}

/// Gives the words that an asterisk follows their wildcard. `text` ends where the words' place ends.
void mark_wildcards(std::string_view text, std::size_t begin, std::vector<QueryWord>& words,
                    std::vector<Note>& notes) {
  std::size_t next = 0;  // the first word that begins after the asterisk
  std::size_t seen = 0;  // words that had an asterisk after them
  for (std::size_t star = text.find('*', begin); star != std::string_view::npos;
       star = text.find('*', star + 1)) {
    while (next < words.size() && words[next].begin < star) ++next;
    const bool after_word = next > seen && skip_unseen(text, words[next - 1].end) == star;
    seen = next;
    const bool ends_word = star + 1 == text.size() ||
                           (text[star + 1] != '*' && !is_word_character(character_at(text, star + 1).code));
    if (after_word && ends_word) {
      words[next - 1].wildcard = true;
    } else if (after_word || (next < words.size() && words[next].begin == star + 1)) {
      notes.push_back(
          {star, star + 1, tr("an asterisk only stands at the end of a word; read as punctuation")});
    }
  }
}

/// Reads =word and ~word inside of quotation marks, where they stand after a space.
void read_marks_before(std::string_view query, Stretch place, QueryWord& word) {
  std::size_t begin = word.begin;
  while (begin > place.begin && (query[begin - 1] == '=' || query[begin - 1] == '~')) --begin;
  if (begin > place.begin && query[begin - 1] != ' ') return;
  for (const char mark : query.substr(begin, word.begin - begin))
    (mark == '=' ? word.exact : word.similar) = true;
}

/// The last letter, digit or mark of `word`.
char32_t last_code(std::string_view word) {
  char32_t last = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto [code, size] = character_at(word, at);
    if (is_word_character(code)) last = code;
    at += size;
  }
  return last;
}

bool is_digit(char32_t code) {
  return digit_value(code) >= 0;
}

bool joins(char32_t separator, char32_t before, char32_t after) {
  switch (separator) {
    case '-':
    case '\'':
    case '/':
    case '_':
    case '&':
    case '@':
    case 0x2010:
    case 0x2011:  // hyphen, non-breaking hyphen
    case 0x2018:
    case 0x2019:
    case 0x00B4:  // apostrophes of many keyboards
      return true;
    case '.':
      return (before < first_right_to_left || is_digit(before)) &&
             (after < first_right_to_left || is_digit(after));
    case ':':
    case ',':
    case arabic_decimal_separator:
    case arabic_thousands_separator:
      return is_digit(before) && is_digit(after);
    default:
      return false;
  }
}

bool is_glued(std::string_view query, const QueryWord& left, const QueryWord& right) {
  char32_t separator = 0;
  for (std::size_t at = left.end; at < right.begin;) {
    const auto [code, size] = character_at(query, at);
    at += size;
    if (is_invisible(code) || code == letter::tatweel) continue;
    if (separator != 0) return false;
    separator = code;
  }
  if (separator == 0) return true;
  return joins(separator, last_code(left.written), character_at(right.written, 0).code);
}

}  // namespace

std::vector<QueryWord> read_words(std::string_view query, Stretch place, std::vector<Note>& notes) {
  std::vector<QueryWord> words;
  Tokenizer tokenizer(query.substr(place.begin, place.end - place.begin));
  Token token;
  while (tokenizer.next(token)) {
    QueryWord word;
    word.term = token.term;
    word.begin = place.begin + token.begin;
    word.end = place.begin + token.end;
    word.hamza_before_lam = token.hamza_before_lam;
    word.written = query.substr(word.begin, word.end - word.begin);
    words.push_back(std::move(word));
  }
  mark_wildcards(query.substr(0, place.end), place.begin, words, notes);
  return words;
}

std::vector<QueryWord> read_quoted_words(std::string_view query, Stretch place, std::vector<Note>& notes) {
  std::vector<QueryWord> words = read_words(query, place, notes);
  for (QueryWord& word : words) read_marks_before(query, place, word);
  return words;
}

std::vector<std::vector<QueryWord>> split_glued(std::string_view query, Stretch place,
                                                std::vector<QueryWord> words) {
  const bool address =
      query.substr(place.begin, place.end - place.begin).find("://") != std::string_view::npos;
  std::vector<std::vector<QueryWord>> parts;
  for (QueryWord& word : words) {
    if (parts.empty() || !(address || is_glued(query, parts.back().back(), word))) parts.emplace_back();
    parts.back().push_back(std::move(word));
  }
  return parts;
}

}  // namespace fihris
