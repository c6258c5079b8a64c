#include "analyzers/words/word_scanner.h"

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
  while (kind != Kind::phrase && at < text.size()) {
    fold = &next_fold(text, at, spare);
    if (fold->kind == kind) {
      word.folded.append(*fold);
    } else if (fold->kind == Kind::invisible) {
      continue;
    } else if (!take_into(word, *fold)) {
      break;
    }
    end = at;
  }
  // What ended the word is looked at again: it may begin the next one.
  offset = end;
  word.end = end;
  return true;
}

}  // namespace fihris
