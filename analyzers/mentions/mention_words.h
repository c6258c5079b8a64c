#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/grammar/word_classes.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/tokenizer.h"

namespace fihris {

/// What stands between a word and the one before it; bits of a set. 0: blanks only.
enum Gap : std::uint8_t {
  gap_comma = 1U << 0U,
  gap_dash = 1U << 1U,
  gap_dot = 1U << 2U,  ///< a full stop, which also follows an abbreviation
  gap_slash = 1U << 3U,
  gap_quote = 1U << 4U,  ///< a quotation mark or bracket
  gap_stop = 1U << 5U,   ///< end of a sentence, line or part; anything else
  gap_touch = 1U << 6U,  ///< the two words touch: no blank between
  gap_colon = 1U << 7U,
};

/// A word of an article as the recognition of mentions sees it.
struct MentionWord {
  std::string_view term;        ///< folded, as indexed
  std::string_view core;        ///< what the classes are of: the term, or the term without proclitics
  WordClasses classes = 0;      ///< of the core
  std::uint8_t gap = gap_stop;  ///< before the word
  std::size_t begin = 0;        ///< byte offset in its part of the text
  std::size_t end = 0;
  unsigned position = 0;     ///< as the caller gave it
  bool capitalised = false;  ///< begins with a Latin capital and goes on in small letters
  bool definite = false;     ///< has the article, which after li is not a part of `core`
  bool opens_quote =
      false;  ///< the last quotation mark before it, after the word before, may be an opening one
  bool ends_quote = false;   ///< the first one there may be a closing one
  bool has_shadda = false;   ///< written with a doubled letter's sign
  bool has_tanwin = false;   ///< written with the sign of an indefinite accusative
  bool has_madda = false;    ///< begins with an alef that has a madda
  bool has_maqsura = false;  ///< ends in alef maqsura

  bool has_proclitic() const { return core.size() != term.size(); }
  bool is(unsigned classes_wanted) const { return (classes & classes_wanted) != 0; }
};

/// The words of one article, classified. Reuses its memory from article to article.
class MentionWords {
 public:
  void clear();

  /// Adds the next word of `text`, the part of the article that it stands in. `position` is handed back with
  /// mentions.
  void add(std::string_view text, const Token& token, unsigned position);

  /// Ends a part: what follows does not continue it.
  void end_part() { previous_end_ = no_offset; }

  /// Classifies the words; call when all are in. They stay good until clear().
  void classify();

  std::size_t size() const { return words_.size(); }
  const MentionWord& operator[](std::size_t i) const { return words_[i]; }

  /// The terms of all words, for lookups of phrases.
  std::span<const std::string_view> terms() const { return terms_; }

  /// True if nothing but blanks parts word i from the one before, and i has no proclitic: they can be one
  /// name.
  bool continues(std::size_t i) const {
    return i < size() && words_[i].gap == 0 && !words_[i].has_proclitic();
  }

 private:
  static constexpr std::size_t no_offset = static_cast<std::size_t>(-1);

  std::string bytes_;  ///< all terms
  std::vector<std::size_t> offsets_;
  std::vector<MentionWord> words_;
  std::vector<std::string_view> terms_;
  std::size_t previous_end_ = no_offset;
};

/// "that", inna and its like, which begins what was said.
bool is_that(std::string_view word);

/// A folded word without what may be a proclitic at its beginning.
struct WithoutProclitic {
  std::string_view rest;
  bool li_and_article = false;  ///< two lams were taken off: the rest stands behind the article
};

/// The ways to take proclitics off a folded Arabic word by its letters alone, shortest proclitic first: wa,
/// fa, bi, ka, li, then wa or fa with one of the others; lam lam is li and the article. At least two letters
/// remain. At most four ways.
class ProcliticCuts {
 public:
  explicit ProcliticCuts(std::string_view word) {
    // Few words begin with one, and all words are asked.
    if (word.size() >= fewest_bytes && may_be_proclitic(letter_at(word, 0))) cut(word);
  }
  const WithoutProclitic* begin() const { return cuts_; }
  const WithoutProclitic* end() const { return cuts_ + size_; }

 private:
  static constexpr std::size_t fewest_bytes = 3 * letter_bytes;

  static bool may_be_proclitic(char32_t character) {
    return character == letter::waw || character == letter::fa || character == letter::ba ||
           character == letter::lam || character == letter::kaf;
  }

  void cut(std::string_view word);
  void add(std::string_view rest, bool li_and_article = false);

  WithoutProclitic cuts_[4];
  std::size_t size_ = 0;
};

}  // namespace fihris
