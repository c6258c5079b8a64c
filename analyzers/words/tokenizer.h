#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace fihris {

/// Stored in every index. The version changes whenever the same text would give other tokens, terms or
/// positions.
inline constexpr std::string_view analyzer_name = "ar";
inline constexpr unsigned analyzer_version = 10;

/// The term of a longer word is cut here, on a character boundary; in bytes of folded UTF-8. The token's
/// offsets still cover the whole word.
inline constexpr std::size_t max_term_bytes = 64;

struct ScannedWord;

/// One indexable word of a text.
struct Token {
  std::string term;       ///< UTF-8, folded, as stored in the index; never empty
  std::size_t begin = 0;  ///< byte offset in the original text of the word's first byte
  std::size_t end = 0;    ///< byte offset one past its last byte
  unsigned position = 0;  ///< 1-based word number
  /// The word as written has an alef that bears a hamza or madda and a lam after it, at its beginning or
  /// after one-letter proclitics: what looks like the article once folded is a part of the word (Ilham,
  /// Almaniya).
  bool hamza_before_lam = false;
};

/// Cuts a text into words and folds them, in one pass (see normalizer.h for the folds and docs/arabic.md for
/// all rules).
///
/// Letters, digits and marks belong to words; everything else, the underscore and the hash too, ends one.
/// Invisible characters and tatweel vanish inside a word. Arabic letters, other letters and digits that touch
/// are separate words. Scripts without spaces go through ICU's word breaker. Safe for untrusted input:
/// ill-formed UTF-8 ends a word.
class Tokenizer {
 public:
  /// `text` is UTF-8 and must outlive the tokenizer.
  explicit Tokenizer(std::string_view text);
  ~Tokenizer();

  /// Moves to the next word and returns true, or returns false at the end. Reuses the memory of `token`.
  bool next(Token& token);

 private:
  struct Inner;

  bool next_inner(Token& token);
  void enter(const ScannedWord& word);

  std::string_view text_;
  std::size_t offset_ = 0;
  unsigned position_ = 0;
  std::unique_ptr<Inner> inner_;  // words inside a stretch without spaces or a phrase; made when one is met
};

}  // namespace fihris
