#include "analyzers/mentions/mention_words.h"

#include "analyzers/names/name_letters.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

using namespace letter;

constexpr char32_t shadda = 0x0651;
constexpr std::string_view lam_lam = spelled<lam, lam>;

/// What one character between two words says of them.
std::uint8_t gap_of(char32_t character) {
  switch (character) {
    case ' ':
    case '\t':
    case 0x00A0:
      return 0;
    case ',':
    case 0x060C:
      return gap_comma;
    case '-':
    case 0x2013:
    case 0x2014:
    case '_':
      return gap_dash;
    case '.':
      return gap_dot;
    case ':':
      return gap_colon;
    case '/':
    case '\\':
      return gap_slash;
    case '"':
    case '\'':
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
    case 0x00AB:
    case 0x00BB:
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
      return gap_quote;
    default:
      return gap_stop;
  }
}

std::uint8_t gap_in(std::string_view between) {
  if (between == " ") return 0;
  if (between.empty()) return gap_touch;
  std::uint8_t gap = 0;
  for (std::size_t offset = 0; offset < between.size();) {
    const char32_t character = next_character(between, offset);
    // Invisible characters and tatweel at a word's edge part nothing.
    const bool invisible = character == tatweel || character == 0x00AD ||
                           (character >= 0x200B && character <= 0x200F) ||
                           (character >= 0x202A && character <= 0x202E) || character == 0xFEFF;
    if (!invisible) gap |= gap_of(character);
  }
  return gap;
}

/// Arabic typists take either curly mark for the opening one; of « and » each is what it is.
void note_quotes(std::string_view between, MentionWord& word) {
  constexpr char32_t opening = 0x00AB, closing = 0x00BB;
  char32_t first = 0, last = 0;
  for (std::size_t offset = 0; offset < between.size();) {
    const char32_t character = next_character(between, offset);
    const bool mark = character == '"' || character == opening || character == closing ||
                      character == 0x201C || character == 0x201D;
    if (!mark) continue;
    if (first == 0) first = character;
    last = character;
  }
  word.opens_quote = last != 0 && last != closing;
  word.ends_quote = first != 0 && first != opening;
}

/// Only ASCII is looked at: of a Latin name with accents mostly one letter has one.
bool is_capitalised(std::string_view word) {
  const auto is_between = [](char c, char first, char last) { return c >= first && c <= last; };
  return word.size() > 1 && is_between(word[0], 'A', 'Z') && !is_between(word[1], 'A', 'Z');
}

/// 0 of a word that does not begin with a letter of the Arabic block.
char32_t first_letter(std::string_view word) {
  const bool is_arabic = word.size() >= letter_bytes && (word[0] == '\xD8' || word[0] == '\xD9');
  return is_arabic ? letter_at(word, 0) : U'\0';
}

bool is_conjunction(std::string_view word) {
  const char32_t letter = first_letter(word);
  return letter == waw || letter == fa;
}

bool is_preposition(std::string_view word) {
  const char32_t letter = first_letter(word);
  return letter == ba || letter == lam || letter == kaf;
}

/// What a proclitic may stand before, to be told by its letters alone: a preposition before nouns, wa and fa
/// before verbs too.
constexpr unsigned nouns = sure_name | weak_name | sure_title | weak_title | facility | place_noun |
                           newspaper | club | kunya | abd | settlement | governorate | landform |
                           settlements | of_person;

/// "fa" before a name is rare, and many names from abroad begin with it.
bool is_from_abroad(std::string_view word, const WithoutProclitic& cut) {
  constexpr double clearly_foreign = 6;
  return word.starts_with(spelled<fa>) && !cut.li_and_article && letter_count(cut.rest) <= 3 &&
         name_likeness(word) >= clearly_foreign;
}

/// Abd al-X in one word, which no list has all of.
bool is_servant(std::string_view word) {
  constexpr std::string_view abd_al = spelled<ain, ba, dal, alef, lam>;
  constexpr std::size_t least_letters = 8;
  return word.starts_with(abd_al) && letter_count(word) >= least_letters;
}

