#include "analyzers/words/word_scanner.h"

#include <algorithm>

#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/number_scanner.h"

namespace fihris {
namespace {

/// The kind of word that a character begins, or separator.
Kind begun_by(Kind kind) {
  switch (kind) {
    case Kind::arabic:
    case Kind::digit:
    case Kind::other:
    case Kind::spaceless:
    case Kind::phrase:
      return kind;
    case Kind::high_hamza:
      return Kind::arabic;
    default:
      return Kind::separator;
  }
}

/// Adds a character that is not simply one more letter to a word; false if it ends the word.
bool take_into(ScannedWord& word, const Fold& fold) {
  switch (fold.kind) {
    case Kind::tatweel:
      word.folded.note_tatweel();
      return true;
    case Kind::mark:
      return true;
    case Kind::hamza_mark:
      if (word.kind == Kind::arabic) word.folded.add_hamza_mark();
      return true;
    case Kind::high_hamza:
      if (word.kind != Kind::arabic) return false;
      word.folded.add_high_hamza();
      return true;
    // A mark ends no word: canonical order may put it before or after one that belongs there.
    case Kind::other_mark:
      if (word.kind == Kind::other) word.folded.append(fold);
      return true;
    case Kind::spaceless_mark:
      if (word.kind == Kind::spaceless) word.folded.append(fold);
      return true;
    default:
      return false;
  }
}

constexpr std::size_t fewest_behind_missing_space = 2;          ///< letters
constexpr std::size_t fewest_behind_missing_space_article = 5;  ///< the article counted
constexpr std::size_t most_looked_at = 8;                       ///< characters

/// The first letters, folded, of what is left of a word of Arabic letters.
void read_rest(std::string_view text, std::size_t at, FoldedWord& rest) {
  ScannedWord word;
  word.kind = Kind::arabic;
  word.folded.clear();
  Fold spare;
  for (std::size_t letters = 0; letters < most_looked_at && at < text.size();) {
    const Fold& fold = next_fold(text, at, spare);
    if (fold.kind == Kind::arabic) {
      word.folded.append(fold);
      ++letters;
    } else if (fold.kind != Kind::invisible && !take_into(word, fold)) {
      break;
    }
  }
  rest = word.folded;
}

/// Whether a letter at `at` begins a new word, since the one before it ends words: taa marbuta and tanwin do
/// unless a pronoun or a single letter follows, which are slips of the pen; alef maqsura does before the
/// article, since some write it for any yeh.
bool begins_word(WordEnd before, std::string_view text, std::size_t at) {
  using namespace letter;
  if (before == WordEnd::none) return false;
  FoldedWord folded;
  read_rest(text, at, folded);
  const std::string_view rest = folded.term();
  if (!is_arabic_word(rest) || letter_count(rest) < fewest_behind_missing_space) return false;
  if (before == WordEnd::alef_maqsura)
    return rest.starts_with(spelled<alef, lam>) && letter_count(rest) >= fewest_behind_missing_space_article;
  if (before == WordEnd::tanwin) return true;
  constexpr std::string_view pronouns[] = {
      spelled<haa, alef>, spelled<haa, mim>,  spelled<haa, mim, alef>, spelled<haa, nun>,
      spelled<nun, alef>, spelled<nun, yeh>,  spelled<kaf, mim>,       spelled<kaf, mim, alef>,
      spelled<kaf, nun>,  spelled<alef, nun>, spelled<yeh, nun>,
  };
  return before == WordEnd::taa_marbuta &&
         std::find(std::begin(pronouns), std::end(pronouns), rest) == std::end(pronouns);
}

/// What stands at the end of a word after one more letter: tanwin of the accusative stands on an alef or
/// before it.
WordEnd after_letter(WordEnd before, const Fold& fold) {
  const std::string_view letters(fold.bytes.data(), fold.length);
  if (before == WordEnd::fathatan && letters == spelled<letter::alef>) return WordEnd::tanwin;
  return fold.word_end;
}

WordEnd after_mark(WordEnd before, const Fold& fold, const FoldedWord& word) {
  switch (fold.word_end) {
    case WordEnd::tanwin:
    case WordEnd::fathatan:
      if (before == WordEnd::taa_marbuta || before == WordEnd::tanwin) return before;
      if (fold.word_end == WordEnd::fathatan && word.ends_with(spelled<letter::alef>)) return WordEnd::tanwin;
      return fold.word_end;
    default:
      // A hamza makes another letter of an alef maqsura.
      return fold.kind != Kind::mark && before == WordEnd::alef_maqsura ? WordEnd::none : before;
  }
}

}  // namespace

bool scan_word(std::string_view text, std::size_t& offset, ScannedWord& word) {
  Fold spare;
  const Fold* fold = nullptr;
  std::size_t at = offset;
  Kind kind = Kind::separator;
  do {
    if (at >= text.size()) {
      offset = at;
      return false;
    }
    word.begin = at;
    fold = &next_fold(text, at, spare);
    kind = begun_by(fold->kind);
  } while (kind == Kind::separator);

  word.kind = kind;
  word.folded.clear();
  if (kind != Kind::phrase) word.folded.append(*fold);
  std::size_t end = at;
  WordEnd word_end = fold->word_end;
  while (kind != Kind::phrase && at < text.size()) {
    const std::size_t before = at;
    fold = &next_fold(text, at, spare);
    if (fold->kind == kind) {
      if (word_end != WordEnd::none && begins_word(word_end, text, before)) break;
      word.folded.append(*fold);
      word_end = after_letter(word_end, *fold);
    } else if (fold->kind == Kind::invisible) {
      continue;
    } else if (!take_into(word, *fold)) {
      break;
    } else {
      word_end = after_mark(word_end, *fold, word.folded);
    }
    end = at;
  }
  if (kind == Kind::digit) end = scan_number(text, word.begin, end, word.folded);
  // What ended the word is looked at again: it may begin the next one.
  offset = end;
  word.end = end;
  return true;
}

}  // namespace fihris