/// Shorter names are found in too many words behind what looks like a proclitic: "bayan" holds Yan.
bool is_too_short(std::string_view word, std::string_view rest, WordClasses classes) {
  if (is_conjunction(word)) return letter_count(rest) < 3;
  return letter_count(rest) < 4 && (!word.starts_with(spelled<lam>) || (classes & weak_name) != 0);
}

}  // namespace

bool is_that(std::string_view word) {
  return word == spelled<alef, nun> || word == spelled<alef, nun, haa> || word == spelled<ba, alef, nun> ||
         word == spelled<alef, nun, haa, alef>;
}

void ProcliticCuts::cut(std::string_view word) {
  if (!is_arabic_word(word)) return;
  if (is_conjunction(word)) {
    add(word.substr(letter_bytes));
    if (is_preposition(word.substr(letter_bytes))) add(word.substr(2 * letter_bytes));
    if (word.substr(letter_bytes).starts_with(lam_lam)) {
      add(word.substr(3 * letter_bytes), true);
    }
  } else {
    add(word.substr(letter_bytes));
    if (word.starts_with(lam_lam)) {
      add(word.substr(2 * letter_bytes), true);
    }
  }
}

void ProcliticCuts::add(std::string_view rest, bool li_and_article) {
  if (rest.size() >= 2 * letter_bytes) cuts_[size_++] = {rest, li_and_article};
}

void MentionWords::clear() {
  bytes_.clear();
  offsets_.clear();
  words_.clear();
  previous_end_ = no_offset;
}

void MentionWords::add(std::string_view text, const Token& token, unsigned position) {
  MentionWord word;
  word.begin = token.begin;
  word.end = token.end;
  word.position = position;
  const std::string_view written = text.substr(token.begin, token.end - token.begin);
  word.capitalised = is_capitalised(written);
  word.has_madda = written.starts_with(spelled<alef_madda>);
  word.has_maqsura = written.ends_with(spelled<alef_maqsura>);
  if (written.size() > token.term.size()) {  // marks are folded away
    word.has_tanwin = written.find(spelled<fathatan>) != std::string_view::npos;
    word.has_shadda = written.find(spelled<shadda>) != std::string_view::npos;
  }
  if (previous_end_ != no_offset) {
    const std::string_view between = text.substr(previous_end_, token.begin - previous_end_);
    word.gap = gap_in(between);
    if ((word.gap & gap_quote) != 0) note_quotes(between, word);
  }
  previous_end_ = token.end;
  offsets_.push_back(bytes_.size());
  bytes_ += token.term;
  words_.push_back(word);
}

void MentionWords::classify() {
  terms_.resize(words_.size());
  for (std::size_t i = 0; i < words_.size(); ++i) {
    MentionWord& word = words_[i];
    const std::size_t end = i + 1 < offsets_.size() ? offsets_[i + 1] : bytes_.size();
    word.term = word.core = terms_[i] = std::string_view(bytes_).substr(offsets_[i], end - offsets_[i]);
    word.classes = classes_of(word.term);
    word.definite = word.term.starts_with(al);
    if (word.classes != 0) continue;
    for (const WithoutProclitic& cut : ProcliticCuts(word.term)) {
      WordClasses classes = classes_of(cut.rest);
      if (cut.li_and_article && (classes & (sure_title | weak_title)) != 0) {
        classes |= classes_of(Joined({al, cut.rest}).view());
      }
      const bool only_and = is_conjunction(word.term) && cut.rest.size() + letter_bytes == word.term.size();
      classes &= only_and ? nouns | reporting_verb : nouns;
      if (is_servant(cut.rest)) classes |= sure_name;
      if (is_too_short(word.term, cut.rest, classes))
        classes &= ~static_cast<WordClasses>(sure_name | weak_name);
      if (classes == 0 || is_from_abroad(word.term, cut)) continue;
      word.core = cut.rest;
      word.definite = cut.li_and_article || cut.rest.starts_with(al);
      word.classes = classes;
      break;
    }
  }
}

}  // namespace fihris
